"""Where everything of the picture stands: boxes, packed into rows so that no text hides another."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from radcoder.domain.timeline import Element, Kind, Lane, Timeline

FREE = frozenset({Kind.FRACTION, Kind.PLANNED, Kind.BREAK, Kind.EARNED, Kind.BILLED})  # these share one row
Measure = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Scale:
    """The measures of a surface: the width of a day, the height of a row, the gap between lanes and beside a text.

    `measure` says how wide a text is there. `mark` is the width of the shape before the text of a finding.
    """

    day: float
    row: float
    gap: float
    mark: float
    measure: Measure


@dataclass(frozen=True, slots=True)
class Placed:
    """An element and its box, from the left and the top of the picture; `text_at` is where its text begins."""

    element: Element
    lane: int
    left: float
    top: float
    width: float
    height: float
    text_at: float


@dataclass(frozen=True, slots=True)
class PlacedLane:
    """A lane's title and where the lane stands."""

    title: str
    top: float
    height: float


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole picture on a surface."""

    timeline: Timeline
    scale: Scale
    lanes: tuple[PlacedLane, ...]
    elements: tuple[Placed, ...]

    @property
    def width(self) -> float:
        """The width of all days."""
        return self.timeline.days * self.scale.day

    @property
    def height(self) -> float:
        """The height of all lanes, with the gap under each."""
        return self.lanes[-1].top + self.lanes[-1].height + self.scale.gap if self.lanes else 0.0

    def x(self, day: date) -> float:
        """Where a day begins, from the left."""
        return _position(day, self.timeline, self.scale)


def lay_out(timeline: Timeline, scale: Scale) -> Layout:
    """Place every element; the same picture and scale give the same boxes."""
    top, lanes, elements = 0.0, [], []
    for number, lane in enumerate(timeline.lanes):
        placed, rows = _lane(number, lane, timeline, scale, top)
        elements += placed
        lanes.append(PlacedLane(lane.title, top, rows * scale.row))
        top += rows * scale.row + scale.gap
    return Layout(timeline, scale, tuple(lanes), tuple(elements))


def _position(day: date, timeline: Timeline, scale: Scale) -> float:
    return (day - timeline.first).days * scale.day


def _lane(number: int, lane: Lane, timeline: Timeline, scale: Scale, top: float) -> tuple[list[Placed], int]:
    ends: list[float] = []
    placed = []
    for element in lane.elements:
        left, right, text_at = _reach(element, timeline, scale)
        row = 0 if element.kind in FREE else _free_row(ends, min(left, text_at) - scale.gap)
        while len(ends) <= row:
            ends.append(float("-inf"))
        ends[row] = max(ends[row], right)
        begin = _position(element.first, timeline, scale)
        width = _position(element.last, timeline, scale) + scale.day - begin
        placed.append(Placed(element, number, begin, top + row * scale.row, width, scale.row, text_at))
    return placed, len(ends)


def _free_row(ends: list[float], left: float) -> int:
    return next((row for row, end in enumerate(ends) if end <= left), len(ends))


def _reach(element: Element, timeline: Timeline, scale: Scale) -> tuple[float, float, float]:
    """What a box and its text take up together, and where the text begins; at the right edge it ends there instead."""
    left = _position(element.first, timeline, scale)
    right = _position(element.last, timeline, scale) + scale.day
    if element.kind in FREE or not element.text:
        return left, right, left
    shape = scale.mark if element.severity is not None else 0.0
    wide = shape + scale.measure(element.text) + scale.gap
    begin = left + scale.gap / 2
    if begin + wide > timeline.days * scale.day:
        begin = max(0.0, timeline.days * scale.day - wide)
    return min(left, begin), max(right, begin + wide), begin
