"""Courses that were brought in are reviewed behind the window, and again when their counts rest on something old."""

import json
from pathlib import Path

from PySide6.QtWidgets import QLabel

from radcoder.app.courses import read_course
from radcoder.domain.findings import Finding, Severity
from radcoder.ui.courses.rows import NOT_REVIEWED, Column
from tests.ui.conftest import COURSES
from tests.ui.pages.casebook import CasebookPage, Opener, sign_in
from tests.ui.pages.window import WindowPage


def files(folder: Path, number: int) -> tuple[Path, ...]:
    course = json.loads((COURSES / "conflict.json").read_text("utf-8"))
    paths = tuple(folder / f"{each}.json" for each in range(number))
    for each, path in enumerate(paths):
        path.write_text(json.dumps(course | {"reference": f"C-{each}"}), "utf-8")
    return paths


def bring_in(page: WindowPage, folder: Path, number: int) -> CasebookPage:
    page.window.files.open(*files(folder, number))
    casebook = CasebookPage(page.window, page.qtbot)
    casebook.wait_for_aliases(*(f"C-{each}" for each in range(number)))
    return casebook


def test_imported_courses_get_their_counts_without_being_opened(empty: WindowPage, tmp_path: Path) -> None:
    casebook = bring_in(empty, tmp_path, 3)
    empty.until(lambda: casebook.column(Column.FINDINGS) == ["■ 3 errors"] * 3)
    assert [course.errors for course in empty.casebook.courses.list()] == [3, 3, 3]
    assert casebook.tabs == ["⌂ Courses"]
    empty.until(lambda: empty.text("courses_count") == "3 courses")


def test_how_many_wait_is_said(empty: WindowPage) -> None:
    panel = empty.window.rooms.courses
    panel.say_waiting(7)
    assert "reviewing, 7 left" in empty.text("courses_count")
    panel.say_waiting(0)
    assert "left" not in empty.text("courses_count")


def test_counts_are_made_anew_when_a_rule_is_set_otherwise(empty: WindowPage, tmp_path: Path) -> None:
    casebook = bring_in(empty, tmp_path, 2)
    empty.until(lambda: casebook.column(Column.FINDINGS) == ["■ 3 errors"] * 2)
    rules = {finding.rule for finding in _findings(empty)}
    for rule in rules:
        empty.casebook.rule_settings.set("", rule, Severity.INFO)
    empty.window.rooms.shelf.refresh()
    empty.until(lambda: casebook.column(Column.FINDINGS) == ["● 3 info"] * 2)
    assert "setting" not in [entry.what for entry in empty.journal()]


def _findings(page: WindowPage) -> tuple[Finding, ...]:
    page.window.rooms.shelf.open(page.casebook.courses.list()[0].id)
    page.until(lambda: page.window.desk.worksheet is not None and page.reviewed)
    judgement = page.window.desk.judgement
    assert judgement is not None
    page.press("courses")
    return judgement.review.findings


def test_a_course_that_cannot_be_read_keeps_nobody_waiting(empty: WindowPage, tmp_path: Path) -> None:
    first, second = (empty.casebook.courses.create(read_course(path)) for path in files(tmp_path, 2))
    with empty.casebook._access.store.changing("test") as change:
        change.session.connection().exec_driver_sql("UPDATE content SET format = 99 WHERE course = ?", (second,))
    empty.window.rooms.shelf.refresh()
    casebook = CasebookPage(empty.window, empty.qtbot)
    empty.until(lambda: sorted(casebook.column(Column.FINDINGS)) == [NOT_REVIEWED, "■ 3 errors"])
    empty.until(lambda: not empty.window.rooms.background._under_way)
    assert first in [course.id for course in empty.casebook.courses.list() if course.errors == 3]


def test_the_lock_stops_it_and_the_next_sign_in_goes_on(opener: Opener, protected: Path, tmp_path: Path) -> None:
    page = opener(protected)
    casebook = sign_in(page)
    bring_in(page, tmp_path, 8)
    page.press("lock")
    background = page.window.rooms.background
    assert not background._under_way
    assert not background._breath.isActive()
    assert not page.window.messages.isVisible()
    sign_in(page)
    page.until(lambda: casebook.column(Column.FINDINGS) == ["■ 3 errors"] * 8)
    label = page.window.findChild(QLabel, "courses_count")
    assert label is not None
    page.until(lambda: label.text() == "8 courses")
