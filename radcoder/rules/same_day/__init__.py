"""Lines of one biller on one date of service: pairs, unit limits and add-ons."""
