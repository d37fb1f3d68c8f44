"""Tab goes as the eye reads: the stops of the keyboard are put into the order of the layouts, not of their making."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QSplitter, QStackedWidget, QTabWidget, QWidget


def set_reading_order(*parts: QWidget) -> None:
    """Let Tab go through these parts one after the other, and through each as its layouts lie."""
    stops = [stop for part in parts for stop in _stops(part)]
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def step_within(frame: QWidget, *, forward: bool) -> bool:
    """Go to the next stop inside a frame that lies over the window, or the one before, round the end."""
    stops = [stop for stop in _stops(frame) if stop is not frame and stop.isVisible() and stop.isEnabled()]
    here = next((number for number, stop in enumerate(stops) if stop.hasFocus()), -1)
    if not stops:
        return False
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    stops[(here + (1 if forward else -1)) % len(stops)].setFocus(reason)
    return True


def _stops(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    for part in _parts(widget):
        yield from _stops(part)


def _parts(widget: QWidget) -> Iterator[QWidget]:
    """What lies inside a widget, in order; what Qt has made inside a widget of its own stays Qt's."""
    if isinstance(widget, QSplitter | QStackedWidget | QTabWidget):
        pages = (widget.widget(number) for number in range(widget.count()))
        if isinstance(widget, QTabWidget):
            yield widget.tabBar()
        yield from (page for page in pages if page is not None)
    elif isinstance(widget, QScrollArea):
        inside: QWidget | None = widget.widget()
        if inside is not None:
            yield inside
    else:
        layout: QLayout | None = widget.layout()
        if layout is not None:
            yield from _laid(layout)


def _laid(layout: QLayout) -> Iterator[QWidget]:
    for number in range(layout.count()):
        item = layout.itemAt(number)
        widget: QWidget | None = item.widget() if item is not None else None
        below: QLayout | None = item.layout() if item is not None else None
        if widget is not None:
            yield widget
        elif below is not None:
            yield from _laid(below)
