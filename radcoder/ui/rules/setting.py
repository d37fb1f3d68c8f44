"""How a rule is set for a payer: as published, off, or with another severity; what is chosen is kept at once."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget

from radcoder.app.rule_page import RuleCard
from radcoder.domain.findings import Severity
from radcoder.domain.rule_settings import ALL_PAYERS, RuleSettings
from radcoder.ui.codes.sections import quiet, section
from radcoder.ui.texts import words
from radcoder.ui.widgets import label

FOR_ALL = "All payers"
OFF, AS_PUBLISHED = "off", "published"
NOT_KEPT = "Open a casebook to switch this rule off for a payer, or to give it another severity."
SAYS_SO = "Wherever findings are counted, RadCoder says which rules are off or set otherwise."


class RuleSettingBox(QWidget):
    """A payer and what holds for it; `chosen` carries rule, payer and what was chosen: a severity, off or published.

    `barred` says why nothing can be chosen.
    """

    chosen = Signal(str, str, str)

    def __init__(
        self, card: RuleCard, payers: Iterable[tuple[str, str]], settings: RuleSettings, barred: str = ""
    ) -> None:
        super().__init__()
        self.setObjectName("rule_setting")
        self._card = card
        self._held = {row.payer: row.severity for row in settings.rows if row.rule == card.id}
        self._payer = _box("setting_payer", f"Payer for whom {card.id} is set")
        self._level = _box("setting_level", f"How {card.id} is judged for this payer")
        for slug, name in ((ALL_PAYERS, FOR_ALL), *payers):
            self._payer.addItem(name, slug)
        self._level.addItem(f"On, as published ({card.severity})", AS_PUBLISHED)
        self._level.addItem("Off", OFF)
        for severity in Severity:
            self._level.addItem(f"On, all its findings {_as(severity)}", severity.value)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._payer, 1)
        row.addWidget(self._level, 1)
        self._payer.currentIndexChanged.connect(self._show_held)
        self._level.activated.connect(self._choose)
        self._level.setEnabled(not barred)
        self._level.setToolTip(barred)
        self._show_held()

    def _show_held(self) -> None:
        payer = str(self._payer.currentData())
        held = self._held.get(payer, AS_PUBLISHED)
        self._level.setCurrentIndex(self._level.findData(OFF if held is None else str(held)))

    def show_payer(self, payer: str) -> None:
        """Stand at a payer."""
        self._payer.setCurrentIndex(max(self._payer.findData(payer), 0))

    def _choose(self) -> None:
        self.chosen.emit(self._card.id, str(self._payer.currentData()), str(self._level.currentData()))


def setting_section(
    card: RuleCard, box: RuleSettingBox | None, names: dict[str, str], settings: RuleSettings
) -> QWidget:
    """The section of a rule's page: what is set, and where it can be kept the means to set it."""
    rows = sorted((row for row in settings.rows if row.rule == card.id), key=lambda row: row.payer)
    set_so = [f"{names.get(row.payer, row.payer) or FOR_ALL}: {_held(row.severity)}" for row in rows]
    held = label("\n".join(set_so) or "On for all payers, as published.", wrap=True, name="rule_held")
    return section("Setting", held, *([box, quiet(SAYS_SO)] if box else [quiet(NOT_KEPT)]))


def _held(severity: Severity | None) -> str:
    return "off" if severity is None else f"all its findings {_as(severity)}"


def _as(severity: Severity) -> str:
    return "as info" if severity is Severity.INFO else f"as {words(severity.value).lower()}s"


def _box(name: str, accessible: str) -> QComboBox:
    box = QComboBox()
    box.setObjectName(name)
    box.setAccessibleName(accessible)
    box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return box
