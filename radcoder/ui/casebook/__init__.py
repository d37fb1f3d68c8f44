"""The casebook in the window: first run, signing in, locking, people, journal, backups, and faults of its file."""
