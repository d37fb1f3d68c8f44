"""FRQ-05: more weekly physics than the fractions carry."""

from collections.abc import Iterator

from radcoder.domain.findings import Severity
from radcoder.rules import weekly
from radcoder.rules.base import Cite, CourseRule, Problem, remove_some
from radcoder.rules.chart import Chart
from radcoder.rules.physics_checks import Checks, physics
from radcoder.rules.wording import count, is_are, units_of


class PhysicsUnitsExceedFractions(CourseRule):
    """Weekly physics is billed more often than the delivered fractions allow.

    What: Units of 77336 against delivered external-beam fractions; a stereotactic course is counted by itself.
    Fewer than five fractions carry one unit; otherwise each complete five carries one, and by custom so do three
    or four left over at the end. More units than begun fives are an error; a unit that rests on other left-over
    fractions is a warning.
    Why: The physicist's check is paid once for five fractions. The manual names complete fives and courses
    under five; a unit for the remainder is custom, not text.
    Resolve: Bill one unit for each five delivered fractions, dated with the check, and take the rest off.
    Authority: NCCI Policy Manual 2026, chapter IX, F.2; the remainder of three or four is custom (judgement).
    """

    id = "FRQ-05"
    name = "physics-units-exceed-fractions"
    severity = Severity.ERROR
    authority = (Cite("ncci-manual", "IX.F.2"), Cite("judgement", "the unit for three or four left over"))

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report 77336 above the safe count."""
        earned = physics(chart)
        entries = chart.of([weekly.PHYSICS])
        if earned is None or units_of(entries) <= earned.units:
            return
        billed = units_of(entries)
        over = weekly.surplus(entries, billed - earned.units)
        yield Problem(
            message=_message(earned, billed),
            entries=entries,
            evidence=f"{earned.basis}; safe {earned.units}, at most {earned.most}, billed {billed}; fractions on "
            f"{weekly.dates_of(chart.log.external)}",
            fixes=(remove_some(over, entries),) if over else (),
            severity=None if billed > earned.most else Severity.WARNING,
        )


def _message(earned: Checks, billed: int) -> str:
    verb = "carries" if earned.fractions == 1 else "carry"
    said = f"{count(earned.fractions, 'fraction')} {verb} {count(earned.units, 'unit')} of 77336{earned.arithmetic}"
    if billed > earned.most:
        return f"{said}; {billed} {is_are(billed)} billed."
    left = count(earned.left_over, "fraction")
    return f"{said}; {billed} {is_are(billed)} billed, and the last rests on {left} left over."
