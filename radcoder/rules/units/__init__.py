"""Units that a course earns, family by family: what is expected of each counted code, and what is billed."""
