"""What the record of a course supports: delivery, guidance and weekly codes from its log, the rest as billed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from radcoder.builder.delivery import deliveries
from radcoder.builder.guidance import guidance
from radcoder.builder.items import TECHNICAL, Item, ReasonedLine, billed_by
from radcoder.builder.management import management
from radcoder.builder.prescription import Prescription
from radcoder.builder.recoding import PORTS, SURFACE
from radcoder.builder.unbilled import SPANS, as_prescribed
from radcoder.domain.course import Claim, ClaimKind, Course, Entry, ImageGuidance, Line, LineRef
from radcoder.rules.chart import Chart
from radcoder.rules.missing.unbilled import carrier, physicians
from radcoder.rules.weekly import PHYSICS

FROM_THE_LOG = frozenset({"delivery", "guidance", "management", "proton", "neutron"})
NO_IMAGES = (None, ImageGuidance.NONE)
STEREOTACTIC = frozenset({"77371", "77372", "77373"})


@dataclass(frozen=True, slots=True)
class Supported:
    """A course as its record supports it, with the reason for each line that follows from the log."""

    course: Course
    reasons: Mapping[LineRef, str]


def supported(chart: Chart) -> Supported:
    """The course with what its log supports in the place of what is billed for it; without a log, as it is."""
    course = chart.course
    if not course.fractions:
        return Supported(course, {})
    billed = {claim.id: [entry for entry in chart.entries if entry.ref.claim == claim.id] for claim in course.claims}
    new: dict[str, list[ReasonedLine]] = defaultdict(list)
    taken: set[Entry] = set()
    for claim, proposed in _lines(chart):
        waiting = (each for each in billed[claim.id] if each not in taken and _is_it(each.line, proposed.line))
        same = next(waiting, None)
        if same is not None:
            taken.add(same)
        new[claim.id].append(ReasonedLine(same.line if same is not None else proposed.line, proposed.reason))
    whole = {claim.id: _whole(billed[claim.id], new[claim.id], chart) for claim in course.claims}
    claims = tuple(replace(each, lines=tuple(one.line for one in whole[each.id])) for each in course.claims)
    reasons = {LineRef(name, i): one.reason for name, lines in whole.items() for i, one in enumerate(lines, 1)}
    return Supported(replace(course, claims=claims), reasons)


def _lines(chart: Chart) -> Iterator[tuple[Claim, ReasonedLine]]:
    prescription = _with_images(as_prescribed(chart), chart)
    items = chain(deliveries(prescription, chart), guidance(prescription, chart), management(prescription, chart))
    for item in items:
        for name, modifiers in billed_by(item, prescription, chart.facts):
            able = _hospitals(chart) if name == TECHNICAL else physicians(chart)
            if able:
                yield carrier(able, item.date, chart), ReasonedLine(_line(item, modifiers), item.reason)


def _with_images(prescription: Prescription, chart: Chart) -> Prescription:
    """Where guidance is billed at all, each phase whose record names a way of imaging supports it."""
    billed = any(_family(entry, chart) == "guidance" and entry.code != PORTS for entry in chart.entries)
    orders = (
        replace(each, images=each.images or (billed and each.phase.image_guidance not in NO_IMAGES))
        for each in prescription.phases
    )
    return replace(prescription, phases=tuple(orders))


def _line(item: Item, modifiers: tuple[str, ...]) -> Line:
    return Line(item.date, item.code, item.units, (*modifiers, *item.modifiers), item.phase)


def _hospitals(chart: Chart) -> tuple[Claim, ...]:
    return tuple(claim for claim in chart.course.claims if claim.kind is ClaimKind.HOSPITAL)


def _is_it(billed: Line, line: Line) -> bool:
    """The billed line is the supported one: on its day, or for weekly codes on any day, for rules judge these."""
    same = (billed.code, billed.units, sorted(billed.modifiers)) == (line.code, line.units, sorted(line.modifiers))
    return same and (billed.date == line.date or line.code in SPANS)


def _whole(billed: list[Entry], new: list[ReasonedLine], chart: Chart) -> list[ReasonedLine]:
    kept = [ReasonedLine(entry.line, "") for entry in billed if not _follows_from_log(entry, chart)]
    return sorted((*kept, *new), key=lambda each: each.line.date)


def _follows_from_log(entry: Entry, chart: Chart) -> bool:
    if entry.code == PORTS:
        return False
    return entry.code in STEREOTACTIC | SURFACE | {PHYSICS} or _family(entry, chart) in FROM_THE_LOG


def _family(entry: Entry, chart: Chart) -> str:
    row = chart.facts.code(entry.code, entry.date) or next(iter(chart.facts.codes.get(entry.code, ())), None)
    return row.family if row is not None else ""
