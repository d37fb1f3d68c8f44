"""VAL-01: IMRT delivery codes after their last day."""

from collections.abc import Iterator

from radcoder.domain.course import Entry
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, LineRule, Problem
from radcoder.rules.chart import Chart
from radcoder.rules.validity.ended import ended_code


class HospitalImrtDeliveryAfter2025(LineRule):
    """An IMRT delivery code is billed after 2025.

    What: 77385 or 77386 on a date of service after 2025-12-31.
    Why: Both codes ended with the year 2025. A payer cannot price a code that does not exist on the date of
    service.
    Resolve: Bill 77407 for IMRT on one isocentre, or 77412 when the record shows a level-3 reason: several
    isocentres, active motion management, total-skin electrons, or photons and electrons mixed.
    Authority: NCCI Policy Manual 2026, chapter IX, F.11 and F.12; the outpatient editor's code tables end with
    2025Q4.
    """

    id = "VAL-01"
    name = "hospital-imrt-delivery-code-after-2025"
    severity = Severity.ERROR
    authority = (Cite("ncci-manual", "IX.F.11-12"), Cite("codes"))
    codes = frozenset({"77385", "77386"})

    def check(self, entry: Entry, chart: Chart) -> Iterator[Problem]:
        """Report lines after the codes' last day."""
        advice = "The delivery level is 77407, or 77412 when a level-3 reason is on record."
        yield from ended_code(entry, chart, advice, ("77407", "77412"))
