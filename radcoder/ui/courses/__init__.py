"""The start page: every course of the casebook, with what was found in it, and what one can do with it."""
