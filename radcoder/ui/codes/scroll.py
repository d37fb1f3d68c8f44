"""The sections of a page one under the other, built one at a time so that the window stays awake."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from radcoder.domain.sheet import Section
from radcoder.ui.codes.blocks import SectionView
from radcoder.ui.widgets import surface

MOST_WIDE = 900


class SectionScroll(QScrollArea):
    """A scroll of sections. What is wanted of a section that is not built yet waits until it is.

    A page has some four hundred widgets: made at once they hold the window up for a fifth of a second.
    """

    reached = Signal(int)
    built = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.views: list[SectionView] = []
        self._waiting: Iterator[SectionView] = iter(())
        self._column = QVBoxLayout()
        self._row: int | None = None
        self._value = 0
        self.whole = True
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._build)
        self.setObjectName("code_sections")
        self.setAccessibleName("What the catalogue knows of the code")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.verticalScrollBar().rangeChanged.connect(self._go_on)

    def show_sections(
        self, sections: tuple[Section, ...], make: Callable[[Section], SectionView], value: int = 0
    ) -> None:
        """Show the first section at once and the others as they are made, scrolled down by `value` pixels."""
        self.views, self._waiting, self.whole = [], map(make, sections), False
        self._row, self._value = None, value
        body = surface(QWidget(), "base")
        outer = QHBoxLayout(body)
        outer.setContentsMargins(16, 0, 16, 16)
        inner = QWidget()
        inner.setMaximumWidth(MOST_WIDE)
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        outer.addWidget(inner, 1)
        outer.addStretch(0)
        self.setWidget(body)
        self._build()

    def _build(self) -> None:
        view = next(self._waiting, None)
        if view is None:
            self.whole = True
            self._value = 0
            self.built.emit()
            return
        self.views.append(view)
        self._column.insertWidget(self._column.count() - 1, view)
        self._next.start()

    def go(self, row: int) -> None:
        """Scroll to a section, as soon as it is there and has its place."""
        self._row, self._value = row, 0
        self._go_on()

    def _go_on(self) -> None:
        """Move on towards where the page is wanted: it grows downwards while it is made."""
        bar = self.verticalScrollBar()
        if self._value and bar.maximum() >= self._value:
            wanted, self._value = self._value, 0
            bar.setValue(wanted)
        elif self._row is not None and self._row < len(self.views):
            row, place = self._row, self.views[self._row].y()
            if place or not row:
                self._row = row if place > bar.maximum() and not self.whole else None
                bar.setValue(place)

    def _scrolled(self, value: int) -> None:
        self.reached.emit(max((n for n, view in enumerate(self.views) if view.y() <= value + 8), default=0))
