"""Visits beside radiation services."""
