"""What a billing code is: its parts, its family and the sentence we say about it, for a period."""

from dataclasses import dataclass
from enum import StrEnum

from radcoder.domain.periods import Period


class Component(StrEnum):
    """How a code divides into a physician's and a technical part (fee schedule PC/TC indicator)."""

    SPLITTABLE = "global-splittable"
    PHYSICIAN_ONLY = "professional-only"
    TECHNICAL_ONLY = "technical-only"
    WHOLE = "not-splittable"
    NO_CONCEPT = "concept-not-applicable"
    HOSPITAL_ONLY = "hospital-only"
    SUPPLY = "supply"


@dataclass(frozen=True, slots=True)
class CodeEntry:
    """One code for one period: a code that changed its meaning has two entries."""

    code: str
    family: str
    short_name: str
    description: str
    unit_basis: str
    component: Component
    service_type: str
    typical_sites: tuple[str, ...]
    successors: tuple[str, ...]
    predecessors: tuple[str, ...]
    period: Period
    source: str
    confidence: str
    release: str
