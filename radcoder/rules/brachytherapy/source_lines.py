"""BRA-07: sources without delivery, delivery without sources."""

from collections.abc import Iterator

from radcoder.domain.course import Entry, Modality
from radcoder.domain.facts import Facts, Setting
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, DayRule, Problem, remove
from radcoder.rules.brachytherapy.implants import DELIVERY, HDR_SESSIONS, LOW_DOSE_RATE
from radcoder.rules.chart import Chart
from radcoder.rules.lines import Day

SOURCE_STATUS = "U"
NEED_SOURCES = frozenset({*HDR_SESSIONS, *LOW_DOSE_RATE})
IMPLANTED = frozenset({*DELIVERY, "37243", "37242", "61770"})
NUCLEAR_MEDICINE = "79"


class SourceLineMissingOrAlone(DayRule):
    """A brachytherapy source and its delivery do not stand together on the hospital's day.

    What: A hospital day with brachytherapy delivery (77761 to 77772, 77778) and no line for its sources, or with a
    source and no delivery. Electronic brachytherapy has no sources. Excerpts of a claim are not judged.
    Why: Hospitals are paid for sources apart, on the line of their code; the delivery without them leaves money
    behind, and a source without a delivery is not accepted.
    Resolve: Add the source line with the number used, or the delivery it was used for; take the source off if it
    was not used that day.
    Authority: the outpatient editor's status indicator U; Medicare billing text of 2010, old but not withdrawn.
    """

    id = "BRA-07"
    name = "source-line-missing-or-alone"
    severity = Severity.WARNING
    authority = (Cite("opps", "status indicator U"), Cite("medicare-billing-text-2010"))

    def concerns(self, code: str, facts: Facts) -> bool:
        """Deliveries, and codes that are a source on some date."""
        return code in NEED_SOURCES or any(row.status == SOURCE_STATUS for row in facts.hospital.get(code, ()))

    def check(self, day: Day, chart: Chart) -> Iterator[Problem]:
        """Report a day that has one of the two without the other."""
        if day.setting is not Setting.HOSPITAL or not chart.whole:
            return
        sources = tuple(entry for entry in day.entries if _is_source(entry, chart))
        delivered = tuple(entry for entry in day.entries if entry.code in NEED_SOURCES)
        if delivered and not sources and not _electronic(delivered, chart):
            yield _without_sources(delivered)
        elif sources and not any(_uses_sources(entry.code, chart) for entry in day.entries):
            yield _alone(sources)


def _is_source(entry: Entry, chart: Chart) -> bool:
    row = chart.facts.hospital_status(entry.code, entry.date)
    return row is not None and row.status == SOURCE_STATUS


def _uses_sources(code: str, chart: Chart) -> bool:
    """A delivery, also under a code that has ended and is refused for that, or nuclear medicine."""
    retired = chart.facts.retired.get(code)
    return not IMPLANTED.isdisjoint((code, *(retired.successors if retired else ()))) or code.startswith(
        NUCLEAR_MEDICINE
    )


def _electronic(entries: tuple[Entry, ...], chart: Chart) -> bool:
    phases = [chart.phase_of(entry) for entry in entries]
    return any(phase is not None and phase.modality is Modality.ELECTRONIC_BRACHYTHERAPY for phase in phases)


def _without_sources(delivered: tuple[Entry, ...]) -> Problem:
    code = delivered[0].code
    source = "C1717" if code in HDR_SESSIONS else "the code of the sources used"
    return Problem(
        message=f"{code} {{when}} stands without a line for its sources on the hospital bill: add {source}.",
        entries=delivered,
        evidence=f"no line with status indicator {SOURCE_STATUS} beside {code} on the date",
    )


def _alone(sources: tuple[Entry, ...]) -> Problem:
    return Problem(
        message=f"{sources[0].code} {{when}} is a brachytherapy source without a delivery on its day.",
        entries=sources,
        evidence=f"{sources[0].code} has status indicator {SOURCE_STATUS}; no brachytherapy delivery on the date",
        fixes=(remove(*sources),),
    )
