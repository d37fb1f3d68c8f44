"""Codes that are not valid on the date of service."""
