"""Rules on what the facts support and no line bills: reminders, never a demand to bill."""
