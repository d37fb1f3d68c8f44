"""How often a service may be billed: per five fractions, fraction, plan, phase and course."""
