"""What a rule may ask of the catalogue: its rows, which stand here too for whoever imports them, always for a date."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from radcoder.domain.checklist import Requirement
from radcoder.domain.codes import CodeEntry
from radcoder.domain.fact_rows import (
    AddOn,
    ApcRate,
    ClaimCompanion,
    ConversionFactor,
    Document,
    FeeRow,
    HospitalStatus,
    LocalityIndex,
    ModifierEntry,
    PairEdit,
    PlaceOfService,
    Release,
    RetiredCode,
    Setting,
    UnitLimit,
)
from radcoder.domain.findings import ReleaseUsed
from radcoder.domain.periods import OnDate
from radcoder.domain.policy_rows import Diagnosis, FractionLimit, Parameter, Payer, PayerPolicy, UsualDiagnoses

__all__ = [
    "AddOn",
    "ApcRate",
    "ClaimCompanion",
    "ConversionFactor",
    "Diagnosis",
    "Document",
    "Facts",
    "FeeRow",
    "FractionLimit",
    "HospitalStatus",
    "LocalityIndex",
    "MissingParameterError",
    "ModifierEntry",
    "PairEdit",
    "Parameter",
    "Payer",
    "PayerPolicy",
    "PlaceOfService",
    "Release",
    "RetiredCode",
    "Setting",
    "UnitLimit",
    "UsualDiagnoses",
]
NEVER_IN_FORCE = 9


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
    limits by (setting, code), add-ons by add-on, records by code, the rest by their own number or slug.
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
    records: Mapping[str, tuple[Requirement, ...]] = field(default_factory=dict)

    def code(self, code: str, on: date) -> CodeEntry | None:
        """What the code means on the day; None when it is not in force or not known."""
        return self._codes[code, on]

    def fee_row(self, code: str, modifier: str, on: date) -> FeeRow | None:
        """The fee-schedule row in force on the day."""
        return self._fees[(code, modifier), on]

    def locality(self, key: str, on: date) -> LocalityIndex | None:
        """The geographic indices of a locality on the day."""
        return self._localities[key, on]

    def factor(self, on: date, applies_to: str = "non-qp") -> ConversionFactor | None:
        """The conversion factor on the day, for ordinary practitioners unless `qp` is asked for."""
        return self._factors[applies_to, on]

    @cached_property
    def releases_used(self) -> tuple[ReleaseUsed, ...]:
        """The editions as a review names them, in order of dataset."""
        held = sorted(self.releases.items())
        return tuple(ReleaseUsed(slug, row.title, row.edition, row.covers_to) for slug, row in held)

    @cached_property
    def with_global_days(self) -> frozenset[str]:
        """The codes that in some edition of the fee schedule carry days after them."""
        carry = (code for (code, part), rows in self.fees.items() if not part and any(_carries_days(r) for r in rows))
        return frozenset(carry)

    def pair(self, setting: Setting, column1: str, column2: str, on: date) -> PairEdit | None:
        """The NCCI pair in force on the day, in this order of columns; indicator 9 rows are never in force."""
        return self._pairs[(setting, column1, column2), on]

    @cached_property
    def columns2(self) -> Mapping[tuple[Setting, str], frozenset[str]]:
        """The column 2 codes of all pairs with a code in column 1, by setting and that code."""
        found: dict[tuple[Setting, str], set[str]] = {}
        for setting, column1, column2 in self.pairs:
            found.setdefault((setting, column1), set()).add(column2)
        return {key: frozenset(codes) for key, codes in found.items()}

    def limit(self, setting: Setting, code: str, on: date) -> UnitLimit | None:
        """The medically unlikely edit in force on the day."""
        return self._limits[(setting, code), on]

    def primaries(self, addon: str, on: date) -> tuple[AddOn, ...]:
        """The primaries that may carry an add-on on the day; empty when the code is no add-on."""
        return tuple(row for row in self.addons.get(addon, ()) if row.period.covers(on))

    def hospital_status(self, code: str, on: date) -> HospitalStatus | None:
        """How hospital outpatient payment treats the code on the day."""
        return self._hospital[code, on]

    def apc(self, apc: str, on: date) -> ApcRate | None:
        """The national rate of an APC on the day."""
        return self._apcs[apc, on]

    def parameter(self, name: str, on: date) -> int:
        """A policy number in force on the day, as a whole number. Raises `MissingParameterError`."""
        row = self._parameters[name, on]
        if row is None:
            raise MissingParameterError(name, on)
        return int(row.value)

    def usual_diagnoses(self, technique: str, on: date) -> UsualDiagnoses | None:
        """The diagnoses usually accepted for a technique on the day."""
        return self._usual[technique, on]

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
