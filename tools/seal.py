#!/usr/bin/env python3
"""Write the number of rows and the checksum of every CSV under db/ into the dataset.toml beside it."""

import csv
import hashlib
import re
import sys
from pathlib import Path

FIGURES = re.compile(r'^rows = \d+\nsha256 = "[0-9a-f]*"$', re.MULTILINE)


def seal(description: Path) -> bool:
    """Bring one dataset.toml up to its CSV; say whether it changed."""
    (path,) = description.parent.glob("*.csv")
    with path.open(encoding="utf-8", newline="") as file:
        rows = sum(1 for _ in csv.reader(file)) - 1
    figures = f'rows = {rows}\nsha256 = "{hashlib.sha256(path.read_bytes()).hexdigest()}"'
    before = description.read_text(encoding="utf-8")
    after = FIGURES.sub(figures, before)
    description.write_text(after, encoding="utf-8", newline="\n")
    return after != before


if __name__ == "__main__":
    for found in sorted((Path(__file__).parents[1] / "db").glob("*/dataset.toml")):
        if seal(found):
            sys.stdout.write(f"sealed {found.parent.name}\n")
