"""Guiding: the keys of the place that has the keyboard on F1, and a hint where a person is for the first time."""
