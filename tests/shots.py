"""Pictures of every screen: two sizes, light, dark, scaled, high contrast: python tests/shots.py OUT [NAME…].

A name is a screen's (`facts`: six pictures) or a picture's (`facts-1366-dark`). The picture of the README is `readme`.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PIL import Image
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from radcoder.ui.application import begin, make_application
from radcoder.ui.casebook.start import Start
from radcoder.ui.main_window import MainWindow
from radcoder.ui.theme import Looks
from tests.screens.table import Screen, screens
from tests.screens.waiting import wait_for
from tests.screens.worksheet import hints_understood


def take(screen: Screen, folder: Path, catalog: Path) -> Path:
    """Open a window, go to the screen, and save its picture."""
    os.environ["RADCODER_THEME"] = screen.theme
    looks = Looks()
    looks.apply()
    hints_understood()
    window = MainWindow(looks)
    window.resize(*screen.size)
    window.show()
    usable: list[bool] = []
    window.usable.connect(lambda *_: usable.append(True))
    begin(window, Start(screen.course, catalog=catalog, throwaway=True))
    wait_for(lambda: bool(usable) and (screen.course is None or window.desk.current), "the window")
    wait_for(lambda: not window.commands["undo"].icon().isNull(), "the icons")
    screen.steps(window)
    QApplication.processEvents()
    path = folder / f"{screen.picture}.png"
    picture = window.grab()
    picture.save(str(path))
    shrink(path)
    for dialog in dialogs(window):
        dialog.grab().save(str(path))
        shrink(path)
        dialog.close()
    close(window)
    return path


def shrink(path: Path) -> None:
    """Store a picture with 256 colours, rare ones kept: a third of the size, and it looks the same."""
    with Image.open(path) as picture:
        small = picture.convert("RGB").quantize(256, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    small.save(path, optimize=True)


def dialogs(window: MainWindow) -> Iterator[QWidget]:
    """The dialogs that are open over the window."""
    return (
        each for each in QApplication.topLevelWidgets() if each is not window and each.isWindow() and each.isVisible()
    )


def close(window: MainWindow) -> None:
    """Close the window, and a cell that was left open for the picture."""
    for _ in ("the suggestions", "the cell"):
        editor = window.worksheet.grid.findChild(QLineEdit, "cell_editor")
        if editor is not None:
            QTest.keyClick(editor, Qt.Key.Key_Escape)
    window.close()
    window.deleteLater()
    QApplication.processEvents()


def main(folder: Path, names: list[str]) -> None:
    """Take all pictures, or those that are named."""
    folder.mkdir(parents=True, exist_ok=True)
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    with tempfile.TemporaryDirectory() as private:
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, private)
        make_application()
        catalog = Path(os.environ.get("RADCODER_SHOTS_CATALOG", private))
        for screen in screens(names):
            print(take(screen, folder, catalog))


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "build/shots"), sys.argv[2:])
