"""DOC-01, the documentation checklist: what the record must hold for each billed code. It judges nothing."""

from collections.abc import Callable, Iterator

from radcoder.domain.checklist import ChecklistItem, CodeChecklist, Requirement, State
from radcoder.domain.course import Entry, EventKind
from radcoder.domain.fractions import is_external_beam
from radcoder.rules.chart import Chart
from radcoder.rules.sequence.weekly_exam import exams_by_unit, is_physicians
from radcoder.rules.technique.level import HIGHEST, LEVELS, supported
from radcoder.rules.wording import count, units_of

Entries = tuple[Entry, ...]
Answer = tuple[State, str]
NO_ANSWER: Answer = (State.OPEN, "")
PHYSICIST = "physicist"
LOG, LEVEL = "log", "level"


def checklist_of(chart: Chart) -> Iterator[CodeChecklist]:
    """The checklist of each code of the course of which the catalogue has one, in the order of the lines."""
    for code, entries in chart.by_code.items():
        wanted = [each for each in chart.facts.records.get(code, ()) if _holds(each, entries)]
        if wanted:
            yield CodeChecklist(
                code,
                tuple(entry.ref for entry in entries),
                tuple(item for each in wanted for item in _items(code, each, entries, chart)),
                tuple(each.failure for each in wanted if each.failure),
                tuple(dict.fromkeys(_source(slug, chart) for each in wanted for slug in each.sources)),
            )


def _holds(requirement: Requirement, entries: Entries) -> bool:
    return any(requirement.period.covers(entry.date) for entry in entries)


def _items(code: str, requirement: Requirement, entries: Entries, chart: Chart) -> Iterator[ChecklistItem]:
    """The items; what facts show answers one of them, what is noted of the code may answer any."""
    look = ANSWERS.get((code, requirement.topic)) or ANSWERS.get(("", requirement.topic))
    noted = _notes(code, entries, chart)
    answered = len(requirement.items) - 1 if requirement.topic == LOG else 0
    for number, text in enumerate(requirement.items):
        state, answer = look(entries, chart) if look and number == answered else NO_ANSWER
        if noted and state is State.OPEN:
            state, answer = State.NOTED, f"{answer}; {noted}" if answer else noted
        yield ChecklistItem(text, state, answer)


def _notes(code: str, entries: Entries, chart: Chart) -> str:
    """What the file notes of the code and of its lines, each with what it stands under."""
    said = chart.course.documentation
    places = (code, *(str(entry.ref) for entry in entries)) if said else ()
    return "; ".join(f"{place}: {said[place]}" for place in places if said.get(place))


def _source(slug: str, chart: Chart) -> str:
    known = chart.facts.documents.get(slug) or chart.facts.releases.get(slug)
    return ", ".join(part for part in (known.title, known.edition) if part) if known else slug


def _exams(entries: Entries, chart: Chart) -> Answer:
    """Shown where each five that is billed holds a physician's examination: many in one week are not enough."""
    exams = [e for e in chart.course.events if e.kind is EventKind.PHYSICIAN_EXAM]
    if not exams:
        return NO_ANSWER
    made = sum(map(is_physicians, exams))
    others = f", {len(exams) - made} by others" if made < len(exams) else ""
    state, words = _enough(made, "examination by a physician", "examinations by a physician", others, entries)
    seen = [any(map(is_physicians, own)) for _, own in exams_by_unit(chart)]
    if state is State.OPEN or (len(seen) == units_of(entries) and all(seen)):
        return state, words
    return State.OPEN, f"{words}; the log does not show one in each five"


def _physics_checks(entries: Entries, chart: Chart) -> Answer:
    checks = [e for e in chart.course.events if e.kind is EventKind.PHYSICS_CHECK]
    made = sum(check.by in (None, PHYSICIST) for check in checks)
    others = f", {len(checks) - made} by others" if made < len(checks) else ""
    return _enough(made, "check by a physicist", "checks by a physicist", others, entries) if checks else NO_ANSWER


def _approvals(entries: Entries, chart: Chart) -> Answer:
    made = sum(event.kind is EventKind.IMAGE_APPROVAL for event in chart.course.events)
    return _enough(made, "approval of images", "approvals of images", "", entries) if made else NO_ANSWER


def _enough(made: int, one: str, many: str, more: str, entries: Entries) -> Answer:
    """Shown where the record holds as many as units are billed."""
    billed = units_of(entries)
    words = f"{made} {one if made == 1 else many}{more}; {count(billed, 'unit')} billed"
    return (State.SHOWN if made >= billed else State.OPEN), words


def _logged(entries: Entries, chart: Chart) -> Answer:
    days = {entry.date for entry in entries}
    logged = days & {fraction.date for fraction in chart.course.fractions}
    if not chart.course.fractions:
        return NO_ANSWER
    words = f"{len(logged)} of {count(len(days), 'day')} of these lines are in the log of fractions"
    return (State.SHOWN if logged == days else State.OPEN), words


def _level(entries: Entries, chart: Chart) -> Answer:
    """What the record says of the beams; shown where that leaves no other level than the one billed."""
    level = LEVELS[entries[0].code]
    beams = [phase for phase in chart.course.phases if is_external_beam(phase)]
    found = [support for phase in beams if (support := supported((phase,)))]
    if not any(level in support.levels for support in found):
        return NO_ANSWER
    words = "; ".join(dict.fromkeys(support.words for support in found if level in support.levels))
    sure = any(support.levels == {level} for support in found)
    return (
        State.SHOWN if sure else State.OPEN
    ), words if sure or level < HIGHEST else f"{words}, not described in full"


ANSWERS: dict[tuple[str, str], Callable[[Entries, Chart], Answer]] = {
    ("", LOG): _logged,
    ("", LEVEL): _level,
    ("77427", ""): _exams,
    ("77336", ""): _physics_checks,
    **{(code, ""): _approvals for code in ("77387", "77014", "G6001", "G6002", "G6017")},
}
"""How the file itself answers a requirement, by code and topic; an empty code stands for any."""
