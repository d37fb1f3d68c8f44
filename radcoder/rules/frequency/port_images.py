"""FRQ-19: port images against weeks of treatment."""

from collections.abc import Iterator
from datetime import date

from radcoder.domain.course import ClaimKind
from radcoder.domain.findings import Severity
from radcoder.rules import weekly
from radcoder.rules.base import Cite, CourseRule, Problem
from radcoder.rules.chart import OFFICE, Chart
from radcoder.rules.frequency.parts import excess
from radcoder.rules.wording import count, is_are

PORT_IMAGES = "77417"
LAST_DAY = date(2025, 12, 31)


class PortImagesExceedWeeks(CourseRule):
    """Port images are billed more often than once for five fractions.

    What: Units of 77417 on an office claim, to the end of 2025, against begun fives of delivered beam fractions.
    Why: One unit holds all port images of five fractions, however many were taken. From 2026 nothing is paid for
    them, and another rule says so.
    Resolve: Bill one unit for five fractions, and take the rest off.
    Authority: NCCI Policy Manual 2026, chapter IX, G.5; Medicare Claims Processing Manual, chapter 13; ASTRO
    questions and answers on image guidance.
    """

    id = "FRQ-19"
    name = "port-images-exceed-weeks"
    severity = Severity.ERROR
    authority = (Cite("ncci-manual", "IX.G.5"), Cite("claims-manual-13"), Cite("astro-faq-image-guidance"))

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report port images above the begun fives."""
        entries = tuple(
            entry
            for entry in chart.by_code.get(PORT_IMAGES, ())
            if entry.claim.kind is ClaimKind.PROFESSIONAL and entry.claim.pos == OFFICE and entry.date <= LAST_DAY
        )
        n = len(chart.log.external)
        if not entries or not n:
            return
        allowed = -(-n // chart.facts.parameter("fractions_per_week", entries[0].date))
        if over := excess(entries, allowed):
            yield Problem(
                message=f"{count(n, 'fraction')} {'carries' if n == 1 else 'carry'} {count(allowed, 'unit')} of "
                f"{PORT_IMAGES}, one for five however many images; {over.billed} {is_are(over.billed)} billed.",
                entries=over.entries,
                evidence=f"{over.evidence}; fractions on {weekly.dates_of(chart.log.external)}",
                fixes=over.fixes,
            )
