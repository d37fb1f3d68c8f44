"""The timeline: one picture of the whole course, on a page that a key shows."""
