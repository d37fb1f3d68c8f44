"""The pages of the window: some lie side by side, such as a course; others lie over them until they are left."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from radcoder.ui.reading_order import set_reading_order


class Pages(QStackedWidget):
    """Remembers the page underneath, so that what lies over it can give it back."""

    turned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pages")
        self._under: QWidget | None = None
        self.currentChanged.connect(lambda _: self.turned.emit())

    def lay(self, page: QWidget) -> None:
        """Show a page of its own, and nothing over it."""
        self._under = page
        self._show(page)

    def cover(self, page: QWidget) -> None:
        """Show a page over the one that lies there."""
        self._show(page)

    def uncover(self) -> None:
        """Show again what lies underneath."""
        if self._under is not None:
            self._show(self._under)

    def take_out(self, page: QWidget) -> None:
        """Take a page away for good; when it was shown, what lies underneath is."""
        if self.currentWidget() is page:
            self.uncover()
        self.removeWidget(page)

    @property
    def under(self) -> QWidget | None:
        """The page underneath, whether something lies over it or not."""
        return self._under

    def _show(self, page: QWidget) -> None:
        if self.indexOf(page) < 0:
            self.addWidget(page)
            set_reading_order(page)
        self.setCurrentWidget(page)
