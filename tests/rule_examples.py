"""Writes the examples of the rules from their cases: python -m tests.rule_examples.

`resources/rule-examples/<ID>.json` is a course on which the rule fires: its first flagged case. For a rule on a
practice `<ID>.jsonl` holds the courses of that case, one a line. `index.json` notes the case's name and the policy
figures (`db/parameters`) that the rule asked for while it looked at all of its cases.
"""

import json
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from radcoder.catalog.build import ensure_catalog
from radcoder.catalog.reader import Catalog
from radcoder.domain.course import Course
from radcoder.domain.facts import Facts, Parameter
from radcoder.exchange.course_json import course_to_json
from radcoder.rules import review_practice
from radcoder.rules.base import Rule
from radcoder.rules.chart import Chart
from radcoder.rules.register import BY_ID
from radcoder.rules.walking import Walk
from tests import notation
from tests.rules.practices import practice_cases
from tests.rules.test_cases import Case, all_cases

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "rule-examples"


class Asked(Mapping[str, tuple[Parameter, ...]]):
    """The policy figures of a catalogue, noting which of them were asked for."""

    def __init__(self, held: Mapping[str, tuple[Parameter, ...]]) -> None:
        self._held = held
        self.names: set[str] = set()

    def __getitem__(self, name: str) -> tuple[Parameter, ...]:
        self.names.add(name)
        return self._held[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)


def cases_of(rule: str, cases: list[Case]) -> list[Case]:
    return [case for case in cases if case.rule == rule]


def example(rule: str, cases: list[Case]) -> Course:
    """The first case on which the rule fires, as a course that says whose example it is."""
    case = next(case for case in cases_of(rule, cases) if case.finds)
    return replace(notation.course(case.course), reference=rule, title=f"Example of {rule}: {case.name}")


def figures_of(rule: Rule, courses: list[Course], facts: Facts) -> list[str]:
    """The policy figures that the rule asks for over all of its cases."""
    asked = Asked(facts.parameters)
    for course in courses:
        noted = replace(facts, parameters=asked)
        tuple(Walk((rule,)).over(Chart(course, noted)))
    return sorted(asked.names)


def practice_figures(rule: str, facts: Facts) -> list[str]:
    """The policy figures that a rule on a practice asks for over all of its cases."""
    asked = Asked(facts.parameters)
    noted = replace(facts, parameters=asked)
    for case in practice_cases():
        if case.rule == rule:
            review_practice(case.courses(), noted)
    return sorted(asked.names)


def _one_a_line(courses: list[Course]) -> bytes:
    documents = (json.loads(course_to_json(course)) for course in courses)
    return "".join(f"{json.dumps(each, ensure_ascii=False, separators=(',', ':'))}\n" for each in documents).encode()


def examples(catalog: Catalog) -> dict[str, bytes]:
    """The content of every file, by its name."""
    cases = all_cases()
    known = sorted({case.rule for case in cases if case.finds} & set(BY_ID))
    courses = {rule: [notation.course(case.course) for case in cases_of(rule, cases)] for rule in known}
    facts = catalog.facts_for([course for each in courses.values() for course in each])
    practices = {case.rule: case for case in reversed(practice_cases()) if case.finds}
    files = {f"{rule}.json": course_to_json(example(rule, cases)) for rule in known}
    files |= {f"{rule}.jsonl": _one_a_line(case.courses()) for rule, case in practices.items()}
    index = {
        rule: {
            "case": next(case.name for case in cases_of(rule, cases) if case.finds),
            "parameters": figures_of(BY_ID[rule], courses[rule], facts),
        }
        for rule in known
    } | {rule: {"case": case.name, "parameters": practice_figures(rule, facts)} for rule, case in practices.items()}
    text = json.dumps(dict(sorted(index.items())), indent=1, ensure_ascii=False)
    return {**files, "index.json": f"{text}\n".encode()}


def main() -> None:
    """Write all files anew, and remove those of rules that are gone."""
    with tempfile.TemporaryDirectory() as folder, Catalog(ensure_catalog(Path(folder), ROOT / "db")) as catalog:
        files = examples(catalog)
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.json*"):
        if old.name not in files:
            old.unlink()
    for name, content in files.items():
        (FOLDER / name).write_bytes(content)
    print(f"{len(files) - 1} examples in {FOLDER.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
