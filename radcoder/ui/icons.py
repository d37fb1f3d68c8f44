"""The icons of the commands: Material Design outlines out of qtawesome's fonts, drawn in the theme's colours.

Only one of qtawesome's twelve fonts is wanted, so it is read as a file: importing the library takes longer than all of
it, and keeps the window from drawing meanwhile.
"""

import json
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPainter, QPixmap

from radcoder.ui.commands import COMMANDS, Commands

if TYPE_CHECKING:
    from radcoder.ui.theme import Theme

FONT, CHARMAP = "materialdesignicons6-webfont-[0-9]*.ttf", "materialdesignicons6-webfont-charmap-*.json"
SIZES = (16, 24, 32)  # 16 pixels at the scales 1, 1.5 and 2; others are made of the next larger one


class IconFontError(FileNotFoundError):
    """The library with the icons does not hold the font that they are drawn with."""

    def __init__(self, pattern: str) -> None:
        super().__init__(f"qtawesome holds no file {pattern}. Install RadCoder again.")


@dataclass(frozen=True, slots=True)
class IconFont:
    """The font as read from its file, and the character of each command's icon."""

    data: bytes
    characters: dict[str, str]


def read_font() -> IconFont:
    """Read the font and its characters; no Qt, so the worker thread does it. Raises `IconFontError`."""
    wanted = {command.icon.removeprefix("mdi6.") for command in COMMANDS if command.icon}
    points = json.loads(_file(CHARMAP).read_text("utf-8"))
    return IconFont(_file(FONT).read_bytes(), {f"mdi6.{name}": chr(int(points[name], 16)) for name in wanted})


def _file(pattern: str) -> Path:
    spec = find_spec("qtawesome")
    folders = (spec.submodule_search_locations or ()) if spec else ()
    found = [path for folder in folders for path in (Path(folder) / "fonts").glob(pattern)]
    if not found:
        raise IconFontError(pattern)
    return found[0]


class Icons:
    """Draws the icons; made in the GUI thread."""

    def __init__(self, font: IconFont) -> None:
        number = QFontDatabase.addApplicationFontFromData(font.data)
        self._family = next(iter(QFontDatabase.applicationFontFamilies(number)), "")
        self._characters = font.characters
        self._theme: Theme | None = None

    def paint(self, commands: Commands, theme: "Theme") -> None:
        """Put the icons on the commands, in the colours of the theme; nothing when they have them already."""
        if theme is self._theme:
            return
        self._theme = theme
        modes = ((QIcon.Mode.Normal, QColor(theme.text)), (QIcon.Mode.Disabled, QColor(theme.disabled)))
        for command in COMMANDS:
            if command.icon:
                icon = QIcon()
                for mode, colour in modes:
                    for size in SIZES:
                        icon.addPixmap(self._draw(self._characters[command.icon], size, colour), mode)
                commands[command.id].setIcon(icon)

    def _draw(self, character: str, size: int, colour: QColor) -> QPixmap:
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        font = QFont(self._family)
        font.setPixelSize(size)
        painter = QPainter(pixmap)
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(QRect(0, 0, size, size), Qt.AlignmentFlag.AlignCenter, character)
        painter.end()
        return pixmap
