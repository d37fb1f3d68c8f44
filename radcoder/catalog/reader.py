"""Reading the catalogue: the facts that reviews ask for, and every row of one code."""

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import Any, Self, TypeVar

from sqlalchemy import Column, ColumnElement, Table, create_engine, func, or_, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from radcoder.catalog import rows, schema
from radcoder.catalog.build import connect
from radcoder.catalog.code_rows import CodeRows
from radcoder.catalog.diagnoses import TabularEntry, diagnosis, in_general
from radcoder.catalog.said import requirements_by_code, said_of
from radcoder.catalog.search import Index, Matches
from radcoder.domain.course import Course
from radcoder.domain.facts import (
    Diagnosis,
    Facts,
    HospitalStatus,
    LocalityIndex,
    PairEdit,
    Setting,
)
from radcoder.domain.statements import DenialReason, Statement

KeyT = TypeVar("KeyT", bound=Hashable)
ValueT = TypeVar("ValueT")
PairKey = tuple[Setting, str, str]
LIMIT_TABLES = (schema.unit_limit, schema.unit_limit_hospital)
PAIR_TABLES = {Setting.PRACTITIONER: schema.pair_practitioner, Setting.HOSPITAL: schema.pair_hospital}


class CatalogFileError(ValueError):
    """A file is no catalogue that this version of RadCoder can read."""

    def __init__(self, path: Path, problem: object) -> None:
        super().__init__(
            f"{path} cannot be read as a catalogue ({problem}). Let RadCoder build it again, or name another."
        )


@dataclass(slots=True)
class _Asked:
    """The keys that courses name."""

    codes: set[str] = field(default_factory=set)
    localities: set[str] = field(default_factory=set)
    diagnoses: set[str] = field(default_factory=set)

    def add(self, course: Course) -> None:
        """Add the keys of one course."""
        self.localities.update(claim.locality for claim in course.claims if claim.locality)
        self.codes.update(approved.code for approved in course.authorizations)
        self.diagnoses.update(course.diagnoses)
        for entry in course.entries():
            self.codes.add(entry.code)
            self.diagnoses.update(entry.line.diagnoses)


class Catalog:
    """An open catalogue file. Close it, or use it in a `with` block; it may be asked from several threads.

    A file that is no catalogue shows itself at the first question with a `CatalogFileError`.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._engine = create_engine("sqlite://", creator=lambda: connect(path), poolclass=QueuePool)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()
        if "_index" in self.__dict__:
            self._index.close()

    @cached_property
    def hash(self) -> str:
        """The hash of the seeds and imported releases that the catalogue was built from."""
        try:
            about = dict(self._read(schema.about, lambda row: (str(row.name), str(row.value))))
        except DBAPIError as error:
            raise CatalogFileError(self.path, error.orig) from error
        if about.get("layout") != schema.signature():
            raise CatalogFileError(self.path, "another version of RadCoder built it")
        return about["hash"]

    def facts_for(self, courses: Iterable[Course], codes: Collection[str] = (), *, pairs: bool = True) -> Facts:
        """Load what reviews of the courses can ask for, and what is held of further codes.

        RadCoder's own codes are always in, so that a fix that brings in another code can be judged; of their pairs,
        those in which a code of the courses takes part, or none without `pairs`.
        """
        asked = _Asked(codes=set(codes))
        for course in courses:
            asked.add(course)
        return replace(
            self._knowing(asked.codes),
            pairs=self._pairs(asked.codes, asked.codes | self._base.codes.keys()) if pairs else {},
            localities=self._localities(asked.localities),
            diagnoses=self._diagnoses(asked.diagnoses),
        )

    def code_rows(self, code: str) -> CodeRows:
        """Everything that the catalogue holds of one code; false when it holds nothing."""
        facts = self._knowing([code])
        hospital = facts.hospital.get(code, ())
        area = self._read(schema.external_code, lambda row: str(row.area), code=[code])
        return CodeRows(
            code=code,
            entries=facts.codes.get(code, ()),
            retired=facts.retired.get(code),
            area=next(iter(area), ""),
            fees=tuple(row for key in sorted(facts.fees) if key[0] == code for row in facts.fees[key]),
            limits=tuple(row for setting in Setting for row in facts.limits.get((setting, code), ())),
            hospital=hospital,
            rates=tuple(row for apc in _apcs(hospital) for row in facts.apcs.get(apc, ())),
            primaries=facts.addons.get(code, ()),
            carries=tuple(self._read(schema.addon, rows.add_on, primary_code=[code])),
            pairs=tuple(self._pair_rows(lambda one, two: or_(one == code, two == code))),
            policies=tuple(policy for policy in facts.policies if code in policy.codes),
        )

    def statements(self, code: str, on: date) -> tuple[Statement, ...]:
        """What is said of the code on the day, in the order of a code page; payers' policies among it."""
        written = self._read(schema.statement, rows.statement, func.instr(schema.statement.c.codes, code) > 0)
        return said_of(code, self._base.codes.get(code, ()), written, self._base.policies, on)

    @cached_property
    def denial_reasons(self) -> dict[str, DenialReason]:
        """The numbers by which payers say why they did not pay."""
        return _one_each(self._read(schema.denial_reason, rows.denial_reason), lambda row: row.number)

    def search(self, words: str, limit: int = 20, *, forgiving: bool = True) -> Matches:
        """Find codes, modifiers and diagnoses, best first; see `Index`."""
        return self._index.find(words, limit, forgiving=forgiving)

    @cached_property
    def _index(self) -> Index:
        return Index(self.path)

    def tabular_entry(self, code: str) -> TabularEntry | None:
        """A diagnosis of the tabular list, with what stands above and below it; None when the list has none."""
        with self._engine.connect() as connection:
            return diagnosis(connection, code)

    def localities(self) -> tuple[LocalityIndex, ...]:
        """All localities with their indices, in order of key and time."""
        return tuple(self._read(schema.locality_index, rows.locality_index))

    def locality_of(self, zip_code: str) -> str:
        """The key of the locality in which a ZIP code of five digits lies; empty when none is held."""
        table = schema.zip_locality
        run = (table.c.zip_from <= zip_code) & (table.c.zip_to >= zip_code)
        return next(iter(self._read(table, lambda row: str(row.locality), run)), "")

    def areas(self) -> dict[str, str]:
        """The field of medicine of each neighbour code that RadCoder does not describe itself."""
        return dict(self._read(schema.external_code, lambda row: (str(row.code), str(row.area))))

    @cached_property
    def _base(self) -> Facts:
        """What every review needs, and all that is held of RadCoder's own codes."""
        content = self.hash
        codes = _grouped(self._read(schema.code, rows.code_entry), lambda row: row.code)
        return Facts(
            hash=content,
            releases=_one_each(self._read(schema.dataset, rows.release), lambda row: row.dataset),
            documents=_one_each(self._read(schema.document, rows.document), lambda row: row.slug),
            codes=codes,
            factors=tuple(self._read(schema.conversion_factor, rows.conversion_factor)),
            companions=tuple(self._read(schema.claim_companion, rows.claim_companion)),
            modifiers=_one_each(self._read(schema.modifier, rows.modifier_entry), lambda row: row.modifier),
            places=_one_each(self._read(schema.place, rows.place_of_service), lambda row: row.pos),
            retired=_one_each(self._read(schema.retired_code, rows.retired_code), lambda row: row.code),
            areas=self.areas(),
            payers=_one_each(self._read(schema.payer, rows.payer), lambda row: row.slug),
            policies=tuple(self._read(schema.payer_policy, rows.payer_policy)),
            parameters=_grouped(self._read(schema.parameter, rows.parameter), lambda row: row.name),
            usual=_grouped(self._read(schema.usual_diagnoses, rows.usual_diagnoses), lambda row: row.technique),
            fraction_limits=tuple(self._read(schema.fraction_limit, rows.fraction_limit)),
            records=requirements_by_code(self._read(schema.statement, rows.statement, section=["documentation"])),
            **self._by_code(codes.keys()),
        )

    def _knowing(self, codes: Collection[str]) -> Facts:
        """The base, and what is held of further codes: an imported release knows many that are not RadCoder's own."""
        more = self._by_code(set(codes) - self._base.codes.keys())
        merged: dict[str, Any] = {name: {**getattr(self._base, name), **found} for name, found in more.items()}
        return replace(self._base, **merged)

    def _by_code(self, codes: Collection[str]) -> dict[str, Any]:
        """The fields of `Facts` that are kept by code, for these codes."""
        if not codes:
            return {}
        fees = self._read(schema.fee, rows.fee_row, code=codes)
        limits = [row for table in LIMIT_TABLES for row in self._read(table, rows.unit_limit, code=codes)]
        addons = self._read(schema.addon, rows.add_on, addon=codes)
        hospital = self._read(schema.hospital_status, rows.hospital_status, code=codes)
        rates = self._read(schema.apc_rate, rows.apc_rate, apc=_apcs(hospital))
        return {
            "fees": _grouped(fees, lambda row: (row.code, row.modifier)),
            "limits": _grouped(limits, lambda row: (row.setting, row.code)),
            "addons": _grouped(addons, lambda row: row.addon),
            "hospital": _grouped(hospital, lambda row: row.code),
            "apcs": _grouped(rates, lambda row: row.apc),
        }

    def _pairs(self, codes: Collection[str], others: Collection[str]) -> dict[PairKey, tuple[PairEdit, ...]]:
        """Pairs with one of the codes in a column and one of the others in the other column."""

        def taking_part(one: Column[Any], two: Column[Any]) -> ColumnElement[bool]:
            return or_(_among(one, codes) & _among(two, others), _among(one, others) & _among(two, codes))

        found = self._pair_rows(taking_part) if codes else []
        return _grouped(found, lambda row: (row.setting, row.column1, row.column2))

    def _pair_rows(self, condition: Callable[[Column[Any], Column[Any]], ColumnElement[bool]]) -> list[PairEdit]:
        found: list[PairEdit] = []
        for setting, table in PAIR_TABLES.items():
            where = condition(table.c.column1, table.c.column2)
            found += self._read(table, partial(rows.pair_edit, setting=setting), where)
        return found

    def _localities(self, keys: Collection[str]) -> dict[str, tuple[LocalityIndex, ...]]:
        found = self._read(schema.locality_index, rows.locality_index, locality=keys) if keys else []
        return _grouped(found, lambda row: row.key)

    def _diagnoses(self, codes: Collection[str]) -> dict[str, Diagnosis]:
        """Diagnoses under the very text of the course, with or without its dot: our own rows, else the tabular list."""
        if not codes:
            return {}
        spelled = defaultdict(list)
        for code in codes:
            spelled[code.replace(".", "").upper()].append(code)
        where = _among(func.replace(schema.diagnosis.c.code, ".", ""), spelled)
        found = self._read(schema.diagnosis, rows.diagnosis, where)
        others = spelled.keys() - {row.code.replace(".", "") for row in found}
        if others:
            with self._engine.connect() as connection:
                found.extend(in_general(connection, others))
        return {spelling: row for row in found for spelling in spelled[row.code.replace(".", "")]}

    def _read(
        self,
        table: Table,
        make: Callable[[rows.AnyRow], ValueT],
        *conditions: ColumnElement[bool],
        **among: Collection[str],
    ) -> list[ValueT]:
        """Make a value of each row that meets the conditions and whose named columns hold one of the given values."""
        wanted = [_among(table.c[name], values) for name, values in among.items()]
        with self._engine.connect() as connection:
            found = connection.execute(select(table).where(*conditions, *wanted).order_by(text("rowid")))
            return [make(row) for row in found]


def _among(column: ColumnElement[Any], values: Iterable[str]) -> ColumnElement[bool]:
    """The column holds one of the values: one bound parameter, however many they are."""
    each = func.json_each(json.dumps(sorted(values))).table_valued("value")
    return column.in_(select(each.c.value))


def _apcs(hospital: Iterable[HospitalStatus]) -> list[str]:
    return sorted({apc for row in hospital for apc in (row.apc, row.apc_with_pn) if apc})


def _grouped(found: Iterable[ValueT], key: Callable[[ValueT], KeyT]) -> dict[KeyT, tuple[ValueT, ...]]:
    groups: dict[KeyT, list[ValueT]] = defaultdict(list)
    for each in found:
        groups[key(each)].append(each)
    return {name: tuple(group) for name, group in groups.items()}


def _one_each(found: Iterable[ValueT], key: Callable[[ValueT], KeyT]) -> dict[KeyT, ValueT]:
    return {key(each): each for each in found}
