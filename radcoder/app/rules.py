"""The rules for people: the help of each, its sources, the figures it goes by on a date, and a course it fires on."""

import json
import sys
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from radcoder.app.places import data_folder
from radcoder.app.rule_page import RuleCard, RuleFigure, RulePage, RulePolicy
from radcoder.domain.course import Course
from radcoder.domain.facts import Facts
from radcoder.domain.periods import Period, in_force
from radcoder.exchange.course_json import parse_course
from radcoder.rules.base import CourseRule, DayRule, LineRule, PhaseRule, PracticeRule, Rule
from radcoder.rules.help import help_of, title_of
from radcoder.rules.joining import resolve
from radcoder.rules.register import BY_ID, REGISTER

if TYPE_CHECKING:
    from radcoder.app.workspace import Workspace

EXAMPLES = "rule-examples"
KINDS: tuple[tuple[type[Rule], str], ...] = (
    (LineRule, "one line"),
    (DayRule, "one biller's lines of one day"),
    (PhaseRule, "one phase"),
    (CourseRule, "the whole course"),
    (PracticeRule, "the courses of a practice together"),
)
FAMILIES = {"globals_": "Global periods", "other": "Other treatments", "record": "The record", "evaluation": "Visits"}


class UnknownRuleError(LookupError):
    """The register holds no rule of this id."""

    def __init__(self, rule: str) -> None:
        super().__init__(f"There is no rule {rule}. The rule browser lists all of them.")


class _Entry(TypedDict):
    """What the generator of the examples noted of a rule."""

    case: str
    parameters: list[str]


@cache
def rule_cards() -> tuple[RuleCard, ...]:
    """All rules of the register, family by family, by id within each."""
    return tuple(sorted((_card(rule) for rule in REGISTER), key=lambda card: (card.family, card.id)))


def _card(rule: Rule) -> RuleCard:
    package = type(rule).__module__.rpartition(".")[0]
    folder = package.rpartition(".")[2]
    text = help_of(rule)
    return RuleCard(
        rule.id,
        FAMILIES.get(folder, folder.replace("_", " ").strip().capitalize()),
        (sys.modules[package].__doc__ or "").strip(),
        rule.severity,
        next(words for kind, words in KINDS if isinstance(rule, kind)),
        title_of(rule),
        text.what,
        text.why,
        text.resolve,
        text.authority,
        isinstance(rule, PracticeRule),
    )


def rule_page(workspace: "Workspace", rule_id: str, on: date) -> RulePage:
    """A rule with its sources and the figures in force on a date. Raises `UnknownRuleError`."""
    if rule_id not in BY_ID:
        raise UnknownRuleError(rule_id)
    rule, facts = BY_ID[rule_id], workspace.facts_for(())
    return RulePage(
        _card(rule),
        on,
        tuple(dict.fromkeys(resolve(cite, facts) for cite in rule.authority)),
        tuple(_figure(name, facts, on) for name in _noted(rule_id)["parameters"]),
        tuple(_policies(rule_id, facts, on)),
        tuple(sorted(((slug, payer.name) for slug, payer in facts.payers.items()), key=lambda each: each[1])),
    )


def _figure(name: str, facts: Facts, on: date) -> RuleFigure:
    words = name.replace("_", " ").capitalize()
    row = in_force(facts.parameters.get(name, ()), on)
    if row is None:
        return RuleFigure(words, "", "", "")
    document = facts.documents.get(row.source)
    source = ", ".join(part for part in (document.title if document else row.source, row.section) if part)
    return RuleFigure(words, f"{row.value.normalize():f} {row.unit}", _span(row.period), source)


def _span(period: Period) -> str:
    parts = (f"from {period.start}" if period.start else "", f"to {period.end}" if period.end else "")
    return " ".join(part for part in parts if part)


def _policies(rule_id: str, facts: Facts, on: date) -> list[RulePolicy]:
    rows = [row for row in facts.policies if rule_id in row.rules and row.period.covers(on)]
    names = {slug: payer.name for slug, payer in facts.payers.items()}
    return [RulePolicy(names.get(r.payer, r.payer), r.codes, r.policy, r.effect, r.source) for r in rows]


@cache
def _index() -> dict[str, _Entry]:
    index: dict[str, _Entry] = json.loads((data_folder("resources") / EXAMPLES / "index.json").read_text("utf-8"))
    return index


def _noted(rule_id: str) -> _Entry:
    return _index().get(rule_id, {"case": "", "parameters": []})


def rule_example(rule_id: str) -> Path | None:
    """The course file on which this rule fires; None for a rule on a practice."""
    return _example_file(f"{rule_id}.json")


def practice_example(rule_id: str) -> tuple[Course, ...]:
    """The courses on which a rule on a practice fires; none for a rule that looks at one course."""
    path = _example_file(f"{rule_id}.jsonl")
    lines = path.read_bytes().splitlines() if path else ()
    return tuple(parse_course(line, f"{rule_id}, line {number}") for number, line in enumerate(lines, 1))


def _example_file(name: str) -> Path | None:
    path = data_folder("resources") / EXAMPLES / name
    return path if path.is_file() else None
