"""The left pane: a search with type-ahead, and the page of the code that was opened."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStackedWidget,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from radcoder.app.code_page import CodePage, LocalityChoice
from radcoder.domain.hits import Hit, Kind
from radcoder.ui.codes.model import HitsModel
from radcoder.ui.texts import count
from radcoder.ui.theme import Looks
from radcoder.ui.widgets import EmptyState, hairline, head, label, surface

if TYPE_CHECKING:
    from radcoder.ui.codes.page import CodePageView

TYPE_AHEAD_MS = 60
NATIONAL = "national"
EMPTY, LIST, PAGE = range(3)
NOTHING_FOUND = "Try fewer letters, a number such as 773, a rule such as FRQ-06, or a word."
NOTHING_TYPED = ("Find a code", "Type a number, a name or a family: 77301, IMRT, simulation.")
NOUNS = {
    Kind.CODE: ("code", "codes"),
    Kind.MODIFIER: ("modifier", "modifiers"),
    Kind.FAMILY: ("family", "families"),
    Kind.RULE: ("rule", "rules"),
    Kind.DIAGNOSIS: ("diagnosis", "diagnoses"),
}
MOVES = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


class CodesPanel(QWidget):
    """Typing searches, arrows move in the answers, Enter opens a page, Esc goes one step back."""

    search_wanted = Signal(str)
    page_wanted = Signal(str, object, str)
    rule_wanted = Signal(str)
    left = Signal()
    page_shown = Signal()

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("codes_panel")
        self._looks = looks
        self._on: date | None = None
        self.model = HitsModel(looks, self)
        self.search = QLineEdit()
        self.hits = QTableView()
        self._caption = label(role="caption", name="hits_caption")
        self._course: tuple[Hit, ...] = ()
        self.view: CodePageView | None = None
        self.back = QToolButton()
        self.empty = EmptyState("no_codes", *NOTHING_TYPED)
        self._stack = QStackedWidget()
        self._timer = QTimer(self, singleShot=True, interval=TYPE_AHEAD_MS)
        self._timer.timeout.connect(lambda: self.search_wanted.emit(self.search.text().strip()))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.search.setObjectName("code_search")
        self.search.setAccessibleName("Search codes and rules")
        self.search.setPlaceholderText("Search codes and rules (Ctrl+K)")
        self.search.setClearButtonEnabled(True)
        self.search.installEventFilter(self)
        self.back.setObjectName("code_back")
        self.back.setText("← Codes")
        self.back.setAccessibleName("Back to the list of codes")
        self.back.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head(self.back, self.search, left=8))
        column.addWidget(hairline())
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._list())
        column.addWidget(self._stack, 1)
        self._prepare_hits()

    def _list(self) -> QWidget:
        box = surface(QWidget(), "base")
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        self._caption.setContentsMargins(9, 0, 0, 0)
        column.addWidget(self._caption)
        column.addWidget(self.hits, 1)
        return box

    def _prepare_hits(self) -> None:
        hits = self.hits
        hits.setObjectName("code_hits")
        hits.setAccessibleName("Codes and rules found")
        hits.setModel(self.model)
        hits.setShowGrid(False)
        hits.setWordWrap(False)
        hits.setTabKeyNavigation(False)
        hits.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        hits.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        hits.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        hits.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        hits.horizontalHeader().hide()
        hits.verticalHeader().hide()
        hits.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self._fit()

    def _connect(self) -> None:
        self.search.textEdited.connect(self._typed)
        self.search.textChanged.connect(lambda text: None if text else self._typed(""))
        self.search.returnPressed.connect(lambda: self._open(self.hits.currentIndex()))
        self.hits.activated.connect(self._open)
        self.hits.clicked.connect(self._open)
        self.back.clicked.connect(self._show_list)
        self._looks.changed.connect(self._fit)

    def _fit(self) -> None:
        self.hits.verticalHeader().setDefaultSectionSize(max(24, self.fontMetrics().height() + 10))
        self.hits.setColumnWidth(0, self.fontMetrics().horizontalAdvance("WWW-88") + 16)

    def focus_search(self) -> None:
        """Put the keyboard into the search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def set_day(self, on: date | None) -> None:
        """The date on which pages open: that of the line that is being looked at."""
        self._on = on

    def offer(self, hits: tuple[Hit, ...]) -> None:
        """Take the codes of the course, which stand in the list while nothing is searched."""
        self._course = hits
        if not self.search.text().strip():
            on_page = self._stack.currentIndex() == PAGE
            self.show_hits("", ())
            if on_page:
                self._stack.setCurrentIndex(PAGE)

    def _typed(self, text: str) -> None:
        self._timer.start()
        self.back.hide()
        if self._stack.currentIndex() == PAGE:
            self._stack.setCurrentIndex(LIST if self.model.rowCount() else EMPTY)
        if not text.strip():
            self.show_hits("", ())

    def show_hits(self, text: str, hits: tuple[Hit, ...], corrected: str = "") -> None:
        """Show the answers of a search; `corrected` is what was searched for in place of the text."""
        if text != self.search.text().strip():
            return
        shown: tuple[Hit, ...] = hits if text else self._course
        self.model.show(shown)
        self._caption.setText(found_words(hits, corrected) if text else "Codes of this course")
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
        self._stack.setCurrentIndex(PAGE)
        self.back.show()
        self.page_shown.emit()

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            hit = self.model.hit(index.row())
            match hit.kind:
                case Kind.RULE:
                    self.rule_wanted.emit(hit.key)
                case Kind.CODE:
                    self.open_code(hit.key)

    def _turn(self) -> None:
        if self.view is not None and self.view.page is not None:
            self.open_code(self.view.page.number, self.view.day())

    def _open_linked(self, code: str) -> None:
        if self.view is not None:
            self.open_code(code, self.view.day())

    def _make_view(self) -> "CodePageView":
        from radcoder.ui.codes.page import CodePageView  # most starts of the program need no code page

        self.view = CodePageView()
        self.view.turned.connect(self._turn)
        self.view.code_wanted.connect(self._open_linked)
        self._stack.addWidget(self.view)
        return self.view

    def _show_list(self) -> None:
        self.back.hide()
        self._stack.setCurrentIndex(LIST if self.model.rowCount() else EMPTY)

    def go_back(self) -> None:
        """One step back: from the page to the list, from the list to the worksheet."""
        if self._stack.currentIndex() == PAGE:
            self._show_list()
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


def found_words(hits: tuple[Hit, ...], corrected: str = "") -> str:
    """Write how many were found: 3 codes, 1 rule found."""
    counts = [count(number, *noun) for kind, noun in NOUNS.items() if (number := sum(h.kind is kind for h in hits))]
    meant = f"“{corrected}”: " if corrected else ""
    return f"{meant}{', '.join(counts) or 'nothing'} found"
