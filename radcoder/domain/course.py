"""A course of treatment as a frozen value: phases, delivered fractions, and the claims that bill them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from datetime import time as clock_time
from decimal import Decimal
from enum import StrEnum

from radcoder.domain.addresses import LineRef as LineRef  # noqa: PLC0414 - everybody looks for it here
from radcoder.domain.overrides import Override


class ClaimKind(StrEnum):
    """Who bills: a practitioner or a hospital."""

    PROFESSIONAL = "professional"
    HOSPITAL = "hospital"


class Status(StrEnum):
    """How far the course is; only an ended course earns its remainder."""

    PLANNED = "planned"
    UNDER_TREATMENT = "under-treatment"
    ENDED = "ended"


class Scope(StrEnum):
    """Whether the file holds the whole course or a part of a claim."""

    COURSE = "course"
    EXCERPT = "excerpt"


class Modality(StrEnum):
    """The kind of radiation (or heat) of a phase."""

    PHOTON = "photon"
    ELECTRON = "electron"
    MIXED = "mixed-photon-electron"
    PROTON = "proton"
    NEUTRON = "neutron"
    SURFACE = "surface"
    HDR = "hdr"
    LDR = "ldr"
    ELECTRONIC_BRACHYTHERAPY = "electronic-brachytherapy"
    INTRAOPERATIVE = "intraoperative"
    HYPERTHERMIA = "hyperthermia"


class PlanBasis(StrEnum):
    """What kind of plan a phase was treated with."""

    TWO_D = "2d"
    THREE_D = "3d"
    IMRT = "imrt"
    ISODOSE = "isodose"
    SPECIAL_PORT = "special-port"
    BRACHYTHERAPY = "brachytherapy"
    SURFACE = "surface"


class ImageGuidance(StrEnum):
    """How the position was checked before a fraction."""

    NONE = "none"
    CBCT = "cbct"
    CT = "ct"
    KV = "kv"
    ULTRASOUND = "ultrasound"
    SURFACE = "surface"


class MotionMethod(StrEnum):
    """How breathing motion is handled."""

    BREATH_HOLD = "breath-hold"
    GATING = "gating"
    TRACKING = "tracking"
    COMPRESSION = "compression"
    ITV = "itv"


class EventKind(StrEnum):
    """What the record shows happened; the last three say why a day of treatment has no fraction."""

    PHYSICIAN_EXAM = "physician-exam"
    IMAGE_APPROVAL = "image-approval"
    PHYSICS_CHECK = "physics-check"
    RE_INSERTION = "re-insertion"
    MISSED = "missed"
    MACHINE_DOWN = "machine-down"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Motion:
    """Motion management of a phase; `active` = the beam is held or steered by the motion signal."""

    method: MotionMethod | None = None
    active: bool | None = None
    system: str | None = None
    threshold: str | None = None
    beam_hold: str | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan of a phase."""

    id: str | None = None
    basis: PlanBasis | None = None
    new_imaging: bool | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Phase:
    """One part of the course with its own volume or plan: initial, boost, re-plan, insertion group.

    Energies: photons in MV, electrons in MeV, superficial x-rays in kV.
    """

    id: str
    site: str | None = None
    volume: str | None = None
    modality: Modality | None = None
    technique: str | None = None
    plan: Plan | None = None
    planned_fractions: int | None = None
    isocentres: int | None = None
    fields: int | None = None
    apertures: int | None = None
    energy_mv: Decimal | None = None
    energy_mev: Decimal | None = None
    energy_kv: Decimal | None = None
    motion: Motion | None = None
    image_guidance: ImageGuidance | None = None
    channels: int | None = None
    sources: int | None = None
    applicator: str | None = None
    insertions: int | None = None
    lesions: int | None = None

    @property
    def basis(self) -> PlanBasis | None:
        """The kind of plan, None when the file does not say."""
        return self.plan.basis if self.plan else None


@dataclass(frozen=True, slots=True)
class Fraction:
    """One delivered fraction of one phase; phases treated in one session share date and session."""

    date: date
    phase: str | None = None
    session: int = 1
    time: clock_time | None = None
    insertion: int | None = None
    machine: str | None = None


@dataclass(frozen=True, slots=True)
class Authorization:
    """What a payer approved: a code and its units for a span of days."""

    code: str
    units: int | None = None
    number: str | None = None
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that the record shows happened on a day."""

    kind: EventKind
    date: date
    phase: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One billed line. `charge` is in dollars."""

    date: date
    code: str
    units: int = 1
    modifiers: tuple[str, ...] = ()
    phase: str | None = None
    diagnoses: tuple[str, ...] = ()
    charge: Decimal | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """The lines of one biller for one billing period."""

    id: str
    kind: ClaimKind
    lines: tuple[Line, ...] = ()
    pos: str | None = None
    biller: str | None = None
    group: str | None = None
    specialty: str | None = None
    locality: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A line together with its address, the claim it stands on, and its place in the file, counted over all claims.

    Two entries are equal when address and line are: comparing whole claims would make every set of lines slow.
    """

    ref: LineRef
    claim: Claim = field(compare=False)
    line: Line
    position: int = field(default=0, compare=False)

    @property
    def code(self) -> str:
        """The billed code."""
        return self.line.code

    @property
    def date(self) -> date:
        """The date of service."""
        return self.line.date


@dataclass(frozen=True, slots=True)
class Course:
    """One course of treatment, as the course file gives it."""

    reference: str
    claims: tuple[Claim, ...] = ()
    title: str | None = None
    payer: str | None = None
    status: Status | None = None
    scope: Scope = Scope.COURSE
    diagnoses: tuple[str, ...] = ()
    phases: tuple[Phase, ...] = ()
    fractions: tuple[Fraction, ...] = ()
    authorizations: tuple[Authorization, ...] = ()
    documentation: dict[str, str] = field(default_factory=dict)
    events: tuple[Event, ...] = ()
    overrides: tuple[Override, ...] = ()

    def entries(self) -> Iterator[Entry]:
        """Walk all lines in file order."""
        position = 0
        for claim in self.claims:
            for number, line in enumerate(claim.lines, 1):
                yield Entry(LineRef(claim.id, number), claim, line, position)
                position += 1

    def days(self) -> tuple[date, ...]:
        """All days the course names: services and fractions."""
        billed = (line.date for claim in self.claims for line in claim.lines)
        return (*billed, *(fraction.date for fraction in self.fractions))
