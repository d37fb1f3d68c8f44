"""SEQ-05: a management code of another type of course."""

from collections.abc import Iterator

from radcoder.domain.course import Entry, Phase
from radcoder.domain.findings import Severity
from radcoder.domain.fractions import is_conventional_beam, is_external_beam, is_stereotactic
from radcoder.rules.base import Cite, CourseRule, Problem, remove
from radcoder.rules.chart import Chart
from radcoder.rules.stereotactic.courses import BODY_DELIVERY, CRANIAL_MANAGEMENT, MANAGEMENT, is_cranial, most_sessions
from radcoder.rules.weekly import dates_of
from radcoder.rules.wording import count


class ManagementOfAnotherCourse(CourseRule):
    """Stereotactic management is billed for a course of another type.

    What: 77435 for conventional phases of more than five sessions, and 77432 for phases of more than one
    session that are not cranial radiosurgery. Weekly management of a stereotactic phase, and stereotactic
    courses that are too long, have rules of their own.
    Why: 77435 manages a stereotactic course of one to five sessions, 77432 a single cranial session. A longer
    course is managed in fives with 77427.
    Resolve: Bill the management of the course that was given, or name the stereotactic phase on the line.
    Authority: NCCI pairs of 77435 and 77373 with 77427, indicator 0; the unit limits.
    """

    id = "SEQ-05"
    name = "management-code-of-another-course-type"
    severity = Severity.ERROR
    authority = (Cite("ncci-ptp-practitioner", "77435 with 77427, 77373 with 77427"), Cite("mue", "77432, 77435"))

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report stereotactic management of phases with more sessions than it manages."""
        for entry in chart.of([MANAGEMENT, CRANIAL_MANAGEMENT]):
            phases = _managed(entry, chart)
            sessions = chart.log.of_phases(phases)
            most = most_sessions(chart) if entry.code == MANAGEMENT else 1
            if phases and len(sessions) > most and _is_other(entry, phases, chart):
                yield Problem(
                    message=f"{entry.code} {{when}} manages a course of {count(most, 'session')}"
                    f"{' at most' if most > 1 else ''}; the treatment it stands for has {len(sessions)}.",
                    entries=(entry,),
                    evidence=f"{len(sessions)} sessions, {dates_of(sessions)}, of phases "
                    f"{', '.join(phase.id for phase in phases)}",
                    fixes=(remove(entry),),
                )


def _managed(entry: Entry, chart: Chart) -> tuple[Phase, ...]:
    """The phase that the line names, or all beam phases; none where a phase does not tell its technique."""
    own = chart.phase_of(entry)
    beams = tuple(phase for phase in chart.course.phases if is_external_beam(phase))
    phases = beams if own is None and entry.line.phase is None else tuple(phase for phase in beams if phase is own)
    return phases if all(phase.technique for phase in phases) else ()


def _is_other(entry: Entry, phases: tuple[Phase, ...], chart: Chart) -> bool:
    if entry.code == MANAGEMENT:
        return all(is_conventional_beam(phase) for phase in phases) and BODY_DELIVERY not in chart.by_code
    mixed = any(is_stereotactic(phase) for phase in phases) and any(is_conventional_beam(phase) for phase in phases)
    return not mixed and not all(is_cranial(phase) for phase in phases)
