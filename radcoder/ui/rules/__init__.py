"""The rule browser: every rule with its help, its sources, the figures it goes by, and a course on which it fires."""
