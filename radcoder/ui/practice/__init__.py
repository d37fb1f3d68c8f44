"""The practice: what all courses of a casebook show together."""
