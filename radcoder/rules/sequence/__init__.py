"""The order of services in a course."""
