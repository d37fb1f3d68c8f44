"""The codes in the whole window: search, filters, and every part of a page."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from radcoder.domain.sheet import Words
from radcoder.ui.codes.blocks import WordsView
from radcoder.ui.codes.own import Noted
from tests.ui.pages.book import BookPage
from tests.ui.pages.window import WindowPage


@pytest.fixture
def book(empty: WindowPage, qtbot: QtBot) -> BookPage:
    empty.press("code_full")
    return BookPage(empty.window, qtbot)


def test_typing_and_enter_open_a_page_beside_the_list(book: BookPage) -> None:
    book.search("dibh")
    assert book.keys[:2] == ["77293", "77412"]
    book.enter()
    book._qtbot.waitUntil(lambda: book.shows("77293"))
    assert book.panel.hits.isVisible()
    assert book.text("code_number") == "77293"


def test_contents_lead_to_their_sections(book: BookPage) -> None:
    book.open("77301")
    names = [book.contents.item(row).text() for row in range(book.contents.count())]
    assert names[:2] == ["At a glance", "Overview"]
    assert "NCCI pairs" in names
    bar = book.view.body.verticalScrollBar()
    book._qtbot.waitUntil(lambda: bar.maximum() > 1000)
    book.contents.setCurrentRow(names.index("NCCI pairs"))
    book._qtbot.waitUntil(lambda: bar.value() == book.section("pairs").y() > 0)
    bar.setValue(0)
    book._qtbot.waitUntil(lambda: book.contents.currentRow() == 0)


def test_the_estimate_answers_each_choice_with_its_formula(book: BookPage) -> None:
    book.panel.set_day(None)
    book.open("77301")
    book._qtbot.waitUntil(lambda: book.text("estimate_amount") == "$1,960.30")
    assert "33.4009" in book.text("estimate_formula")
    book.choose("estimate_factor", "Factor of qualifying participants")
    book._qtbot.waitUntil(lambda: "33.5675" in book.text("estimate_formula"))
    book.choose("estimate_setting", "Hospital itself")
    book._qtbot.waitUntil(lambda: "APC 5613" in book.text("estimate_formula"))
    assert "in full" in book.text("estimate_note")


def test_all_localities_sort_by_amount(book: BookPage) -> None:
    book.open("77301")
    table = book.table("code_localities")
    book._qtbot.waitUntil(lambda: table.model().rowCount() == 110)
    table.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    shown = [float(str(table.model().index(row, 2).data()).strip("$").replace(",", "")) for row in range(110)]
    assert shown == sorted(shown, reverse=True)


def test_a_second_code_is_answered(book: BookPage) -> None:
    book.open("77301")
    book.type("conflict_code", "77290")
    book._qtbot.waitUntil(lambda: "77301 is paid, 77290 is denied" in book.text("conflict_answer"))


def test_a_section_can_be_copied_with_its_date(book: BookPage) -> None:
    book.open("77301")
    book.press("copy_pairs")
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("77301 on ")
    assert "77290" in copied


def test_sources_of_the_section_are_said_on_f2(book: BookPage) -> None:
    book.open("77321")
    assert book.view.head.sources.shortcut().toString() == "F2"
    book.press("code_sources")
    assert book.view.sources.isVisible()
    assert "Relative value: 2.83: RVU26C" in book.view.sources.text().splitlines()
    assert book._window.focusWidget() is book.view.sources
    QTest.keyClick(book.view.sources, Qt.Key.Key_Escape)
    assert not book.view.sources.isVisible()
    assert book.shows("77321")


def test_statements_say_their_source_on_f2_and_under_the_pointer(book: BookPage) -> None:
    book.open("77301")
    section = book.section("includes")
    said = [block for block in section.section.blocks if isinstance(block, Words) and block.lead]
    words = section.findChild(WordsView)
    assert words is not None
    line = words.fontMetrics().height()
    hovered = {words.source_at(QPoint(40, y)) for y in range(2, words.height(), line)}
    assert {block.source for block in said} <= hovered
    book.contents.setCurrentRow([each.section.anchor for each in book.view.body.views].index("includes"))
    book.press("code_sources")
    told = book.view.sources.text()
    assert all(block.source in told for block in said)
    book.contents.setCurrentRow([each.section.anchor for each in book.view.body.views].index("pairs"))
    assert "11920 table: practitioner: NCCI practitioner 2024Q3" in book.view.sources.text().splitlines()


def test_a_zip_code_takes_its_locality(book: BookPage) -> None:
    book.open("77301")
    book.type("code_zip", "90001")
    book._qtbot.waitUntil(lambda: book.view.page is not None and book.view.page.locality.key == "01182-18")
    assert book.view.locality.currentData() == "01182-18"
    book.type("code_zip", "00000")
    book._qtbot.waitUntil(lambda: "no locality 00000" in book._window.statusBar().currentMessage())
    assert book.view.page is not None
    assert book.view.page.locality.key == "01182-18"


def test_a_page_is_built_section_by_section(book: BookPage) -> None:
    book.open("77301")
    page = book.view.page
    assert page is not None
    book.view.show_page(page)
    assert [view.section.anchor for view in book.view.body.views] == ["glance"]
    book.contents.setCurrentRow(book.contents.count() - 1)
    book._qtbot.waitUntil(lambda: book.view.body.whole)
    bar = book.view.body.verticalScrollBar()
    book._qtbot.waitUntil(lambda: bar.value() == bar.maximum() > 1000)


def test_another_date_keeps_the_place_on_the_page(book: BookPage) -> None:
    book.open("77301")
    bar = book.view.body.verticalScrollBar()
    book._qtbot.waitUntil(lambda: bar.maximum() > 1500)
    bar.setValue(1200)
    page = book.view.page
    assert page is not None
    book.view.show_page(page)
    book._qtbot.waitUntil(lambda: book.view.body.whole and bar.value() == 1200)


def test_an_ended_code_wears_a_band_and_its_links_open(book: BookPage) -> None:
    book.open("77385")
    assert "look at 77407 or 77412" in book.text("code_band")
    book.press("open_77407")
    book._qtbot.waitUntil(lambda: book.shows("77407"))
    assert book.text("code_band") == ""


def test_filters_narrow_to_a_family(book: BookPage) -> None:
    book._qtbot.waitUntil(lambda: book.panel.filters is not None and book.panel.filters.family.count() > 5)
    book.choose("filter_family", "Physics")
    book._qtbot.waitUntil(lambda: book.keys == ["76145", "77336", "77370"])


def test_diagnoses_and_modifiers_have_sheets(book: BookPage) -> None:
    book.search("c50.911")
    book.enter()
    book._qtbot.waitUntil(lambda: book.text("code_number") == "C50.911")
    book.panel.search.clear()
    book.search("XS")
    book.enter()
    book._qtbot.waitUntil(lambda: book.text("code_number") == "XS")


def test_a_page_is_put_on_paper(book: BookPage, tmp_path: Path) -> None:
    book.open("77321")
    path = tmp_path / "77321.pdf"
    lookups = book._window.book.lookups
    assert lookups is not None
    assert book.view.page is not None
    lookups.write(book.view.page, path)
    book._qtbot.waitUntil(path.exists)
    assert path.read_bytes().startswith(b"%PDF")
    casebook = book._window.rooms.session.casebook
    assert casebook is not None
    book._qtbot.waitUntil(lambda: casebook.journal.entries("export")[:1] != ())
    assert casebook.journal.entries()[0].subject == "77321: 77321.pdf"


class Note:
    """A note that was found."""

    code = "77470"


class Kept:
    """Notes and favourites in memory, as a casebook offers them."""

    refusal = ""

    def __init__(self) -> None:
        self.notes: dict[str, str] = {"77470": "ask Dr Lee"}
        self.kept: tuple[str, ...] = ("77336",)

    def get(self, code: str) -> str:
        return self.notes.get(code, "")

    def set(self, code: str, text: str) -> None:
        self.notes[code] = text

    def favourites(self) -> tuple[str, ...]:
        return self.kept

    def favour(self, code: str, *, on: bool) -> None:
        self.kept = (*self.kept, code) if on else tuple(each for each in self.kept if each != code)

    def search(self, text: str) -> list[Noted]:
        return [Note()] if text in self.notes["77470"] else []

    def exported(self, code: str, file: str) -> None:
        self.notes[code] = f"exported as {file}"


def test_own_notes_and_favourites_come_from_the_casebook(book: BookPage) -> None:
    own = Kept()
    book._window.book.use(own)
    book._qtbot.waitUntil(lambda: "77336" in book.keys)
    book.open("77470")
    field = book.panel.findChild(QPlainTextEdit, "own_note")
    assert field is not None
    assert field.toPlainText() == "ask Dr Lee"
    field.setPlainText("ask Dr Kim")
    book.press("own_note_keep")
    assert own.notes["77470"] == "ask Dr Kim"
    book.press("code_favourite")
    assert own.kept == ("77336", "77470")
    book.search("Dr Kim")
    assert "77470" in book.keys


def test_without_a_casebook_nothing_can_be_kept(book: BookPage) -> None:
    book._window.book.use(None)
    book.open("77470")
    assert book.panel.findChild(QPlainTextEdit, "own_note") is None
    assert not book.view.head.favourite.isVisible()


def test_escape_empties_the_search_then_goes_back(book: BookPage) -> None:
    book.search("dibh")
    QTest.keyClick(book.panel, Qt.Key.Key_Escape)
    assert book.panel.search.text() == ""
    QTest.keyClick(book.panel, Qt.Key.Key_Escape)
    assert not book._window.book.shown


def test_everything_that_takes_the_keyboard_has_its_names(book: BookPage) -> None:
    book.open("77301")
    assert book.unnamed() == []


def test_the_pane_gives_its_page_to_the_whole_window(conflict: WindowPage, qtbot: QtBot) -> None:
    conflict.window.codes.open_code("77301")
    conflict.until(lambda: conflict.codes.page == "77301")
    conflict.press("code_full")
    book = BookPage(conflict.window, qtbot)
    book._qtbot.waitUntil(lambda: book.shows("77301"))
    assert conflict.window.book.shown
