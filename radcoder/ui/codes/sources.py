"""Every figure and statement of a section with its source, for the keyboard: what hovering says one at a time."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QListWidget

from radcoder.domain.sheet import Section, sourced

LINES = 7


class SourceList(QListWidget):
    """Arrows go from one figure to the next; a screen reader reads each with its source."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("section_sources")
        self.setAccessibleName("Sources of the section")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMaximumHeight(self.fontMetrics().height() * LINES)
        self.hide()

    def show_section(self, section: Section) -> None:
        """List what the section says and where each of it comes from."""
        lines = [f"{what}: {source}" for what, source in sourced(section)]
        self.clear()
        self.addItems(lines or [f"{section.title}: no source of its own"])
        self.setAccessibleName(f"Sources: {section.title}")
        self.setCurrentRow(0)

    def text(self) -> str:
        """All lines, one under the other."""
        return "\n".join(self.item(row).text() for row in range(self.count()))
