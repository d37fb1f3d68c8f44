"""Visits in the days that a procedure already includes."""
