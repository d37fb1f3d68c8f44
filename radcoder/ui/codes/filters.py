"""The filters of the search: family, in force on a date, billed by whom."""

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QGridLayout, QWidget

from radcoder.app.code_words import SETTINGS, family_name
from radcoder.app.filters import Filters

ALL_FAMILIES, BOTH = "All families", "All settings"


class FilterRow(QWidget):
    """Choosing anything narrows the answers to codes that pass."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("search_filters")
        self.family, self.setting = QComboBox(), QComboBox()
        self.dated, self.date = QCheckBox("In force on"), QDateEdit()
        for widget, name, words in (
            (self.family, "filter_family", "Only codes of this family"),
            (self.setting, "filter_setting", "Only codes that are billed here"),
            (self.dated, "filter_dated", "Only codes in force on the date"),
            (self.date, "filter_date", "The date"),
        ):
            widget.setObjectName(name)
            widget.setAccessibleName(words)
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 8, 8, 0)
        grid.setSpacing(4)
        grid.addWidget(self.family, 0, 0)
        grid.addWidget(self.setting, 0, 1)
        grid.addWidget(self.dated, 1, 0)
        grid.addWidget(self.date, 1, 1)
        self._fill()
        self._connect()

    def _fill(self) -> None:
        self.family.addItem(ALL_FAMILIES, "")
        self.setting.addItem(BOTH, None)
        for setting, words in SETTINGS.items():
            self.setting.addItem(words.capitalize(), setting)
        self.date.setDisplayFormat("yyyy-MM-dd")
        self.date.setCalendarPopup(True)
        self.date.setDate(QDate.currentDate())
        for chooser in (self.family, self.setting):
            chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            chooser.setMinimumContentsLength(10)

    def _connect(self) -> None:
        self.family.currentIndexChanged.connect(self.changed)
        self.setting.currentIndexChanged.connect(self.changed)
        self.dated.toggled.connect(self.changed)
        self.date.dateChanged.connect(lambda _: self.changed.emit() if self.dated.isChecked() else None)

    def offer_families(self, families: tuple[str, ...]) -> None:
        """Take the families to choose from."""
        if self.family.count() == 1:
            for family in families:
                self.family.addItem(family_name(family).capitalize(), family)

    def filters(self) -> Filters:
        """What is chosen at the moment."""
        day = self.date.date()
        on = date(day.year(), day.month(), day.day()) if self.dated.isChecked() else None
        return Filters(self.family.currentData(), on, self.setting.currentData())
