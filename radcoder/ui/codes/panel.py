"""The search with type-ahead and the page that was opened: a pane beside the worksheet, or a page of its own."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QLineEdit,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from radcoder.app.code_page import CodePage, LocalityChoice
from radcoder.domain.hits import Hit, Kind
from radcoder.domain.sheet import Sheet
from radcoder.ui.codes.filters import FilterRow
from radcoder.ui.codes.hits import HitsList, found_words
from radcoder.ui.theme import Looks
from radcoder.ui.widgets import EmptyState, hairline, head

if TYPE_CHECKING:
    from radcoder.ui.codes.page import CodePageView

TYPE_AHEAD_MS = 60
NATIONAL = "national"
EMPTY, LIST, PAGE = range(3)
LIST_WIDTH = 340
NOTHING_TYPED = ("Find a code", "Type a number, a name or a family: 77301, IMRT, simulation.")
MOVES = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


class CodesPanel(QWidget):
    """Typing searches, arrows move in the answers, Enter opens a page, Esc goes one step back."""

    search_wanted = Signal(str, object)
    page_wanted = Signal(str, object, str)
    sheet_wanted = Signal(object, str)
    full_wanted = Signal(str, object)
    view_made = Signal(object)
    rule_wanted = Signal(str)
    left = Signal()
    page_shown = Signal()

    def __init__(self, looks: Looks, parent: QWidget | None = None, *, wide: bool = False) -> None:
        super().__init__(parent)
        self._prefix = "book" if wide else "code"
        self._wide = wide
        self.setObjectName("codes_book" if wide else "codes_panel")
        self.looks = looks
        self._on: date | None = None
        self._list = HitsList(self._prefix, looks)
        self.model, self.hits, self._caption = self._list.model, self._list.table, self._list.caption
        self.search = QLineEdit()
        self._course: tuple[Hit, ...] = ()
        self._kept: tuple[Hit, ...] = ()
        self.filters = FilterRow() if wide else None
        self.full = QToolButton()
        self.view: CodePageView | None = None
        self.back = QToolButton()
        self.empty = EmptyState("no_codes", *NOTHING_TYPED)
        self._stack = QStackedWidget()
        self._page_stack = QStackedWidget()
        if wide:
            self._page_stack.addWidget(EmptyState("no_page", "No page is open", "Choose an answer, or press Enter."))
        self._timer = QTimer(self, singleShot=True, interval=TYPE_AHEAD_MS)
        self._timer.timeout.connect(self.ask)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.search.setObjectName(f"{self._prefix}_search")
        self.search.setAccessibleName("Search codes, diagnoses, modifiers and rules")
        self.search.setPlaceholderText("Code, abbreviation, diagnosis, rule (Ctrl+K)")
        self.search.setClearButtonEnabled(True)
        self.search.installEventFilter(self)
        self.back.setObjectName(f"{self._prefix}_back")
        self.back.setText("← Worksheet" if self._wide else "← Codes")
        self.back.setAccessibleName("Back to the worksheet" if self._wide else "Back to the list of codes")
        self.full.setObjectName("code_full")
        self.full.setText("⤢")
        self.full.setAccessibleName("Show this page in the whole window")
        self.full.setToolTip("Show this page in the whole window (Ctrl+Shift+I)")
        self.full.hide()
        if not self._wide:  # nothing is shown before it has a parent: it would be a window of its own for a moment
            self.back.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head(self.back, self.search, self.full, left=8))
        column.addWidget(hairline())
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._list)
        column.addWidget(self._beside() if self._wide else self._stack, 1)

    def _beside(self) -> QWidget:
        """The list and the page side by side."""
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if self.filters is not None:
            column.addWidget(self.filters)
        column.addWidget(self._stack, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setObjectName("book_panes")
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(self._page_stack)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([LIST_WIDTH, 1000])
        return splitter

    def _connect(self) -> None:
        self.search.textEdited.connect(self._typed)
        self.search.textChanged.connect(lambda text: None if text else self._typed(""))
        self.search.returnPressed.connect(lambda: self._open(self.hits.currentIndex()))
        self.hits.activated.connect(self._open)
        self.hits.clicked.connect(self._open)
        self.back.clicked.connect(self.left if self._wide else self._show_list)
        self.full.clicked.connect(self.go_full)
        if self.filters is not None:
            self.filters.changed.connect(self.ask)

    def ask(self) -> None:
        """Ask for the answers to what stands in the search and in the filters."""
        self.search_wanted.emit(self.search.text().strip(), self.filters.filters() if self.filters else None)

    def go_full(self) -> None:
        """Show the page that is open in the whole window."""
        if self.view is not None and self.view.page is not None:
            self.full_wanted.emit(self.view.page.number, self.view.day())

    def focus_search(self) -> None:
        """Put the keyboard into the search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def set_day(self, on: date | None) -> None:
        """The date on which pages open: that of the line that is being looked at."""
        self._on = on

    def keep(self, hits: tuple[Hit, ...]) -> None:
        """Take the favourite and recent codes, which stand in the list before those of the course."""
        self._kept = hits
        self.offer(self._course)

    def offer(self, hits: tuple[Hit, ...]) -> None:
        """Take the codes of the course, which stand in the list while nothing is searched."""
        self._course = hits
        if not self.search.text().strip():
            on_page = self._on_page()
            self.show_hits("", ())
            if on_page:
                self._stack.setCurrentIndex(PAGE)

    def _typed(self, text: str) -> None:
        self._timer.start()
        self.back.setVisible(self._wide)
        self.full.hide()
        if self._on_page():
            self._stack.setCurrentIndex(LIST if self.model.rowCount() else EMPTY)
        if not text.strip():
            self.show_hits("", ())

    def show_hits(self, text: str, hits: tuple[Hit, ...], corrected: str = "") -> None:
        """Show the answers of a search; `corrected` is what was searched for in place of the text."""
        if text != self.search.text().strip():
            return
        listed = bool(text) or bool(hits)
        shown: tuple[Hit, ...] = hits if listed else (*self._kept, *self._course)
        self.model.show(shown)
        nothing_typed = "Favourites, recent codes, codes of this course" if self._kept else "Codes of this course"
        self._caption.setText(found_words(hits, corrected) if listed else nothing_typed)
        if text:
            self.empty.say(
                f"Nothing found for “{text}”",
                "Try fewer letters, a number such as 773, a rule such as FRQ-06, or a word.",
            )
        else:
            self.empty.say(*NOTHING_TYPED)
        self._stack.setCurrentIndex(LIST if shown else EMPTY)
        if text and hits:
            self.hits.selectRow(0)

    def found(self) -> bool:
        """Whether the list shows the answers of a search."""
        return bool(self.search.text()) and self._caption.text().endswith("found")

    def _on_page(self) -> bool:
        return not self._wide and self._stack.currentIndex() == PAGE

    def open_code(self, code: str, on: date | None = None) -> None:
        """Ask for the page of a code."""
        key = (self.view.locality.currentData() if self.view else "") or NATIONAL
        self.page_wanted.emit(code, on or self._on or date.today(), key)  # noqa: DTZ011 - a coder's day is the local one

    def knows_localities(self) -> bool:
        """Whether the chooser of localities has been filled."""
        return self.view is not None and self.view.locality.count() > 0

    def show_page(self, page: CodePage, localities: tuple[LocalityChoice, ...]) -> None:
        """Show the page that was asked for; the first one brings the localities to choose from."""
        view = self.view or self._make_view()
        if localities:
            view.offer_localities(localities)
        view.show_page(page)
        self._show_view()

    def show_sheet(self, sheet: Sheet) -> None:
        """Show the sheet of a diagnosis, a modifier or a family."""
        (self.view or self._make_view()).show_sheet(sheet)
        self._show_view()

    def _show_view(self) -> None:
        if self._wide:
            self._page_stack.setCurrentIndex(self._page_stack.count() - 1)
        else:
            self._stack.setCurrentIndex(PAGE)
            self.back.show()
            self.full.setVisible(self.view is not None and self.view.page is not None)
        self.page_shown.emit()

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            hit = self.model.hit(index.row())
            match hit.kind:
                case Kind.RULE:
                    self.rule_wanted.emit(hit.key)
                case Kind.CODE:
                    self.open_code(hit.key)
                case _:
                    self.sheet_wanted.emit(hit.kind, hit.key)

    def _turn(self) -> None:
        if self.view is not None and self.view.page is not None:
            self.open_code(self.view.page.number, self.view.day())

    def _turn_to_zip(self, zip_code: str) -> None:
        if zip_code and self.view is not None and self.view.page is not None:
            self.page_wanted.emit(self.view.page.number, self.view.day(), zip_code)

    def _open_linked(self, code: str) -> None:
        if self.view is not None:
            self.open_code(code, self.view.day() if self.view.page else None)

    def _make_view(self) -> "CodePageView":
        from radcoder.ui.codes.page import CodePageView  # most starts of the program need no code page

        self.view = CodePageView()
        self.view.turned.connect(self._turn)
        self.view.zip_typed.connect(self._turn_to_zip)
        self.view.code_wanted.connect(self._open_linked)
        self.view.link_wanted.connect(lambda link: self.sheet_wanted.emit(link.kind, link.key))
        (self._page_stack if self._wide else self._stack).addWidget(self.view)
        self.view_made.emit(self.view)
        return self.view

    def _show_list(self) -> None:
        self.back.hide()
        self.full.hide()
        self._stack.setCurrentIndex(LIST if self.model.rowCount() else EMPTY)

    def go_back(self) -> None:
        """One step back: from the page to the list, from the list to the worksheet."""
        if self._on_page():
            self._show_list()
            self.focus_search()
        elif self._wide and self.search.text():
            self.search.clear()
            self.focus_search()
        else:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes one step back."""
        if event.key() == Qt.Key.Key_Escape:
            self.go_back()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows in the search move in the answers."""
        key = event if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress else None
        if key is not None and key.key() in MOVES and self._stack.currentIndex() == LIST:
            self.hits.keyPressEvent(key)
            return True
        return super().eventFilter(watched, event)
