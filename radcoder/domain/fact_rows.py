"""The rows of public reference data that rules rest on: what each holds, in which units, and for how long."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from radcoder.domain.money import Weights
from radcoder.domain.periods import Period


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
