"""The facts of a course opened under their strip: payer, diagnoses, phases, and what the record holds."""
