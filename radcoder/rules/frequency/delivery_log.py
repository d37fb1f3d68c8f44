"""FRQ-20: delivery lines against the log of fractions, date by date and session by session."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from radcoder.domain.findings import Severity
from radcoder.domain.fractions import is_surface, per_day
from radcoder.rules.base import Cite, CourseRule, Problem
from radcoder.rules.chart import Chart, bills_technical
from radcoder.rules.frequency.log_differences import by_day, too_few, too_many
from radcoder.rules.stereotactic.per_lesion import is_per_lesion
from radcoder.rules.weekly import BRACHYTHERAPY_DELIVERY, STEREOTACTIC_DELIVERY, SURFACE_DELIVERY

MEGAVOLTAGE = STEREOTACTIC_DELIVERY | {"77385", "77386", "77402", "77407", "77412", "77423"}
PARTICLES = frozenset({"77520", "77522", "77523", "77525"})
OFFICE = frozenset(f"G60{number:02}" for number in range(3, 17))
INTRAOPERATIVE = frozenset({"77424", "77425"})
DELIVERY = MEGAVOLTAGE | PARTICLES | OFFICE | SURFACE_DELIVERY


class DeliveryLinesDifferFromLog(CourseRule):
    """Delivery lines and delivered fractions do not match.

    What: Units of delivery codes on each date against the sessions that the log holds for that date. A code that
    has ended counts too: another rule refuses it. Brachytherapy has its own rule, and so has radiosurgery billed by
    lesions. While a course is under treatment, fractions without a line are a warning.
    Why: Delivery is paid for a treatment that was given, session by session. A line without a fraction is
    billed for nothing; a fraction without a line is lost.
    Resolve: Compare with the treatment record. Correct the log if it is incomplete; otherwise take the line off
    or add it.
    Authority: Medicare Claims Processing Manual, chapter 13: delivery is billed on the day it is given.
    """

    id = "FRQ-20"
    name = "delivery-lines-differ-from-the-log"
    severity = Severity.ERROR
    authority = (Cite("claims-manual-13", "70.1"),)

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report dates with more units than sessions, and dates with fewer."""
        if not chart.log or not any(bills_technical(claim) for claim in chart.course.claims):
            return
        if chart.log.unassigned and chart.of(BRACHYTHERAPY_DELIVERY | INTRAOPERATIVE):
            return  # which fractions were beam is not on record
        days = by_day(entry for entry in chart.of_service(DELIVERY) if bills_technical(entry.claim))
        least, most = sessions_of_days(chart)
        over = {day: own for day, own in days.items() if not (most[day] == 1 and is_per_lesion(own, chart))}
        yield from too_many(over, most, "delivery ({})")
        yield from too_few(days, least, "{n} delivered {sessions} {when} {have} no delivery line.", chart)


def sessions_of_days(chart: Chart) -> tuple[Counter[date], Counter[date]]:
    """Fewest and most units that each date may carry: several lesions on the skin may be counted once or each."""
    beam = per_day(chart.log.external)
    surface = [phase for phase in chart.course.phases if is_surface(phase)]
    if not surface:
        return beam, beam
    skin = per_day(chart.log.of_phases(surface))
    lesions = Counter(fraction.date for phase in surface for fraction in chart.log.of_phase(phase))
    return beam + skin, beam + lesions
