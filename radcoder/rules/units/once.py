"""Codes billed once a course, and port images once for five fractions: at most, and only where they are billed."""

from collections.abc import Iterator

from radcoder.domain.course import ClaimKind
from radcoder.domain.findings import ExpectedUnits
from radcoder.domain.fractions import is_surface
from radcoder.rules import weekly
from radcoder.rules.chart import OFFICE, Chart
from radcoder.rules.frequency.parts import most_units
from radcoder.rules.frequency.port_images import LAST_DAY, PORT_IMAGES
from radcoder.rules.frequency.repeats import beams_of, volume_of
from radcoder.rules.reasons import documented
from radcoder.rules.sequence.planning import CLINICAL
from radcoder.rules.units.planning import by_parts
from radcoder.rules.wording import count, units_of

SPECIAL = "77470"
SURFACE_PLANNING, SURFACE_ULTRASOUND = "77436", "77439"


def once_codes(chart: Chart) -> Iterator[ExpectedUnits]:
    """Clinical planning, special treatment, surface planning and ultrasound, port images."""
    yield from _clinical_planning(chart)
    yield from _at_most(SPECIAL, 1, "at most once a course, with its reason on record", chart)
    surface = [phase for phase in chart.course.phases if is_surface(phase)]
    if surface:
        lesions = sum(phase.lesions or 1 for phase in surface)
        yield from _at_most(SURFACE_PLANNING, lesions, f"at most once a lesion, {count(lesions, 'lesion')}", chart)
        yield from _at_most(SURFACE_ULTRASOUND, 1, "at most once a course, where ultrasound was used", chart)
    yield from _port_images(chart)


def _at_most(code: str, most: int, basis: str, chart: Chart) -> Iterator[ExpectedUnits]:
    lines = chart.of([code])
    if billed := most_units(lines):
        yield ExpectedUnits(code, min(billed, most), billed, basis + by_parts(lines))


def _clinical_planning(chart: Chart) -> Iterator[ExpectedUnits]:
    """The three levels together, under the one most billed; a second needs a site or a reason of its own."""
    lines = [entry for entry in chart.of(CLINICAL) if entry.claim.kind is ClaimKind.PROFESSIONAL]
    beams = beams_of(chart)
    if not lines or (chart.course.phases and all(is_surface(phase) for phase in chart.course.phases)):
        return
    units = {code: units_of(e for e in lines if e.code == code) for code in sorted({e.code for e in lines})}
    code, billed = max(units, key=lambda each: (units[each], each)), sum(units.values())
    reasons = sum(documented(entry, chart) for entry in lines[1:])
    own = [p for p in beams[1:] if p.plan is None or p.plan.new_imaging is not False]
    sites = len({volume_of(phase) for phase in (*beams[:1], *own)})
    plans = len({phase.plan.id for phase in beams if phase.plan and phase.plan.id})
    most = max(1, min(sites, plans or sites)) + reasons
    family = f", {', '.join(units)} together" if len(units) > 1 else ""
    words = "once a course" if most == 1 else f"once a course, at most {most} with sites planned on their own"
    yield ExpectedUnits(code, min(billed, most), billed, words + family)


def _port_images(chart: Chart) -> Iterator[ExpectedUnits]:
    """Of an office, to 2025; later units are not expected of Medicare."""
    lines = [e for e in chart.of([PORT_IMAGES]) if e.claim.kind is ClaimKind.PROFESSIONAL and e.claim.pos == OFFICE]
    n, day = len(chart.log.external), weekly.last_day(chart)
    if not lines or not n or day is None:
        return
    paid = [entry for entry in lines if entry.date <= LAST_DAY or not chart.medicare]
    week = chart.facts.parameter("fractions_per_week", day)
    most = -(-n // week)
    later = "; from 2026 Medicare pays none" if len(paid) < len(lines) else ""
    basis = f"{count(n, 'fraction')} ÷ {week}: at most {count(most, 'unit')}{later}"
    yield ExpectedUnits(PORT_IMAGES, min(units_of(paid), most), units_of(lines), basis)
