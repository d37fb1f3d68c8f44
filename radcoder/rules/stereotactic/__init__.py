"""Stereotactic courses: their sessions, delivery, management and planning."""
