"""Sections of a page as widgets: paragraphs, grids of figures, links to other pages, each with its source."""

from collections.abc import Callable, Iterator
from html import escape
from itertools import groupby

from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QHelpEvent, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QToolTip, QVBoxLayout, QWidget

from radcoder.domain.sheet import Block, Cell, Grid, Link, Links, Section, Words
from radcoder.ui.theme import figures
from radcoder.ui.widgets import label

SMALL = 0.9
Open = Callable[[Link], None]
GAP, NARROW, FIRST, KEPT = 16, 240, 110, 2


class SectionView(QWidget):
    """A heading with a button that copies the section, and what belongs under it."""

    def __init__(self, section: Section, open_link: Open, copy: Callable[[Section], None]) -> None:
        super().__init__()
        self.section = section
        self.setObjectName(f"section_{section.anchor}")
        self.setAccessibleName(section.title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 16, 0, 0)
        self.column.setSpacing(4)
        self.column.addWidget(self._head(copy))
        for number, (kind, blocks) in enumerate(groupby(section.blocks, type)):
            for widget in _widgets(kind, tuple(blocks), open_link):
                self.column.addWidget(widget)
                if isinstance(widget, WordsView):
                    widget.setObjectName(f"words_{section.anchor}_{number}")
                    widget.setAccessibleName(section.title)

    def _head(self, copy: Callable[[Section], None]) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        button = QToolButton()
        button.setText("Copy")
        button.setProperty("link", "true")
        button.setObjectName(f"copy_{self.section.anchor}")
        button.setAccessibleName(f"Copy the section {self.section.title}")
        button.clicked.connect(lambda: copy(self.section))
        row.addWidget(label(self.section.title, "heading", wrap=True), 1)
        row.addWidget(button)
        return head


def _widgets(kind: type[Block], blocks: tuple[Block, ...], open_link: Open) -> Iterator[QWidget]:
    """The widgets of blocks of one kind: paragraphs stand together in one, for a page has a hundred of them."""
    if kind is Words:
        yield WordsView(tuple(block for block in blocks if isinstance(block, Words)), open_link)
        return
    for block in blocks:
        if isinstance(block, Grid):
            yield GridView(block)
        elif isinstance(block, Links):
            yield _links(block, open_link)


class WordsView(QLabel):
    """Paragraphs in one piece: text to be selected, links for mouse and keyboard, sources in quiet type."""

    def __init__(self, blocks: tuple[Words, ...], open_link: Open) -> None:
        super().__init__()
        self._blocks = blocks
        self._links = {link.key: link for block in blocks for link in block.links}
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.linkActivated.connect(lambda key: open_link(self._links[key]))
        if len(blocks) == 1:
            _sourced(self, blocks[0].source)
        self._write()

    def _write(self) -> None:
        quiet = self.palette().placeholderText().color().name()
        small = f"{self.font().pointSizeF() * SMALL:.1f}pt"
        self.setText("".join(_paragraph(block, quiet, small) for block in self._blocks))

    def event(self, event: QEvent) -> bool:
        """Hovering says where the paragraph under the pointer comes from."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip and len(self._blocks) > 1:
            QToolTip.showText(event.globalPos(), self.source_at(event.pos()), self)
            return True
        return super().event(event)

    def source_at(self, place: QPoint) -> str:
        """The source of the paragraph at a place of the label."""
        document = QTextDocument()
        document.setDocumentMargin(0)
        document.setDefaultFont(self.font())
        document.setHtml(self.text())
        document.setTextWidth(self.contentsRect().width())
        found = document.documentLayout().hitTest(place.toPointF(), Qt.HitTestAccuracy.FuzzyHit)
        number = document.findBlock(found).blockNumber() if found >= 0 else -1
        return self._blocks[number].source if 0 <= number < len(self._blocks) else ""

    def changeEvent(self, event: QEvent) -> None:
        """Another theme or size of type writes the words anew."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._write()


def _sourced(widget: QLabel, source: str) -> QLabel:
    if source:
        widget.setToolTip(source)
        widget.setStatusTip(source)
        widget.setAccessibleDescription(source)
    return widget


def _paragraph(block: Words, quiet: str, small: str) -> str:
    links = " ".join(f'<a href="{escape(link.key)}">{escape(link.key)}</a>' for link in block.links)
    lead = f"<b>{escape(block.lead)}</b>" if block.lead else ""
    words = " ".join(part for part in (lead, links, escape(block.text)) if part)
    if block.quiet and not block.lead:
        return f'<p style="margin: 0 0 6px 0; color: {quiet}; font-size: {small}">{words}</p>'
    return f'<p style="margin: 2px 0 0 0">{words}</p>'


class GridView(QWidget):
    """Figures in columns; where there is no room for all, those between the words and the last two give way."""

    def __init__(self, block: Grid) -> None:
        super().__init__()
        self._columns: list[list[QLabel]] = [[] for _ in (block.rows[0] if block.rows else ())]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        if block.words and block.rows:
            grid.setColumnStretch(len(block.rows[0]) - 1, 2)
        for number, cells in enumerate(_rows(block)):
            for column, cell in enumerate(cells):
                heading = bool(block.titles) and number == 0
                made = _cell(cell, flush=column > 0 and not block.words, heading=heading)
                self._columns[column].append(made)
                grid.addWidget(made, number, column)

    def minimumSizeHint(self) -> QSize:
        """Narrower than all columns together: some of them can give way."""
        return QSize(NARROW, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide as many of the middle columns as it takes."""
        super().resizeEvent(event)
        widths = [max(cell.sizeHint().width() for cell in column) + GAP for column in self._columns]
        needed = FIRST + sum(widths[1:])
        for number in range(1, len(self._columns)):
            folded = needed > self.width() and number < len(self._columns) - KEPT
            needed -= widths[number] if folded else 0
            for cell in self._columns[number]:
                cell.setVisible(not folded)


def _rows(block: Grid) -> Iterator[tuple[Cell, ...]]:
    if block.titles:
        yield tuple(Cell(title) for title in block.titles)
    yield from block.rows


def _cell(cell: Cell, *, flush: bool, heading: bool) -> QLabel:
    role = "caption" if heading else "strong" if cell.strong else ""
    text = label(cell.text, role, wrap=not flush)
    text.setFont(figures(text.font(), strong=cell.strong))
    side = Qt.AlignmentFlag.AlignRight if flush else Qt.AlignmentFlag.AlignLeft
    text.setAlignment(side | Qt.AlignmentFlag.AlignTop)
    text.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return _sourced(text, cell.source)


def _links(block: Links, open_link: Open) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 4, 0, 0)
    column.setSpacing(2)
    if block.lead:
        column.addWidget(label(block.lead, "caption", wrap=True))
    for link in block.links:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(link_button(link, open_link))
        row.addWidget(label(link.name, wrap=True), 1)
        column.addLayout(row)
    return box


def link_button(link: Link, open_link: Open) -> QToolButton:
    """A number that opens its page."""
    button = QToolButton()
    button.setText(link.key)
    button.setObjectName(f"open_{link.key}")
    button.setProperty("link", "true")
    button.setFont(figures(button.font(), strong=True))
    button.setToolTip(" · ".join(part for part in (link.name, link.source) if part))
    button.setAccessibleName(f"Open {link.key} {link.name}".strip())
    button.clicked.connect(lambda: open_link(link))
    return button
