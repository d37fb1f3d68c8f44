"""PAY-04: more fractions than the payer accepts for the disease."""

from collections.abc import Iterator
from dataclasses import dataclass

from radcoder.domain.course import Entry, Phase, Status
from radcoder.domain.facts import FractionLimit
from radcoder.domain.findings import Severity
from radcoder.domain.fractions import is_conventional_beam
from radcoder.rules.base import Cite, CourseRule, Problem
from radcoder.rules.chart import Chart
from radcoder.rules.diagnosis.condition import candidates, named, of_phase, treated
from radcoder.rules.diagnosis.usual import holds
from radcoder.rules.frequency.delivery_log import DELIVERY
from radcoder.rules.payer.approvals import is_counted
from radcoder.rules.reasons import documented
from radcoder.rules.weekly import last_day
from radcoder.rules.wording import count


class MoreFractionsThanPolicy(CourseRule):
    """More fractions are given or planned than the payer accepts for the disease.

    What: Delivered fractions of a beam phase, or planned ones while treatment goes on, against the number that the
    payer's policy names for the treated condition: for each volume or for the course, as the policy counts. Above
    the payer's usual number a reminder, above its limit a warning. An approval of that many units settles it; so
    many are then agreed.
    Why: Fractions above the limit are held to be without medical need unless the record gives a reason.
    Resolve: Look for the reason in the record: earlier radiation, stage, a part of the volume at risk. Send it with
    the claim, or have the payer approve the fractions before they are given.
    Authority: UnitedHealthcare's policy on fractionation.
    """

    id = "PAY-04"
    name = "more-fractions-than-the-policy"
    severity = Severity.WARNING
    authority = (Cite("fraction-limits"),)

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report each volume, or the course, with more fractions than its limit."""
        day = last_day(chart)
        rows = [row for row in chart.facts.fraction_limits if row.payer in chart.payers]
        if day is None or not rows or chart.log.unassigned:
            return
        in_force = [row for row in rows if row.period.covers(day)]
        groups: dict[tuple[str, str, str], list[Phase]] = {}
        found: dict[tuple[str, str, str], FractionLimit] = {}
        for phase in chart.course.phases:
            row = _row(phase, in_force, chart)
            if row is not None:
                where = (phase.volume or phase.id) if row.per_volume else ""
                groups.setdefault((row.condition, row.technique, where), []).append(phase)
                found[row.condition, row.technique, where] = row
        for key, phases in groups.items():
            yield from _over(_Given(tuple(phases), found[key], chart))


def _row(phase: Phase, rows: list[FractionLimit], chart: Chart) -> FractionLimit | None:
    """The one row that speaks of the phase: what it treats must be plain, the narrowest row goes first."""
    if not is_conventional_beam(phase):
        return None
    conditions = {row.condition for row in rows for code in candidates(phase, chart) if holds(row.diagnoses, code)}
    code, codes = treated(of_phase(phase, chart)), of_phase(phase, chart)
    fitting = [row for row in rows if code and holds(row.diagnoses, code) and _fits(row, phase, codes)]
    if not fitting or len({row.diagnoses for row in rows if row.condition in conditions}) > 1:
        return None
    return max(fitting, key=lambda row: (bool(row.beside), bool(row.site_word), bool(row.technique)))


def _fits(row: FractionLimit, phase: Phase, codes: tuple[str, ...]) -> bool:
    beside = not row.beside or any(holds(row.beside, code) for code in codes)
    place = row.site_word in (phase.site or "").lower()
    return beside and place and row.technique in ("", phase.technique)


@dataclass(frozen=True, slots=True)
class _Given:
    """Phases that one limit counts together."""

    phases: tuple[Phase, ...]
    limit: FractionLimit
    chart: Chart

    @property
    def delivered(self) -> int:
        return len(self.chart.log.of_phases(self.phases))

    @property
    def planned(self) -> int:
        """Planned fractions, as long as treatment goes on."""
        ended = self.chart.course.status is Status.ENDED
        return 0 if ended else sum(phase.planned_fractions or 0 for phase in self.phases)

    @property
    def lines(self) -> tuple[Entry, ...]:
        """The delivery lines of these phases."""
        wanted = {phase.id for phase in self.phases}
        return tuple(
            entry
            for entry in self.chart.of(DELIVERY)
            if is_counted(entry, self.chart) and (phase := self.chart.phase_of(entry)) and phase.id in wanted
        )

    def approved(self) -> int:
        """Units of the delivery codes billed or usual here that the payer has approved."""
        return sum(each.units or 0 for each in self.chart.course.authorizations if each.code in DELIVERY)


def _over(given: _Given) -> Iterator[Problem]:
    number, limit = max(given.delivered, given.planned), given.limit
    if number <= limit.usual or given.approved() >= number:
        return
    lines, chart = given.lines, given.chart
    code = named(treated(of_phase(given.phases[0], chart)) or "", chart.facts)
    payer = chart.facts.payers[limit.payer].name
    over = number > limit.most
    beyond = number - (limit.most if over else limit.usual)
    known = any(documented(entry, chart) for entry in lines)
    what = f"{count(number, 'fraction')} {'are delivered' if number == given.delivered else 'are planned'} for {code}"
    said = f"at most {limit.most}" if over else f"{limit.usual} as usual and {limit.most} at most"
    yield Problem(
        message=f"{what}; {payer} accepts {said} for {limit.words}, so {beyond} "
        f"{'need' if beyond > 1 else 'needs'} a reason that the record shows.",
        entries=() if known or not over else lines,
        with_entries=lines if known or not over else (),
        evidence=f"{count(given.delivered, 'fraction')} on the log"
        + (f", {given.planned} planned" if given.planned else "")
        + f"; limit of {limit.most} from {limit.period.start}"
        + ("; the record gives a reason" if known else ""),
        severity=None if over and not known else Severity.INFO,
        codes=tuple(dict.fromkeys(entry.code for entry in lines)),
        dates=tuple(sorted({entry.date for entry in lines})),
        cites=(Cite(limit.source, "fractionation"),),
    )
