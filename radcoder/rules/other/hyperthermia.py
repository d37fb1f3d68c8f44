"""OTH-05: what limits hyperthermia."""

from collections.abc import Iterator

from radcoder.domain.course import Entry, Modality, Phase
from radcoder.domain.findings import Severity
from radcoder.domain.fractions import APART, is_brachytherapy
from radcoder.rules.base import Cite, CourseRule, Problem, remove
from radcoder.rules.chart import Chart
from radcoder.rules.lines import biller_of
from radcoder.rules.policy import cite, name_of, said_by
from radcoder.rules.wording import count, units_of

HEATING = ("77600", "77605", "77610", "77615", "77620")
OWN_PLANNING = ("77261", "77262", "77263", "77300", "77331", "77332", "77333", "77334", "77336", "77370")
TREATMENT = ("773", "774", "775", "777", "G60", "G03")


class HyperthermiaLimits(CourseRule):
    """Hyperthermia is billed beyond its limits.

    What: Hyperthermia in a course without any radiation; planning, devices or physics of a hyperthermia phase on
    another day than the heating (on one day the pair rule speaks); more sessions than the payer allows.
    Why: Heating is paid beside radiation only, and its own planning is included. eviCore allows ten sessions.
    Resolve: Put the radiation it accompanies on record. Take planning of the heating off; planning of the
    radiation stays: name its phase on the line. Ask the payer before further sessions.
    Authority: Medicare physician fee schedule, status R; NCCI pairs of 77600 to 77620; eviCore summary.
    """

    id = "OTH-05"
    name = "hyperthermia-limits"
    severity = Severity.WARNING
    authority = (Cite("rvu", "status R"), Cite("ncci-ptp-practitioner", "77600 to 77620"), Cite("evicore-summary"))

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report heating alone, its planning, and too many sessions."""
        heated = chart.of(HEATING)
        if not heated:
            return
        if chart.course.phases and not _has_radiation(chart):
            yield Problem(
                message=f"{heated[0].code} {{when}} is hyperthermia, and the course shows no radiation: it is paid "
                "beside radiation only.",
                entries=heated,
                evidence="no phase, fraction or line of radiation in the course",
            )
        yield from _planning(heated, chart)
        yield from _sessions(heated, chart)


def _has_radiation(chart: Chart) -> bool:
    return any(_radiates(phase) for phase in chart.course.phases) or any(
        entry.code.startswith(TREATMENT) and _is_delivery(entry, chart) for entry in chart.entries
    )


def _radiates(phase: Phase) -> bool:
    return (
        phase.modality is None
        or phase.modality not in APART - {Modality.SURFACE, Modality.INTRAOPERATIVE}
        or (is_brachytherapy(phase))
    )


def _is_delivery(entry: Entry, chart: Chart) -> bool:
    row = chart.facts.code(entry.code, entry.date)
    return row is not None and "delivery" in row.service_type


def _planning(heated: tuple[Entry, ...], chart: Chart) -> Iterator[Problem]:
    days = {(biller_of(entry.claim), entry.date) for entry in heated}
    for entry in chart.of(OWN_PLANNING):
        phase = chart.phase_of(entry)
        heats = phase is not None and phase.modality is Modality.HYPERTHERMIA
        if heats and (biller_of(entry.claim), entry.date) not in days:
            yield Problem(
                message=f"{entry.code} {{when}} is planning of the hyperthermia phase: it is included in "
                f"{heated[0].code}.",
                entries=(entry,),
                with_entries=heated[:1],
                evidence=f"{entry.code} of a phase whose modality is hyperthermia",
                fixes=(remove(entry),),
            )


def _sessions(heated: tuple[Entry, ...], chart: Chart) -> Iterator[Problem]:
    for policy in chart.policies.get("OTH-05", ()):
        asked = policy.parameter.isdigit()
        counted = tuple(e for e in heated if policy.period.covers(e.date) and e.claim.kind is heated[0].claim.kind)
        if asked and units_of(counted) > int(policy.parameter):
            yield Problem(
                message=f"{count(units_of(counted), 'session')} of hyperthermia are billed {{when}}; "
                f"{name_of(policy, chart)} allows {policy.parameter}.",
                entries=counted,
                evidence=said_by(policy, chart),
                cites=(cite(policy),),
            )
