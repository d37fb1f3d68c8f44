"""Starting the program as a person does, in a process of its own; and its icons."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from radcoder.ui.application import load_icons, make_window
from radcoder.ui.commands import COMMANDS
from radcoder.ui.frame import first_size
from radcoder.ui.icons import IconFontError, _file, read_font
from radcoder.ui.main_window import MainWindow
from radcoder.ui.theme import Choice
from tests.ui.conftest import COURSES


def start(tmp_path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Start the program, let it end by itself."""
    names = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_CONFIG_HOME", "XDG_DATA_HOME")
    private = {**os.environ, **dict.fromkeys(names, str(tmp_path)), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "radcoder", "--start-and-quit", *arguments]
    return subprocess.run(
        command, env=private, capture_output=True, text=True, encoding="utf-8", timeout=100, check=False
    )


def test_a_start_with_a_course_ends_well(tmp_path: Path, catalog_path: Path) -> None:
    answer = start(tmp_path, str(COURSES / "conflict.json"), "--catalog", str(catalog_path))
    assert (answer.returncode, answer.stdout) == (0, "")


def test_a_course_that_cannot_be_used_ends_with_2_and_says_why(tmp_path: Path, catalog_path: Path) -> None:
    answer = start(tmp_path, str(COURSES / "unreadable.json"), "--catalog", str(catalog_path))
    assert answer.returncode == 2
    assert "claims[0].lines[0].date" in answer.stderr


def test_a_catalogue_that_cannot_be_used_ends_with_2(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.sqlite"
    wrong.write_text("not a database", "utf-8")
    answer = start(tmp_path, "--catalog", str(wrong))
    assert answer.returncode == 2
    assert "wrong.sqlite" in answer.stderr


@pytest.mark.parametrize(
    ("room", "size"),
    [((1366, 728), (1350, 680)), ((1920, 1080), (1904, 1032)), ((3840, 2160), (2200, 1300))],
)
def test_the_first_window_takes_what_the_screen_gives(room: tuple[int, int], size: tuple[int, int]) -> None:
    assert first_size(QSize(*room)) == QSize(*size)


def test_a_window_opens_as_high_as_it_was(window: MainWindow, qtbot: QtBot) -> None:
    """The width is no measure here: the screen of the tests is narrower than the window may be."""
    window.resize(window.width(), 600)
    window.close()
    again = make_window()
    qtbot.addWidget(again)
    assert again.height() == 600
    assert first_size(again.screen().availableSize()).height() != 600
    again.close()


def test_every_icon_is_in_the_font() -> None:
    assert set(read_font().characters) == {command.icon for command in COMMANDS if command.icon}


def test_a_font_that_is_missing_is_said() -> None:
    with pytest.raises(IconFontError, match="no-such-font"):
        _file("no-such-font-*.ttf")


def test_icons_come_behind_the_window_and_follow_the_theme(window: MainWindow, qtbot: QtBot) -> None:
    load_icons(window)
    undo = window.commands["undo"]
    qtbot.waitUntil(lambda: not undo.icon().isNull())
    light = undo.icon().pixmap(24, 24).toImage()
    assert any(light.pixelColor(x, y).alpha() for x in range(24) for y in range(24))
    window.looks.choose(Choice.DARK)
    qtbot.waitUntil(lambda: undo.icon().pixmap(24, 24).toImage() != light)
