"""What a person does with a casebook: each use case is one transaction and gives frozen values."""
