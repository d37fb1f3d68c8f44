"""What the tests of the window share: private settings, and a window that is opened and closed cleanly."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from radcoder.app.casebooks.opening import create_casebook
from radcoder.app.casebooks.views import Passphrase
from radcoder.ui.application import begin, make_window
from radcoder.ui.casebook.start import Start
from radcoder.ui.main_window import MainWindow
from radcoder.ui.theme import Looks
from tests.ui.pages.casebook import SECRET, Opener
from tests.ui.pages.window import WindowPage

COURSES = Path(__file__).parent / "courses"
HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Offscreen windows cannot tell a window manager their sizes; that warning is no fault of ours."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("does not support (propagateSizeHints|raise|grabbing)"))


@pytest.fixture(scope="session")
def fusion(qapp: QApplication) -> QApplication:
    """The application in the style and with the names of the program; a new style styles every widget anew."""
    qapp.setStyle("Fusion")
    qapp.setApplicationName("RadCoder")
    qapp.setOrganizationName("RadCoder")
    return qapp


@pytest.fixture
def settings(fusion: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings and recent casebooks of this test alone, in the light theme."""
    monkeypatch.setattr("radcoder.app.casebooks.recent._file", lambda: tmp_path / "recent-casebooks.json")
    monkeypatch.delenv("RADCODER_THEME", raising=False)
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))


@pytest.fixture
def looks(settings: None) -> Looks:
    looks = Looks()
    looks.apply()
    return looks


@pytest.fixture
def window(settings: None, qtbot: QtBot) -> Iterator[MainWindow]:
    """A window without a catalogue or a casebook; closed at the end, its thread with it."""
    window = make_window()
    window.resize(1366, 768)
    window.show()
    yield window
    editor = window.worksheet.grid.findChild(QLineEdit, "cell_editor")
    if editor is not None:
        QTest.keyClick(editor, Qt.Key.Key_Escape)
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)  # the next test styles no dead window


@pytest.fixture
def empty(window: MainWindow, qtbot: QtBot, catalog_path: Path) -> WindowPage:
    """The window with the catalogue and a casebook open, and no course."""
    page = WindowPage(window, qtbot)
    with qtbot.waitSignal(window.usable, timeout=20_000):
        begin(window, Start(catalog=catalog_path, throwaway=True))
    return page


@pytest.fixture
def conflict(empty: WindowPage, tmp_path: Path) -> WindowPage:
    """The window on a copy of the course with three conflicts."""
    path = tmp_path / "conflict.json"
    path.write_bytes((COURSES / "conflict.json").read_bytes())
    empty.open(path)
    return empty


@pytest.fixture
def opener(settings: None, qtbot: QtBot, catalog_path: Path) -> Iterator[Opener]:
    """Opens windows on a casebook, as starting the program does; closes those that are still open at the end."""
    windows: list[MainWindow] = []

    def start(casebook: Path) -> WindowPage:
        window = make_window()
        window.resize(1366, 768)
        windows.append(window)
        window.show()
        with qtbot.waitSignal(window.usable, timeout=60_000):
            begin(window, Start(casebook=casebook, catalog=catalog_path))
        return WindowPage(window, qtbot)

    yield start
    for window in windows:
        window.close()
        window.deleteLater()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Mine.casebook"


@pytest.fixture
def protected(path: Path) -> Path:
    create_casebook(path, Passphrase("Ana", SECRET)).casebook.close()
    return path
