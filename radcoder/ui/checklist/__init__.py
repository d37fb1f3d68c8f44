"""The checklist: what the record must hold for each billed code, and what the file says on it."""
