"""The delivery levels of 2026: which of 77402, 77407 and 77412 a treatment supports, and why.

Level 1: two-dimensional photons, or electrons alone. Level 2: photons from a 3-D or IMRT plan on one isocentre. Level
3: photons on several isocentres, a 3-D or IMRT plan with active motion management, total-skin electrons, or photons
and electrons mixed. Image guidance alone changes nothing. Source: UnitedHealthcare 2026, HCN 2026, ASTRO 2026.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from radcoder.domain.course import Entry, Modality, Motion, MotionMethod, Phase, PlanBasis
from radcoder.domain.fractions import is_external_beam
from radcoder.rules.chart import Chart, in_facility
from radcoder.rules.technique.treated import own_phases, session_phases, with_others

SINCE = date(2026, 1, 1)  # before this day the same numbers meant fields and blocks
LEVELS = {"77402": 1, "77407": 2, "77412": 3}
HIGHEST = 3
CODES = {level: code for code, level in LEVELS.items()}
TRIGGERS = "several isocentres with photons, active motion management, total-skin electrons, photons with electrons"

VOLUMETRIC = frozenset({PlanBasis.THREE_D, PlanBasis.IMRT})
FLAT = frozenset({PlanBasis.TWO_D, PlanBasis.ISODOSE, PlanBasis.SPECIAL_PORT})
VOLUMETRIC_TECHNIQUES = frozenset({"3d", "imrt", "vmat", "srs", "sbrt"})
FLAT_TECHNIQUES = frozenset({"2d"})
TOTAL_SKIN = "tse"
HELD_BEAM = frozenset({MotionMethod.BREATH_HOLD, MotionMethod.GATING, MotionMethod.TRACKING})
ELSEWHERE = {Modality.PROTON: "77520 to 77525", Modality.NEUTRON: "77423"}


@dataclass(frozen=True, slots=True)
class Support:
    """The levels that a treatment may be billed at, and what it is in words.

    Several levels where the record leaves it open; none where another family of codes bills it (`elsewhere`).
    """

    levels: frozenset[int]
    words: str
    elsewhere: str = ""

    def __str__(self) -> str:
        if not self.levels:
            return f"{self.words} {'is' if 'beam' in self.words else 'are'} billed with {self.elsewhere}"
        return f"{self.words}: " + " or ".join(f"level {level} ({CODES[level]})" for level in sorted(self.levels))


@dataclass(frozen=True, slots=True)
class Misfit:
    """A level that the treatment does not support (`wrong`), or one lower than the record would support."""

    entry: Entry
    support: Support
    wrong: bool
    phases: tuple[Phase, ...]

    @property
    def billed(self) -> int:
        """The level on the line."""
        return LEVELS[self.entry.code]

    @property
    def too_high(self) -> bool:
        """Every supported level is lower than the billed one, or none is supported."""
        return all(level < self.billed for level in self.support.levels)


def supported(phases: tuple[Phase, ...]) -> Support | None:
    """The level of phases that are treated in one session; None when the record does not say enough."""
    beams = tuple(phase for phase in phases if is_external_beam(phase))
    if not beams or any(phase.modality is None for phase in beams):
        return None
    other = next((phase.modality for phase in beams if phase.modality in ELSEWHERE), None)
    if other is not None and len(beams) == 1:
        return Support(frozenset(), f"a {other.value} beam", ELSEWHERE[other])
    kinds = {phase.modality for phase in beams}
    if not kinds <= {Modality.PHOTON, Modality.ELECTRON, Modality.MIXED}:
        return None
    if Modality.MIXED in kinds or len(kinds) > 1:
        return Support(frozenset({3}), "photons and electrons mixed")
    return _of_electrons(beams) if Modality.ELECTRON in kinds else _of_photons(beams)


def _of_electrons(beams: tuple[Phase, ...]) -> Support:
    if any(phase.technique == TOTAL_SKIN for phase in beams):
        return Support(frozenset({3}), "total-skin electrons")
    return Support(frozenset({1}), "electrons alone")


def _of_photons(beams: tuple[Phase, ...]) -> Support:
    solid = [is_volumetric(phase) for phase in beams]
    points, certain = _isocentres(beams)
    what = _photons_in_words(solid)
    if points is not None and points > 1 and certain:
        return Support(frozenset({3}), f"{what} on {points} isocentres")
    base = {2} if any(solid) else {1} if all(each is False for each in solid) else {1, 2}
    open_points = {3} if points is None or points > 1 else set()
    if any(each is not False and is_trigger(phase.motion) for each, phase in zip(solid, beams, strict=True)):
        described = any(is_described(phase.motion) for phase in beams)
        levels = {3} if described and any(solid) else base | {3}
        return Support(frozenset(levels), f"{what} with active motion management")
    where = " on one isocentre without active motion management" if points == 1 and any(solid) else ""
    return Support(frozenset(base | open_points), f"{what}{where}")


def _photons_in_words(solid: list[bool | None]) -> str:
    if any(solid):
        return "photons from a 3-D or IMRT plan"
    return "two-dimensional photons" if all(each is False for each in solid) else "photons"


def _isocentres(beams: tuple[Phase, ...]) -> tuple[int | None, bool]:
    """How many isocentres a session has, and whether that is certain: two volumes may share one."""
    given = [phase.isocentres for phase in beams]
    if any(each is not None and each > 1 for each in given):
        return max(each for each in given if each is not None), True
    if None in given:
        return None, False
    volumes = {phase.volume for phase in beams}
    return (1, True) if len(beams) == 1 or (len(volumes) == 1 and None not in volumes) else (len(beams), False)


def is_volumetric(phase: Phase) -> bool | None:
    """Planned in 3-D or with IMRT: the plan's basis decides, or where it is silent, the technique. None: open."""
    if phase.basis in VOLUMETRIC or (phase.basis is None and phase.technique in VOLUMETRIC_TECHNIQUES):
        return True
    if phase.basis in FLAT or (phase.basis is None and phase.technique in FLAT_TECHNIQUES):
        return False
    return None


def is_trigger(motion: Motion | None) -> bool:
    """The beam is held or steered by the motion signal, as far as the record says so.

    A method that holds the beam counts when the record leaves `active` open: then it has to be described.
    """
    if motion is None or motion.active is False:
        return False
    return motion.active is True or motion.method in HELD_BEAM


def is_described(motion: Motion | None) -> bool:
    """The record names the system, the threshold and how the beam is held."""
    return motion is not None and all((motion.system, motion.threshold, motion.beam_hold))


def rests_on_motion(entry: Entry, chart: Chart) -> tuple[Phase, ...]:
    """The phases whose motion management is the only reason for level 3 on the line."""
    if not _is_judged(entry):
        return ()
    phases = session_phases(entry, chart)
    support = chart.once(supported, phases)
    moving = tuple(phase for phase in phases if phase.modality is Modality.PHOTON and is_trigger(phase.motion))
    return moving if support is not None and HIGHEST in support.levels and "motion" in support.words else ()


def misfit(entry: Entry, chart: Chart) -> Misfit | None:
    """What is wrong with the level on a delivery line of 2026 or later; None when it fits or cannot be judged."""
    if not _is_judged(entry):
        return None
    own = own_phases(entry, chart)
    session = with_others(own, entry.date, chart)
    together = chart.once(supported, session)
    if together is None or LEVELS[entry.code] in together.levels:
        return None
    found = Misfit(entry, together, wrong=True, phases=session)
    if found.too_high:
        return found
    return Misfit(entry, together, wrong=_is_excluded(entry, chart.once(supported, own), own), phases=session)


def _is_judged(entry: Entry) -> bool:
    return entry.code in LEVELS and entry.date >= SINCE and not in_facility(entry.claim)


def _is_excluded(entry: Entry, support: Support | None, own: tuple[Phase, ...]) -> bool:
    """A level that is too low is wrong only where its own definition leaves the line's phases out.

    Level 1 leaves 3-D and IMRT plans out; level 2 total-skin electrons and photons on several isocentres. All else
    is paid, only lower than the record would support.
    """
    if support is None or LEVELS[entry.code] in support.levels:
        return False
    if LEVELS[entry.code] == 1:
        return any(phase.modality is not Modality.ELECTRON and is_volumetric(phase) for phase in own)
    return "isocentres" in support.words or "total-skin" in support.words


def in_words(phases: Iterable[Phase]) -> str:
    """What the record says of the phases: the evidence of a level."""
    return "; ".join(_phase_in_words(phase) for phase in phases)


def _phase_in_words(phase: Phase) -> str:
    motion = phase.motion
    facts = (
        phase.modality.value if phase.modality else None,
        f"technique {phase.technique}" if phase.technique else None,
        f"plan {phase.basis.value}" if phase.basis else None,
        f"isocentres {phase.isocentres}" if phase.isocentres else None,
        f"motion {_motion_in_words(motion)}" if motion else "no motion management",
    )
    return f"phase {phase.id}: " + ", ".join(fact for fact in facts if fact)


def _motion_in_words(motion: Motion) -> str:
    said = [motion.method.value if motion.method else "managed"]
    if motion.active is not None:
        said.append("active" if motion.active else "not active")
    return " ".join(said)
