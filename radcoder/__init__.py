"""RadCoder checks radiation oncology claims: what is wrong, why, on whose authority, and what would make it right."""

__version__ = "0.1.0"
