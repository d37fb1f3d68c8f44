"""Setting a rule for a payer on its page: what is kept, what the worksheet then says."""

from dataclasses import dataclass, field

from PySide6.QtWidgets import QComboBox, QWidget

from radcoder.domain.findings import Severity
from radcoder.domain.rule_settings import RuleSetting
from tests.ui.pages.window import WindowPage


@dataclass
class Kept:
    """Settings as a casebook keeps them."""

    rows: dict[tuple[str, str], RuleSetting] = field(default_factory=dict)

    refusal = ""

    def list(self) -> tuple[RuleSetting, ...]:
        return tuple(self.rows.values())

    def set(self, payer: str, rule: str, severity: Severity | None) -> None:
        self.rows[payer, rule] = RuleSetting(rule, payer, severity)

    def clear(self, payer: str, rule: str) -> None:
        self.rows.pop((payer, rule), None)


def _choose(page: WindowPage, name: str, data: str) -> None:
    box = page.window.findChild(QComboBox, name)
    assert box is not None
    index = box.findData(data)
    assert index >= 0
    box.setCurrentIndex(index)
    box.activated.emit(index)


def _open(page: WindowPage, store: Kept | None) -> None:
    page.window.rules.use(store)
    page.window.open_rule("BND-01")
    page.rules.wait_for("BND-01")
    page.until(lambda: bool(page.rules.text("rule_held")))


def test_without_a_casebook_a_page_says_how_to_set_its_rule(conflict: WindowPage) -> None:
    _open(conflict, None)
    assert conflict.rules.text("rule_held") == "On for all payers, as published."
    assert conflict.window.findChild(QWidget, "rule_setting") is None


def test_a_rule_switched_off_is_kept_and_said_wherever_findings_are_counted(conflict: WindowPage) -> None:
    store = Kept()
    _open(conflict, store)
    _choose(conflict, "setting_payer", "medicare")
    _choose(conflict, "setting_level", "off")
    conflict.until(lambda: bool(store.rows))
    conflict.until(lambda: conflict.rules.text("rule_held") == "Medicare fee-for-service: off")
    conflict.window.rules.close()
    conflict.until(lambda: conflict.findings.counts == ["■ 2 errors"])
    words = "1 rule off for this payer: BND-01"
    assert conflict.text("findings_settings") == words
    assert conflict.window.status.releases.whole().startswith(words)


def test_another_severity_and_back_to_published(conflict: WindowPage) -> None:
    store = Kept()
    _open(conflict, store)
    _choose(conflict, "setting_level", "info")
    conflict.until(lambda: store.rows.get(("", "BND-01")) == RuleSetting("BND-01", "", Severity.INFO))
    conflict.until(lambda: conflict.rules.text("rule_held") == "All payers: all its findings as info")
    conflict.until(lambda: conflict.window.findings.model.finding(2).severity is Severity.INFO)
    _choose(conflict, "setting_level", "published")
    conflict.until(lambda: not store.rows)
    conflict.window.rules.close()
    conflict.until(lambda: conflict.findings.counts == ["■ 3 errors"])
    assert not conflict.window.findings.findChild(QWidget, "findings_settings").isVisible()  # type: ignore[union-attr]


def test_the_settings_of_a_casebook_hold_from_the_start_and_end_with_it(conflict: WindowPage) -> None:
    store = Kept({("", "BND-02"): RuleSetting("BND-02", "", None)})
    conflict.window.rules.use(store)
    conflict.until(lambda: conflict.findings.counts == ["■ 2 errors"])
    conflict.window.rules.use(None)
    conflict.until(lambda: conflict.findings.counts == ["■ 3 errors"])
