"""A plain way to read the seeds, which knows nothing of the code under test."""

import csv
import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from tests.conftest import SEEDS

Line = dict[str, str]
# Families held because courses meet them; the others are radiation oncology.
NOT_OURS = {"adjacent-surgery", "adjacent-imaging", "evaluation", "radiopharmaceutical", "source"}


@cache
def described(dataset: str) -> Mapping[str, Any]:
    """What the dataset's dataset.toml says."""
    return tomllib.loads((SEEDS / dataset / "dataset.toml").read_text(encoding="utf-8"))


def csv_path(dataset: str) -> Path:
    """Where the dataset's CSV lies."""
    return SEEDS / dataset / str(described(dataset)["file"]["name"])


@cache
def lines(dataset: str) -> tuple[Line, ...]:
    """All rows of a dataset as text."""
    with csv_path(dataset).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def column(dataset: str, *names: str) -> set[str]:
    """All values of some columns, the words of lists apart."""
    return {word for line in lines(dataset) for name in names for word in line[name].split()}


def covers(line: Line, on: date) -> bool:
    """Whether the row's period holds the day; ISO text compares like dates."""
    return line["valid_from"] <= on.isoformat() <= (line["valid_to"] or "9999-12-31")
