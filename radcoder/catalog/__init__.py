"""The coding knowledge that is fact: public reference data, built from seeds into a read-only SQLite file."""
