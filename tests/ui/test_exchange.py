"""Tables in and out of the window: taken, asked about, or refused with reasons; the window stays alive."""

from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from radcoder.exchange.table import read_table
from radcoder.ui.worksheet.cells import Column
from tests.ui.pages.exchange import ExchangePage
from tests.ui.pages.window import WindowPage

UNKNOWN = "when\twhat\r\n02/16/2026\t77427\r\n02/17/2026\t7742\r\n"


@pytest.fixture
def exchange(conflict: WindowPage) -> ExchangePage:
    return ExchangePage(conflict)


def paste(page: WindowPage, text: str) -> None:
    QApplication.clipboard().setText(text)
    page.press("paste")


def test_rows_whose_columns_are_not_known_are_shown_first(conflict: WindowPage, exchange: ExchangePage) -> None:
    rows = conflict.worksheet.rows
    paste(conflict, UNKNOWN)
    exchange.wait()
    assert conflict.worksheet.rows == rows
    assert exchange.verdict == "1 line understood, 1 row refused"
    conflict.until(lambda: len(exchange.said) == 2)
    assert "five characters" in exchange.said[1]
    QTest.keyClick(exchange.panel.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert conflict.worksheet.rows == rows + 1
    assert conflict.command("undo").text() == "&Undo paste of 1 line"
    assert not conflict.window.lines.exchange.shown


def test_esc_goes_back_and_changes_nothing(conflict: WindowPage, exchange: ExchangePage) -> None:
    before = conflict.course
    paste(conflict, UNKNOWN)
    exchange.wait()
    QTest.keyClick(exchange.panel.view, Qt.Key.Key_Escape)
    assert not conflict.window.lines.exchange.shown
    assert conflict.course is before


@pytest.mark.parametrize("enter", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_on_cancel_takes_nothing(conflict: WindowPage, exchange: ExchangePage, enter: Qt.Key) -> None:
    before = conflict.course
    paste(conflict, UNKNOWN)
    exchange.wait()
    conflict.until(exchange.panel.take_button.isEnabled)
    exchange.panel.cancel_button.setFocus()
    QTest.keyClick(exchange.panel.cancel_button, enter)
    assert not conflict.window.lines.exchange.shown
    assert conflict.course is before


def test_a_long_reason_leaves_the_columns_in_sight(conflict: WindowPage, exchange: ExchangePage) -> None:
    paste(conflict, UNKNOWN.replace("02/17/2026\t7742", "2026-13-40\t77427"))
    exchange.wait()
    conflict.until(lambda: len(exchange.said) == 2)
    view = exchange.panel.view
    assert "is not understood as a day" in exchange.said[1]
    assert view.columnWidth(0) < view.viewport().width() / 3
    assert view.rowHeight(2) > 2 * view.fontMetrics().height()
    assert not view.horizontalScrollBar().isVisible()


def test_named_columns_are_remembered(conflict: WindowPage, exchange: ExchangePage, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("DOS;Leistung;Anzahl\n16.2.2026;77427;1,0\n", encoding="utf-8")
    conflict.window.lines.exchange.read(path, None)
    exchange.wait()
    conflict.until(lambda: exchange.verdict == "1 line understood")
    assert [exchange.column(number).currentText() for number in (1, 2, 3)] == ["date", "code", "– leave out –"]
    exchange.name(2, "– leave out –")
    conflict.until(lambda: exchange.verdict == "Say which column holds the code.")
    assert not exchange.panel.take_button.isEnabled()
    exchange.name(2, "code")
    exchange.name(3, "units")
    conflict.until(lambda: exchange.verdict == "1 line understood")
    assert "semicolons" in exchange.notes
    exchange.panel.take_button.click()
    assert conflict.command("undo").text() == "&Undo import of 1 line"
    conflict.window.lines.exchange.read(path, None)
    exchange.wait()
    conflict.until(lambda: exchange.verdict == "1 line understood")
    assert exchange.column(3).currentText() == "units"
    assert "stand on their claims already" in exchange.notes


def test_fractions_come_into_the_log(conflict: WindowPage, exchange: ExchangePage, tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_text("Date,Machine\n2026-06-01,L1\n2026-06-02,L1\n", encoding="utf-8")
    fractions = len(conflict.course.fractions)
    conflict.window.lines.exchange.read(path, None)
    exchange.wait()
    assert exchange.verdict == "2 fractions understood"
    exchange.panel.take_button.click()
    assert len(conflict.course.fractions) == fractions + 2
    assert conflict.command("undo").text() == "&Undo import of 2 fractions"


def test_refused_rows_are_kept_with_their_reasons(conflict: WindowPage, exchange: ExchangePage, tmp_path: Path) -> None:
    paste(conflict, UNKNOWN)
    exchange.wait()
    exchange.panel.keep_button.click()
    conflict.choose_file(tmp_path / "refused.csv")
    conflict.until((tmp_path / "refused.csv").exists)
    assert b"five characters" in (tmp_path / "refused.csv").read_bytes()
    conflict.until(lambda: conflict.journal()[0].what == "export")
    assert conflict.journal()[0].subject == "refused.csv"


@pytest.mark.parametrize("content", [b"PK\x03\x04 broken", b"a\0b", b'"open'])
def test_a_broken_table_is_explained(conflict: WindowPage, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.xlsx"
    path.write_bytes(content)
    before = conflict.course
    conflict.window.lines.exchange.read(path, None)
    conflict.until(lambda: "broken.xlsx" in conflict.message)
    assert conflict.course is before


def test_ten_thousand_pasted_lines_are_one_step_behind_the_window(conflict: WindowPage) -> None:
    before = conflict.worksheet.rows
    text = "date\tcode\tunits\r\n" + "2026-02-16\t77427\t1\r\n" * 10_000
    QApplication.clipboard().setText(text)
    started = perf_counter()
    conflict.press("paste")
    assert perf_counter() - started < 1  # it only reads the clipboard; the rest is done behind the window
    conflict.until(lambda: conflict.window.desk.steps.under_way == "Paste 10,000 lines")
    assert "under way" in conflict.worksheet.refused(0, Column.UNITS, "2")
    conflict.until(lambda: conflict.worksheet.rows == before + 10_000)
    assert conflict.command("undo").text() == "&Undo paste of 10,000 lines"
    assert not conflict.worksheet.refused(0, Column.UNITS, "2")
    conflict.press("undo")
    conflict.until(lambda: conflict.worksheet.rows == before)


def test_more_lines_than_a_course_holds_are_explained(conflict: WindowPage) -> None:
    QApplication.clipboard().setText("date\tcode\r\n" + "2026-02-16\t77427\r\n" * 19_999)
    conflict.press("paste")
    conflict.until(lambda: "more than the 20,000 that one course can hold" in conflict.status)
    assert len(conflict.course.claims[0].lines) < 100


@pytest.mark.parametrize(("name", "start"), [("t.csv", b"\xef\xbb\xbfClaim"), ("t.xlsx", b"PK")])
def test_the_course_goes_out_as_a_table(conflict: WindowPage, tmp_path: Path, name: str, start: bytes) -> None:
    conflict.press("export_table")
    conflict.choose_file(tmp_path / name)
    conflict.until((tmp_path / name).exists)
    data = (tmp_path / name).read_bytes()
    assert data.startswith(start)
    assert len(read_table(data, name).rows) == conflict.worksheet.rows + 1
    conflict.until(lambda: any(name in entry.subject for entry in conflict.journal()))
