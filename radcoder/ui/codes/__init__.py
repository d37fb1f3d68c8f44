"""Search for codes, and the page of one code."""
