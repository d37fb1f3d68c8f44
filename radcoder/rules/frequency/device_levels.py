"""FRQ-12: several levels of devices for one immobilisation."""

from collections.abc import Iterator

from radcoder.domain.course import Entry
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, DayRule, Problem, remove
from radcoder.rules.chart import Chart
from radcoder.rules.lines import Day
from radcoder.rules.reasons import documented
from radcoder.rules.same_day.ncci import opening

DEVICES = ("77334", "77333", "77332")
ANOTHER_SITE = frozenset({"59", "XS"})


class SeveralDeviceLevels(DayRule):
    """A modifier parts device levels that belong to one phase.

    What: Two levels of 77332 to 77334 of one biller and day, parted by 59 or XS although both lines name the same
    phase. Without a modifier the pair rule speaks of the day. Lines with a note or documentation are left out.
    Why: One set of immobilisation takes its highest level only. The modifier says that the lower level was for
    another site, and the lines say the opposite.
    Resolve: Take the lower level off, or name the phase of the other site on its line.
    Authority: ASTRO questions and answers on devices; NCCI pairs of 77332 to 77334.
    """

    id = "FRQ-12"
    name = "several-device-levels-for-one-immobilisation"
    severity = Severity.WARNING
    authority = (Cite("astro-faq-devices"), Cite("ncci-ptp-practitioner", "77334 with 77332 and 77333"))
    codes = frozenset(DEVICES)

    def check(self, day: Day, chart: Chart) -> Iterator[Problem]:
        """Report lower levels that a modifier opens beside a higher one of the same phase."""
        lines = day.of(DEVICES)
        if len({entry.code for entry in lines}) < 2:  # noqa: PLR2004 - two levels
            return
        for entry in lines:
            higher = tuple(e for e in lines if e.code > entry.code and e.line.phase == entry.line.phase)
            if entry.line.phase is not None and higher and _says_another_site((entry, *higher), chart):
                yield _parted(entry, higher)


def _says_another_site(lines: tuple[Entry, ...], chart: Chart) -> bool:
    used = {modifier for entry in lines for modifier in opening(entry, chart)}
    explained = any(entry.line.note or documented(entry, chart) for entry in lines)
    return bool(used) and used <= ANOTHER_SITE and not explained


def _parted(entry: Entry, higher: tuple[Entry, ...]) -> Problem:
    return Problem(
        message=f"{entry.code} stands beside {higher[0].code} {{when}} with a modifier for another site, but both are "
        f"of phase {entry.line.phase}: one immobilisation takes its highest level only.",
        entries=(entry,),
        with_entries=higher,
        evidence=f"{entry.code} and {higher[0].code} of one biller and day name phase {entry.line.phase}",
        fixes=(remove(entry),),
    )
