"""How fast a review is: one course, ten thousand courses, and time per line from 100 to 10,000 lines.

Each figure stands beside a bare peer measured in the same run: walking the same course's lines and fractions once,
which every review must do. `make bench` prints both; nothing here asserts a time.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from math import log
from time import process_time
from typing import Any

import pytest

from radcoder import rules
from radcoder.catalog.reader import Catalog
from radcoder.domain.course import Course
from radcoder.domain.findings import Review
from tests import notation

Benchmark = Callable[..., Any]
NINETY_LINES = """
    ended
    dx C61
    phase p1 photon vmat imrt volume=prostate planned=35 isocentres=1 fields=2 energy_mv=6 image_guidance=cbct
    fractions p1 2026-02-16 x35
    claim A professional 11 lakeside specialty=radiation-oncology locality=national
    2026-02-02 99205
    2026-02-04 77263
    2026-02-05 77334 p1
    2026-02-12 77301 p1
    2026-02-12 77338 p1
    2026-02-12 77300 x2 p1
    each p1 77407
    each p1 77387
    weekly p1 77427
    weekly p1 77336
"""
FLAGGED = f"{NINETY_LINES}\n2026-02-05 77290 p1\n2026-02-16 77280 p1\n2026-02-12 77263 p1\n2026-03-25 77427"


def _walk(course: Course) -> int:
    """The bare peer: look at every line and every fraction once."""
    return sum(entry.line.units for entry in course.entries()) + len({(f.date, f.session) for f in course.fractions})


@pytest.mark.parametrize("text", [NINETY_LINES, FLAGGED], ids=["clean", "four-conflicts"])
@pytest.mark.benchmark(group="one review")
def test_review_of_a_ninety_line_course(text: str, catalog: Catalog, benchmark: Benchmark) -> None:
    course = notation.course(text)
    facts = catalog.facts_for([course])
    review: Review = benchmark(rules.review, course, facts)
    assert review.clean is (text is NINETY_LINES)


@pytest.mark.benchmark(group="one review")
def test_bare_walk_over_the_same_course(benchmark: Benchmark) -> None:
    assert benchmark(_walk, notation.course(NINETY_LINES)) > 74


@pytest.mark.benchmark(group="facts")
def test_loading_the_facts_of_a_course(catalog: Catalog, benchmark: Benchmark) -> None:
    course = notation.course(NINETY_LINES)
    assert benchmark(lambda: catalog.facts_for([course])).codes


@pytest.mark.benchmark(group="time a line")
def test_time_a_line_from_a_hundred_to_ten_thousand(catalog: Catalog, benchmark: Benchmark) -> None:
    """Prints the least CPU time of some reviews for each length, and the slope on logarithmic scales: 1 is level."""
    lengths = (100, 1_000, 10_000) if benchmark.enabled else (100, 200)  # type: ignore[attr-defined]
    taken = {lines: _least(_long(lines), catalog, 30_000 // lines) for lines in lengths[:-1]}
    last = _long(lengths[-1])
    facts = catalog.facts_for([last])
    review: Review = benchmark.pedantic(rules.review, (last, facts), rounds=1)  # type: ignore[attr-defined]
    assert len(review.estimate.lines) == lengths[-1]
    taken[lengths[-1]] = _least(last, catalog, 3)
    steps = {f"{a} to {b}": _slope(taken, a, b) for a, b in [*pairwise(lengths), (lengths[0], lengths[-1])]}
    benchmark.extra_info.update(milliseconds={n: round(s * 1000, 2) for n, s in taken.items()}, slopes=steps)  # type: ignore[attr-defined]
    print(f"time a line: {benchmark.extra_info}")  # type: ignore[attr-defined]


def _least(course: Course, catalog: Catalog, rounds: int) -> float:
    """Seconds of CPU time that the quickest of some reviews took: others on the machine make single ones slow."""
    facts = catalog.facts_for([course])
    taken: list[float] = []
    for _ in range(rounds):
        begin = process_time()
        rules.review(course, facts)
        taken.append(process_time() - begin)
    return min(taken)


def _slope(taken: dict[int, float], few: int, many: int) -> float:
    return round(log(taken[many] / taken[few]) / log(many / few), 2)


def _long(lines: int) -> Course:
    """The course repeated in later and later years, with its fractions, until it has this many lines."""
    course = notation.course(NINETY_LINES)
    (claim,) = course.claims
    shifts = [timedelta(days=70 * number) for number in range(lines // len(claim.lines) + 1)]
    copies = [replace(line, date=line.date + shift) for shift in shifts for line in claim.lines]
    fractions = tuple(replace(each, date=each.date + shift) for shift in shifts for each in course.fractions)
    return replace(course, fractions=fractions, claims=(replace(claim, lines=tuple(copies[:lines])),))


@pytest.mark.benchmark(group="many courses")
def test_ten_thousand_courses_in_one_process(catalog: Catalog, benchmark: Benchmark) -> None:
    number = 10_000 if benchmark.enabled else 20  # type: ignore[attr-defined]
    course = notation.course(NINETY_LINES)
    facts = catalog.facts_for([course])
    courses = [replace(course, reference=f"C-{n}") for n in range(number)]
    clean: int = benchmark.pedantic(lambda: sum(rules.review(c, facts).clean for c in courses), rounds=1)  # type: ignore[attr-defined]
    assert clean == number
