"""The casebook: the user's own work in one SQLite file, encrypted unless the user chose otherwise."""
