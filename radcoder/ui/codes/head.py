"""The head of a code page: number, name, what is amiss, date, locality, favourite, sources and paper."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QGridLayout, QHBoxLayout, QLineEdit, QToolButton, QWidget

from radcoder.app.code_page import CodePage, LocalityChoice
from radcoder.domain.sheet import Sheet
from radcoder.ui.widgets import label


class PageHead(QWidget):
    """Stays while the sections scroll; the date and the locality turn the page."""

    turned = Signal()
    zip_typed = Signal(str)
    favoured = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.date = QDateEdit()
        self.locality = QComboBox()
        self.zip = QLineEdit()
        self.favourite = _button("code_favourite", "☆", "Keep this code at hand")
        self.sources = _button("code_sources", "Sources", "Say where the figures of the section come from (F2)")
        self.pdf = _button("code_pdf", "PDF…", "Put this page on paper")
        self._number = label(role="number", name="code_number")
        self._name = label(role="heading", name="code_name", wrap=True)
        self._band = label(role="strong", name="code_band", wrap=True)
        self._headline = label(wrap=True, name="code_headline")
        self._lay_out()
        self._prepare()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 8, 16, 8)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.addWidget(self._number, 0, 0)
        grid.addWidget(self.date, 0, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self._name, 1, 0, 1, 2)
        grid.addWidget(self._band, 2, 0, 1, 2)
        grid.addWidget(self._headline, 3, 0, 1, 2)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.locality, 1)
        row.addWidget(self.zip)
        for button in (self.favourite, self.sources, self.pdf):
            row.addWidget(button)
        grid.addLayout(row, 4, 0, 1, 2)
        grid.setColumnStretch(0, 1)

    def _prepare(self) -> None:
        self.date.setObjectName("code_date")
        self.date.setAccessibleName("Date of service")
        self.date.setDisplayFormat("yyyy-MM-dd")
        self.date.setCalendarPopup(True)
        self.date.dateChanged.connect(self.turned)
        self.locality.setObjectName("code_locality")
        self.locality.setAccessibleName("Medicare locality")
        self.locality.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.locality.setMinimumContentsLength(12)
        self.locality.currentIndexChanged.connect(self.turned)
        self.zip.setObjectName("code_zip")
        self.zip.setAccessibleName("ZIP code: Enter takes its Medicare locality")
        self.zip.setToolTip("A ZIP code of five digits; Enter takes its Medicare locality")
        self.zip.setPlaceholderText("ZIP")
        self.zip.setMaxLength(5)
        self.zip.setFixedWidth(self.fontMetrics().horizontalAdvance("88888") + 28)
        self.zip.returnPressed.connect(lambda: self.zip_typed.emit(self.zip.text().strip()))
        self.favourite.setCheckable(True)
        self.favourite.clicked.connect(self.favoured)
        self.favourite.toggled.connect(lambda on: self.favourite.setText("★" if on else "☆"))
        self.favourite.hide()
        self.sources.setCheckable(True)
        self.sources.setShortcut("F2")

    def day(self) -> date:
        """The date of service that the page stands on."""
        shown = self.date.date()
        return date(shown.year(), shown.month(), shown.day())

    def offer_localities(self, choices: Iterable[LocalityChoice]) -> None:
        """Fill the chooser of localities."""
        blocked = self.locality.blockSignals(True)
        self.locality.clear()
        for choice in choices:
            self.locality.addItem(choice.label, choice.key)
        self.locality.blockSignals(blocked)

    def show_page(self, page: CodePage) -> None:
        """Say which code this is, on which day, and what is amiss."""
        for field in (self.date, self.locality):
            field.blockSignals(True)
        self.date.setDate(QDate(page.on.year, page.on.month, page.on.day))
        self.locality.setCurrentIndex(max(self.locality.findData(page.locality.key), 0))
        for field in (self.date, self.locality):
            field.blockSignals(False)
        self.zip.clear()
        self._titles(page.number, page.name, "" if page.in_force else f"▲ {page.validity}")
        self._headline.setText(page.headline)
        self._headline.setVisible(bool(page.headline))
        self._dated(shown=True)

    def show_sheet(self, sheet: Sheet) -> None:
        """Say what this sheet is about."""
        self._titles(sheet.key, sheet.name, f"▲ {sheet.band}" if sheet.band else "")
        self._headline.hide()
        self.favourite.hide()
        self._dated(shown=False)

    def _titles(self, number: str, name: str, band: str) -> None:
        self._number.setText(number)
        self._name.setText(name)
        self._band.setText(band)
        self._band.setVisible(bool(band))

    def _dated(self, *, shown: bool) -> None:
        for widget in (self.date, self.locality, self.zip, self.pdf):
            widget.setVisible(shown)

    def show_favourite(self, on: bool) -> None:
        """Offer the star, filled when the code is kept at hand."""
        self.favourite.setChecked(on)
        self.favourite.show()


def _button(name: str, text: str, words: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setText(text)
    button.setAccessibleName(words)
    button.setToolTip(words)
    return button
