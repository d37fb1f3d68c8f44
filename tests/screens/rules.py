"""The screens of the rules: how to get to each."""

from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget

from radcoder.domain.findings import Severity
from radcoder.domain.rule_settings import RuleSetting
from radcoder.ui.main_window import MainWindow
from tests.screens.waiting import wait_for


def rule_help(window: MainWindow) -> None:
    """Open the help of the finding's rule."""
    window.commands["rule_help"].trigger()


def rules(window: MainWindow) -> None:
    """Open the rule browser at a rule with figures of its own."""
    window.open_rule("FRQ-06")
    wait_for(lambda: bool(window.findChildren(QLabel, "rule_source")), "the rule's page")


class Off:
    """Keeps that two rules are off for Medicare, and one has another severity."""

    refusal = ""

    def list(self) -> tuple[RuleSetting, ...]:
        off = (RuleSetting(rule, "medicare", None) for rule in ("BND-02", "FRQ-06"))
        return (*off, RuleSetting("BND-01", "", Severity.WARNING))

    def set(self, payer: str, rule: str, severity: Severity | None) -> None:
        """Nothing is kept for a picture."""

    def clear(self, payer: str, rule: str) -> None:
        """Nothing is kept for a picture."""


def rules_off(window: MainWindow) -> None:
    """Switch two rules off and give one another severity."""
    window.rules.use(Off())
    wait_for(lambda: window.findings.model.rowCount() < len(Severity), "the review with these settings")


def rule_setting(window: MainWindow) -> None:
    """Show how a rule is set."""
    rules_off(window)
    rules(window)
    panel = window.rules.panel
    assert panel is not None
    area, section = panel.page.findChild(QScrollArea, "rule_sections"), panel.page.findChild(QWidget, "rule_setting")
    assert area is not None
    assert section is not None
    QApplication.processEvents()
    area.ensureWidgetVisible(section)


def find_a_rule(window: MainWindow) -> None:
    """Search in the rule browser."""
    rules(window)
    panel = window.rules.panel
    assert panel is not None
    panel.search.setText("modifier 59")


def no_rule(window: MainWindow) -> None:
    """Search for a rule that does not exist."""
    rules(window)
    panel = window.rules.panel
    assert panel is not None
    panel.search.setText("zebra")


def fire(window: MainWindow) -> None:
    """Show a rule firing."""
    rules(window)
    panel = window.rules.panel
    assert panel is not None
    panel.page.example.click()
    wait_for(lambda: not window.rules.shown and window.desk.current, "the example")
    wait_for(lambda: window.findings.current() is not None, "its finding")
