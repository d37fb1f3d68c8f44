"""A casebook that does not open: what the window says, and how one goes on from there."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from radcoder.app.casebooks.opening import create_casebook, open_casebook
from radcoder.app.casebooks.views import CourseSummary, Passphrase, Unprotected
from radcoder.casebook import migrate
from radcoder.casebook.engine import connect
from radcoder.casebook.faults import CasebookFaultError
from radcoder.casebook.vault import unlock
from radcoder.domain.people import Role
from radcoder.ui.casebook.recovery import RecoveryCard
from radcoder.ui.courses.panel import CoursesPanel
from radcoder.ui.theme import Looks
from radcoder.ui.worksheet.cells import Column
from tests.casebook.harm import PAGE, harm_page
from tests.ui.conftest import COURSES
from tests.ui.pages.casebook import SECRET, CasebookPage, Opener, sign_in


@pytest.fixture
def damaged(path: Path) -> Path:
    """An encrypted casebook with a good copy, then parts of it overwritten in the middle."""
    with create_casebook(path, Passphrase("Ana", SECRET)).casebook as book:
        book.courses.import_files([COURSES / "conflict.json"])
        book.backups.back_up_now()
    for number in range(4, path.stat().st_size // PAGE, 3):
        harm_page(path, number)
    return path


def test_damage_that_only_the_passphrase_shows_offers_the_newest_good_copy(opener: Opener, damaged: Path) -> None:
    page = opener(damaged)
    casebook = CasebookPage(page.window, page.qtbot)
    casebook.fill("sign_in_passphrase", SECRET)
    casebook.click("sign_in_go")
    casebook.wait_for_text("fault_heading", "The casebook is damaged")
    assert "1 course" in casebook.text("fault_offer")
    casebook.click("fault_go")
    sign_in(page)
    casebook.wait_for_aliases("C-1042")
    assert any(entry.what == "restore" for entry in page.journal())
    assert list(damaged.parent.glob("Mine kept aside*.casebook"))


def test_a_newer_casebook_is_refused_after_the_passphrase_too(opener: Opener, protected: Path) -> None:
    with connect(protected, unlock(protected, SECRET).key) as connection:
        connection.execute("UPDATE casebook SET format = 99")
    page = opener(protected)
    casebook = CasebookPage(page.window, page.qtbot)
    casebook.fill("sign_in_passphrase", SECRET)
    casebook.click("sign_in_go")
    casebook.wait_for_text("fault_heading", "newer RadCoder")
    assert "format 99" in casebook.text("fault_text")


def test_a_failed_migration_is_said_where_nobody_signs_in(
    opener: Opener, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    create_casebook(path, Unprotected()).casebook.close()
    with connect(path, None) as connection:
        connection.execute("UPDATE casebook SET format = 1")  # the migration will find its tables there already
    page = opener(path)
    casebook = CasebookPage(page.window, page.qtbot)
    assert casebook.text("fault_heading") == "The casebook cannot be opened"
    assert "a copy of it is" in casebook.text("fault_text")
    monkeypatch.setattr(migrate, "upgrade", lambda *_: False)
    casebook.click("fault_again")
    casebook.wait_inside()


def test_what_a_role_may_not_do_is_not_offered(opener: Opener, protected: Path) -> None:
    with open_casebook(protected, passphrase=SECRET) as book:
        for role in (Role.CODER, Role.AUDITOR):
            book.people.add(role.value.capitalize(), role, SECRET)
        book.courses.import_files([COURSES / "conflict.json"])
    page = opener(protected)
    offered = {}
    for name in ("Coder", "Auditor"):
        page.window.rooms.session.sign_in(name, SECRET)
        casebook = CasebookPage(page.window, page.qtbot)
        casebook.wait_for_aliases("C-1042")
        QTest.keyClick(casebook.courses, Qt.Key.Key_Return)
        page.until(lambda: page.window.desk.worksheet is not None and page.reviewed)
        commands = ("new_course", "open", "add_line", "set_aside", "journal", "export")
        offered[name] = [command for command in commands if page.command(command).isEnabled()]
        page.press("lock")
        page.until(lambda: page.window.findChild(QWidget, "sign_in") is not None)
    assert offered == {
        "Coder": ["new_course", "open", "add_line", "set_aside", "export"],
        "Auditor": ["set_aside", "journal", "export"],
    }


def test_all_courses_are_selected_and_listed_anew_at_once(looks: Looks, qtbot: QtBot) -> None:
    panel = CoursesPanel(looks)
    qtbot.addWidget(panel)
    many = tuple(
        CourseSummary(f"{n}", f"C-{n}", "", "", "", "", None, None, "", None, None, None, datetime.now(UTC), "Ana")
        for n in range(3000)
    )
    panel.show_courses(many)
    panel.table.selectAll()
    panel.select(panel.selected()[::3])
    panel.show_courses(many[::-1])
    assert len(panel.selected()) == 1000
    assert panel.table.selectionModel().selection().size() == 1000
    panel.table.selectAll()
    panel.show_courses(many)
    assert panel.table.selectionModel().selection().size() == 1


def test_the_recovery_key_on_paper_stands_in_the_journal(opener: Opener, path: Path, tmp_path: Path) -> None:
    page = opener(path)
    casebook = CasebookPage(page.window, page.qtbot)
    casebook.fill("first_run_passphrase", SECRET)
    casebook.wait_for_text("first_run_strength_sentence", "Strong")
    casebook.fill("first_run_again", SECRET)
    casebook.click("first_run_go")
    casebook.text("recovery_key")
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "key.pdf"))
    page.window.findChild(RecoveryCard).print_on(printer)  # type: ignore[union-attr]
    casebook.click("recovery_sure")
    casebook.click("recovery_go")
    casebook.wait_inside()
    page.until(lambda: ("print", "recovery key") in [(entry.what, entry.subject) for entry in page.journal()])


def test_a_full_disk_lets_one_sign_in_and_read_and_the_banner_says_so(
    opener: Opener, protected: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_casebook(protected, passphrase=SECRET) as book:
        book.courses.import_files([COURSES / "conflict.json"])

    def full(*_: object) -> None:
        raise CasebookFaultError(protected, "SQLITE_FULL")

    monkeypatch.setattr("radcoder.app.casebooks.opening._note_arrival", full)
    page = opener(protected)
    casebook = sign_in(page)
    casebook.wait_for_aliases("C-1042")
    assert "Its disk is full" in casebook.text("banner_text")
    assert "The journal gets no entry of this sign-in" in casebook.text("banner_text")
    casebook.choose("C-1042")
    QTest.keyClick(casebook.courses, Qt.Key.Key_Return)
    page.until(lambda: page.window.desk.worksheet is not None and page.reviewed)
    assert "free some space" in page.command("add_line").toolTip()
    monkeypatch.undo()
    casebook.click("banner_button")
    sign_in(page)
    page.until(lambda: page.window.rooms.banner.text() == "")
    assert not page.casebook.read_only


def test_a_full_disk_does_not_speak_into_a_half_typed_word(
    opener: Opener, protected: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opener(protected)
    sign_in(page)
    page.open(COURSES / "conflict.json")
    tried: list[str] = []

    def full(_: object, person: str, place: str, text: str) -> None:
        tried.append(text)
        raise CasebookFaultError(protected, "SQLITE_FULL")

    monkeypatch.setattr("radcoder.casebook.drafts.keep", full)
    page.worksheet.go_to(4, Column.UNITS)
    page.worksheet.key(Qt.Key.Key_F2)
    editor = page.worksheet.editor
    assert editor is not None
    QTest.keyClicks(editor, "3")
    page.until(lambda: any('"text": "3"' in text for text in tried))
    page.until(page.window.jobs._queue.empty)
    assert page.worksheet.editor is editor
    assert page.message == ""
