"""The course on the desk: its facts, its weeks, its lines."""
