"""Who may not change a course gets no editor at all: cells stay shut, the status bar and the tips say why."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QMenu, QPlainTextEdit, QPushButton

from radcoder.app.casebooks.opening import create_casebook, open_casebook
from radcoder.app.casebooks.views import Unprotected
from radcoder.domain.people import Right, Role
from radcoder.ui.casebook.form import Form
from radcoder.ui.fields.table import FieldTable
from radcoder.ui.worksheet.cells import Column
from tests.ui.conftest import COURSES
from tests.ui.pages.casebook import SECRET, CasebookPage, Opener, door
from tests.ui.pages.facts import FactsPage
from tests.ui.pages.window import WindowPage

MAY_NOT = "An auditor may not create, import, change, tag and archive courses. Ask a coder, supervisor or administrator"


@pytest.fixture
def auditor(opener: Opener, protected: Path) -> WindowPage:
    """The window of an auditor, on a course."""
    with open_casebook(protected, passphrase=SECRET) as book:
        book.people.add("Aud", Role.AUDITOR, SECRET)
        book.courses.import_files([COURSES / "conflict.json"])
    page = opener(protected)
    page.window.rooms.session.sign_in("Aud", SECRET)
    casebook = CasebookPage(page.window, page.qtbot)
    casebook.wait_for_aliases("C-1042")
    return page


def open_course(page: WindowPage) -> None:
    casebook = door(page)
    casebook.choose("C-1042")
    QTest.keyClick(casebook.courses, Qt.Key.Key_Return)
    page.until(lambda: page.window.desk.worksheet is not None and page.reviewed)


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_3])
def test_no_key_opens_a_line_and_the_bar_says_why(auditor: WindowPage, key: Qt.Key) -> None:
    open_course(auditor)
    grid = auditor.window.worksheet.grid
    grid.setFocus()
    auditor.worksheet.go_to(4, Column.UNITS)
    QTest.keyClick(grid, key)
    assert auditor.worksheet.editor is None
    assert auditor.status.startswith(MAY_NOT)


def test_a_double_click_opens_no_line(auditor: WindowPage) -> None:
    open_course(auditor)
    grid = auditor.window.worksheet.grid
    spot = grid.visualRect(grid.model().index(4, Column.UNITS)).center()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert not auditor.status.startswith(MAY_NOT)
    QTest.mouseDClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert auditor.worksheet.editor is None
    assert auditor.status.startswith(MAY_NOT)


@pytest.mark.parametrize("tab", ["phases", "record", "events", "approvals"])
def test_no_cell_of_the_facts_opens(auditor: WindowPage, tab: str) -> None:
    open_course(auditor)
    facts = FactsPage(auditor)
    facts.open(tab)
    table = auditor.window.findChild(FieldTable, f"facts_{tab.replace('record', 'notes')}")
    assert table is not None
    for key in (Qt.Key.Key_F2, Qt.Key.Key_A, Qt.Key.Key_Return, Qt.Key.Key_Delete):
        auditor.window.status.clear()
        QTest.keyClick(table, key)
        assert table.editor.editor is None
        assert auditor.status.startswith(MAY_NOT)
    assert auditor.kept == auditor.course


def test_no_field_of_the_facts_takes_a_letter(auditor: WindowPage) -> None:
    open_course(auditor)
    FactsPage(auditor).open()
    form = auditor.window.worksheet.facts_panel.form
    before = [field.text() for field in form.fields]
    for field in form.fields:
        auditor.window.status.clear()
        QTest.keyClicks(field, "x")
        assert auditor.status.startswith(MAY_NOT)
        assert field.toolTip().startswith(MAY_NOT)
    assert [field.text() for field in form.fields] == before
    assert not form.status.isEnabled()


def test_no_key_marks_a_day(auditor: WindowPage) -> None:
    open_course(auditor)
    view = auditor.window.worksheet.calendar.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_M)
    assert auditor.status.startswith(MAY_NOT)
    assert all(not each.isEnabled() for each in auditor.window.worksheet.calendar.menu().actions())


def test_menus_say_why_a_command_is_not_offered(auditor: WindowPage) -> None:
    open_course(auditor)
    for name in ("new_course", "open", "add_line", "delete_lines", "paste", "propose", "import_table"):
        action = auditor.command(name)
        assert not action.isEnabled(), name
        assert MAY_NOT in action.toolTip(), name
        assert action.statusTip().startswith(MAY_NOT), name
    assert auditor.command("set_aside").isEnabled()
    assert MAY_NOT not in auditor.command("set_aside").toolTip()
    menu = auditor.window.findChild(QMenu, "menu_edit")
    assert menu is not None
    assert menu.toolTipsVisible()


def test_the_palette_says_why_too(auditor: WindowPage) -> None:
    auditor.press("palette")
    palette = auditor.window.palette_panel
    QTest.keyClicks(palette.field, "new course")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert auditor.text("palette_said").startswith(MAY_NOT)


def test_fixes_are_shut_and_setting_aside_is_not(auditor: WindowPage) -> None:
    open_course(auditor)
    fixes = auditor.window.findings.findChildren(QPushButton, "fix")
    assert fixes
    assert all(not each.isEnabled() and MAY_NOT in each.toolTip() for each in fixes)
    aside = auditor.window.findings.findChild(QPushButton, "aside_button")
    assert aside is not None
    assert aside.isEnabled()


def test_the_list_of_courses_is_only_read(auditor: WindowPage) -> None:
    courses = door(auditor).courses
    for key in (Qt.Key.Key_F2, Qt.Key.Key_Delete):
        auditor.window.status.clear()
        QTest.keyClick(courses, key)
        assert auditor.window.findChild(QLineEdit, "tags_editor") is None
        assert auditor.status.startswith(MAY_NOT)
    archive = auditor.window.findChild(QPushButton, "course_archive")
    assert archive is not None
    assert not archive.isEnabled()
    assert MAY_NOT in archive.toolTip()


def test_pages_of_the_casebook_say_what_a_role_may_not_do(auditor: WindowPage) -> None:
    casebook = auditor.casebook
    auditor.press("people")
    add = door(auditor).seen(QPushButton, "newcomer_go")
    minutes = door(auditor).seen(QComboBox, "people_minutes")
    assert not add.isEnabled()
    form = auditor.window.findChild(Form, "newcomer")
    assert form is not None
    assert form.toolTip() == casebook.refusal(Right.PEOPLE)
    assert (minutes.isEnabled(), minutes.toolTip()) == (False, casebook.refusal(Right.SETTINGS))
    auditor.press("backups")
    restore = door(auditor).seen(QPushButton, "backups_restore")
    assert (restore.isEnabled(), restore.toolTip()) == (False, casebook.refusal(Right.RESTORE))


def test_a_second_window_has_no_editor_either(opener: Opener, path: Path) -> None:
    with create_casebook(path, Unprotected()).casebook as book:
        book.courses.import_files([COURSES / "conflict.json"])
    opener(path)
    second = opener(path)
    door(second).wait_for_aliases("C-1042")
    open_course(second)
    second.window.worksheet.grid.setFocus()
    second.worksheet.go_to(4, Column.UNITS)
    second.worksheet.key(Qt.Key.Key_F2)
    assert second.worksheet.editor is None
    assert second.status == second.casebook.why_read_only
    assert "close it there, then open the casebook again" in second.command("add_line").toolTip()
    second.window.codes.show()
    second.window.codes.open_code("77427", second.course.days()[0])
    second.until(lambda: second.window.findChild(QPlainTextEdit, "own_note") is not None)
    note = second.window.findChild(QPlainTextEdit, "own_note")
    assert note is not None
    assert note.isReadOnly()
