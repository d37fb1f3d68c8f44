"""What the file says that the catalogue does not know: reminders, never a verdict."""
