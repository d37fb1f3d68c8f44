"""The picture of the course on paper: lanes under a ruler of weeks, in black, told apart by pattern and shape."""

from collections.abc import Iterator
from dataclasses import replace

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import CondPageBreak, Flowable, Spacer

from radcoder.domain.timeline import Element, Kind
from radcoder.domain.timeline_layout import FREE, Layout, Placed, PlacedLane, Scale, lay_out
from radcoder.reports import theme
from radcoder.reports.content import Summary
from radcoder.reports.grid import Heading, paragraph
from radcoder.reports.pages import shortened
from radcoder.reports.wording import ASIDE, SHAPES

ROW, GAP, RULER, MARK, PAD = 11.0, 4.0, 20.0, 8.0, 2.0
LABELS = 88.0
ROOM = 150.0  # heading, ruler and the first lanes stay together
YEAR_LINE, DASH = 1.6, (1.5, 1.5)
TICK = 2.6  # the ends of a bracket stay under the text that stands on it
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
PITCH = 2.6
# Directions of the strokes that fill a fraction's box, by the number of its phase: rise to the right, fall, upright.
PATTERNS = ((), (1,), (-1,), (1, -1), (0,), (0, 1))
LEGEND = (
    "Box: a fraction, its strokes tell the phase; dotted: planned; ✕ none given. ◇ earned, ◆ billed. Thick line: New "
    "Year. ■ error, ▲ warning, ● info, ◌ set aside."
)


def timeline_section(summary: Summary) -> Iterator[Flowable]:
    """The picture under its heading; nothing for a course without dates."""
    timeline = summary.timeline
    if not timeline.lanes:
        return
    scale = Scale((theme.WIDTH - LABELS) / timeline.days, ROW, GAP, MARK, _width)
    layout = lay_out(timeline, scale)
    yield Spacer(0, 14)
    yield CondPageBreak(ROOM)
    yield Heading("Timeline")
    yield Ruler(layout)
    for number, lane in enumerate(layout.lanes):
        yield LaneStrip(lane, _own(layout, number, lane), layout)
    yield Spacer(0, GAP)
    yield paragraph(LEGEND, theme.NOTICE)


def _own(layout: Layout, number: int, lane: PlacedLane) -> tuple[Placed, ...]:
    return tuple(replace(each, top=each.top - lane.top) for each in layout.elements if each.lane == number)


def _width(text: str) -> float:
    return float(stringWidth(text, theme.REGULAR, theme.SMALL))


class Ruler(Flowable):
    """Months and Mondays above the lanes."""

    def __init__(self, layout: Layout) -> None:
        super().__init__()
        self.layout = layout

    def wrap(self, *_: float) -> tuple[float, float]:
        """The whole width and two rows."""
        return theme.WIDTH, RULER

    def draw(self) -> None:
        """Write the months, and of the Mondays as many as have room."""
        self.canv.setFont(theme.BOLD, theme.SMALL)
        ends = LABELS
        for day in reversed(self.layout.timeline.months):
            text = f"{MONTHS[day.month - 1]} {day.year}"
            x = LABELS + self.layout.x(day)
            if ends == LABELS or x + _width(text) + GAP < ends:
                self.canv.drawString(min(x, theme.WIDTH - _width(text) - GAP), RULER - 8, text)
                ends = x
        self.canv.setFont(theme.REGULAR, theme.SMALL)
        every = max(1, -int(-12 // (7 * self.layout.scale.day)))
        for monday in self.layout.timeline.mondays[::every]:
            self.canv.drawString(LABELS + self.layout.x(monday), RULER - 17, f"{monday.day}")


class LaneStrip(Flowable):
    """One lane; a lane higher than the page goes on on the next."""

    def __init__(self, lane: PlacedLane, placed: tuple[Placed, ...], layout: Layout) -> None:
        super().__init__()
        self.lane = lane
        self.placed = placed
        self.layout = layout

    def wrap(self, *_: float) -> tuple[float, float]:
        """The whole width, and its rows."""
        return theme.WIDTH, self.lane.height + GAP

    def split(self, _: float, room: float) -> list[Flowable]:
        """As many rows as there is room for, and the rest."""
        rows = int((room - GAP) // ROW)
        if rows < 1 or rows * ROW >= self.lane.height:
            return []
        cut = rows * ROW
        above = tuple(each for each in self.placed if each.top < cut)
        below = tuple(replace(each, top=each.top - cut) for each in self.placed if each.top >= cut)
        parts = ((above, cut), (below, self.lane.height - cut))
        return [LaneStrip(replace(self.lane, height=high), own, self.layout) for own, high in parts]

    def draw(self) -> None:
        """Title, the line on which years change, and the elements."""
        canvas = self.canv
        top = self.lane.height + GAP
        canvas.setFont(theme.BOLD, theme.SMALL)
        canvas.drawString(0, top - 8, shortened(self.lane.title, LABELS - 14))
        canvas.setLineWidth(theme.HAIRLINE)
        canvas.line(LABELS, 0, theme.WIDTH, 0)
        canvas.setLineWidth(YEAR_LINE)
        for day in self.layout.timeline.new_years:
            self._new_year(self.layout.x(day), top)
        canvas.setLineWidth(theme.HAIRLINE)
        canvas.setFont(theme.REGULAR, theme.SMALL)
        for each in self.placed:
            self._element(each, LABELS + each.left, top - each.top - ROW)

    def _new_year(self, x: float, top: float) -> None:
        """The line stops where a text stands on it."""
        said = {each.top for each in self.placed if each.text_at <= x <= each.text_at + _reach(each.element)}
        for row in range(int(self.lane.height / ROW) + 1):
            if row * ROW not in said:
                high = top - row * ROW
                self.canv.line(LABELS + x, max(0, high - ROW), LABELS + x, high)

    def _element(self, placed: Placed, x: float, y: float) -> None:
        kind = placed.element.kind
        if kind in (Kind.FRACTION, Kind.PLANNED):
            self._box(placed, x, y)
        elif kind is Kind.BREAK:
            self.canv.drawCentredString(x + placed.width / 2, y + 3, "✕")
        elif kind in (Kind.EARNED, Kind.BILLED):
            self._diamond(x + placed.width / 2, y + ROW / 2, filled=kind is Kind.BILLED)
        else:
            self._spanned(placed, x, y)

    def _box(self, placed: Placed, x: float, y: float) -> None:
        canvas, element = self.canv, placed.element
        canvas.saveState()
        if element.kind is Kind.PLANNED:
            canvas.setDash(*DASH)
        canvas.rect(x + 0.3, y + PAD, placed.width - 0.6, ROW - 2 * PAD)
        path = canvas.beginPath()
        path.rect(x + 0.3, y + PAD, placed.width - 0.6, ROW - 2 * PAD)
        canvas.clipPath(path, stroke=0)
        strokes = PATTERNS[element.phase % len(PATTERNS)] if element.kind is Kind.FRACTION else ()
        for lean in strokes:
            for step in range(int((placed.width + ROW) / PITCH) + 2):
                start = x + step * PITCH - (ROW if lean > 0 else 0)
                canvas.line(start, y, start + lean * ROW, y + ROW)
        canvas.restoreState()
        if _width(element.text) + 1 < placed.width and not strokes:
            canvas.drawCentredString(x + placed.width / 2, y + 3, element.text)

    def _diamond(self, x: float, y: float, *, filled: bool) -> None:
        side = 2.2 if filled else 4.0
        path = self.canv.beginPath()
        path.moveTo(x, y - side)
        for dx, dy in ((side, 0), (0, side), (-side, 0)):
            path.lineTo(x + dx, y + dy)
        path.close()
        self.canv.drawPath(path, stroke=1, fill=filled)

    def _spanned(self, placed: Placed, x: float, y: float) -> None:
        """Windows, services, runs and findings: a line over their days, and their text."""
        canvas, element = self.canv, placed.element
        if element.kind is Kind.SERVICE:
            canvas.line(x, y + 1, x, y + ROW - 1)
        elif placed.width > self.layout.scale.day or element.kind is not Kind.FINDING:
            canvas.saveState()
            if element.kind is Kind.WINDOW:
                canvas.setDash(*DASH)
            canvas.line(x, y + 1, x + placed.width, y + 1)
            canvas.setDash()
            for end in (x, x + placed.width):
                canvas.line(end, y + 1, end, y + (ROW - 2 if element.kind is Kind.RUN else TICK))
            canvas.restoreState()
        self._text(element, LABELS + placed.text_at, y + 3)

    def _text(self, element: Element, x: float, y: float) -> None:
        canvas = self.canv
        shape = _shape(element)
        if shape:
            canvas.drawString(x, y, shape)
        canvas.drawString(x + (MARK if shape else 0), y, element.text)


def _shape(element: Element) -> str:
    if element.severity is None:
        return ""
    return ASIDE if element.aside else SHAPES[element.severity]


def _reach(element: Element) -> float:
    """How wide its text is with the shape before it."""
    if element.kind in FREE:
        return 0.0
    return _width(element.text) + (MARK if element.severity else 0)
