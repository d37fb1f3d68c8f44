"""Write rows, bytes and sha256 of a dataset's CSV into its dataset.toml: `python tools/stamp.py db/parameters`."""

import csv
import hashlib
import re
import sys
from pathlib import Path


def stamp(folder: Path) -> None:
    """Bring the [file] table of one dataset up to date with its CSV."""
    description = folder / "dataset.toml"
    text = description.read_text(encoding="utf-8")
    name = re.search(r'^name = "(.+\.csv)"$', text, re.MULTILINE)
    if name is None:
        sys.exit(f"{description}: no [file] table with the name of a CSV file. Add one.")
    data = (folder / name[1]).read_bytes()
    rows = sum(1 for _ in csv.reader(data.decode("utf-8").splitlines())) - 1
    for key, value in (("rows", rows), ("bytes", len(data)), ("sha256", f'"{hashlib.sha256(data).hexdigest()}"')):
        text = re.sub(rf"^{key} = .*$", f"{key} = {value}", text, flags=re.MULTILINE)
    description.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    for argument in sys.argv[1:]:
        stamp(Path(argument))
