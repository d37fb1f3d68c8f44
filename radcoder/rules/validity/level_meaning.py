"""VAL-06: a delivery code that kept its number and changed its meaning."""

from collections.abc import Iterator

from radcoder.domain.course import Entry
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, LineRule, Problem
from radcoder.rules.chart import Chart
from radcoder.rules.technique.level import misfit

MEANING = {
    "77402": ("one area with one or two plain ports", "two-dimensional photons or electrons alone"),
    "77407": ("two areas, three ports or several blocks", "photons from a 3-D or IMRT plan on one isocentre"),
    "77412": (
        "three areas, custom blocks, tangents or electrons",
        "several isocentres, active motion management, total-skin electrons or mixed beams",
    ),
}


class DeliveryLevelChangedMeaning(LineRule):
    """A delivery code kept its number and changed its meaning.

    What: 77402, 77407 or 77412 from 2026-01-01 at a level that the treatment does not support. Said only beside
    that finding.
    Why: To the end of 2025 the three codes counted areas, ports and blocks; since then they follow the technique. A
    template of 2025 picks the wrong one.
    Resolve: Correct the template, then the lines.
    Authority: RadCoder's list of codes, which holds two periods for each of them; UnitedHealthcare 2026; ASTRO 2026.
    """

    id = "VAL-06"
    name = "delivery-level-changed-meaning"
    severity = Severity.INFO
    authority = (Cite("codes"), Cite("uhc-2026", "delivery levels"), Cite("astro-2026"))
    codes = frozenset(MEANING)

    def check(self, entry: Entry, chart: Chart) -> Iterator[Problem]:
        """Remind beside a level that does not fit."""
        found = misfit(entry, chart)
        if found is None or not found.wrong:
            return
        before, now = MEANING[entry.code]
        row = chart.facts.code(entry.code, entry.date)
        since = row.period.start if row else None
        yield Problem(
            message=f"{entry.code} {{when}} has another meaning since {since}: before it was {before}, now it is "
            f"{now}.",
            entries=(entry,),
            evidence=f"{entry.code} has a new entry from {since}; the record shows {found.support.words}",
        )
