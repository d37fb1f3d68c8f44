"""What joins the rule browser to the window: it is made when first wanted; rules and pages come in the background."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from radcoder.app.rule_page import RuleCard, RulePage
from radcoder.app.rule_settings import SettingsStore, settings_of
from radcoder.domain.findings import Severity
from radcoder.domain.rule_settings import PUBLISHED, RuleSettings
from radcoder.ui.desk import Desk, sentences_of
from radcoder.ui.jobs import Jobs, Report
from radcoder.ui.pages import Pages
from radcoder.ui.rules.setting import AS_PUBLISHED, OFF
from radcoder.ui.theme import Looks

if TYPE_CHECKING:
    from radcoder.ui.rules.panel import RulesPanel


class RuleBook(QObject):
    """Shows the browser over the worksheet, answers its questions, and goes back."""

    example_found = Signal(str, object)
    practice_found = Signal(str)
    closed = Signal()

    def __init__(self, desk: Desk, jobs: Jobs, looks: Looks, pages: Pages) -> None:
        super().__init__(desk)
        self._desk = desk
        self._jobs = jobs
        self._looks = looks
        self._pages = pages
        self.panel: RulesPanel | None = None
        self._store: SettingsStore | None = None
        desk.ready.connect(self._catalogue_open)

    @property
    def shown(self) -> bool:
        """Whether the browser covers the worksheet."""
        return self.panel is not None and self._pages.currentWidget() is self.panel

    def open(self, rule: str, on: date) -> None:
        """Show the browser at a rule, or where it was left when the id is empty."""
        panel = self.panel or self._make()
        self._pages.cover(panel)
        panel.open_rule(rule, on)

    def close(self) -> None:
        """Go back to the worksheet."""
        self._pages.uncover()
        self.closed.emit()

    def _make(self) -> "RulesPanel":
        from radcoder.ui.rules.panel import RulesPanel  # most starts of the program need no rules

        self.panel = panel = RulesPanel(self._looks)
        panel.page_wanted.connect(self._fetch)
        panel.example_wanted.connect(self._example)
        panel.left.connect(self.close)
        panel.page.setting_chosen.connect(self._set)
        panel.page.show_settings(self._desk.rule_settings, self._store.refusal if self._store else None)
        self._jobs.submit("rules", _cards, panel.show_cards, self._failed)
        return panel

    def _catalogue_open(self) -> None:
        if self.panel is not None:
            self.panel.ask()

    def _fetch(self, rule: str, on: date) -> None:
        workspace = self._desk.workspace
        if workspace is None:
            return

        def work(report: Report) -> RulePage:
            del report
            from radcoder.app.rules import rule_page

            return rule_page(workspace, rule, on)

        self._jobs.submit("rule page", work, self._answer, self._failed)

    def _answer(self, page: RulePage) -> None:
        if self.panel is not None:
            self.panel.show_page(page)

    def use(self, store: "SettingsStore | None") -> None:
        """Go by the settings of rules that this casebook keeps; None: all rules are as published."""
        self._store = store
        if store is None:
            self._take(PUBLISHED)
            return

        def work(report: Report) -> RuleSettings:
            del report
            return settings_of(store)

        self._jobs.submit("rule settings", work, self._take, self._failed)

    def _set(self, rule: str, payer: str, level: str) -> None:
        store = self._store
        if store is None:
            return

        def work() -> RuleSettings:
            if level == AS_PUBLISHED:
                store.clear(payer, rule)
            else:
                store.set(payer, rule, None if level == OFF else Severity(level))
            return settings_of(store)

        self._jobs.keep(work, self._take, self._failed)

    def _take(self, settings: RuleSettings) -> None:
        self._desk.judge_by(settings)
        if self.panel is not None:
            self.panel.page.show_settings(settings, self._store.refusal if self._store else None)

    def _example(self, rule: str) -> None:
        def work(report: Report) -> Path | None:
            del report
            from radcoder.app.rules import rule_example

            return rule_example(rule)

        card = self.panel.page.card if self.panel is not None else None
        if card is not None and card.many:
            self.practice_found.emit(rule)
            return

        self._jobs.submit("rule example", work, lambda path: self._found(rule, path), self._failed)

    def _found(self, rule: str, path: Path | None) -> None:
        if path is None:
            self._desk.done.emit(f"No example of {rule} came with the program.")
        else:
            self.example_found.emit(rule, path)

    def _failed(self, error: Exception) -> None:
        self._desk.done.emit(" ".join(sentences_of(error)))


def _cards(report: Report) -> tuple[RuleCard, ...]:
    del report
    from radcoder.app.rules import rule_cards

    return rule_cards()
