"""The page of one code on one date: one scroll of sections under a head that stays, with a table of contents."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QTableView, QVBoxLayout, QWidget

from radcoder.app.code_page import CodePage, LocalityChoice
from radcoder.app.code_sections import sections_of
from radcoder.app.sheet_text import section_text
from radcoder.domain.hits import Kind
from radcoder.domain.sheet import Link, Section, Sheet
from radcoder.ui.codes.blocks import SectionView
from radcoder.ui.codes.estimate import EstimateBox
from radcoder.ui.codes.head import PageHead
from radcoder.ui.codes.note import NoteBox
from radcoder.ui.codes.pairs import PairsBox
from radcoder.ui.codes.scroll import SectionScroll
from radcoder.ui.codes.sources import SourceList
from radcoder.ui.widgets import hairline

WIDE = 720
CONTENTS = 176
SHORT = {
    "fees": "Fee schedule",
    "estimate": "Estimate",
    "hospital": "Hospital outpatient",
    "family": "Before, after, beside",
    "vignette": "Clinical vignette",
}


class CodePageView(QWidget):
    """Shows a code page, or the sheet of a diagnosis or modifier; the date and the locality turn it."""

    turned = Signal()
    zip_typed = Signal(str)
    code_wanted = Signal(str)
    link_wanted = Signal(object)
    estimate_wanted = Signal(object)
    conflict_wanted = Signal(str, str, object)
    pdf_wanted = Signal(object)
    note_typed = Signal(str, str)
    note_half = Signal(str, str)
    favoured = Signal(str, bool)
    said = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("code_page")
        self.page: CodePage | None = None
        self.estimate: EstimateBox | None = None
        self.pairs: PairsBox | None = None
        self.head = PageHead()
        self.date, self.locality = self.head.date, self.head.locality
        self.contents = QListWidget()
        self.sources = SourceList()
        self.body = SectionScroll()
        self._sections: tuple[Section, ...] = ()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.contents)
        row.addWidget(self.body, 1)
        column.addWidget(self.head)
        column.addWidget(hairline())
        column.addLayout(row, 1)
        column.addWidget(self.sources)
        self.contents.setObjectName("code_contents")
        self.contents.setAccessibleName("Sections of the page")
        self.contents.setFixedWidth(CONTENTS)
        self.contents.setFrameShape(QFrame.Shape.NoFrame)
        self.contents.setSpacing(2)
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _connect(self) -> None:
        self.head.turned.connect(self.turned)
        self.head.zip_typed.connect(self.zip_typed)
        self.head.favoured.connect(lambda on: self.favoured.emit(self.page.number if self.page else "", on))
        self.head.pdf.clicked.connect(lambda: self.pdf_wanted.emit(self.page))
        self.head.sources.toggled.connect(self._show_sources)
        self.contents.currentRowChanged.connect(self._go)
        self.body.reached.connect(self._reached)

    def day(self) -> date:
        """The date of service that the page stands on."""
        return self.head.day()

    def offer_localities(self, choices: Iterable[LocalityChoice]) -> None:
        """Fill the chooser of localities."""
        self.head.offer_localities(choices)

    def show_page(self, page: CodePage) -> None:
        """Show a code page; the head says which code on which day."""
        same = self.page is not None and self.page.number == page.number
        before = self.body.verticalScrollBar().value() if same else 0
        self.page = page
        self.estimate = self.pairs = None
        self.head.show_page(page)
        self.setAccessibleName(f"{page.number} {page.name} on {page.on}")
        self._fill(sections_of(page), before)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show the sheet of something that is no code."""
        self.page = self.estimate = self.pairs = None
        self.head.show_sheet(sheet)
        self.setAccessibleName(f"{sheet.key} {sheet.name}")
        self._fill(sheet.sections)

    def _fill(self, sections: tuple[Section, ...], value: int = 0) -> None:
        self._keep_note()
        self._sections = _without_table(sections)
        self.contents.blockSignals(True)
        self.contents.clear()
        self.contents.addItems([SHORT.get(section.anchor, section.title) for section in sections])
        self.contents.setCurrentRow(0)
        self.contents.blockSignals(False)
        self.body.show_sections(self._sections, self._made, value)
        self._follow_sources()

    def _made(self, section: Section) -> SectionView:
        view = SectionView(section, self._open, self._copy)
        if self.page is not None and section.anchor == "estimate":
            self.estimate = EstimateBox(self.page)
            self.estimate.wanted.connect(self.estimate_wanted)
            view.column.insertWidget(1, self.estimate)
            self.estimate.ask()
        elif self.page is not None and section.anchor == "pairs":
            page = self.page
            self.pairs = PairsBox(page)
            self.pairs.code_wanted.connect(self.code_wanted)
            self.pairs.conflict_wanted.connect(lambda other: self.conflict_wanted.emit(page.number, other, page.on))
            view.column.insertWidget(1, self.pairs)
            self._narrow_pairs(view)
        return view

    def offer_note(self, text: str, barred: str = "") -> None:
        """Let the user write a note of their own on the code, at the top of the page, or only read it."""
        if self.page is not None:
            box = NoteBox(self.page.number, text, barred)
            box.typed.connect(self.note_typed)
            box.half.connect(self.note_half)
            self.body.views[0].column.addWidget(box)

    def withdraw_own(self) -> None:
        """Show no note and no star any more; a note that was being typed is kept first."""
        self.head.favourite.hide()
        box = self._keep_note()
        if box is not None:
            box.setParent(None)
            box.deleteLater()

    def _keep_note(self) -> NoteBox | None:
        """A note that was typed is kept before its page goes."""
        box = self.findChild(NoteBox)
        if box is not None:
            box.keep_typed()
        return box

    def _open(self, link: Link) -> None:
        if link.kind is Kind.CODE:
            self.code_wanted.emit(link.key)
        else:
            self.link_wanted.emit(link)

    def _copy(self, section: Section) -> None:
        whole = self._complete(section)
        head = f"{self.page.number} on {self.page.on}, {self.page.locality.label}\n" if self.page else ""
        QGuiApplication.clipboard().setText(head + section_text(whole))
        self.said.emit(f"Copied: {section.title}")

    def _complete(self, section: Section) -> Section:
        """The section as on paper: the screen shows the pairs in a table of its own."""
        whole = sections_of(self.page) if self.page else ()
        return next((each for each in whole if each.anchor == section.anchor), section)

    def _go(self, row: int) -> None:
        self.body.go(row)
        self._follow_sources()

    def _reached(self, row: int) -> None:
        self.contents.blockSignals(True)
        self.contents.setCurrentRow(row)
        self.contents.blockSignals(False)
        self._follow_sources()

    def _show_sources(self, shown: bool) -> None:
        self.sources.setVisible(shown)
        self._follow_sources()
        place: QWidget = self.sources if shown else self.body
        place.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _follow_sources(self) -> None:
        row = self.contents.currentRow()
        if not self.sources.isHidden() and 0 <= row < len(self._sections):
            self.sources.show_section(self._complete(self._sections[row]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts the sources away before anything else."""
        if event.key() == Qt.Key.Key_Escape and self.head.sources.isChecked():
            self.head.sources.setChecked(False)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The table of contents stands where there is room for it."""
        super().resizeEvent(event)
        self.contents.setVisible(self.width() >= WIDE)
        self._narrow_pairs()

    def _narrow_pairs(self, parent: QWidget | None = None) -> None:
        table = (parent or self).findChild(QTableView, "code_pairs")
        if self.pairs is not None and table is not None:
            self.pairs.narrow(table, narrow=self.width() < WIDE)


def _without_table(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """The pairs as words are for paper; the window has a table that sorts."""
    return tuple(
        Section(each.anchor, each.title, each.blocks[-2:]) if each.anchor == "pairs" else each for each in sections
    )
