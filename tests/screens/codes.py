"""The screens of the codes: how to get to each from a window that has just opened."""

from datetime import date

from PySide6.QtWidgets import QApplication

from radcoder.domain.hits import Kind
from radcoder.ui.codes.page import CodePageView
from radcoder.ui.codes.panel import CodesPanel
from radcoder.ui.main_window import MainWindow
from tests.screens.waiting import wait_for


def whole(panel: CodesPanel) -> bool:
    """Whether the page of a panel has all its sections."""
    return panel.view is not None and bool(panel.view.body.views) and panel.view.body.whole


def show_code(window: MainWindow) -> None:
    """Open a code page."""
    window.codes.show()
    window.codes.open_code("77301", date(2026, 2, 12))
    wait_for(lambda: whole(window.codes), "the code page")


def full_page(window: MainWindow, code: str, on: date) -> CodePageView:
    """Open a code page in the whole window."""
    window.book.open(code, on)
    panel = window.book.panel
    assert panel is not None
    wait_for(lambda: whole(panel), "the code page")
    view = panel.view
    assert view is not None
    estimate = view.estimate
    assert estimate is not None
    wait_for(lambda: estimate.model.rowCount() > 0, "the amounts")
    return view


def page_top(window: MainWindow) -> None:
    """A plan: the head of its page."""
    full_page(window, "77301", date(2026, 2, 12))


def page_ended(window: MainWindow) -> None:
    """A code that ended, and what replaced it."""
    window.book.open("77385", date(2026, 2, 12))
    panel = window.book.panel
    assert panel is not None
    wait_for(lambda: whole(panel), "the code page")


def page_estimate(window: MainWindow) -> None:
    """The estimate box and the editions."""
    view = full_page(window, "77321", date(2025, 6, 2))
    QApplication.processEvents()
    view.contents.setCurrentRow(8)


def page_pairs(window: MainWindow) -> None:
    """The pairs, and a second code."""
    view = full_page(window, "77290", date(2026, 2, 12))
    assert view.pairs is not None
    QApplication.processEvents()
    view.contents.setCurrentRow(13)
    view.pairs.other.setText("77301")
    view.conflict_wanted.emit("77290", "77301", date(2026, 2, 12))
    answer = view.pairs.answer
    wait_for(lambda: bool(answer.text()), "the answer")
    view.head.sources.setChecked(True)


def page_words(window: MainWindow) -> None:
    """Modifiers of a code whose sources dispute."""
    view = full_page(window, "77317", date(2026, 2, 12))
    QApplication.processEvents()
    view.contents.setCurrentRow(4)


def page_diagnosis(window: MainWindow) -> None:
    """A diagnosis among the answers of the search."""
    window.book.open()
    panel = window.book.panel
    assert panel is not None
    panel.search.setText("breast cancer")
    panel.ask()
    wait_for(panel.found, "the answers")
    panel.sheet_wanted.emit(Kind.DIAGNOSIS, "C50")
    wait_for(lambda: whole(panel), "the sheet")


def search(window: MainWindow) -> None:
    """Search by a word."""
    window.codes.show()
    window.codes.search.setText("simulation")
    window.codes.ask()
    wait_for(window.codes.found, "the answers of the search")
