"""BRA-12: the level of simulation at later insertions."""

from collections.abc import Iterator

from radcoder.domain.course import Entry, Phase
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, PhaseRule, Problem
from radcoder.rules.brachytherapy.breast import is_breast
from radcoder.rules.brachytherapy.implants import insertions_on, is_hdr
from radcoder.rules.chart import Chart
from radcoder.rules.frequency.parts import by_part
from radcoder.rules.wording import listed

COMPLEX = "77290"


class SimulationLevelAtLaterInsertions(PhaseRule):
    """A complex simulation is billed at a later insertion.

    What: 77290 at the second or a later insertion of high-dose-rate treatment. The breast has its own rule.
    Why: Each insertion may have its simulation at the level that was done. The first is usually the complex one; at
    later insertions the record must show why the level was reached again.
    Resolve: Bill 77280 where the position was only verified. The second simulation of a day takes 76.
    Authority: ASTRO's questions and answers on simulation.
    """

    id = "BRA-12"
    name = "simulation-level-at-later-insertions"
    severity = Severity.INFO
    authority = (Cite("astro-faq-simulation"),)

    def check(self, phase: Phase, chart: Chart) -> Iterator[Problem]:
        """Report complex simulations of a later insertion, for each part."""
        if COMPLEX not in chart.by_code or not is_hdr(phase) or is_breast(phase, chart):
            return
        days = insertions_on(phase, chart)
        lines = [e for e in chart.by_code[COMPLEX] if chart.phase_of(e) is phase and e.date in days]
        for entries in by_part(lines).values():
            later = tuple(entry for entry in entries if days[entry.date] != days[entries[0].date])
            if later:
                yield _later(later, [days[entry.date] for entry in later])


def _later(entries: tuple[Entry, ...], insertions: list[int]) -> Problem:
    numbers = listed(str(number) for number in insertions)
    return Problem(
        message=f"{COMPLEX} {{when}} is billed at a later insertion: the record must show the level; a mere "
        "verification is 77280.",
        entries=entries,
        evidence=f"insertion{'s' if len(insertions) > 1 else ''} {numbers} on the log",
    )
