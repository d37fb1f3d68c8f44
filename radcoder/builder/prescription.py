"""What is prescribed: where, for whom, which phases in how many fractions, from which day on."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from radcoder.domain.course import Phase, PlanBasis

WORKING_WEEK = frozenset({1, 2, 3, 4, 5})


class Place(StrEnum):
    """Who bills: a freestanding centre for everything, or a hospital and its physician each for their part."""

    FREESTANDING = "freestanding"
    HOSPITAL = "hospital"


@dataclass(frozen=True, slots=True)
class Leads:
    """How many working days before the first fraction the planning steps were done."""

    clinical: int = 10
    simulation: int = 9
    plan: int = 4


USUAL_LEADS = Leads()


@dataclass(frozen=True, slots=True)
class PhaseOrder:
    """A phase as it is ordered: the phase itself, and how its fractions are spread.

    `phase.planned_fractions` is its number of fractions. `days_apart`: calendar days from one treatment day to the
    next at least; `gap_days`: calendar days from the phase before to the first of these at least. `together`: in the
    sessions of the phase before. `simulation` is the code of its simulation, None where there was none; an IMRT plan
    contains it. `immobiliser`: a custom device of its own. `images`: every fraction is guided by images that a
    physician reviews.
    """

    phase: Phase
    days_apart: int = 1
    per_day: int = 1
    start: date | None = None
    gap_days: int = 1
    together: bool = False
    simulation: str | None = None
    immobiliser: bool = False
    images: bool = False
    plan_each_insertion: bool = False

    @property
    def fractions(self) -> int:
        """How many fractions the phase has."""
        return self.phase.planned_fractions or 0

    @property
    def planned_anew(self) -> bool:
        """Whether the phase has a plan of its own, not one from the images of another."""
        return self.phase.plan is None or self.phase.plan.new_imaging is not False

    @property
    def basis(self) -> PlanBasis | None:
        """The kind of its plan."""
        return self.phase.basis


@dataclass(frozen=True, slots=True)
class CompanionLine:
    """A line that another practitioner bills: on the day of the `plan` or of the `first` fraction."""

    code: str
    on: str


@dataclass(frozen=True, slots=True)
class Companion:
    """Another practitioner of the course, such as the urologist of a seed implant, with the lines that they bill."""

    specialty: str
    lines: tuple[CompanionLine, ...]


@dataclass(frozen=True, slots=True)
class Prescription:
    """All that a course is built from. `until`: what was delivered to this day; None means all of it.

    `weekdays` are those of treatment, Monday 1 to Sunday 7; on `closed` days none is given. `clinical` is the code of
    the clinical planning, None where there is none. `special_treatment` and `special_physics` are reasons, empty where
    there is none. `monthly`: each biller has a claim for each month.
    """

    reference: str
    place: Place
    start: date
    phases: tuple[PhaseOrder, ...]
    title: str | None = None
    payer: str | None = "medicare"
    locality: str = "national"
    diagnoses: tuple[str, ...] = ()
    weekdays: frozenset[int] = WORKING_WEEK
    closed: frozenset[date] = frozenset()
    machine: str | None = None
    until: date | None = None
    leads: Leads = USUAL_LEADS
    clinical: str | None = "77263"
    special_treatment: str = ""
    special_physics: str = ""
    companion: Companion | None = None
    monthly: bool = False

    def works_on(self, day: date) -> bool:
        """Whether fractions are given on the day."""
        return day.isoweekday() in self.weekdays and day not in self.closed
