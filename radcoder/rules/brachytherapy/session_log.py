"""BRA-02: high-dose-rate lines against the log of sessions."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from radcoder.domain.course import Entry, Status
from radcoder.domain.findings import Severity
from radcoder.domain.fractions import per_day
from radcoder.rules.base import Cite, CourseRule, Problem, Proposal, remove
from radcoder.rules.brachytherapy.implants import HDR_SESSIONS, is_hdr
from radcoder.rules.chart import Chart, bills_technical
from radcoder.rules.frequency.parts import Part, by_part
from radcoder.rules.wording import count, is_are, listed, on_dates, units_of


class HdrLinesDifferFromLog(CourseRule):
    """High-dose-rate lines and logged sessions do not match.

    What: Units of 77767 to 77772 on each date against the high-dose-rate sessions that the log holds for it, for
    the physician's and for the technical part. While a course is under treatment, a session without a line is a
    warning.
    Why: Each unit pays for one session that was given. Two sessions of a day are two units, or two lines of which
    the second carries 76.
    Resolve: Compare with the treatment record. Correct the log if it is incomplete; otherwise take the line off
    or add it.
    Authority: the unit limit of two a day for 77767 to 77772.
    """

    id = "BRA-02"
    name = "hdr-lines-differ-from-the-log"
    severity = Severity.ERROR
    authority = (Cite("mue", "77767 to 77772"),)

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report dates with more units than sessions, and dates with fewer."""
        phases = [phase for phase in chart.course.phases if is_hdr(phase)]
        if not phases or not chart.log or chart.log.unassigned:
            return
        sessions = per_day(chart.log.of_phases(phases))
        parts = by_part(chart.of(HDR_SESSIONS))
        if not parts and any(bills_technical(claim) for claim in chart.course.claims):
            parts = {Part.TECHNICAL: ()}
        for part, lines in parts.items():
            yield from _too_many(lines, sessions)
            yield from _too_few(part, lines, sessions, chart)


def _by_day(lines: Sequence[Entry]) -> dict[date, list[Entry]]:
    days: dict[date, list[Entry]] = defaultdict(list)
    for entry in lines:
        days[entry.date].append(entry)
    return days


def _too_many(lines: Sequence[Entry], sessions: Counter[date]) -> Iterator[Problem]:
    for day, entries in _by_day(lines).items():
        billed, given = units_of(entries), sessions[day]
        if billed > given:
            codes = listed(sorted({entry.code for entry in entries}))
            yield Problem(
                message=f"{count(billed, 'unit')} of {codes} {is_are(billed)} billed {{when}}; the log holds "
                f"{count(given, 'session') if given else 'no session'} for the date.",
                entries=tuple(entries),
                evidence=f"a date with {billed} billed and {given} logged",
                fixes=_drop(entries, billed - given),
            )


def _drop(entries: list[Entry], too_many: int) -> tuple[Proposal, ...]:
    last = entries[len(entries) - too_many :] if too_many <= len(entries) else []
    return (remove(*last),) if last and all(entry.line.units == 1 for entry in entries) else ()


def _too_few(part: Part, lines: Sequence[Entry], sessions: Counter[date], chart: Chart) -> Iterator[Problem]:
    days = _by_day(lines)
    missing = sorted(day for day, given in sessions.items() if units_of(days.get(day, ())) < given)
    if not missing:
        return
    short = sum(sessions[day] - units_of(days.get(day, ())) for day in missing)
    codes = Counter(entry.code for entry in lines).most_common(1)
    yield Problem(
        message=f"{count(short, 'logged session')} of high-dose-rate treatment {on_dates(missing)} "
        f"{'has' if short == 1 else 'have'} no line for the {part}.",
        entries=tuple(entry for day in missing for entry in days.get(day, ())),
        evidence=f"logged and not billed in full: {', '.join(str(day) for day in missing)}",
        severity=Severity.WARNING if chart.course.status in (Status.UNDER_TREATMENT, Status.PLANNED) else None,
        codes=tuple(code for code, _ in codes),
        dates=tuple(missing),
    )
