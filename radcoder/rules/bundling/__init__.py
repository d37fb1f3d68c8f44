"""Services that are inside another one, on whatever date they are billed."""
