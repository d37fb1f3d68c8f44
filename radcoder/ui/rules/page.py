"""One rule in full: its help, its sources with their editions, and the figures it goes by on a date."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QDateEdit, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from radcoder.app.rule_page import RuleCard, RuleFigure, RulePage, RulePolicy
from radcoder.domain.findings import Authority
from radcoder.domain.rule_settings import PUBLISHED, RuleSettings
from radcoder.ui.codes.sections import Cell, quiet, section, table
from radcoder.ui.rules.setting import RuleSettingBox, setting_section
from radcoder.ui.texts import words
from radcoder.ui.theme import SHAPES
from radcoder.ui.widgets import hairline, label, surface

MOST_WIDE = 760
NO_FIGURES = "This rule asks for no number that policy sets."


class RulePageView(QWidget):
    """A head that stays, one scroll of sections under it; the date turns the figures."""

    turned = Signal()
    example_wanted = Signal(str)
    setting_chosen = Signal(str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rule_page")
        self.card: RuleCard | None = None
        self._page: RulePage | None = None
        self._settings = PUBLISHED
        self._barred: str | None = None
        self._payer = ""
        self._number = label(role="number", name="rule_id")
        self._severity = label(name="rule_severity")
        self._title = label(role="heading", name="rule_title", wrap=True)
        self.date = QDateEdit()
        self.example = QPushButton("Show it firing")
        self._scroll = QScrollArea()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(hairline())
        column.addWidget(self._scroll, 1)
        self._prepare()

    def _head(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(24, 12, 24, 12)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._number)
        row.addWidget(self._severity)
        row.addStretch(1)
        row.addWidget(self.date)
        row.addWidget(self.example)
        column.addLayout(row)
        column.addWidget(self._title)
        return box

    def _prepare(self) -> None:
        self.date.setObjectName("rule_date")
        self.date.setAccessibleName("Date for which sources and figures are shown")
        self.date.setToolTip("The figures that are in force on this date of service")
        self.date.setDisplayFormat("yyyy-MM-dd")
        self.date.setCalendarPopup(True)
        self.date.dateChanged.connect(self.turned)
        self.example.setObjectName("rule_example")
        self.example.setToolTip("Open an invented course with which this rule finds fault")
        self.example.clicked.connect(lambda: self.example_wanted.emit(self.card.id if self.card else ""))
        self._scroll.setObjectName("rule_sections")
        self._scroll.setAccessibleName("The help of the rule")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def day(self) -> date:
        """The date of service that the figures stand on."""
        shown = self.date.date()
        return date(shown.year(), shown.month(), shown.day())

    def set_day(self, on: date) -> None:
        """Stand on another date without asking for the page again."""
        self.date.blockSignals(True)
        self.date.setDate(QDate(on.year, on.month, on.day))
        self.date.blockSignals(False)

    def show_card(self, card: RuleCard) -> None:
        """Show a rule's help at once; its sources and figures follow with `show_page`."""
        self.card = card
        self._number.setText(card.id)
        self._severity.setText(f"{SHAPES[card.severity]} {words(card.severity.value)}")
        self._severity.setProperty("severity", card.severity.value)
        self._severity.style().polish(self._severity)
        self._title.setText(card.title)
        self.setAccessibleName(f"Rule {card.id}, {card.severity.value}: {card.title}")
        self._fill(card, ())

    def show_page(self, page: RulePage) -> None:
        """Show the rule with everything that the catalogue holds of it."""
        if self.card is not None and page.card.id == self.card.id:
            self._page = page
            more = (_sources(page.sources), _figures(page.figures, page.on), _policies(page.policies))
            self._fill(page.card, (*more, self._setting(page)))

    def show_settings(self, settings: RuleSettings, barred: str | None) -> None:
        """Take the settings of all rules, and why they cannot be changed; None without a casebook to keep them."""
        self._settings, self._barred = settings, barred
        if self._page is not None:
            self.show_page(self._page)

    def _setting(self, page: RulePage) -> QWidget:
        barred = self._barred
        box = None if barred is None else RuleSettingBox(page.card, page.payers, self._settings, barred)
        if box is not None:
            box.show_payer(self._payer)
            box.chosen.connect(self._choose)
        return setting_section(page.card, box, dict(page.payers), self._settings)

    def _choose(self, rule: str, payer: str, level: str) -> None:
        self._payer = payer
        self.setting_chosen.emit(rule, payer, level)

    def _fill(self, card: RuleCard, more: Iterable[QWidget | None]) -> None:
        body = surface(QWidget(), "base")
        outer = QHBoxLayout(body)
        outer.setContentsMargins(24, 0, 24, 24)
        inner = QWidget()
        inner.setMaximumWidth(MOST_WIDE)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for title, text in (("What", card.what), ("Why", card.why), ("Resolve", card.resolve)):
            column.addWidget(section(title, _text(text, f"rule_{title.lower()}")))
        column.addWidget(section("Authority", _text(card.authority, "rule_authority")))
        for widget in more:
            if widget is not None:
                column.addWidget(widget)
        column.addWidget(section("Kind", _text(f"{card.family}. Looks at {card.looks_at}.", "rule_kind")))
        column.addStretch(1)
        outer.addWidget(inner, 1)
        outer.addStretch(0)
        self._scroll.setWidget(body)


def _text(text: str, name: str) -> QWidget:
    result = label(text, wrap=True, name=name)
    result.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return result


def _sources(sources: tuple[Authority, ...]) -> QWidget:
    parts: list[QWidget] = []
    for source in sources:
        parts.append(_text(str(source), "rule_source"))
        if source.locator:
            parts.append(quiet(source.locator))
    return section("Sources, as the catalogue holds them", *parts)


def _figures(figures: tuple[RuleFigure, ...], on: date) -> QWidget:
    title = f"Policy figures on {on.isoformat()}"
    if not figures:
        return section(title, _text(NO_FIGURES, "rule_figure"))
    rows = []
    for each in figures:
        value = " ".join(part for part in (each.value or "none on this date", each.period) if part)
        rows.append((Cell(each.name), Cell(value, each.source, strong=True)))
    sources = dict.fromkeys(each.source for each in figures if each.source)
    return section(title, table((), rows), *(quiet(source) for source in sources))


def _policies(policies: tuple[RulePolicy, ...]) -> QWidget | None:
    if not policies:
        return None
    parts: list[QWidget] = []
    for each in policies:
        codes = f" ({', '.join(each.codes)})" if each.codes else ""
        parts.append(_text(f"{each.payer}: {each.policy}{codes}", "rule_policy"))
        parts.append(quiet(" · ".join(part for part in (each.effect, each.source) if part)))
    return section("Payers on this matter", *parts)
