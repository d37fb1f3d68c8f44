"""The rule browser: a search over all rules, the list by family, and the rule that is selected in full."""

from datetime import date

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from radcoder.app.rule_page import RuleCard, RulePage, find_rules
from radcoder.ui.marks import MarkDelegate
from radcoder.ui.rules.model import RulesModel
from radcoder.ui.rules.page import RulePageView
from radcoder.ui.texts import count
from radcoder.ui.theme import Looks
from radcoder.ui.widgets import EmptyState, hairline, head, label

MOVES = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})
EMPTY, PAGE = range(2)


class RulesPanel(QWidget):
    """Typing searches, arrows move in the list, Enter reads the rule, Esc goes one step back."""

    page_wanted = Signal(str, object)
    example_wanted = Signal(str)
    left = Signal()

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rules_panel")
        self._cards: tuple[RuleCard, ...] = ()
        self._wanted = ""
        self.model = RulesModel(looks, self)
        self.search = QLineEdit()
        self.tree = QTreeView()
        self.page = RulePageView()
        self.back = QToolButton()
        self.empty = EmptyState("no_rules", "Reading the rules", "They stand here in a moment.")
        self._count = label(role="muted", name="rules_count")
        self._stack = QStackedWidget()
        self._lay_out()
        self._prepare_tree()
        self._connect()
        looks.changed.connect(self._fit)

    def _lay_out(self) -> None:
        self.back.setObjectName("rules_back")
        self.back.setText("← Worksheet")
        self.back.setAccessibleName("Back to the worksheet")
        self.search.setObjectName("rules_search")
        self.search.setAccessibleName("Search rules")
        self.search.setPlaceholderText("Search rules by id or word: FRQ-06, simulation, modifier 59")
        self.search.setClearButtonEnabled(True)
        self.search.installEventFilter(self)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setObjectName("rules_panes")
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.page)
        for number, (widget, part) in enumerate(((self.tree, 42), (self._stack, 58))):
            splitter.addWidget(widget)
            splitter.setStretchFactor(number, part)
        splitter.setSizes([420, 580])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head(self.back, label("Rules", "heading"), self.search, self._count, left=8))
        column.addWidget(hairline())
        column.addWidget(splitter, 1)

    def _prepare_tree(self) -> None:
        tree = self.tree
        tree.setObjectName("rules_tree")
        tree.setAccessibleName("Rules by family")
        tree.setModel(self.model)
        tree.setItemDelegate(MarkDelegate(tree))
        tree.setHeaderHidden(True)
        tree.setUniformRowHeights(True)
        tree.setIndentation(20)
        tree.setMinimumWidth(280)
        tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        tree.header().setStretchLastSection(True)
        tree.header().setMinimumSectionSize(16)
        tree.header().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._fit()

    def _connect(self) -> None:
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(lambda: self.tree.setFocus(Qt.FocusReason.OtherFocusReason))
        self.tree.selectionModel().currentChanged.connect(self._selected)
        self.tree.activated.connect(lambda _: self.page.example.setFocus(Qt.FocusReason.OtherFocusReason))
        self.back.clicked.connect(self.left)
        self.page.turned.connect(self.ask)
        self.page.example_wanted.connect(self.example_wanted)

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        self.tree.setColumnWidth(0, 2 * self.tree.indentation() + metrics.horizontalAdvance("■") + 8)
        self.tree.setColumnWidth(1, metrics.horizontalAdvance("WWW-88") + 16)

    def show_cards(self, cards: tuple[RuleCard, ...]) -> None:
        """Take all rules of the register."""
        self._cards = cards
        self._search(self.search.text())

    def open_rule(self, rule: str, on: date) -> None:
        """Go to a rule, on a date; an empty id stays at the rule that is shown, or at the first."""
        self.page.set_day(on)
        if rule:
            self.search.clear()
        self._wanted = rule or (self.page.card.id if self.page.card else "")
        self._return_to_wanted()
        self.ask()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_page(self, page: RulePage) -> None:
        """Show what the catalogue holds of the selected rule."""
        self.page.show_page(page)

    def _search(self, text: str) -> None:
        shown = find_rules(self._cards, text) if text.strip() else self._cards
        self.model.show(shown)
        self.tree.expandAll()
        for row in range(self.model.rowCount()):
            self.tree.setFirstColumnSpanned(row, QModelIndex(), True)
        self._count.setText(count(len(shown), "rule"))
        if not shown:
            self.empty.say(f"No rule found for “{text.strip()}”", "Try an id such as FRQ-06, a code, or fewer letters.")
            self._stack.setCurrentIndex(EMPTY if self._cards else self._stack.currentIndex())
            return
        if text.strip():
            self._wanted = shown[0].id
        self._return_to_wanted()

    def _return_to_wanted(self) -> None:
        index = self.model.index_of(self._wanted)
        self.tree.setCurrentIndex(index if index.isValid() else self.model.first())
        self.tree.scrollTo(self.tree.currentIndex())

    def _selected(self, index: QModelIndex) -> None:
        card = self.model.card(index)
        if card is not None:
            self._wanted = card.id
            self._stack.setCurrentIndex(PAGE)
            self.page.show_card(card)
            self.ask()

    def ask(self) -> None:
        """Ask for the page of the rule that is shown."""
        if self.page.card is not None:
            self.page_wanted.emit(self.page.card.id, self.page.day())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties the search first, then goes back to the worksheet."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.search.text():
            self.search.clear()
            self.search.setFocus()
        else:
            self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows in the search move in the list."""
        key = event if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress else None
        if key is not None and key.key() in MOVES:
            self.tree.keyPressEvent(key)
            return True
        return super().eventFilter(watched, event)
