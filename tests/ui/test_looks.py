"""Themes that can be read, and a window that can be used without eyes or mouse."""

from itertools import product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from radcoder.ui.commands import COMMANDS
from radcoder.ui.theme import THEMES, Choice, Looks
from tests.ui.pages.window import WindowPage

INKS = ("text", "muted", "accent", "error", "warning", "info", "clean")
GROUNDS = ("window", "base", "selection", "marked")


def luminance(colour: str) -> float:
    parts = (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("choice", "ink", "ground"), list(product(THEMES, INKS, GROUNDS)))
def test_every_ink_can_be_read_on_every_ground(choice: Choice, ink: str, ground: str) -> None:
    theme = THEMES[choice]
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= 4.5


@pytest.mark.parametrize("choice", list(THEMES))
def test_severity_has_colours_of_its_own(choice: Choice) -> None:
    theme = THEMES[choice]
    severity = {theme.error, theme.warning, theme.info, theme.clean}
    assert len(severity) == 4
    assert not severity & {theme.text, theme.muted, theme.accent, theme.edge, theme.selection}


def test_a_theme_is_remembered(looks: Looks) -> None:
    looks.choose(Choice.DARK)
    assert Looks().choice is Choice.DARK
    assert QApplication.palette().window().color() == QColor(THEMES[Choice.DARK].window)


def test_the_environment_overrules_the_setting(looks: Looks, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RADCODER_THEME", "high-contrast")
    assert looks.choice is Choice.HIGH_CONTRAST


def test_zoom_grows_and_comes_back(looks: Looks) -> None:
    usual = QApplication.font().pointSizeF()
    looks.zoom(1)
    looks.zoom(1)
    assert QApplication.font().pointSizeF() == usual + 2
    looks.zoom(0)
    assert QApplication.font().pointSizeF() == usual


def test_everything_that_takes_the_keyboard_has_a_name(conflict: WindowPage) -> None:
    conflict.window.codes.open_code("77301")
    conflict.until(lambda: conflict.codes.page == "77301")
    assert nameless(conflict) == []


def test_everything_in_the_rule_browser_has_a_name(conflict: WindowPage) -> None:
    conflict.window.open_rule("FRQ-06")
    conflict.rules.wait_for("FRQ-06")
    assert nameless(conflict) == []


def nameless(conflict: WindowPage) -> list[str]:
    """What takes the keyboard and has no name for a screen reader, or none to find it by."""
    focusable = [
        widget
        for widget in conflict.window.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.window() is conflict.window
    ]
    found = [
        widget
        for widget in focusable
        if not (widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()))
        or not widget.objectName()
    ]
    return [f"{type(widget).__name__} {widget.objectName()}" for widget in found if not of_qt(widget)]


def of_qt(widget: QWidget) -> bool:
    """Parts that Qt makes inside its own widgets."""
    return widget.objectName().startswith("qt_")


def test_no_shortcut_is_given_twice() -> None:
    shortcuts = [shortcut for command in COMMANDS for shortcut in command.shortcuts]
    assert len(shortcuts) == len(set(shortcuts))


def test_every_pane_holds_its_text_on_a_small_screen(conflict: WindowPage) -> None:
    conflict.window.resize(911, 560)
    QApplication.processEvents()
    assert conflict.window.width() == 911
    assert conflict.worksheet.grid.horizontalScrollBar().maximum() == 0
