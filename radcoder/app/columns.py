"""Which column of a foreign table is which field: proposed by the names of its head or by what stands in the cells."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from radcoder.app.line_fields import ANY_DAY, CODE, CODE_WITH_MODIFIERS
from radcoder.builder.reading import SLASHES, UnreadError, read_day
from radcoder.exchange.table import Table

TRIED = 200
MOST_MONTHS = 12


class ColumnField(StrEnum):
    """What a column of a table of lines or of fractions can hold."""

    NOTHING = ""
    CLAIM = "claim"
    DATE = "date"
    CODE = "code"
    UNITS = "units"
    MODIFIERS = "modifiers"
    PLACE = "place of service"
    DIAGNOSES = "diagnoses"
    PHASE = "phase"
    CHARGE = "charge"
    NOTE = "note"
    SESSION = "session"
    TIME = "time"
    MACHINE = "machine"


LINES = (ColumnField.NOTHING, ColumnField.CLAIM, ColumnField.DATE, ColumnField.CODE, ColumnField.UNITS,
         ColumnField.MODIFIERS, ColumnField.PLACE, ColumnField.DIAGNOSES, ColumnField.PHASE, ColumnField.CHARGE,
         ColumnField.NOTE)  # fmt: skip
FRACTIONS = (ColumnField.NOTHING, ColumnField.DATE, ColumnField.PHASE, ColumnField.SESSION, ColumnField.TIME,
             ColumnField.MACHINE)  # fmt: skip
HEADS = {
    ColumnField.CLAIM: "claim claimid claimno biller",
    ColumnField.DATE: "date dos dateofservice servicedate servdate fromdate from datefrom day txdate treatmentdate",
    ColumnField.CODE: "code cpt cptcode hcpcs cpthcpcs hcpcscode procedure procedurecode proccode proc",
    ColumnField.UNITS: "units unit qty quantity count days daysorunits",
    ColumnField.MODIFIERS: "modifiers modifier mod mods mod1 mod2 mod3 mod4 modifier1 modifier2 modifier3 modifier4 m1 "
    "m2 m3 m4",
    ColumnField.PLACE: "pos placeofservice place",
    ColumnField.DIAGNOSES: "dx diagnosis diagnoses icd icd10 icd10cm dxpointer pointer pointers diagnosispointer dx1",
    ColumnField.PHASE: "phase plan phaseid",
    ColumnField.CHARGE: "charge charges amount fee billed billedamount price",
    ColumnField.NOTE: "note notes comment comments remark remarks",
    ColumnField.SESSION: "session fractionofday bid session1",
    ColumnField.TIME: "time starttime treatmenttime",
    ColumnField.MACHINE: "machine linac unitname room vault",
}
FIELD_OF = {head: field for field, heads in HEADS.items() for head in heads.split()}
SEVERAL = frozenset({ColumnField.MODIFIERS, ColumnField.DIAGNOSES, ColumnField.NOTHING})


class NoColumnError(ValueError):
    """A table in which nothing can be told: a column that must be there is not named."""

    def __init__(self, missing: Iterable[str]) -> None:
        super().__init__(f"Say which column holds the {' and which the '.join(missing)}.")


@dataclass(frozen=True, slots=True)
class Columns:
    """What each column holds, whether the first row names them, and whether days with slashes have the day first."""

    fields: tuple[ColumnField, ...]
    head: bool = True
    day_first: bool = False

    def to_text(self) -> str:
        """As settings keep it."""
        return "|".join([*self.fields, "head" if self.head else "no head", "day" if self.day_first else "month"])

    def having(self, *, column: int, field: ColumnField) -> "Columns":
        """The same with one column named anew; a field that only one column can hold leaves the other."""
        fields = [ColumnField.NOTHING if each is field and field not in SEVERAL else each for each in self.fields]
        fields[column] = field
        return replace(self, fields=tuple(fields))

    def must_have(self, *wanted: ColumnField) -> None:
        """Refuse a table without these columns. Raises `NoColumnError`."""
        missing = [each.value for each in wanted if each not in self.fields]
        if missing:
            raise NoColumnError(missing)


def columns_from_text(text: str, allowed: tuple[ColumnField, ...]) -> Columns | None:
    """Read what settings kept; None when it does not fit."""
    *fields, head, first = text.split("|") if text.count("|") > 1 else ["", "", ""]
    known = {each.value for each in allowed}
    if not any(fields) or not known.issuperset(fields):
        return None
    return Columns(tuple(ColumnField(each) for each in fields), head == "head", first == "day")


def is_log(table: Table) -> bool:
    """Whether a table looks like a log of fractions: days, and nothing that looks like a code."""
    fractions = proposed(table, FRACTIONS).fields
    codes = any(CODE.fullmatch(cell.upper()) for row in table.rows[:TRIED] for cell in row)
    return ColumnField.DATE in fractions and not codes and ColumnField.CODE not in proposed(table).fields


def signature(table: Table) -> str:
    """What a table is known again by: the names of its head, however they are written."""
    return "|".join(_plain(cell) for cell in table.rows[0]) if table.rows else ""


def proposed(table: Table, allowed: tuple[ColumnField, ...] = LINES) -> Columns:
    """Propose what each column holds: by the head when the first row is one, else by what the cells look like."""
    if not table.rows:
        return Columns((), head=False)
    named = [FIELD_OF.get(_plain(cell), ColumnField.NOTHING) for cell in table.rows[0]]
    head = _is_head(table.rows[0], any(named), table.rows[1:])
    named += [ColumnField.NOTHING] * (table.width - len(named))
    looks = [_by_cells(_column(table, number)[head:]) for number in range(table.width)]
    fields = (
        [name or _beyond_doubt(look, named) for name, look in zip(named, looks, strict=True)] if any(named) else looks
    )
    columns = Columns(tuple(_once(fields, allowed)), head)
    return replace(columns, day_first=_day_first(table, columns) or False)


def _beyond_doubt(look: ColumnField, named: list[ColumnField]) -> ColumnField:
    """Under a name that says nothing only days and codes are known again: a figure could be anything."""
    return look if look in (ColumnField.DATE, ColumnField.CODE) and look not in named else ColumnField.NOTHING


def _is_head(first: tuple[str, ...], named: object, others: tuple[tuple[str, ...], ...]) -> bool:
    """A first row without figures above rows that have some names columns too, in words that RadCoder does not know."""
    if named:
        return not any(_is_day(cell) for cell in first)
    return bool(others) and not _has_figures(first) and _has_figures(others[0])


def _has_figures(row: tuple[str, ...]) -> bool:
    return any(character.isdigit() for cell in row for character in cell)


def _once(fields: list[ColumnField], allowed: tuple[ColumnField, ...]) -> Iterable[ColumnField]:
    seen: set[ColumnField] = set()
    for field in fields:
        fits = field in allowed and (field in SEVERAL or field not in seen)
        seen.add(field)
        yield field if fits else ColumnField.NOTHING


def _plain(cell: str) -> str:
    return re.sub(r"[^a-z0-9]", "", cell.lower())


def _column(table: Table, number: int) -> list[str]:
    return [row[number] for row in table.rows[:TRIED] if number < len(row) and row[number]]


def _by_cells(cells: list[str]) -> ColumnField:
    tests = (
        (ColumnField.CODE, lambda cell: bool(CODE.fullmatch(cell.upper()) or CODE_WITH_MODIFIERS.fullmatch(cell))),
        (ColumnField.DATE, _is_day),
        (ColumnField.DIAGNOSES, lambda cell: bool(re.fullmatch(r"[A-Z]\d[0-9A-Z]\.?[0-9A-Z]{0,4}", cell.upper()))),
        (ColumnField.UNITS, lambda cell: bool(re.fullmatch(r"\d{1,3}([.,]0+)?", cell, re.ASCII))),
        (ColumnField.MODIFIERS, lambda cell: bool(re.fullmatch(r"[A-Z0-9]{2}([ ,-][A-Z0-9]{2})*", cell.upper()))),
    )
    most = Counter(field for cell in cells for field, fits in tests if fits(cell)).most_common(1)
    return most[0][0] if most and 2 * most[0][1] >= len(cells) else ColumnField.NOTHING


def _is_day(cell: str) -> bool:
    try:
        read_day(cell.split(" ", maxsplit=1)[0] if ":" in cell else cell, ANY_DAY)
    except UnreadError:
        return False
    return not cell.isdigit()


def _dates(table: Table, columns: Columns) -> list[str]:
    if ColumnField.DATE not in columns.fields:
        return []
    number = columns.fields.index(ColumnField.DATE)
    return [row[number] for row in table.rows[columns.head :] if number < len(row)]


def _day_first(table: Table, columns: Columns) -> bool | None:
    """Whether days with slashes have the day first; None where they do not tell."""
    parts = [found for cell in _dates(table, columns) if (found := SLASHES.fullmatch(cell.split(" ")[0]))]
    day = any(int(found[1]) > MOST_MONTHS for found in parts if found[2] != ".")
    month = any(int(found[3]) > MOST_MONTHS for found in parts if found[2] != ".")
    return day if day != month else None


def doubt_about_days(table: Table, columns: Columns) -> str:
    """Explain how days were read that could be read in two ways; empty where there is no such day."""
    found = [each for cell in _dates(table, columns) if (each := SLASHES.fullmatch(cell.split(" ")[0]))]
    doubtful = [
        each
        for each in found
        if each[2] != "." and each[1] != each[3] and max(int(each[1]), int(each[3])) <= MOST_MONTHS
    ]
    if not doubtful:
        return ""
    order = "the day first" if columns.day_first else "the month first"
    told = _day_first(table, columns)
    why = "as others in the column must be" if told is columns.day_first else "which nothing in the column proves"
    both = any(int(each[1]) > MOST_MONTHS for each in found) and any(int(each[3]) > MOST_MONTHS for each in found)
    why = "though the column holds both orders: look at each" if both else why
    return f"{len(doubtful)} dates such as {doubtful[0][0]} can be read in two ways; they are read with {order}, {why}."


def in_order(cell: str, columns: Columns) -> str:
    """A day as the reader of days wants it: with dots, the day is first."""
    found = SLASHES.fullmatch(cell)
    if found is None or not columns.day_first or found[2] == "." or int(found[3]) > MOST_MONTHS:
        return cell
    return f"{found[1]}.{found[3]}" + (f".{found[4]}" if found[4] else "")
