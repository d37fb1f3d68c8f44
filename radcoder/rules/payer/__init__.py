"""Rules about payers: approvals that a payer asks for, and its limits of fractions."""
