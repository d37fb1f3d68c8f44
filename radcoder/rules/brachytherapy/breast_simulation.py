"""BRA-15: a second complex simulation in breast brachytherapy."""

from collections.abc import Iterator

from radcoder.domain.course import Entry, Phase
from radcoder.domain.edits import ReplaceCode
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, PhaseRule, Problem, Proposal, remove
from radcoder.rules.brachytherapy.breast import is_breast
from radcoder.rules.brachytherapy.implants import is_hdr
from radcoder.rules.chart import Chart
from radcoder.rules.frequency.parts import by_part

COMPLEX, SIMPLE = "77290", "77280"


class SecondComplexSimulationInBreastHdr(PhaseRule):
    """A second complex simulation is billed in breast brachytherapy.

    What: 77290 on a later day of a high-dose-rate phase of the breast that has one already.
    Why: The first simulation may be the complex one; later ones verify the applicator and are 77280.
    Resolve: Bill 77280 for the later simulations that were done.
    Authority: NCCI Policy Manual 2026, chapter IX, F.10.
    """

    id = "BRA-15"
    name = "second-complex-simulation-in-breast-hdr"
    severity = Severity.ERROR
    authority = (Cite("ncci-manual", "IX.F.10"),)

    def check(self, phase: Phase, chart: Chart) -> Iterator[Problem]:
        """Report complex simulations after the first day, for each part."""
        lines = [e for e in chart.by_code.get(COMPLEX, ()) if chart.phase_of(e) is phase]
        if not lines or not is_hdr(phase) or not is_breast(phase, chart):
            return
        for entries in by_part(lines).values():
            for entry in entries:
                if entry.date > entries[0].date:
                    yield _second(entry, entries[0])


def _second(entry: Entry, first: Entry) -> Problem:
    return Problem(
        message=f"{COMPLEX} {{when}} follows the complex simulation of {first.date} in breast brachytherapy: later "
        f"simulations are {SIMPLE}.",
        entries=(entry,),
        with_entries=(first,),
        evidence=f"first {COMPLEX} {first.date}; high-dose-rate treatment of the breast",
        fixes=(
            Proposal(f"Bill {SIMPLE} in place of {COMPLEX} on {{lines}}", (ReplaceCode(entry.ref, SIMPLE),)),
            remove(entry),
        ),
    )
