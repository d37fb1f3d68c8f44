"""Use cases: what the screen and the command line ask for, answered in frozen values; no Qt."""
