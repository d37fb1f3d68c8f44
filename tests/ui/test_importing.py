"""Several course files at once: how far they are, what was refused and why, stopping, and going on after a kill."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar, QPushButton

from radcoder.app.casebooks.courses import Courses
from radcoder.casebook.faults import CasebookFaultError
from radcoder.ui.courses.import_page import ImportPage, State, became
from tests.ui.conftest import COURSES
from tests.ui.pages.casebook import CasebookPage, Opener, door, kill, sign_in
from tests.ui.pages.window import WindowPage

BROKEN = COURSES / "unreadable.json"


def files(folder: Path, number: int) -> list[Path]:
    """So many course files, each with a name of its own."""
    course = json.loads((COURSES / "conflict.json").read_text(encoding="utf-8"))
    found = []
    for each in range(number):
        path = folder / f"C-{each}.json"
        path.write_text(json.dumps(course | {"reference": f"C-{each}"}), encoding="utf-8")
        found.append(path)
    return found


def page_of(page: WindowPage) -> ImportPage:
    found = page.window.findChild(ImportPage)
    assert found is not None
    return found


def said(page: WindowPage) -> list[str]:
    """What became of each file."""
    return [became(file) for file in page_of(page).model.values]


def test_each_file_says_what_became_of_it_and_the_refused_say_why(empty: WindowPage, tmp_path: Path) -> None:
    first, last = files(tmp_path, 2)
    empty.window.files.open(first, BROKEN, last)
    casebook = CasebookPage(empty.window, empty.qtbot)
    casebook.wait_for_text("imports_verdict", "3 of 3 files")
    assert casebook.text("imports_verdict").startswith(
        "3 of 3 files · 2 courses came in · 1 refused, each with its reason below"
    )
    assert said(empty)[0] == said(empty)[2] == "✓ came in"
    assert said(empty)[1].startswith("■ refused: ")
    assert "claims[0].lines[0].date" in said(empty)[1]
    bar = empty.window.findChild(QProgressBar, "imports_bar")
    assert bar is not None
    assert (bar.value(), bar.maximum()) == (3, 3)
    QTest.keyClick(page_of(empty), Qt.Key.Key_Escape)
    casebook.wait_for_aliases("C-0", "C-1")
    assert casebook.tabs == ["⌂ Courses"]


def test_when_all_come_in_the_list_shows_them_selected(empty: WindowPage, tmp_path: Path) -> None:
    empty.window.files.open(*files(tmp_path, 4))
    casebook = CasebookPage(empty.window, empty.qtbot)
    casebook.wait_for_aliases("C-0", "C-1", "C-2", "C-3")
    empty.until(lambda: len(empty.window.rooms.courses.selected()) == 4)
    assert empty.window.findChild(ImportPage) is None or empty.window.rooms.leaves.leaf is None


def test_stopping_leaves_the_rest_and_going_on_fetches_it(empty: WindowPage, tmp_path: Path) -> None:
    empty.window.files.open(*files(tmp_path, 30))
    empty.until(lambda: State.CAME in [file.state for file in page_of(empty).model.values])
    button = empty.window.findChild(QPushButton, "imports_button")
    assert button is not None
    assert button.text() == "&Stop"
    button.click()
    states = [file.state for file in page_of(empty).model.values]
    assert State.LEFT in states
    assert "not imported" in empty.text("imports_verdict")
    assert button.text() == "&Go on with the rest"
    empty.until(lambda: all(file.state.settled for file in page_of(empty).model.values))
    came = len([file for file in page_of(empty).model.values if file.state is State.CAME])
    assert len(empty.casebook.courses.list()) == came < 30
    button.click()
    empty.until(lambda: len(empty.casebook.courses.list()) == 30)
    assert sorted(each.alias for each in empty.casebook.courses.list()) == sorted(f"C-{n}" for n in range(30))


def test_one_may_leave_the_page_and_hears_of_the_refused(empty: WindowPage, tmp_path: Path) -> None:
    empty.window.files.open(*files(tmp_path, 12), BROKEN)
    QTest.keyClick(page_of(empty), Qt.Key.Key_Escape)
    empty.until(lambda: "1 file could not be used" in empty.message)
    assert "unreadable.json: " in empty.message
    assert "12 courses came in." in empty.message
    assert len(empty.casebook.courses.list()) == 12


def test_a_disk_that_fills_up_halts_it_and_says_so(
    empty: WindowPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Courses.import_files

    def full(self: Courses, paths: tuple[Path, ...], *, again: bool = False) -> object:
        if paths[0].name == "C-2.json":
            raise CasebookFaultError(tmp_path, "SQLITE_FULL")
        return whole(self, paths, again=again)

    monkeypatch.setattr(Courses, "import_files", full)
    empty.window.files.open(*files(tmp_path, 5))
    empty.until(lambda: any("the disk is full" in each for each in said(empty)))
    assert [each.partition(":")[0] for each in said(empty)] == ["✓ came in"] * 2 + ["– not imported"] * 3
    monkeypatch.undo()
    button = empty.window.findChild(QPushButton, "imports_button")
    assert button is not None
    button.click()
    empty.until(lambda: len(empty.casebook.courses.list()) == 5)


@pytest.mark.parametrize("how", ["kill", "lock"])
def test_an_import_goes_on_after_a_kill_and_a_lock_and_brings_nothing_twice(
    how: str, opener: Opener, protected: Path, tmp_path: Path
) -> None:
    page = opener(protected)
    sign_in(page)
    page.window.files.open(*files(tmp_path, 40))
    page.until(lambda: page.casebook.drafts.get("imports") is not None)
    if how == "kill":
        kill(page, "imports")
        page = opener(protected)
    else:
        page.window.rooms.lock()
        assert door(page).shut
    sign_in(page)
    page.until(lambda: len(page.casebook.courses.list()) == 40 and page.casebook.drafts.get("imports") is None)
    assert sorted(each.alias for each in page.casebook.courses.list()) == sorted(f"C-{n}" for n in range(40))


def test_the_window_lives_while_many_come_in(empty: WindowPage, tmp_path: Path) -> None:
    empty.window.files.open(*files(tmp_path, 20))
    QApplication.processEvents()
    label = empty.window.findChild(QLabel, "imports_verdict")
    assert label is not None
    seen = set()
    while len(empty.casebook.courses.list()) < 20:
        QApplication.processEvents()
        seen.add(label.text())
    assert len(seen) > 5
