"""FRQ-21: several sites of one simulation session."""

from collections.abc import Iterator

from radcoder.domain.course import Entry, Phase
from radcoder.domain.findings import Severity
from radcoder.domain.fractions import is_brachytherapy
from radcoder.rules.base import Cite, DayRule, Problem, remove
from radcoder.rules.bundling.imrt import SIMULATIONS, is_imrt
from radcoder.rules.chart import Chart
from radcoder.rules.frequency.repeats import volume_of
from radcoder.rules.lines import Day
from radcoder.rules.reasons import documented
from radcoder.rules.wording import listed


class SeveralSitesInOneSimulation(DayRule):
    """Sites that were simulated in one session are billed one by one.

    What: The same simulation code of one biller and day on lines of different volumes, before treatment. Phases of
    different techniques, IMRT, brachytherapy, and lines with documentation are left out.
    Why: Sites scanned in one session make one simulation.
    Resolve: Bill one simulation for the session. If a site needed another technique or device, write it into the
    documentation of the line.
    Authority: ASTRO questions and answers on treatment planning, partly read.
    """

    id = "FRQ-21"
    name = "several-sites-in-one-simulation-session"
    severity = Severity.WARNING
    authority = (Cite("astro-faq-planning"),)
    codes = SIMULATIONS

    def check(self, day: Day, chart: Chart) -> Iterator[Problem]:
        """Report simulations of several volumes on one day."""
        lines = day.of(SIMULATIONS)
        if len(lines) < 2:  # noqa: PLR2004 - two sites
            return
        for code in sorted({entry.code for entry in lines}):
            planned = [(e, phase) for e in lines if e.code == code and (phase := _planned(e, chart))]
            sites = {volume_of(phase): entry for entry, phase in planned}
            if len(sites) > 1 and len({phase.technique for _, phase in planned}) == 1:
                yield _several(tuple(sites.values()))


def _planned(entry: Entry, chart: Chart) -> Phase | None:
    """The phase that the line plans; None once it is under treatment, or where another rule speaks."""
    phase = chart.phase_of(entry)
    if phase is None or is_imrt(phase) or is_brachytherapy(phase) or documented(entry, chart):
        return None
    treated = any(fraction.date <= entry.date for fraction in chart.log.of_phase(phase))
    return None if treated else phase


def _several(lines: tuple[Entry, ...]) -> Problem:
    first, *others = lines
    phases = listed(sorted(str(entry.line.phase) for entry in lines))
    return Problem(
        message=f"{first.code} is billed {len(lines)} times {{when}}, for phases {phases}: sites scanned in one "
        "session make one simulation.",
        entries=lines,
        evidence=f"{', '.join(str(entry.ref) for entry in lines)}: one biller and day",
        fixes=(remove(*others),),
    )
