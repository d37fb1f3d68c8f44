"""What a code page shows: all that the catalogue knows of one code on one date, as frozen values with their sources."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from radcoder.domain.facts import Setting, UsualDiagnoses
from radcoder.domain.findings import ReleaseUsed
from radcoder.domain.money import Weights
from radcoder.domain.periods import Period
from radcoder.domain.statements import Section


@dataclass(frozen=True, slots=True)
class LocalityChoice:
    """A Medicare locality for a chooser: `key` is `01182-18` or `national`, `label` is for people."""

    key: str
    name: str
    state: str

    @property
    def label(self) -> str:
        """Name, state and key as a chooser shows them."""
        return self.name if self.key == "national" else f"{self.state} · {self.name} ({self.key})"


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another code that this one points to: predecessor, successor, primary or add-on; an unknown name is empty."""

    number: str
    name: str
    period: Period | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class FeeFigure:
    """The fee schedule's value of one part of the service in one kind of place.

    `part` is `whole service`, `physician's part (26)` or `technical part (TC)`; `place` is `office` or `facility`.
    `amount` is None where the schedule gives none; `how` then says why, else how the amount was computed. `amounts` has
    one for each conversion factor of the day, the ordinary one first.
    """

    part: str
    modifier: str
    place: str
    weights: Weights
    total_rvu: Decimal
    status: str
    status_meaning: str
    amount: Decimal | None
    how: str
    source: str
    amounts: tuple[Decimal | None, ...] = ()


@dataclass(frozen=True, slots=True)
class FeeTable:
    """The fee-schedule figures of one edition, priced on `on`; `note` says why there are none, when there are none."""

    on: date
    period: Period | None
    figures: tuple[FeeFigure, ...]
    factor: Decimal | None
    factor_source: str
    index: Weights | None
    index_source: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class HospitalFigure:
    """How hospital outpatient payment treats the code: status indicator with its meaning, APC and national rate.

    `rate` is None where no APC rate is held; `note` says why, or what modifier PN changes.
    """

    status: str
    meaning: str
    apc: str
    rate: Decimal | None
    period: Period
    note: str
    source: str


@dataclass(frozen=True, slots=True)
class LimitFigure:
    """The medically unlikely edit in one setting; `meaning` says what the adjudication indicator (`mai`) means.

    `stale` says that its edition ends before the date.
    """

    setting: Setting
    units: int
    mai: int
    meaning: str
    rationale: str
    source: str
    stale: str = ""


@dataclass(frozen=True, slots=True)
class PairFigure:
    """One NCCI pair of the code on the date.

    `other` is the code it is paired with; `pays` is the code that is paid (column 1), `denied` the one that is not.
    `meaning` puts the indicator in words; `stale` is a sentence when the edition ends before the date, else empty.
    """

    setting: Setting
    other: str
    other_name: str
    pays: str
    denied: str
    indicator: int
    meaning: str
    rationale: str
    period: Period
    source: str
    stale: str = ""


@dataclass(frozen=True, slots=True)
class Glance:
    """One figure that is wanted at a glance, with its source."""

    label: str
    value: str
    source: str


@dataclass(frozen=True, slots=True)
class Factor:
    """A conversion factor of the day, and for whom it is."""

    factor: Decimal
    whom: str
    source: str


@dataclass(frozen=True, slots=True)
class Said:
    """One statement about the code as people read it.

    `subject` names what it is about, `codes` are other codes that it is about. `mark` and `confidence` say how sure it
    is, by shape and by word. Of a dispute, `side` says whose word this is, `followed` that RadCoder goes by it, `basis`
    why. `impact` is what it is worth on the date, `impact_how` the formula with its figures and editions.
    """

    section: Section
    subject: str
    codes: tuple[str, ...]
    text: str
    mark: str
    confidence: str
    source: str
    side: str
    followed: bool
    basis: str
    impact: str
    impact_how: str = ""


@dataclass(frozen=True, slots=True)
class CodePage:
    """Everything the catalogue knows of one code on one date in one locality.

    `validity` is a sentence; `in_force` says whether the code may be billed on the date, `status` the same in words,
    or that it is not held. `headline` is one line: what it is worth, who may bill it, how often. `fees` are the
    figures on the date, `years` those of every edition held, in order of time. `primaries` carry this code when it is
    an add-on (`addon_note` says how strict that is); `addons` are the add-on codes that this code carries. `pairs`:
    practitioner first, most severe first, by other code. `pairs_note` says what an absent pair means. `source` names
    where our words for the code come from, `releases` the editions that the figures rest on. `relatives` are the
    other codes of its family in force on the date. `told_on` is the day for which the statements are true: the date,
    or the last or first day of the code.
    """

    number: str
    name: str
    sentence: str
    family: str
    service_type: str
    typical_sites: tuple[str, ...]
    unit_basis: str
    component: str
    on: date
    locality: LocalityChoice
    in_force: bool
    status: str
    validity: str
    predecessors: tuple[Neighbour, ...]
    successors: tuple[Neighbour, ...]
    headline: str
    fees: FeeTable
    years: tuple[FeeTable, ...]
    hospital: HospitalFigure | None
    hospital_note: str
    limits: tuple[LimitFigure, ...]
    primaries: tuple[Neighbour, ...]
    addon_note: str
    addons: tuple[Neighbour, ...]
    pairs: tuple[PairFigure, ...]
    pairs_note: str
    source: str
    releases: tuple[ReleaseUsed, ...] = ()
    glance: tuple[Glance, ...] = ()
    factors: tuple[Factor, ...] = ()
    relatives: tuple[Neighbour, ...] = ()
    said: tuple[Said, ...] = ()
    usual: tuple[UsualDiagnoses, ...] = ()
    told_on: date | None = None
