"""The sections of a code page, each figure with its source."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from radcoder.app.code_page import CodePage, FeeFigure, FeeTable, Neighbour
from radcoder.ui.flow import FlowLayout
from radcoder.ui.texts import day, money
from radcoder.ui.theme import figures
from radcoder.ui.widgets import label

PARTS = {"": "Whole"}
Open = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure of a table: its text, where it comes from, whether it stands out."""

    text: str
    source: str = ""
    strong: bool = False


def section(title: str, *widgets: QWidget) -> QWidget:
    """A heading with what belongs under it."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 16, 0, 0)
    column.setSpacing(4)
    column.addWidget(label(title, "strong"))
    for widget in widgets:
        column.addWidget(widget)
    return box


def table(titles: Iterable[str], rows: Iterable[Iterable[Cell]]) -> QWidget:
    """Figures in columns under quiet titles; the first column takes the room that is left."""
    box = QWidget()
    grid = QGridLayout(box)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(0, 1)
    for column, title in enumerate(titles):
        grid.addWidget(_aligned(label(title, "caption"), right=column > 0), 0, column)
    for number, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            grid.addWidget(_figure(cell, right=column > 0), number, column)
    return box


def _aligned(widget: QLabel, *, right: bool) -> QLabel:
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    widget.setAlignment(side | Qt.AlignmentFlag.AlignTop)
    return widget


def _figure(cell: Cell, *, right: bool) -> QLabel:
    text = label(cell.text, "strong" if cell.strong else "", wrap=not right)
    text.setFont(figures(text.font(), strong=cell.strong))
    text.setToolTip(cell.source)
    text.setStatusTip(cell.source)
    if cell.source:
        text.setAccessibleDescription(cell.source)
    return _aligned(text, right=right)


def quiet(text: str) -> QLabel:
    """A source or a remark under a figure."""
    return label(text, "caption", wrap=True)


def fees(page: CodePage) -> QWidget:
    """Relative values on the date, and the amounts of every edition held side by side."""
    now = page.fees
    if not now.figures:
        return section("Physician fee schedule", label(now.note or "No figures are held for this date.", wrap=True))
    held = [year for year in page.years if year.figures and year.period] or [now]
    paid: list[FeeFigure] = []
    unpaid: list[FeeFigure] = []
    for each in now.figures:
        amounts = [_same_place(year, each) for year in held]
        (paid if any(figure and figure.amount is not None for figure in amounts) else unpaid).append(each)
    rows = [_fee_row(each, held) for each in paid]
    where = f"{now.figures[0].source} · {page.locality.label} · dollars of one unit"
    parts: list[QWidget] = [table(("", "RVU", *(_edition(year) for year in held)), rows)] if rows else []
    if unpaid:
        none = Cell(f"No amount: {'; '.join(_part(each) for each in unpaid)}", unpaid[0].how)
        parts.append(_figure(none, right=False))
    return section("Physician fee schedule", *parts, quiet(where))


def _part(each: FeeFigure) -> str:
    return f"{PARTS.get(each.modifier, each.modifier)}, {each.place}"


def _same_place(year: FeeTable, wanted: FeeFigure) -> FeeFigure | None:
    key = (wanted.modifier, wanted.place)
    return next((each for each in year.figures if (each.modifier, each.place) == key), None)


def _edition(year: FeeTable) -> str:
    start = year.period.start if year.period else None
    if start is None:
        return "earlier"
    return str(start.year) if (start.month, start.day) == (1, 1) else f"from {day(start)}"


def _fee_row(each: FeeFigure, held: list[FeeTable]) -> list[Cell]:
    found = [_same_place(year, each) for year in held]
    differs = len({figure.amount if figure else None for figure in found}) > 1
    parts = each.weights
    rvu = f"work {parts.work} + practice {parts.practice} + malpractice {parts.malpractice} · {each.source}"
    amounts = [
        Cell(money(figure.amount) or "–", f"{figure.how} · {figure.source}", differs) if figure else Cell("–")
        for figure in found
    ]
    return [Cell(_part(each), each.status_meaning), Cell(f"{each.total_rvu:.2f}", rvu), *amounts]


def hospital(page: CodePage) -> QWidget:
    """Status indicator, APC and rate."""
    row = page.hospital
    if row is None:
        return section("Hospital outpatient", label(page.hospital_note or "No status is held.", wrap=True))
    rate = f"APC {row.apc}" if row.apc else "no APC"
    paid = Cell(money(row.rate) or "–", row.note, strong=True)
    cells = [[Cell(f"Status {row.status}: {row.meaning}"), Cell(rate), paid]]
    notes = " · ".join(part for part in (row.note, row.source) if part)
    return section("Hospital outpatient", table((), cells), quiet(notes))


def limits(page: CodePage) -> QWidget:
    """Medically unlikely edits."""
    if not page.limits:
        return section("Most units of a day (MUE)", label("No limit is published for this date.", wrap=True))
    rows = [
        (
            Cell(f"{each.setting.value.capitalize()}: {each.meaning}", each.rationale),
            Cell(str(each.units), each.source, strong=True),
        )
        for each in page.limits
    ]
    return section("Most units of a day (MUE)", table((), rows), quiet(page.limits[0].source))


def neighbours(title: str, codes: tuple[Neighbour, ...], open_code: Open, note: str = "") -> QWidget | None:
    """Other codes that this one points to, each a link to its page."""
    if not codes:
        return None
    box = QWidget()
    flow = FlowLayout(box, across=12, down=4)
    flow.setContentsMargins(0, 0, 0, 0)
    for code in codes:
        flow.addWidget(link(code, open_code))
    notes = " · ".join(part for part in (note, codes[0].source) if part)
    return section(title, box, *([quiet(notes)] if notes else []))


def link(code: Neighbour, open_code: Open) -> QToolButton:
    """A code that opens its page."""
    button = QToolButton()
    button.setText(code.number)
    button.setObjectName(f"open_{code.number}")
    button.setProperty("link", "true")
    button.setFont(figures(button.font(), strong=True))
    button.setToolTip(" · ".join(part for part in (code.name or "not one of RadCoder's codes", code.source) if part))
    button.setAccessibleName(f"Open {code.number} {code.name}")
    button.clicked.connect(lambda: open_code(code.number))
    return button
