"""Lines that pay for one session each, against the log: dates with more units than sessions, and dates with fewer."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from radcoder.domain.course import Entry, Status
from radcoder.domain.findings import Severity
from radcoder.rules.base import Problem, Proposal, remove_some
from radcoder.rules.chart import Chart
from radcoder.rules.wording import count, is_are, listed, on_dates, units_of

LinesOfDays = Mapping[date, Sequence[Entry]]


def by_day(lines: Iterable[Entry]) -> dict[date, list[Entry]]:
    """Lines by their date of service."""
    days: dict[date, list[Entry]] = defaultdict(list)
    for entry in lines:
        days[entry.date].append(entry)
    return days


def too_many(days: LinesOfDays, most: Counter[date], named: str) -> Iterator[Problem]:
    """Report dates with more units than sessions; `named` says what codes are: `delivery ({})`."""
    for day, entries in days.items():
        billed, given = units_of(entries), most[day]
        if billed > given:
            sessions = count(given, "session") if given else "no session"
            yield Problem(
                message=f"{count(billed, 'unit')} of {named.format(listed(sorted({e.code for e in entries})))} "
                f"{is_are(billed)} billed {{when}}; the log holds {sessions} for the date.",
                entries=tuple(entries),
                evidence=f"a date with {billed} billed and {given} logged",
                fixes=_drop(entries, billed - given),
            )


def _drop(entries: Sequence[Entry], surplus: int) -> tuple[Proposal, ...]:
    last = entries[len(entries) - surplus :] if surplus <= len(entries) else []
    return (remove_some(last, entries),) if last and all(entry.line.units == 1 for entry in entries) else ()


def too_few(days: LinesOfDays, least: Counter[date], said: str, chart: Chart) -> Iterator[Problem]:
    """Report all dates with fewer units than sessions in one; `said` has places for n, sessions, when and have.

    While the course goes on it is a warning: the claim may still come.
    """
    missing = sorted(day for day, given in least.items() if units_of(days.get(day, ())) < given)
    if not missing:
        return
    short = sum(least[day] - units_of(days.get(day, ())) for day in missing)
    yield Problem(
        message=said.format(
            n=short,
            sessions="session" if short == 1 else "sessions",
            when=on_dates(missing),
            have="has" if short == 1 else "have",
        ),
        entries=tuple(entry for day in missing for entry in days.get(day, ())),
        evidence=f"logged and not billed in full: {', '.join(str(day) for day in missing)}",
        severity=Severity.WARNING if chart.course.status in (Status.UNDER_TREATMENT, Status.PLANNED) else None,
        codes=_codes(days, missing, chart),
        dates=tuple(missing),
    )


def _codes(days: LinesOfDays, missing: Iterable[date], chart: Chart) -> tuple[str, ...]:
    """What the missing lines would be: the code that most lines of the phase carry in that year, else of any."""
    billed: dict[tuple[str, int], Counter[str]] = defaultdict(Counter)
    everywhere: Counter[str] = Counter()
    alike = Counter([_kind_of(entry, chart) for entries in days.values() for entry in entries])
    for (phase, year, code), lines in alike.items():
        billed[phase, year][code] += lines
        everywhere[code] += lines
    treated = {(phase, year) for year, ids in set(map(chart.log.kind_of, missing)) for own in ids for phase in own}
    own = [billed[where] for where in sorted(treated) if where in billed] or [everywhere]
    return tuple(dict.fromkeys(code for counted in own for code, _ in counted.most_common(1)))


def _kind_of(entry: Entry, chart: Chart) -> tuple[str, int, str]:
    phase = chart.phase_of(entry)
    return phase.id if phase else "", entry.date.year, entry.code
