"""A section of figures, each with its source."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from radcoder.ui.theme import figures
from radcoder.ui.widgets import label


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
