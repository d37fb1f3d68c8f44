"""Courses that another program spoilt, as the window shows them; and a file that went out past a full journal."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from radcoder.casebook.faults import CasebookFaultError
from radcoder.ui.courses.rows import Column
from radcoder.ui.qt import Index
from tests.casebook.harm import spoil
from tests.ui.pages.casebook import CasebookPage, Opener, door, kill, sign_in
from tests.ui.pages.window import WindowPage
from tests.ui.test_courses import course_file


def row_of(page: CasebookPage, alias: str, column: Column) -> Index:
    return page.window.rooms.courses.model.index(page.aliases.index(alias), column)


def test_a_spoilt_row_is_listed_as_damaged_and_opening_it_explains(empty: WindowPage, tmp_path: Path) -> None:
    empty.window.files.open(*(course_file(tmp_path, name) for name in ("C-1", "C-2", "C-3")))
    page = CasebookPage(empty.window, empty.qtbot)
    page.wait_for_aliases("C-1", "C-2", "C-3")
    spoil(empty.casebook, "UPDATE course SET edited = 'once' WHERE alias = 'C-2'")
    page.window.rooms.shelf.refresh()
    page.until(lambda: "■ damaged" in page.column(Column.FINDINGS))
    assert sorted(page.aliases) == ["C-1", "C-2", "C-3"]
    assert row_of(page, "C-2", Column.FINDINGS).data() == "■ damaged"
    for said in (
        row_of(page, "C-2", Column.TITLE).data(),
        row_of(page, "C-2", Column.FINDINGS).data(Qt.ItemDataRole.ToolTipRole),
    ):
        assert said.startswith("The course C-2 is damaged")
    for column in Column:
        page.window.rooms.courses.model.sort(column)
    page.choose("C-2")
    QTest.keyClick(page.courses, Qt.Key.Key_Return)
    page.until(lambda: page.reference == "C-2" and "newest good copy" in empty.message)
    assert "C-2 is damaged" in empty.message


def test_a_course_that_cannot_be_read_keeps_no_other_tab_shut(opener: Opener, protected: Path, tmp_path: Path) -> None:
    page = opener(protected)
    casebook = sign_in(page)
    for name in ("C-1", "C-2"):
        page.open(course_file(tmp_path, name))
    casebook.wait_for_tabs(3)
    spoil(page.casebook, "UPDATE content SET facts = '{' WHERE course = (SELECT id FROM course WHERE alias = 'C-2')")
    kill(page)
    page = opener(protected)
    casebook = sign_in(page)
    page.until(lambda: "1 course cannot be opened" in page.message)
    assert "The course C-2 is damaged" in page.message
    assert casebook.tabs == ["⌂ Courses", "C-1"]
    casebook.wait_for_aliases("C-1", "C-2")
    assert not door(page).shut


def test_a_file_that_is_there_is_not_said_to_be_missing(
    conflict: WindowPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise CasebookFaultError(tmp_path, "SQLITE_FULL")

    monkeypatch.setattr("radcoder.casebook.journal.append", full)
    file = tmp_path / "out.json"
    conflict.window.desk.write_course(file)
    conflict.until(lambda: bool(conflict.message))
    assert conflict.message.startswith("■ out.json was written, and the journal does not say so")
    assert "disk is full" in conflict.message
    assert "not written" not in conflict.message
    assert file.exists()


def test_the_page_of_the_journal_names_a_course_that_was_altered(empty: WindowPage, tmp_path: Path) -> None:
    empty.window.files.open(*(course_file(tmp_path, name) for name in ("C-1", "C-2", "C-3")))
    page = CasebookPage(empty.window, empty.qtbot)
    page.wait_for_aliases("C-1", "C-2", "C-3")
    empty.press("journal")
    page.wait_for_text("journal_verdict", "✓ The journal is whole")
    spoil(empty.casebook, "UPDATE line SET line = json_set(line, '$.units', 9) WHERE position = 0")
    empty.press("journal")
    page.wait_for_text("journal_verdict", "is not as entry ")
    assert page.text("journal_verdict").startswith("■ The journal is as it was written, but the course C-")
    assert ", and 2 more. Another program" in page.text("journal_verdict")
