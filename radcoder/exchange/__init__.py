"""Formats of the outside world: the course file and the review file."""
