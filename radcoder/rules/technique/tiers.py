"""Delivery codes to the end of 2025: tiers by fields and blocks, energy bands of the office codes, IMRT delivery."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from radcoder.domain.course import ClaimKind, Entry, Modality, Phase
from radcoder.rules.chart import Chart

UNTIL = date(2025, 12, 31)
TIERS = ("simple", "intermediate", "complex")
BANDS = ("up to 5 MeV", "6 to 10 MeV", "11 to 19 MeV", "20 MeV and more")
BAND_STARTS = (Decimal(6), Decimal(11), Decimal(20))
BY_TIER = ("77402", "77407", "77412")
OFFICE = tuple(f"G60{number:02}" for number in range(3, 15))  # four bands of each tier in turn
CONVENTIONAL = frozenset(BY_TIER + OFFICE)
HOSPITAL_IMRT = ("77385", "77386")
OFFICE_IMRT = ("G6015", "G6016")
IMRT = frozenset(HOSPITAL_IMRT + OFFICE_IMRT)


@dataclass(frozen=True, slots=True)
class Conventional:
    """What a conventional delivery code of 2015 to 2025 says: tier 0 to 2, and the energy band of an office code."""

    tier: int
    band: int | None = None

    @property
    def code(self) -> str:
        """The code of this tier and band."""
        return BY_TIER[self.tier] if self.band is None else OFFICE[self.tier * len(BANDS) + self.band]


def conventional(code: str) -> Conventional:
    """Read tier and band from a conventional delivery code. Raises ValueError for another code."""
    if code in BY_TIER:
        return Conventional(BY_TIER.index(code))
    return Conventional(*divmod(OFFICE.index(code), len(BANDS)))


def is_of_old_levels(entry: Entry, chart: Chart) -> bool:
    """Dated under the old meaning of the codes, and not refused for another reason."""
    return entry.date <= UNTIL and entry.ref not in chart.invalid


def band_of(phase: Phase) -> int | None:
    """The energy band of the phase's beam; None when the record names no energy or two kinds of beam."""
    energy = {Modality.PHOTON: phase.energy_mv, Modality.ELECTRON: phase.energy_mev}.get(phase.modality or Modality.HDR)
    return None if energy is None else sum(energy >= start for start in BAND_STARTS)


def imrt_codes(entry: Entry, chart: Chart) -> tuple[str, ...]:
    """The codes of IMRT delivery that the claim could carry: hospitals and private payers 7738x, Medicare offices G."""
    return HOSPITAL_IMRT if entry.claim.kind is ClaimKind.HOSPITAL or not chart.medicare else OFFICE_IMRT[:1]
