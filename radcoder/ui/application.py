"""Starting the window: the screen first, everything slow behind it."""

import gc
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from radcoder import __version__

if TYPE_CHECKING:
    from radcoder.ui.casebook.start import Start
    from radcoder.ui.main_window import MainWindow
    from radcoder.ui.messages import Message

UNUSABLE = 2


def run(start: "Start", *, start_and_quit: bool) -> int:
    """Open the window, on a course if one is named, and stay until it is closed.

    With `start_and_quit` the window closes as soon as it can be used; the status is 2 when the course or the catalogue
    cannot be used.
    """
    gc.disable()  # all that a start makes stays: looking for garbage among it costs a tenth of the start
    application = make_application()
    window = make_window()
    once = Qt.ConnectionType.SingleShotConnection
    window.usable.connect(collect_again, once)
    troubles: list[Message] = []
    if start_and_quit:
        window.desk.told.connect(troubles.append)
        window.rooms.told.connect(troubles.append)
        window.usable.connect(window.close_softly, once)
    window.show()
    QTimer.singleShot(0, window, lambda: begin(window, start))
    status = application.exec()
    for trouble in troubles:
        print(trouble.heading, *trouble.sentences, sep="\n", file=sys.stderr)  # noqa: T201 - nobody sees the window
    return UNUSABLE if troubles else status


def make_application() -> QApplication:
    """The application with its names, in Qt's own plain style, which takes our palettes on every system."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("RadCoder")
    application.setOrganizationName("RadCoder")
    application.setApplicationVersion(__version__)
    application.setStyle("Fusion")
    return application


def make_window() -> "MainWindow":
    """The window in the looks of the settings."""
    from radcoder.ui.main_window import MainWindow
    from radcoder.ui.theme import Looks

    looks = Looks(QApplication.instance())
    looks.apply()
    return MainWindow(looks)


def collect_again() -> None:
    """Let the garbage collector work from here on, but not through what the start has made."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def begin(window: "MainWindow", start: "Start") -> None:
    """Fetch the icons, open casebook and catalogue, and read the course, once the window has been seen."""
    load_icons(window)
    window.rooms.start(start)
    window.desk.start(start.catalog)


def load_icons(window: "MainWindow") -> None:
    """Fetch the icons behind the window, once; they follow the theme from then on."""
    from radcoder.ui.icons import IconFont, Icons, read_font

    def loaded(font: IconFont) -> None:
        icons = Icons(font)

        def draw() -> None:
            icons.paint(window.commands, window.looks.theme)

        QTimer.singleShot(0, window, draw)
        window.looks.changed.connect(draw)

    window.jobs.submit("icons", lambda _: read_font(), loaded, lambda _: None)
