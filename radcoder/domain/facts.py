"""What a rule may ask of the catalogue: rows of public reference data, always for a date."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from radcoder.domain.codes import CodeEntry
from radcoder.domain.money import Weights
from radcoder.domain.periods import OnDate, Period

NEVER_IN_FORCE = 9


class Setting(StrEnum):
    """Which of the two tables of an NCCI edit applies: practitioner or hospital outpatient."""

    PRACTITIONER = "practitioner"
    HOSPITAL = "hospital"


@dataclass(frozen=True, slots=True)
class Release:
    """An edition of a dataset; `covers_to` is the last day that edition vouches for."""

    dataset: str
    title: str
    publisher: str
    edition: str
    covers_to: date | None = None
    source: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A text that rules rest on: manual, policy, report."""

    slug: str
    title: str
    publisher: str
    edition: str
    locator: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class FeeRow:
    """One row of the physician fee schedule; `modifier` is empty (whole service), 26, TC or 53.

    Relative value units for office and facility; `*_na` marks settings where the schedule gives no amount.
    """

    code: str
    modifier: str
    status: str
    office: Weights
    facility: Weights
    office_na: bool
    facility_na: bool
    component_indicator: str
    global_days: str
    supervision: str
    period: Period
    release: str


@dataclass(frozen=True, slots=True)
class LocalityIndex:
    """Geographic practice cost indices of one Medicare locality; `key` is carrier-locality such as 01182-18."""

    key: str
    name: str
    state: str
    index: Weights
    period: Period
    release: str


@dataclass(frozen=True, slots=True)
class ConversionFactor:
    """Dollars for one relative value unit.

    `applies_to` is `all`, or since 2026 `non-qp` or `qp` (qualifying participants in alternative payment models).
    """

    factor: Decimal
    applies_to: str
    period: Period
    source: str
    release: str


@dataclass(frozen=True, slots=True)
class PairEdit:
    """One row of an NCCI procedure-to-procedure table.

    Indicator 0: never both; 1: both with a justified modifier; 9: deleted on the day it began. `start_basis` says
    where the first day comes from: the practitioner table names none, so the hospital table's stands in for it.
    """

    setting: Setting
    column1: str
    column2: str
    indicator: int
    rationale: str
    period: Period
    release: str
    start_basis: str = ""

    @property
    def in_force(self) -> str:
        """The period in words: `from 2019-07-01 or earlier, open`."""
        start = f"from {self.period.start}" if self.period.start else "first day not held"
        if self.start_basis == "hospital-table-or-earlier":
            start += " or earlier"
        return f"{start} to {self.period.end}" if self.period.end else f"{start}, open"


@dataclass(frozen=True, slots=True)
class UnitLimit:
    """A medically unlikely edit: most units, and how it is judged (MAI 1 line, 2 day absolute, 3 day clinical)."""

    setting: Setting
    code: str
    units: int
    mai: int
    rationale: str
    period: Period
    release: str


@dataclass(frozen=True, slots=True)
class AddOn:
    """An add-on code and one primary that carries it; type 1: a fixed list, 2 and 3: the contractor decides."""

    addon: str
    primary: str
    type: int
    period: Period
    release: str


@dataclass(frozen=True, slots=True)
class HospitalStatus:
    """How hospital outpatient payment treats a code: status indicator, APC, APC under modifier PN."""

    code: str
    status: str
    apc: str
    apc_with_pn: str
    radiosurgery_planning: bool
    period: Period
    release: str


@dataclass(frozen=True, slots=True)
class ApcRate:
    """National payment rate in dollars of an ambulatory payment classification, before wage adjustment."""

    apc: str
    status: str
    rate: Decimal
    period: Period
    release: str


@dataclass(frozen=True, slots=True)
class ClaimCompanion:
    """A code that returns a hospital claim when it stands on it with the trigger (I/OCE edit 125)."""

    trigger: str
    component: str
    period: Period
    release: str


@dataclass(frozen=True, slots=True)
class ModifierEntry:
    """A modifier: what it says, when to use it, and whether it can open an NCCI pair."""

    modifier: str
    meaning: str
    when_to_use: str
    wrong_use: str
    opens_pairs: bool
    splits_unit_limit: bool
    source: str
    release: str


@dataclass(frozen=True, slots=True)
class PlaceOfService:
    """A place of service and whether Medicare pays its physicians the facility amount."""

    pos: str
    facility: bool
    meaning: str
    note: str
    release: str


@dataclass(frozen=True, slots=True)
class RetiredCode:
    """A code that ended before the fee schedules that the catalogue holds."""

    code: str
    ended: date
    successors: tuple[str, ...]
    what_it_was: str
    source: str
    release: str


@dataclass(frozen=True, slots=True)
class Payer:
    """A payer and the payer whose rules it builds on (empty: none)."""

    slug: str
    name: str
    kind: str
    base_rules: str
    note: str
    release: str


@dataclass(frozen=True, slots=True)
class PayerPolicy:
    """One dated statement of a payer; `effect` is the severity it asks for, `parameter` its number or `-`."""

    payer: str
    topic: str
    codes: tuple[str, ...]
    policy: str
    parameter: str
    effect: str
    rules: tuple[str, ...]
    period: Period
    source: str
    confidence: str
    release: str


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """An ICD-10-CM code; `laterality` is left, right, bilateral, unspecified or empty."""

    code: str
    title: str
    billable: bool
    family: str
    laterality: str
    period: Period
    release: str


@dataclass(frozen=True, slots=True)
class UsualDiagnoses:
    """The diagnoses usually accepted for a technique: categories, ranges of categories, or beginnings of codes.

    `limited` are accepted with limits, `private` so unless Medicare pays, `beside` in any place among the diagnoses. A
    documentation entry for one of `codes` gives the reason for an exception.
    """

    technique: str
    words: str
    accepted: tuple[str, ...]
    limited: tuple[str, ...]
    private: tuple[str, ...]
    beside: tuple[str, ...]
    codes: tuple[str, ...]
    period: Period
    source: str
    release: str


@dataclass(frozen=True, slots=True)
class FractionLimit:
    """The most fractions that a payer accepts for a disease, and how many it accepts without a reason.

    `diagnoses` are beginnings of the treated condition's code, `beside` of another one that must stand with it. The
    phase's site must hold `site_word`; `technique` is empty where every other one is meant. `per_volume`: the
    fractions of each volume are counted, else those of the course.
    """

    payer: str
    condition: str
    technique: str
    words: str
    diagnoses: tuple[str, ...]
    beside: tuple[str, ...]
    site_word: str
    per_volume: bool
    usual: int
    most: int
    period: Period
    source: str
    release: str


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number that policy sets, for a period, with its source."""

    name: str
    value: Decimal
    unit: str
    period: Period
    source: str
    section: str
    confidence: str
    release: str


def _carries_days(row: FeeRow) -> bool:
    """The schedule prints a number of days other than none; letters say that it gives no such number."""
    return row.global_days.isdigit() and int(row.global_days) > 0


class MissingParameterError(LookupError):
    """A rule asks for a policy number that the catalogue does not hold for the day."""

    def __init__(self, name: str, on: date) -> None:
        super().__init__(
            f"The catalogue holds no value of {name} for {on}. Add a row to db/parameters that covers the day."
        )


@dataclass(frozen=True)
class Facts:
    """All rows that the reviews of some courses can ask for, loaded once and then asked in memory.

    The answer for a key and a day is remembered, so rows must never change.

    Keys: codes by number, fees by (code, modifier), localities by key, pairs by (setting, column 1, column 2),
    limits by (setting, code), add-ons by add-on, the rest by their own number or slug.
    """

    hash: str
    releases: Mapping[str, Release]
    documents: Mapping[str, Document] = field(default_factory=dict)
    codes: Mapping[str, tuple[CodeEntry, ...]] = field(default_factory=dict)
    fees: Mapping[tuple[str, str], tuple[FeeRow, ...]] = field(default_factory=dict)
    localities: Mapping[str, tuple[LocalityIndex, ...]] = field(default_factory=dict)
    factors: tuple[ConversionFactor, ...] = ()
    pairs: Mapping[tuple[Setting, str, str], tuple[PairEdit, ...]] = field(default_factory=dict)
    limits: Mapping[tuple[Setting, str], tuple[UnitLimit, ...]] = field(default_factory=dict)
    addons: Mapping[str, tuple[AddOn, ...]] = field(default_factory=dict)
    hospital: Mapping[str, tuple[HospitalStatus, ...]] = field(default_factory=dict)
    apcs: Mapping[str, tuple[ApcRate, ...]] = field(default_factory=dict)
    companions: tuple[ClaimCompanion, ...] = ()
    modifiers: Mapping[str, ModifierEntry] = field(default_factory=dict)
    places: Mapping[str, PlaceOfService] = field(default_factory=dict)
    retired: Mapping[str, RetiredCode] = field(default_factory=dict)
    areas: Mapping[str, str] = field(default_factory=dict)
    payers: Mapping[str, Payer] = field(default_factory=dict)
    policies: tuple[PayerPolicy, ...] = ()
    diagnoses: Mapping[str, Diagnosis] = field(default_factory=dict)
    parameters: Mapping[str, tuple[Parameter, ...]] = field(default_factory=dict)
    usual: Mapping[str, tuple[UsualDiagnoses, ...]] = field(default_factory=dict)
    fraction_limits: tuple[FractionLimit, ...] = ()

    def code(self, code: str, on: date) -> CodeEntry | None:
        """What the code means on the day; None when it is not in force or not known."""
        return self._codes(code, on)

    def fee_row(self, code: str, modifier: str, on: date) -> FeeRow | None:
        """The fee-schedule row in force on the day."""
        return self._fees((code, modifier), on)

    def locality(self, key: str, on: date) -> LocalityIndex | None:
        """The geographic indices of a locality on the day."""
        return self._localities(key, on)

    def factor(self, on: date, applies_to: str = "non-qp") -> ConversionFactor | None:
        """The conversion factor on the day, for ordinary practitioners unless `qp` is asked for."""
        return self._factors(applies_to, on)

    @cached_property
    def with_global_days(self) -> frozenset[str]:
        """The codes that in some edition of the fee schedule carry days after them."""
        carry = (code for (code, part), rows in self.fees.items() if not part and any(_carries_days(r) for r in rows))
        return frozenset(carry)

    def pair(self, setting: Setting, column1: str, column2: str, on: date) -> PairEdit | None:
        """The NCCI pair in force on the day, in this order of columns; indicator 9 rows are never in force."""
        return self._pairs((setting, column1, column2), on)

    def limit(self, setting: Setting, code: str, on: date) -> UnitLimit | None:
        """The medically unlikely edit in force on the day."""
        return self._limits((setting, code), on)

    def primaries(self, addon: str, on: date) -> tuple[AddOn, ...]:
        """The primaries that may carry an add-on on the day; empty when the code is no add-on."""
        return tuple(row for row in self.addons.get(addon, ()) if row.period.covers(on))

    def hospital_status(self, code: str, on: date) -> HospitalStatus | None:
        """How hospital outpatient payment treats the code on the day."""
        return self._hospital(code, on)

    def apc(self, apc: str, on: date) -> ApcRate | None:
        """The national rate of an APC on the day."""
        return self._apcs(apc, on)

    def parameter(self, name: str, on: date) -> int:
        """A policy number in force on the day, as a whole number. Raises `MissingParameterError`."""
        row = self._parameters(name, on)
        if row is None:
            raise MissingParameterError(name, on)
        return int(row.value)

    def usual_diagnoses(self, technique: str, on: date) -> UsualDiagnoses | None:
        """The diagnoses usually accepted for a technique on the day."""
        return self._usual(technique, on)

    def knows(self, code: str) -> bool:
        """Say whether any dataset has heard of the code."""
        held = (self.codes, self.retired, self.areas, self.hospital)
        return any(code in rows for rows in held) or (code, "") in self.fees

    @cached_property
    def _codes(self) -> OnDate[str, CodeEntry]:
        return OnDate(lambda key: self.codes.get(key, ()))

    @cached_property
    def _fees(self) -> OnDate[tuple[str, str], FeeRow]:
        return OnDate(lambda key: self.fees.get(key, ()))

    @cached_property
    def _localities(self) -> OnDate[str, LocalityIndex]:
        return OnDate(lambda key: self.localities.get(key, ()))

    @cached_property
    def _limits(self) -> OnDate[tuple[Setting, str], UnitLimit]:
        return OnDate(lambda key: self.limits.get(key, ()))

    @cached_property
    def _hospital(self) -> OnDate[str, HospitalStatus]:
        return OnDate(lambda key: self.hospital.get(key, ()))

    @cached_property
    def _apcs(self) -> OnDate[str, ApcRate]:
        return OnDate(lambda key: self.apcs.get(key, ()))

    @cached_property
    def _parameters(self) -> OnDate[str, Parameter]:
        return OnDate(lambda key: self.parameters.get(key, ()))

    @cached_property
    def _usual(self) -> OnDate[str, UsualDiagnoses]:
        return OnDate(lambda key: self.usual.get(key, ()))

    @cached_property
    def _factors(self) -> OnDate[str, ConversionFactor]:
        return OnDate(lambda applies_to: (row for row in self.factors if row.applies_to in ("all", applies_to)))

    @cached_property
    def _pairs(self) -> OnDate[tuple[Setting, str, str], PairEdit]:
        return OnDate(lambda key: (row for row in self.pairs.get(key, ()) if row.indicator != NEVER_IN_FORCE))
