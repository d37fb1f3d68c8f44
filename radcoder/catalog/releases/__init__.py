"""Readers of published files that do not come as seeds of db/."""
