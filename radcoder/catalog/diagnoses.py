"""Diagnoses of the tabular list: one with everything that holds for it because it holds above it, and plain facts."""

import json
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from radcoder.catalog import schema
from radcoder.catalog.releases.icd10cm import extended
from radcoder.catalog.rows import AnyRow
from radcoder.domain.facts import Diagnosis
from radcoder.domain.periods import Period

TABLE = schema.icd10cm
SEVEN = 7
LIST = "ICD-10-CM tabular list"
SIDES = re.compile(r"\b(left|right|bilateral)\b")


@dataclass(frozen=True, slots=True)
class Node:
    """A chapter, block, category or code of the list."""

    kind: str
    code: str
    title: str
    billable: bool
    notes: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class TabularEntry:
    """A diagnosis: itself, what stands above it (nearest first), and what stands below it."""

    node: Node
    above: tuple[Node, ...]
    below: tuple[Node, ...]


def diagnosis(connection: Connection, code: str) -> TabularEntry | None:
    """The entry of a code, with or without its dot, seven characters and all; None when the list has none."""
    plain = code.replace(".", "").upper()
    row = _row(connection, plain)
    if row is not None:
        return _entry(connection, row, _node(row), _below(connection, row))
    stem = _row(connection, plain[: SEVEN - 1].rstrip("X")) if len(plain) == SEVEN else None
    whole = next((each for each in _sevens(connection, stem) if each.code.replace(".", "") == plain), None)
    return _entry(connection, stem, whole, ()) if stem is not None and whole else None


def in_general(connection: Connection, plain: Collection[str]) -> Iterator[Diagnosis]:
    """What the list alone says of these codes without dots: no family, and the side if the title names just one.

    One edition is held and no first or last day with it.
    """
    codes = func.json_each(json.dumps(sorted(plain))).table_valued("value")
    found = select(TABLE).where(TABLE.c.plain.in_(select(codes.c.value)), TABLE.c.kind == "code")
    for row in connection.execute(found):
        sides = set(SIDES.findall(row.title.lower()))
        side = sides.pop() if len(sides) == 1 else "bilateral" if sides else ""
        yield Diagnosis(row.code, row.title, row.billable, "", side, Period(None, None), LIST)


def _entry(connection: Connection, row: AnyRow, node: Node, below: tuple[Node, ...]) -> TabularEntry:
    above: list[Node] = [] if node.code == row.code else [_node(row)]
    parent = row.parent
    while parent is not None:
        upper = connection.execute(select(TABLE).where(TABLE.c.id == parent)).one()
        above.append(_node(upper))
        parent = upper.parent
    return TabularEntry(node, tuple(above), below)


def _row(connection: Connection, plain: str) -> AnyRow | None:
    wanted = select(TABLE).where(TABLE.c.plain == plain, TABLE.c.kind == "code")
    return connection.execute(wanted).first()


def _below(connection: Connection, row: AnyRow) -> tuple[Node, ...]:
    found = connection.execute(select(TABLE).where(TABLE.c.parent == row.id).order_by(TABLE.c.id))
    return tuple(map(_node, found)) or tuple(_sevens(connection, row))


def _sevens(connection: Connection, row: AnyRow | None) -> list[Node]:
    if row is None or row.seventh is None:
        return []
    notes = connection.execute(select(TABLE.c.notes).where(TABLE.c.id == row.seventh)).scalar_one()
    made = extended(row.code, row.title, list(json.loads(notes)["seventh"].items()))
    return [Node("code", code, title, billable=True, notes={}) for code, title in made]


def _node(row: AnyRow) -> Node:
    notes = json.loads(row.notes) if row.notes else {}
    notes.pop("seventh", None)
    return Node(row.kind, row.code, row.title, row.billable, notes)
