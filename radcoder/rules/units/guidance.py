"""Image guidance, the physician's part: at most one unit a fraction that was imaged."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from radcoder.domain.course import ClaimKind, Entry, ImageGuidance, Modality, Phase
from radcoder.domain.findings import ExpectedUnits
from radcoder.domain.fractions import is_conventional_beam, is_stereotactic, per_day
from radcoder.rules import weekly
from radcoder.rules.chart import Chart
from radcoder.rules.frequency.image_guidance import CT, GUIDANCE
from radcoder.rules.frequency.parts import Part, parts_of
from radcoder.rules.technique.level import SINCE
from radcoder.rules.units.sessions import Ledger

GUIDANCE_2026 = "77387"
EACH_FRACTION = frozenset({ImageGuidance.CBCT, ImageGuidance.CT, ImageGuidance.ULTRASOUND})


def guidance_codes(chart: Chart) -> Iterator[ExpectedUnits]:
    """Guidance on practitioners' claims: where it is billed, and from 2026 where a photon phase says it was imaged."""
    if not chart.log or not any(claim.kind is ClaimKind.PROFESSIONAL for claim in chart.course.claims):
        return
    lines = tuple(_lines(chart))
    said = weekly.bills_management(chart) and bool(imaged_phases(chart))
    sessions = _imaged(chart, lines)
    if not lines and not (said and any(day >= SINCE for day in sessions)):
        return
    if not lines:
        sessions = Counter({day: units for day, units in sessions.items() if day >= SINCE})
    yield from Ledger(
        chart,
        sessions,
        sessions,
        lines,
        lambda entry: GUIDANCE_2026 if entry.date >= SINCE and entry.ref in chart.invalid else entry.code,
        lambda day: GUIDANCE_2026 if day >= SINCE else None,
        _noun(chart),
        "; at most one unit each",
    ).units()


def _noun(chart: Chart) -> str:
    apart = " outside stereotactic treatment" if any(is_stereotactic(phase) for phase in chart.course.phases) else ""
    return f"session with imaging on the log{apart}"


def imaged_phases(chart: Chart) -> tuple[Phase, ...]:
    """The conventional photon phases whose every fraction was imaged: by CT or ultrasound.

    Planar images may be taken once a week and the surface watched without images, so these are left open.
    """
    return tuple(
        phase
        for phase in chart.course.phases
        if phase.modality is Modality.PHOTON and is_conventional_beam(phase) and phase.image_guidance in EACH_FRACTION
    )


def _lines(chart: Chart) -> Iterator[Entry]:
    """The physician's part of guidance; CT images before the first fraction belong to planning."""
    began = chart.log.all[0].date
    for entry in chart.of(GUIDANCE):
        physician = entry.claim.kind is ClaimKind.PROFESSIONAL and Part.PHYSICIAN in parts_of(entry)
        if physician and not (entry.code == CT and entry.date < began):
            yield entry


def _imaged(chart: Chart, lines: tuple[Entry, ...]) -> Counter[date]:
    """Sessions of a day with imaging; where guidance is billed, a phase that leaves it open counts as imaged that day.

    Guidance of stereotactic sessions lies inside their delivery.
    """
    imaged = imaged_phases(chart)
    told = per_day(chart.log.of_phases(imaged))
    billed = {entry.date for entry in lines}
    able = tuple(
        phase
        for phase in chart.course.phases
        if not is_stereotactic(phase) and phase.image_guidance is not ImageGuidance.NONE
    )
    if imaged and able == imaged:
        return told
    sessions = chart.log.of_phases(able) if chart.course.phases else chart.log.all
    open_days = Counter({day: units for day, units in per_day(sessions).items() if day in billed})
    return told | open_days
