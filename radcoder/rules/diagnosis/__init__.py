"""What is treated, as the diagnoses say it."""
