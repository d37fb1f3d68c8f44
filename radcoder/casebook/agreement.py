"""Whether a course stands as the journal left it: its entries are followed from the first on and compared with it.

All of it is JSON on both sides, so that thousands of courses take seconds.
"""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import msgspec
from sqlalchemy import BindParameter, bindparam, select
from sqlalchemy.orm import Session

from radcoder.casebook import content, listing, texts, undo
from radcoder.casebook.rows import ClaimRow, ContentRow, CourseRow, JournalRow, LineRow
from radcoder.casebook.summary import summary_of
from radcoder.domain.course import Course

CAME = ("create", "import", "duplicate")
STEPS = (*CAME, undo.STEP, undo.UNDO, undo.REDO)
PLACED = ("archive", "unarchive", "tag", "delete", "restore")
ENTRY = (JournalRow.number, JournalRow.at, JournalRow.who, JournalRow.what, JournalRow.before, JournalRow.after)
COUNTS = {"errors", "warnings", "infos"}
"""What a review writes, of which the journal is silent."""
ONE: BindParameter[str] = bindparam("course")
# Statements made once: to make them costs more than to ask them.
ROW = select(*(each for each in CourseRow.__table__.c if each.name not in COUNTS)).where(CourseRow.id == ONE)
ENTRIES = select(*ENTRY).where(JournalRow.course == ONE).order_by(JournalRow.number)
FACTS = select(ContentRow.facts).where(ContentRow.course == ONE)
HEADS = select(ClaimRow.id, ClaimRow.head).where(ClaimRow.course == ONE).order_by(ClaimRow.position)
LINE = (LineRow.claim, LineRow.position, LineRow.code, LineRow.day, LineRow.line)
LINES = select(*LINE).join(ClaimRow).where(ClaimRow.course == ONE).order_by(LineRow.position)
SPOILT = (ValueError, TypeError, LookupError, AttributeError, RecursionError)
"""What comes of following what RadCoder did not write."""


@dataclass(slots=True)
class _Followed:
    """A course as its entries leave it: the columns of its row, its facts, the heads of its claims, their lines."""

    row: dict[str, Any] = field(default_factory=lambda: {"tags": listing.NO_TAGS, "archived": 0, "deleted": None})
    facts: dict[str, Any] = field(default_factory=lambda: content.facts_of(Course("")))
    heads: list[dict[str, Any]] = field(default_factory=list)
    lines: dict[str, list[Any]] = field(default_factory=lambda: defaultdict(list))

    def follow(self, entry: Any) -> None:  # noqa: ANN401 - a row of any table to mypy
        before, after = (json.loads(side or "{}") for side in (entry.before, entry.after))
        if entry.what in PLACED:
            self.row |= after
            return
        self.row |= {"edited": entry.at, "edited_by": entry.who, "revision": entry.number}
        facts = self.facts | after.get("facts", {})
        self.facts = {name: value for name, value in facts.items() if value not in content.UNSET}
        for old, new in zip(before.get("splices", ()) or _nothing(after), after.get("splices", ()), strict=True):
            start = new["start"]
            self.lines[new["claim"]][start : start + len(old.get("lines", ()))] = new.get("lines", ())
        if "claims" in after:
            self.heads = after["claims"]
            self.lines = defaultdict(list, {head["id"]: self.lines[head["id"]] for head in self.heads})

    def claims(self) -> list[dict[str, Any]]:
        return [head | {"lines": self.lines[head["id"]]} for head in self.heads]

    def columns(self) -> dict[str, Any]:
        course = msgspec.convert(self.facts | {"claims": self.claims()}, Course)
        summary = {name: value for name, value in summary_of(course).items() if name not in COUNTS}
        return self.row | {"archived": int(self.row["archived"])} | summary


def _nothing(after: dict[str, Any]) -> list[dict[str, Any]]:
    """The side before of an entry that a course came in with."""
    return [{}] * len(after.get("splices", ()))


def astray(session: Session, course: str) -> str:
    """What is to be said of a course that is not as its last entry left it; empty where it is, or is gone."""
    with texts.reading(session):
        row = session.execute(ROW, {"course": course}).mappings().one_or_none()
        if row is None:
            return ""
        entries = session.execute(ENTRIES, {"course": course}).all()
        ours = [entry for entry in entries if entry.what in (*STEPS, *PLACED)]
        try:
            stands = bool(ours) and ours[0].what in CAME and _stands(session, dict(row), ours)
        except SPOILT:
            stands = False
    left = f"entry {ours[-1].number} left it" if ours else "RadCoder left it, which has no entry of it"
    return "" if stands else f"the course {listing.shown(row['alias'])} is not as {left}"


def _stands(session: Session, row: dict[str, Any], entries: Iterable[Any]) -> bool:
    followed = _Followed()
    for entry in entries:
        followed.follow(entry)
    course = row.pop("id")
    facts = session.scalar(FACTS, {"course": course})
    return (
        json.loads(facts or "") == followed.facts
        and row | {"archived": int(row["archived"])} == followed.columns()
        and _claims(session, course) == followed.claims()
    )


def _claims(session: Session, course: str) -> list[dict[str, Any]]:
    """The claims of a course as JSON; a line whose code or day stands otherwise beside it than in it is no line."""
    lines: dict[int, list[Any]] = defaultdict(list)
    for row in session.execute(LINES, {"course": course}):
        line = json.loads(row.line)
        fits = (row.position, row.code, row.day) == (len(lines[row.claim]), line["code"], line["date"])
        lines[row.claim].append(line if fits else None)
    heads = session.execute(HEADS, {"course": course})
    return [json.loads(row.head) | {"lines": lines[row.id]} for row in heads]
