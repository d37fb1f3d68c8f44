"""SET-13: the same line twice on one date without a repeat modifier."""

from collections import defaultdict
from collections.abc import Iterator

from radcoder.domain.course import Entry
from radcoder.domain.edits import AddModifier
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, DayRule, Problem, Proposal, remove
from radcoder.rules.chart import Chart, bills_technical
from radcoder.rules.lines import Day
from radcoder.rules.same_day.ncci import opening
from radcoder.rules.wording import count, units_of

REPEATED = frozenset({"76", "77"})
VERIFICATION = "77280"
DELIVERED = "delivery"


class SecondSessionWithoutRepeatModifier(DayRule):
    """The second session of a day is not marked as a repeat.

    What: The same delivery, brachytherapy session or simple simulation on two lines of one date and claim, and more
    than one of them without 76, 77, 59 or an X modifier.
    Why: The second line is denied as a duplicate of the first.
    Resolve: Add 76 to the second session (77 if another physician gave it), or bill one line with two units where
    the payer takes that. If there was one session only, take the second line off. Where the log holds both sessions
    this is a reminder; where it holds one, the rule on the log speaks.
    Authority: ASTRO's simulation questions and answers; NCCI Policy Manual 2026, chapter I, V.
    """

    id = "SET-13"
    name = "second-session-without-repeat-modifier"
    severity = Severity.WARNING
    authority = (Cite("astro-faq-simulation"), Cite("ncci-manual", "I.V"))

    def check(self, day: Day, chart: Chart) -> Iterator[Problem]:
        """Report repeated lines of the day that no modifier tells apart."""
        if len({entry.code for entry in day.entries}) == len(day.entries):
            return
        groups: dict[tuple[str, str, str | None], list[Entry]] = defaultdict(list)
        for entry in day.entries:
            groups[entry.code, entry.claim.id, entry.line.phase].append(entry)
        for entries in groups.values():
            bare = [e for e in entries if not (REPEATED & set(e.line.modifiers) or opening(e, chart))]
            if len(bare) > 1 and _is_session(bare[0], chart) and not _over_limit(entries, day, chart):
                yield from _repeated(tuple(bare), chart)


def _is_session(entry: Entry, chart: Chart) -> bool:
    row = chart.facts.code(entry.code, entry.date)
    return entry.code == VERIFICATION or (row is not None and DELIVERED in row.service_type.split())


def _over_limit(entries: list[Entry], day: Day, chart: Chart) -> bool:
    """More units than the day may hold: the unit limit speaks, and no modifier would help."""
    limit = chart.facts.limit(day.setting, entries[0].code, day.date)
    return limit is not None and units_of(entries) > limit.units


def _repeated(bare: tuple[Entry, ...], chart: Chart) -> Iterator[Problem]:
    first, *rest = bare
    given = len({fraction.session for fraction in chart.course.fractions if fraction.date == first.date})
    logged = given >= len(bare)
    if not logged and chart.whole and chart.log and bills_technical(first.claim) and first.code != VERIFICATION:
        return  # the log refutes the second session: FRQ-20 and BRA-02 say so
    known = f"the log holds {count(given, 'session')}" if logged else "no second session is on the log"
    yield Problem(
        message=f"{first.code} stands on {len(bare)} lines of one date {{when}} and no 76 or 77 marks a repeat: "
        f"{known}.",
        entries=bare,
        evidence=f"{first.code} on {len(bare)} lines of a date without 76, 77, 59 or X",
        fixes=_fixes(rest, logged=logged),
        severity=Severity.INFO if logged else None,
    )


def _fixes(rest: list[Entry], *, logged: bool) -> tuple[Proposal, ...]:
    mark = Proposal(
        "Add 76 to {lines} if it was a second session", tuple(AddModifier(entry.ref, "76") for entry in rest)
    )
    return (mark,) if logged else (mark, remove(*rest))
