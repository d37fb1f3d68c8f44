"""Comparing: two versions of a course side by side, or what is billed against what the record supports."""
