"""What statements say of NCCI pairs is what the tables hold: none where none is claimed, else the indicator named."""

import re
from collections import defaultdict
from collections.abc import Iterator

from tests.catalog.csvs import Line, lines

TABLES = {"ncci-ptp-2024q3": "ncci-ptp-practitioner", "ncci-ptp-hospital": "ncci-ptp-hospital"}
CODE = re.compile(r"\b[0-9A-Z]\d{3}[0-9A-Z]\b")
CLAIM = re.compile(r"([\dA-Z,\- ]+|[\dA-Z ]+ and [\dA-Z ]+) with ([^|;]*?),? indicator ([01])")
LAST = "9999-12-31"
SINCE = "2025-01-01"  # a statement without a first day is about the years held


def pairs() -> dict[tuple[str, str, str], list[Line]]:
    """The rows of each table by table, column 1 and column 2; a pair deleted on its first day is none."""
    groups: dict[tuple[str, str, str], list[Line]] = defaultdict(list)
    for source, table in TABLES.items():
        for line in lines(table):
            if line["indicator"] != "9":
                groups[source, line["column1"], line["column2"]].append(line)
    return groups


PAIRS = pairs()


def indicators(source: str, column1: str, column2: str, said: Line) -> set[str]:
    """The indicators of a pair in the period of a statement."""
    end = said["valid_to"] or LAST
    start = said["valid_from"] or min(SINCE, end)
    rows = PAIRS[source, column1, column2]
    return {row["indicator"] for row in rows if row["valid_from"] <= end and start <= (row["valid_to"] or LAST)}


def located() -> Iterator[tuple[Line, str, str]]:
    """Each statement with each pair table that it names and the locator there."""
    for line in lines("statements"):
        for source, locator in zip(line["source"].split(), line["locator"].split("; "), strict=True):
            if source in TABLES:
                yield line, source, locator


def test_where_no_pair_is_claimed_there_is_none() -> None:
    claims = [found for found in located() if "no pair" in found[2] or "no active pair" in found[2]]
    for line, source, _ in claims:
        for code in line["codes"].split():
            for other in CODE.findall(line["subject"]):
                held = indicators(source, code, other, line) | indicators(source, other, code, line)
                assert held == set(), (code, other, line["text"])
    assert len(claims) > 40


def test_pairs_that_a_locator_names_have_its_indicator() -> None:
    seen = 0
    for line, source, locator in located():
        for one, two, indicator in CLAIM.findall(locator):
            for column1 in CODE.findall(one):
                for column2 in CODE.findall(two):
                    assert indicator in indicators(source, column1, column2, line), (column1, column2, locator)
                    seen += 1
    assert seen > 60


def test_companions_of_a_named_indicator_have_a_pair() -> None:
    for line, source, locator in located():
        if locator in {"indicator 0", "indicator 1"} and line["section"] == "includes":
            for code in line["codes"].split():
                for other in CODE.findall(line["subject"]):
                    if code != other:
                        held = indicators(source, code, other, line) | indicators(source, other, code, line)
                        assert held == {locator[-1]}, (code, other, line["text"])
