"""Every screen by keyboard and by ear: Tab reaches all that takes it, in the order of reading, and all is named."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QComboBox, QWidget

from radcoder.ui.guide.hints import HintBar
from tests.screens.worksheet import hints_understood
from tests.ui.pages.window import WindowPage

SCREENS = ("lines", "facts", "timeline", "recode", "compare", "code_full", "rules", "new_course", "courses", "people",
           "journal", "backups", "help")  # fmt: skip
MOST_STOPS = 120
MOST_OF_A_SMALL_SCREEN = 690  # of 768: what title and task bar leave
FEWEST_LINES = 4
LINE = 32  # pixels by which parts of one line may stand higher or lower


def here() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def show(window: WindowPage, screen: str) -> None:
    """Go to a screen and let it fill."""
    window.window.activateWindow()
    hints_understood()  # a hint comes and goes with the keyboard
    for bar in window.window.findChildren(HintBar):
        bar.hide()
    window.worksheet.grid.setFocus()
    window.press(screen)
    window.until(lambda: QApplication.focusWidget() is not None)
    settle(window)


def settle(window: WindowPage) -> None:
    """Wait until what was asked of the background has been answered, and what that asked in turn."""
    for _ in ("asked", "asked in turn"):
        answered: list[object] = []
        window.window.jobs.submit("settled", lambda _: None, answered.append, answered.append)
        window.until(lambda answered=answered: bool(answered))  # type: ignore[misc]
        QApplication.processEvents()


def walk(window: WindowPage, key: Qt.Key = Qt.Key.Key_Tab) -> list[QWidget]:
    """Where Tab stops, from where the keyboard is until it is there again."""
    stops = [here()]
    while len(stops) < MOST_STOPS:
        QTest.keyClick(here(), key, Qt.KeyboardModifier.NoModifier)
        if here() is stops[0]:
            return stops
        stops.append(here())
    raise AssertionError([each.objectName() for each in stops])


def reachable(window: WindowPage) -> set[QWidget]:
    """All that Tab must reach on this screen: what is seen, allowed and takes the keyboard."""
    return {
        widget
        for widget in window.window.findChildren(QWidget)
        if widget.isVisibleTo(window.window)
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not isinstance(widget.parentWidget(), QComboBox | QAbstractItemView)
    }


def spot(widget: QWidget, window: WindowPage) -> QRect:
    return QRect(widget.mapTo(window.window, QPoint(0, 0)), widget.size())


class Openings(QObject):
    """Notes what opens as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt names it
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.names.append(f"{type(watched).__name__} {watched.objectName()}")
        return False


def jumps(stops: list[QWidget], window: WindowPage, within: QWidget) -> list[tuple[str, str]]:
    """Where Tab goes up or to the left inside a page, from its first stop to its last."""
    outside = max((number for number, each in enumerate(stops) if not within.isAncestorOf(each)), default=-1)
    page = [each for each in stops[outside + 1 :] + stops[: outside + 1] if within.isAncestorOf(each)]
    found = []
    for one, other in pairwise(page):
        before, after = spot(one, window), spot(other, window)
        if after.top() < before.top() - LINE and after.left() < before.right() - LINE:
            found.append((one.objectName(), other.objectName()))
    return found


@pytest.mark.parametrize("screen", SCREENS)
def test_tab_reaches_everything_as_the_eye_reads_and_all_is_named(
    conflict: WindowPage, qapp: QApplication, screen: str
) -> None:
    openings = Openings()
    qapp.installEventFilter(openings)
    show(conflict, screen)
    qapp.removeEventFilter(openings)
    assert openings.names == [], "a part was a window of its own before it had a parent"
    card = conflict.window.guide.card
    wanted = {each for each in reachable(conflict) if card.isAncestorOf(each) is (screen == "help")}
    assert [each for each in map(unnamed, wanted) if each] == []
    there, back = walk(conflict), walk(conflict, Qt.Key.Key_Backtab)
    assert {each.objectName() for each in wanted} <= {each.objectName() for each in there}
    assert [each.objectName() for each in back[1:]] == [each.objectName() for each in there[:0:-1]]
    assert jumps(there, conflict, card if screen == "help" else conflict.window.pages) == []


def test_tab_goes_through_the_panes_from_left_to_right(conflict: WindowPage) -> None:
    show(conflict, "lines")
    names = [each.objectName() for each in walk(conflict)]
    begin = names.index("tabs")
    assert names[begin:] + names[:begin] == [
        "tabs", "banner_button", "code_search", "code_hits", "add_line_button",
        "delete_lines_button", "export_button", "facts_button", "fraction_calendar", "lines_grid", "findings_grouping",
        "findings_filter", "findings_list", "finding_detail", "finding_line", "finding_line", "fix", "aside_button",
        "expected_units",
    ]  # fmt: skip


def unnamed(widget: QWidget) -> str:
    """What is missing for the ear or for finding it again; Qt's own parts have neither."""
    spoken = widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text())
    of_qt = widget.objectName().startswith("qt_")
    return "" if of_qt or (spoken and widget.objectName()) else f"{type(widget).__name__} {widget.objectName()}"


def test_tab_stays_in_the_palette(conflict: WindowPage) -> None:
    show(conflict, "palette")
    QTest.keyClick(here(), Qt.Key.Key_F2)
    assert walk(conflict)[0].objectName() == "palette_keys"
    assert all(conflict.window.palette_panel.isAncestorOf(each) for each in walk(conflict))


@pytest.mark.parametrize("commands", [(), ("facts",), ("facts", "hints")])
def test_a_small_window_keeps_its_size_and_shows_lines_whatever_is_open(
    conflict: WindowPage, commands: tuple[str, ...]
) -> None:
    show(conflict, "lines")
    for each in commands:
        conflict.press(each)
    settle(conflict)
    grid = conflict.worksheet.grid
    conflict.until(lambda: grid.height() >= FEWEST_LINES * grid.verticalHeader().defaultSectionSize())
    assert (conflict.window.width(), conflict.window.height()) == (1366, 768)
    assert conflict.window.minimumSizeHint().height() <= MOST_OF_A_SMALL_SCREEN
