"""Recoding across New Year: each line in two code sets with its dollars, and what another first day would do."""
