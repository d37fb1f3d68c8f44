"""FRQ-14: verification simulation repeated during treatment."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from radcoder.domain.course import Entry, Phase
from radcoder.domain.findings import Severity
from radcoder.domain.fractions import is_surface
from radcoder.rules.base import Cite, CourseRule, Problem, remove
from radcoder.rules.bundling.imrt import first_fraction, is_imrt
from radcoder.rules.chart import Chart
from radcoder.rules.frequency.repeats import beams_of, open_to
from radcoder.rules.reasons import documented

SIMPLE_SIMULATION = "77280"


class RepeatedVerificationSimulation(CourseRule):
    """The fields of a phase are verified again after its first day.

    What: 77280 dated after the first fraction of a phase without IMRT; a line that names no phase, after the
    first fraction of every phase. Lines with documentation, and insertions of brachytherapy, are left out.
    Why: A new set-up of fields is verified once, on its first day. Checking it again, daily or weekly, is part
    of the treatment.
    Resolve: Take the line off. If new fields began that day, give them a phase of their own, or write the
    change into the documentation of the line. For an electron boost keep the image or photograph.
    Authority: ASTRO questions and answers on simulation.
    """

    id = "FRQ-14"
    name = "verification-simulation-repeated"
    severity = Severity.WARNING
    authority = (Cite("astro-faq-simulation"),)

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report simple simulations after the first day of their phase."""
        found: dict[tuple[date, date], list[Entry]] = defaultdict(list)
        for entry in chart.by_code.get(SIMPLE_SIMULATION, ()):
            began = _last_start(_phases(entry, chart), chart)
            if began is not None and entry.date > began and not documented(entry, chart):
                found[began, entry.date].append(entry)
        yield from (_verified_again(tuple(entries), began) for (began, _), entries in found.items())


def _phases(entry: Entry, chart: Chart) -> tuple[Phase, ...]:
    """The phases that the line may be for; none where IMRT, surface treatment or brachytherapy could claim it."""
    beams = beams_of(chart)
    own = chart.phase_of(entry)
    unnamed = own is None and entry.line.phase is None
    phases = tuple(open_to(beams, chart)) if unnamed else tuple(phase for phase in beams if phase is own)
    return () if any(is_imrt(phase) or is_surface(phase) for phase in phases) else phases


def _last_start(phases: tuple[Phase, ...], chart: Chart) -> date | None:
    starts = [first_fraction(phase, chart) for phase in phases]
    known = [start for start in starts if start is not None]
    return max(known) if known and len(known) == len(starts) else None


def _verified_again(entries: tuple[Entry, ...], began: date) -> Problem:
    return Problem(
        message=f"{SIMPLE_SIMULATION} {{when}} comes after the first day of its fields, {began}: a set-up is verified "
        "once, on its first day.",
        entries=entries,
        evidence=f"fields in use since {began}; no documentation for {SIMPLE_SIMULATION}",
        fixes=(remove(*entries),),
    )
