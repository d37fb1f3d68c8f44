"""Rules on what the courses of a practice show together."""
