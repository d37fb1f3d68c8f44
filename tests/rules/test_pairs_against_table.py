"""The pair rule against the hospital table: 5,000 random pairs and dates, judged by a slow reading of the CSV."""

import csv
from datetime import date, timedelta
from random import Random

import pytest

from radcoder.catalog.reader import Catalog
from radcoder.domain.course import Claim, ClaimKind, Course, Line
from radcoder.domain.findings import Finding
from radcoder.rules.engine import Engine
from radcoder.rules.evaluation.visit_with_service import VisitOnRadiationDay
from radcoder.rules.same_day.pair_edit import SameDayPair
from tests.conftest import SEEDS

FIRST, LAST = date(2019, 7, 1), date(2026, 6, 30)
OPENS = {
    "24",
    "25",
    "27",
    "57",
    "58",
    "59",
    "78",
    "79",
    "91",
    "XE",
    "XP",
    "XS",
    "XU",
    "LT",
    "RT",
    "E1",
    "FA",
    "TA",
    "LC",
}
NEVER_OPENS = {"22", "26", "50", "76", "77", "TC"}
QUESTIONS = 5000

Row = dict[str, str]


def _table() -> list[Row]:
    path = SEEDS / "ncci-ptp-hospital" / "ncci_ptp_hospital.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _slowly(rows: list[Row], codes: tuple[str, str], on: date) -> dict[tuple[str, str], int]:
    """Read every row of the two codes: which pairs are in force on the day, and with which indicator."""
    day = on.isoformat()
    found = {}
    for row in rows:
        if {row["column1"], row["column2"]} == set(codes) and row["indicator"] != "9":
            begun = not row["valid_from"] or row["valid_from"] <= day
            if begun and (not row["valid_to"] or day <= row["valid_to"]):
                found[row["column1"], row["column2"]] = int(row["indicator"])
    return found


def _severity(indicator: int, codes: tuple[str, str], modifiers: tuple[str, str]) -> str:
    if indicator == 0:
        return "error"
    opened = [m in OPENS and (code, m) != ("77427", "59") for code, m in zip(codes, modifiers, strict=True)]
    return "info" if any(opened) else "warning"


def _question(random: Random, rows: list[Row]) -> tuple[tuple[str, str], date, tuple[str, str]]:
    row = random.choice(rows)
    codes = (
        (row["column1"], row["column2"]) if random.random() < 0.8 else (row["column1"], random.choice(rows)["column2"])
    )
    edges = [date.fromisoformat(row[name]) for name in ("valid_from", "valid_to") if row[name]]
    near = [edge + timedelta(days=step) for edge in edges for step in (-1, 0, 1)]
    anywhere = FIRST + timedelta(days=random.randrange((LAST - FIRST).days))
    on = random.choice([*near, anywhere, anywhere])
    choice = ["", "", *sorted(OPENS | NEVER_OPENS)]
    return codes, min(max(on, FIRST), LAST), (random.choice(choice), random.choice(choice))


def _said(findings: tuple[Finding, ...]) -> dict[tuple[str, str], tuple[int, str]]:
    said = {}
    for finding in findings:
        facts = dict(finding.facts)
        assert facts["table"] == "hospital"
        said[str(facts["column1"]), str(facts["column2"])] = (int(facts["indicator"]), finding.severity.value)
    return said


@pytest.mark.parametrize("seed", range(5))
def test_random_pairs_and_dates_agree_with_the_table(seed: int, catalog: Catalog) -> None:
    rows, random = _table(), Random(seed)
    by_codes: dict[frozenset[str], list[Row]] = {}
    for row in rows:
        by_codes.setdefault(frozenset((row["column1"], row["column2"])), []).append(row)
    facts = catalog.facts_for([], {code for pair in by_codes for code in pair})
    engine = Engine([VisitOnRadiationDay(), SameDayPair()])
    met = 0
    for _ in range(QUESTIONS // 5):
        codes, on, modifiers = _question(random, rows)
        if codes[0] == codes[1]:
            continue
        lines = tuple(Line(on, code, 1, (mod,) if mod else ()) for code, mod in zip(codes, modifiers, strict=True))
        review = engine.review(Course("R", (Claim("B", ClaimKind.HOSPITAL, lines),)), facts)
        wanted = _slowly(by_codes.get(frozenset(codes), []), codes, on)
        assert _said(review.findings) == {pair: (i, _severity(i, codes, modifiers)) for pair, i in wanted.items()}, (
            codes,
            on,
        )
        met += len(wanted)
    assert met > QUESTIONS // 20


def test_the_modifiers_of_this_test_are_those_of_the_catalogue(catalog: Catalog) -> None:
    modifiers = catalog.facts_for([]).modifiers
    assert {name for name in OPENS if name in modifiers and not modifiers[name].opens_pairs} == set()
    assert {name for name in NEVER_OPENS if name in modifiers and modifiers[name].opens_pairs} == set()
