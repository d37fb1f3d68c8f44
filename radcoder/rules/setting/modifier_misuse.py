"""SET-12: modifiers that say something they cannot say."""

from collections.abc import Iterator

from radcoder.domain.course import Entry
from radcoder.domain.edits import AddModifier, Edit, RemoveModifier
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, DayRule, Problem, Proposal
from radcoder.rules.chart import Chart
from radcoder.rules.lines import Day
from radcoder.rules.same_day.ncci import WEEKLY_MANAGEMENT, Pair, opening, pairs_of
from radcoder.rules.setting.component import drop_modifier
from radcoder.rules.wording import listed

DISTINCT = ("59", "XE", "XP", "XS", "XU")
PRECISE = DISTINCT[1:]
NO_ANSWER = frozenset({"22", "76", "77"})
REPEATED = frozenset({"76", "77"})
EXCLUDING = (("PN", "PO"), ("26", "TC"), ("76", "77"), ("73", "74"))
VISIT = "visit"


class ModifierMisuse(DayRule):
    """A modifier is used for something it cannot say.

    What: 59 beside XE, XP, XS or XU on one line; 25 on something other than a visit; 59 or an X modifier on a visit;
    22, 76 or 77 as the only answer to an NCCI pair; two modifiers that exclude each other, such as PN and PO.
    Why: The line is returned or denied, and a modifier that the record does not carry is read as an attempt to get
    round an edit.
    Resolve: Keep the one modifier that the record supports. An X modifier replaces 59. 25 belongs on the visit. A
    pair is opened by 59 or an X modifier on either of its lines, and only for a separate session or site.
    Authority: NCCI Policy Manual 2026, chapter I, E, and examples in chapter IV; the outpatient editor's table of
    modifier pairs.
    """

    id = "SET-12"
    name = "modifier-misuse"
    severity = Severity.WARNING
    authority = (Cite("ncci-manual", "I.E, IV"), Cite("ioce", "modifier pairs"), Cite("modifiers"))
    modified = True

    def check(self, day: Day, chart: Chart) -> Iterator[Problem]:
        """Report misused modifiers of the day's lines."""
        marked = [entry for entry in day.entries if entry.line.modifiers]
        for entry in marked:
            yield from _clashes(entry)
            yield from _on_a_visit(entry) if _is_visit(entry, chart) else _on_a_service(entry, chart)
        if any(NO_ANSWER & set(entry.line.modifiers) for entry in marked):
            yield from _no_answers(day, chart)


def _is_visit(entry: Entry, chart: Chart) -> bool:
    return any(row.service_type == VISIT for row in chart.facts.codes.get(entry.code, ()))


def _clashes(entry: Entry) -> Iterator[Problem]:
    modifiers = entry.line.modifiers
    for one, other in EXCLUDING:
        if one in modifiers and other in modifiers:
            said = f"carries {one} and {other}, which exclude each other: keep the one that the record shows"
            yield _misuse(entry, said, f"{one} with {other}", drop_modifier(entry, one), drop_modifier(entry, other))


def _on_a_visit(entry: Entry) -> Iterator[Problem]:
    used = tuple(modifier for modifier in entry.line.modifiers if modifier in DISTINCT)
    if not used:
        return
    said = f"is a visit and carries {listed(used)}: a separate visit is said with 25"
    drop = tuple(RemoveModifier(entry.ref, modifier) for modifier in used)
    fixes = [Proposal(f"Take {listed(used)} off {{lines}}", drop)]
    if "25" not in entry.line.modifiers:
        edits: tuple[Edit, ...] = (*drop, AddModifier(entry.ref, "25"))
        fixes.append(Proposal(f"Put 25 in place of {listed(used)} on {{lines}} if the note shows it", edits))
    yield _misuse(entry, said, f"{listed(used)} on a visit", *fixes)


def _on_a_service(entry: Entry, chart: Chart) -> Iterator[Problem]:
    modifiers = entry.line.modifiers
    precise = tuple(modifier for modifier in modifiers if modifier in PRECISE)
    if "59" in modifiers and precise and entry.code != WEEKLY_MANAGEMENT:  # 59 on weekly management is SET-20
        said = f"carries 59 beside {listed(precise)}: one of them is enough, and the X modifier is the more exact"
        yield _misuse(entry, said, f"59 with {listed(precise)}", drop_modifier(entry, "59"))
    if "25" in modifiers and chart.facts.code(entry.code, entry.date):
        said = "carries 25 and is no visit: 25 belongs on a separate visit of the day"
        yield _misuse(entry, said, "25 on a service that is no visit", drop_modifier(entry, "25"))


def _no_answers(day: Day, chart: Chart) -> Iterator[Problem]:
    for pair in pairs_of(day, chart):
        if any(opening(entry, chart) for entry in (*pair.first, *pair.second)):
            continue
        for entry in (*pair.first, *pair.second):
            used = tuple(modifier for modifier in entry.line.modifiers if _answers_nothing(modifier, entry, pair))
            if used:
                yield _unopened(entry, used, pair)


def _answers_nothing(modifier: str, entry: Entry, pair: Pair) -> bool:
    """22 on the column 2 line, or 76 or 77 on a line that repeats nothing of its day."""
    column = pair.second if entry in pair.second else pair.first
    return (modifier == "22" and column is pair.second) or (modifier in REPEATED and len(column) == 1)


def _unopened(entry: Entry, used: tuple[str, ...], pair: Pair) -> Problem:
    edit = pair.edit
    other = pair.first[0] if entry.code == edit.column2 else pair.second[0]
    return Problem(
        message=f"{entry.code} {{when}} carries {listed(used)} beside {other.code}: that opens no NCCI pair.",
        entries=(entry,),
        with_entries=(other,),
        evidence=f"pair {edit.column1} with {edit.column2}, indicator {edit.indicator}, {edit.release}; no opening "
        "modifier on either line",
        fixes=tuple(drop_modifier(entry, modifier) for modifier in used),
    )


def _misuse(entry: Entry, said: str, evidence: str, *fixes: Proposal) -> Problem:
    return Problem(message=f"{entry.code} {{when}} {said}.", entries=(entry,), evidence=evidence, fixes=fixes)
