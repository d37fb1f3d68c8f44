"""The start page and the casebook's own pages: import, search, bin, archive, tags, tabs, journal, backups, people."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QTableView

from radcoder.app.casebooks.opening import create_casebook
from radcoder.app.casebooks.views import CourseSummary, Passphrase, Unprotected
from radcoder.ui.courses.model import CoursesModel
from radcoder.ui.courses.opened import Where
from radcoder.ui.courses.panel import Place
from radcoder.ui.courses.rows import Column
from radcoder.ui.courses.sift import Found, Sieve
from radcoder.ui.theme import Looks
from radcoder.ui.worksheet.cells import Column as Cell
from tests.ui.conftest import COURSES
from tests.ui.pages.casebook import SECRET, CasebookPage, Opener, sign_in
from tests.ui.pages.window import WindowPage
from tests.ui.test_models import ModelCheck

CONFLICT = COURSES / "conflict.json"
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
PLAIN = CourseSummary(
    "1", "C-1", "Prostate IMRT", "prostate", "imrt", "medicare", date(2026, 2, 2), date(2026, 3, 25), "ended",
    2, 1, 3, NOW, "Ana", ("appeal",),
)  # fmt: skip
CLEAN = replace(PLAIN, id="2", alias="C-2", title="Breast", site="breast", errors=0, warnings=0, infos=0, tags=())
NEW = replace(PLAIN, id="3", alias="C-3", title="Lung", site="lung", errors=None, warnings=None, infos=None)


def course_file(folder: Path, reference: str) -> Path:
    """The course with three conflicts under another name."""
    course = json.loads(CONFLICT.read_text("utf-8"))
    target = folder / f"{reference}.json"
    target.write_text(json.dumps(course | {"reference": reference}), "utf-8")
    return target


@pytest.fixture
def three(empty: WindowPage, tmp_path: Path) -> CasebookPage:
    """The window with three courses of which none is open."""
    empty.window.files.open(*(course_file(tmp_path, name) for name in ("C-1", "C-2", "C-3")))
    casebook = CasebookPage(empty.window, empty.qtbot)
    casebook.wait_for_aliases("C-1", "C-2", "C-3")
    return casebook


def test_the_model_sorts_sifts_and_speaks(looks: Looks, qtmodeltester: ModelCheck) -> None:
    model = CoursesModel(looks)
    checked: QAbstractItemModel = model
    qtmodeltester.check(checked)
    model.show((NEW, PLAIN, CLEAN))
    qtmodeltester.check(checked)
    model.sort(Column.FINDINGS, Qt.SortOrder.DescendingOrder)
    said = [model.index(row, Column.FINDINGS).data() for row in range(3)]
    assert said == ["■ 2 errors  ▲ 1 warning  ● 3 info", "✓ clean", "not reviewed"]
    assert model.index(0, Column.DATES).data() == "2 Feb – 25 Mar 2026"
    assert model.index(0, Column.TECHNIQUE).data() == "IMRT"
    for sieve, aliases in (
        (Sieve("appeal prost"), ["C-1"]),
        (Sieve(found=Found.CLEAN), ["C-2"]),
        (Sieve(found=Found.NOT_REVIEWED), ["C-3"]),
        (Sieve("breast", Found.ERRORS), []),
        (Sieve(state="ended"), ["C-1", "C-2", "C-3"]),
    ):
        model.sift(sieve)
        assert [model.index(row, 0).data() for row in range(model.rowCount())] == aliases


def test_typing_searches_and_enter_opens_a_tab(three: CasebookPage) -> None:
    three.courses.setFocus()
    QTest.keyClicks(three.courses, "c")
    QTest.keyClicks(three.window.rooms.courses.search, "-2")
    assert three.aliases == ["C-2"]
    QTest.keyClick(three.window.rooms.courses.search, Qt.Key.Key_Return)
    QTest.keyClick(three.courses, Qt.Key.Key_Return)
    three.until(lambda: three.tabs == ["⌂ Courses", "C-2"] and three.window.desk.current)
    three.window.commands["courses"].trigger()
    three.wait_for_aliases("C-2")
    three.until(lambda: three.column(Column.FINDINGS) == ["■ 3 errors"])
    QTest.keyClick(three.window.rooms.courses, Qt.Key.Key_Escape)
    three.wait_for_aliases("C-1", "C-2", "C-3")


def test_the_list_is_sorted_by_keys_alone(three: CasebookPage) -> None:
    table = three.courses
    table.setFocus()
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    for order in (["C-1", "C-2", "C-3"], ["C-3", "C-2", "C-1"]):
        QTest.keyClick(table, Qt.Key.Key_L, keys)
        assert three.aliases == order
    QTest.keyClick(table, Qt.Key.Key_Right)
    title = [three.column(Column.TITLE)]
    for _ in range(2):
        QTest.keyClick(table, Qt.Key.Key_L, keys)
        title.append(three.column(Column.TITLE))
    assert (title[1], title[2]) == (sorted(title[0]), sorted(title[0])[::-1])
    assert table.currentIndex().column() == Column.TITLE


def test_at_the_usual_size_every_column_of_the_list_is_seen(three: CasebookPage) -> None:
    assert (three.window.width(), three.window.height()) == (1366, 768)
    assert not [column.name for column in Column if three.courses.isColumnHidden(column)]


def test_tabs_are_turned_and_closed_from_the_keyboard(three: CasebookPage) -> None:
    for number, alias in enumerate(("C-1", "C-2"), 2):
        three.choose(alias)
        QTest.keyClick(three.courses, Qt.Key.Key_Return)
        three.wait_for_tabs(number)
        three.window.commands["courses"].trigger()
    three.window.commands["next_tab"].trigger()
    three.until(lambda: three.reference == "C-1")
    three.window.commands["next_tab"].trigger()
    three.until(lambda: three.reference == "C-2")
    three.window.commands["close_course"].trigger()
    assert three.tabs == ["⌂ Courses", "C-1"]
    three.until(lambda: three.reference == "C-1")


def test_a_deleted_course_lies_in_the_bin_and_comes_back(three: CasebookPage) -> None:
    three.choose("C-2")
    QTest.keyClick(three.courses, Qt.Key.Key_Delete)
    three.wait_for_aliases("C-1", "C-3")
    three.go_to(Place.BIN)
    three.wait_for_aliases("C-2")
    assert "30 days left" in three.column(Column.EDITED)[0]
    three.choose("C-2")
    three.click("course_restore")
    three.until(lambda: not three.aliases)
    three.go_to(Place.IN_USE)
    three.wait_for_aliases("C-1", "C-2", "C-3")


def test_courses_are_archived_duplicated_and_tagged(three: CasebookPage) -> None:
    three.choose("C-1", "C-2")
    three.click("course_archive")
    three.wait_for_aliases("C-3")
    three.choose("C-3")
    three.click("course_duplicate")
    three.wait_for_aliases("C-3", "C-3 copy")
    model = three.window.rooms.courses.model
    row = three.aliases.index("C-3")
    assert model.setData(model.index(row, Column.TAGS), "appeal, second look")
    three.until(lambda: "appeal, second look" in three.column(Column.TAGS))
    three.go_to(Place.ARCHIVE)
    three.wait_for_aliases("C-1", "C-2")
    three.choose("C-1")
    three.click("course_bring_back")
    three.wait_for_aliases("C-2")


def test_the_journal_is_whole_searched_and_exported(conflict: WindowPage, tmp_path: Path) -> None:
    conflict.worksheet.type(4, Cell.UNITS, "2")
    conflict.press("journal")
    casebook = CasebookPage(conflict.window, conflict.qtbot)
    casebook.wait_for_text("journal_verdict", "✓")
    table = casebook.seen(QTableView, "journal_entries")
    conflict.until(lambda: table.model().rowCount() > 1)
    casebook.fill("journal_search", "Change units")
    conflict.until(lambda: table.model().rowCount() == 1)
    assert "Change units of A:5" in casebook.seen(QPlainTextEdit, "journal_detail").toPlainText()
    casebook.click("journal_export")
    conflict.choose_file(tmp_path / "journal.csv")
    conflict.until(lambda: "journal.csv" in conflict.status)
    assert (tmp_path / "journal.csv").read_text("utf-8").count("\n") > 2
    casebook.click("journal_back")
    assert conflict.worksheet.grid.isVisible()


def test_a_backup_is_looked_into_and_restored(opener: Opener, path: Path, tmp_path: Path) -> None:
    create_casebook(path, Unprotected()).casebook.close()
    page = opener(path)
    casebook = CasebookPage(page.window, page.qtbot)
    page.open(CONFLICT)
    page.press("backups")
    casebook.click("backups_now")
    casebook.wait_for_text("backups_preview", "holds 1 course.")
    casebook.wait_for_text("backups_preview", "Edited last: C-1042.")
    copies = casebook.seen(QTableView, "backups_copies")
    page.until(lambda: "By hand" in str(copies.model().index(0, 1).data()))
    casebook.click("backups_back")
    page.worksheet.type(4, Cell.UNITS, "7")
    page.press("backups")
    page.until(lambda: casebook.seen(QTableView, "backups_copies").model().rowCount() > 0)
    casebook.click("backups_restore")
    assert "Press the button again" in casebook.text("backups_preview")
    former = page.casebook
    casebook.click("backups_restore")
    page.until(lambda: page.window.rooms.session.casebook is not former)
    casebook.wait_inside()
    casebook.wait_for_aliases("C-1042")
    page.window.rooms.shelf.open(page.casebook.courses.list()[0].id)
    page.until(lambda: page.window.desk.worksheet is not None and page.reviewed)
    assert page.worksheet.cell(4, Cell.UNITS) == "1"
    assert "restore" in [entry.what for entry in page.journal()]


def test_a_damaged_casebook_is_said_and_its_newest_copy_offered(opener: Opener, path: Path) -> None:
    with create_casebook(path, Unprotected()).casebook as made:
        made.courses.import_files([CONFLICT])
        made.backups.back_up_now()
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    page = opener(path)
    casebook = CasebookPage(page.window, page.qtbot)
    assert casebook.text("fault_heading") == "The casebook is damaged"
    assert "with 1 course" in casebook.text("fault_offer")
    casebook.click("fault_go")
    casebook.wait_inside()
    casebook.wait_for_aliases("C-1042")


def test_people_are_let_in_and_the_rights_stand_in_a_table(opener: Opener, path: Path) -> None:
    create_casebook(path, Passphrase("Ana", SECRET)).casebook.close()
    page = opener(path)
    casebook = sign_in(page)
    page.press("people")
    rights = casebook.seen(QTableView, "rights_table")
    assert rights.model().rowCount() == 13
    casebook.fill("newcomer_name", "Ben")
    casebook.fill("newcomer_passphrase", "nine loud blue harbours")
    casebook.fill("newcomer_again", "nine loud blue harbours")
    casebook.click("newcomer_go")
    people = casebook.seen(QTableView, "people_table")
    page.until(lambda: people.model().rowCount() == 2)
    page.window.close()
    again = opener(path)
    casebook = CasebookPage(again.window, again.qtbot)
    again.window.rooms.door.card.name.setCurrentText("Ben")  # type: ignore[union-attr]
    casebook.fill("sign_in_passphrase", "nine loud blue harbours")
    casebook.click("sign_in_go")
    casebook.wait_inside()
    assert again.casebook.user.name == "Ben"
    again.until(lambda: not again.command("journal").isEnabled())


def test_where_survives_as_a_text_and_nonsense_is_nowhere() -> None:
    assert Where.from_text("nonsense") == Where.from_text(None) == Where()
    where = Where((("a", None),), "a")
    assert Where.from_text(where.to_text()) == where
