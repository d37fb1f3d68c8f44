"""The casebook in the window: first run, recovery key, sign-in, lock, and coming back to where one was."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from radcoder.app.casebooks.opening import create_casebook
from radcoder.app.casebooks.views import Passphrase, Unprotected
from radcoder.domain.people import Right
from radcoder.ui.application import begin
from radcoder.ui.builder.phases import FRACTIONS
from radcoder.ui.casebook.start import Start
from radcoder.ui.casebook.strength import lasting, refusal, strength_of
from radcoder.ui.main_window import MainWindow
from radcoder.ui.worksheet.cells import Column
from tests.ui.conftest import COURSES
from tests.ui.pages.builder import BuilderPage
from tests.ui.pages.casebook import SECRET, Opener, door, kill, sign_in
from tests.ui.pages.window import WindowPage

CONFLICT = COURSES / "conflict.json"


def test_the_first_run_makes_a_casebook_with_a_passphrase_and_a_recovery_key(opener: Opener, path: Path) -> None:
    page = opener(path)
    casebook = door(page)
    assert not page.command("open").isEnabled()
    casebook.fill("first_run_name", "Ana")
    casebook.fill("first_run_passphrase", "password12")
    casebook.wait_for_text("first_run_strength_sentence", "eak: guessing it takes")
    casebook.fill("first_run_again", "password12")
    casebook.click("first_run_go")
    assert "would be guessed" in casebook.text("first_run_fault")
    casebook.fill("first_run_passphrase", SECRET)
    casebook.wait_for_text("first_run_strength_sentence", "Strong")
    casebook.fill("first_run_again", SECRET + "!")
    casebook.click("first_run_go")
    assert "differ" in casebook.text("first_run_fault")
    casebook.fill("first_run_again", SECRET)
    casebook.click("first_run_go")
    key = casebook.text("recovery_key")
    assert len(key) > 20
    casebook.click("recovery_go")
    assert "tick the box" in casebook.text("recovery_fault")
    casebook.click("recovery_sure")
    casebook.click("recovery_go")
    casebook.wait_inside()
    assert page.command("open").isEnabled()
    assert page.casebook.user.name == "Ana"
    assert page.casebook.protected
    assert not page.window.rooms.banner.isVisible()


def test_a_casebook_without_encryption_warns_and_keeps_a_banner(opener: Opener, path: Path) -> None:
    casebook = door(page := opener(path))
    casebook.click("first_run_plain")
    assert "can read every course" in casebook.text("first_run_warning")
    casebook.click("first_run_go")
    casebook.wait_inside()
    assert "not encrypted" in casebook.text("banner_text")
    page.press("lock")
    assert "nothing to lock it with" in page.status
    assert not casebook.shut


def test_a_wrong_passphrase_is_said_and_the_right_one_opens(opener: Opener, protected: Path) -> None:
    page = opener(protected)
    casebook = door(page)
    assert casebook.text("sign_in_heading") == "Sign in"
    casebook.fill("sign_in_passphrase", "something else altogether")
    casebook.click("sign_in_go")
    casebook.wait_for_text("sign_in_fault", "passphrase")
    assert casebook.shut
    sign_in(page)
    whats = [entry.what for entry in page.journal()]
    assert "sign-in" in whats[0]
    assert any("failed" in what for what in whats)


def is_of(words: QLabel, name: str) -> bool:
    """Whether a caption belongs to the secret of a card."""
    buddy = words.buddy()
    return bool(buddy and buddy.objectName() == f"{name}_passphrase")


def test_the_recovery_key_opens_and_gives_a_new_passphrase(opener: Opener, path: Path) -> None:
    made = create_casebook(path, Passphrase("Ana", SECRET))
    made.casebook.close()
    assert made.recovery_key is not None
    page = opener(path)
    casebook = door(page)
    casebook.click("sign_in_recovery")
    assert casebook.seen(QLineEdit, "sign_in_passphrase").accessibleName() == "Recovery key"
    assert {"Recovery key"} == {words.text() for words in page.window.findChildren(QLabel) if is_of(words, "sign_in")}
    casebook.fill("sign_in_passphrase", made.recovery_key)
    casebook.click("sign_in_go")
    casebook.wait_inside()
    page.press("people")
    other = "four green kettles argue"
    casebook.fill("own_new", other)
    casebook.fill("own_again", other)
    casebook.click("own_go")
    page.until(lambda: "passphrase is changed" in page.status)
    page.window.close()
    sign_in(opener(path), other)


def words_of(window: QWidget) -> str:
    """All that the labels, fields, tables and accessible names of the window say, hidden or not."""
    widgets = [window, *window.findChildren(QWidget)]
    names = [f"{widget.accessibleName()} {widget.accessibleDescription()} {widget.toolTip()}" for widget in widgets]
    texts = [label.text() for label in window.findChildren(QLabel)] + [f.text() for f in window.findChildren(QLineEdit)]
    return "\n".join([*names, *texts, window.windowTitle()])


def test_the_lock_hides_everything_and_lets_go_of_the_key(opener: Opener, protected: Path) -> None:
    page = opener(protected)
    sign_in(page)
    page.open(CONFLICT)
    page.worksheet.go_to(4)
    assert "C-1042" in words_of(page.window)
    page.press("lock")
    casebook = door(page)
    assert casebook.shut
    assert page.window.rooms.session.casebook is None
    casebook.seen(QLineEdit, "sign_in_passphrase")
    said = words_of(page.window)
    assert "C-1042" not in said
    assert not {"77290", "prostate", "Medicare"} & set(said.split())
    assert page.worksheet.rows == 0
    assert page.findings.view.model().rowCount() == 0
    assert not casebook.aliases
    assert not page.command("open").isEnabled()
    assert page.command("undo").text() == "&Undo"
    assert casebook.text("sign_in_heading") == "Locked"
    sign_in(page)
    page.until(lambda: page.window.desk.worksheet is not None and page.reviewed)
    assert page.worksheet.current[0] == 4
    assert [entry.what for entry in page.journal()][1] == "lock"


def test_nobody_at_the_window_locks_it(opener: Opener, protected: Path) -> None:
    page = opener(protected)
    sign_in(page)
    idle = page.window.rooms.idle
    page.until(lambda: idle.watching)
    before = idle._timer.remainingTime()
    page.qtbot.waitUntil(lambda: idle._timer.remainingTime() < before)
    idle.expired.emit()
    assert door(page).shut


def test_after_a_kill_the_window_opens_where_it_was(opener: Opener, protected: Path) -> None:
    page = opener(protected)
    sign_in(page)
    page.open(CONFLICT)
    page.worksheet.type(4, Column.UNITS, "3")
    page.worksheet.go_to(7)
    kill(page)
    again = opener(protected)
    sign_in(again)
    again.until(lambda: again.window.desk.worksheet is not None and again.reviewed)
    assert again.worksheet.current[0] == 7
    assert again.worksheet.cell(4, Column.UNITS) == "3"
    assert again.command("undo").isEnabled()
    again.press("undo")
    assert again.worksheet.cell(4, Column.UNITS) == "1"


def grounds(page: WindowPage) -> tuple[QLineEdit, QComboBox]:
    panel = page.window.findings.aside
    text, reason = panel.findChild(QLineEdit, "aside_text"), panel.findChild(QComboBox, "aside_reason")
    assert text is not None
    assert reason is not None
    return text, reason


def half_aside(page: WindowPage) -> str:
    """Begin to set the second finding aside; the place where that is kept."""
    page.open(CONFLICT)
    page.findings.choose(1)
    page.press("set_aside")
    text, reason = grounds(page)
    QTest.keyClick(reason, Qt.Key.Key_Down)
    QTest.keyClicks(text, "another les")
    sheet = page.window.desk.worksheet
    assert sheet is not None
    return f"aside {sheet.id}"


def test_grounds_half_given_come_back_after_a_kill_and_go_with_esc(opener: Opener, protected: Path) -> None:
    page = opener(protected)
    sign_in(page)
    place = half_aside(page)
    shown = page.findings.shown
    kill(page, place)
    again = opener(protected)
    sign_in(again)
    again.until(again.window.findings.aside.isVisible)
    text, reason = grounds(again)
    assert (again.findings.row, again.findings.shown) == (1, shown)
    assert (text.text(), reason.currentIndex()) == ("another les", 1)
    QTest.keyClick(text, Qt.Key.Key_Escape)
    again.until(lambda: again.casebook.drafts.get(place) is None)


def test_grounds_half_given_leave_the_screen_at_a_lock_and_end_when_given(opener: Opener, protected: Path) -> None:
    page = opener(protected)
    sign_in(page)
    place = half_aside(page)
    page.window.rooms.idle.expired.emit()
    assert grounds(page)[0].text() == ""
    sign_in(page)
    page.until(page.window.findings.aside.isVisible)
    text, _ = grounds(page)
    assert text.text() == "another les"
    QTest.keyClicks(text, "ion")
    QTest.keyClick(text, Qt.Key.Key_Return)
    page.until(lambda: page.casebook.drafts.get(place) is None)
    page.until(lambda: "another lesion" in page.findings.said("aside"))


def half_built(page: WindowPage) -> BuilderPage:
    """Choose a template, shorten its phase, begin to type a day and take one day of the week off."""
    builder = BuilderPage(page)
    builder.open()
    builder.type("p28")
    builder.key(Qt.Key.Key_Return)
    builder.phases.setData(builder.phases.index(0, FRACTIONS), "20")
    builder.panel.form.days[4].click()
    builder.type("2026-02-1")
    return builder


def assert_half_built(page: WindowPage) -> BuilderPage:
    builder = BuilderPage(page)
    page.until(lambda: page.window.builder.shown and builder.field("builder_start").text() == "2026-02-1")
    form = builder.panel.form
    assert form.template is not None
    assert form.chooser.field.text() == form.template.title
    assert [order.fractions for order in form.phases.orders] == [20]
    assert [day.isChecked() for day in form.days] == [True] * 4 + [False] * 3
    return builder


def test_the_builder_comes_back_after_a_kill_as_it_was_filled_in(opener: Opener, protected: Path) -> None:
    page = opener(protected)
    sign_in(page)
    before = half_built(page).panel.form.said()
    kill(page, "builder")
    again = opener(protected)
    sign_in(again)
    builder = assert_half_built(again)
    assert builder.panel.form.said() == before
    builder.type("6")
    builder.key(Qt.Key.Key_Return)
    builder.make()
    again.until(lambda: again.casebook.drafts.get("builder") is None)


def test_the_builder_is_emptied_at_a_lock_and_comes_back_over_its_course(opener: Opener, protected: Path) -> None:
    page = opener(protected)
    sign_in(page)
    page.open(CONFLICT)
    half_built(page)
    page.window.rooms.idle.expired.emit()
    assert page.window.builder.panel is None
    sign_in(page)
    builder = assert_half_built(page)
    page.until(lambda: page.window.desk.worksheet is not None and page.reviewed)
    assert page.window.builder.shown
    builder.key(Qt.Key.Key_Escape)
    page.until(lambda: page.casebook.drafts.get("builder") is None)
    assert not page.window.builder.shown


def test_a_half_typed_line_comes_back_after_the_lock(opener: Opener, protected: Path) -> None:
    page = opener(protected)
    sign_in(page)
    page.open(CONFLICT)
    rows = page.worksheet.rows
    page.worksheet.go_to(4)
    page.press("add_line")
    editor = page.worksheet.editor
    assert editor is not None
    QTest.keyClicks(editor, "773")
    page.window.rooms.idle.expired.emit()
    sign_in(page)
    page.until(lambda: page.worksheet.editor is not None)
    assert page.worksheet.editor is not None
    assert page.worksheet.editor.text() == "773"
    assert page.worksheet.rows == rows + 1
    page.worksheet.type_on("77334")
    page.until(lambda: [line.code for line in page.kept.claims[0].lines][5] == "77334")
    sheet = page.window.desk.worksheet
    assert sheet is not None
    place = f"line {sheet.id}"
    page.until(lambda: page.casebook.drafts.get(place) is None)


def test_a_second_window_reads_only_and_says_who_holds_the_casebook(opener: Opener, path: Path) -> None:
    create_casebook(path, Unprotected()).casebook.close()
    first = opener(path)
    first.open(CONFLICT)
    second = opener(path)
    casebook = door(second)
    assert "Read only" in casebook.text("banner_text")
    assert " has it open on " in casebook.text("banner_text")
    casebook.wait_for_aliases("C-1042")
    casebook.choose("C-1042")
    QTest.keyClick(casebook.courses, Qt.Key.Key_Return)
    second.until(lambda: second.reviewed)
    first.window.close()
    casebook.click("banner_button")
    second.until(lambda: second.window.rooms.inside and second.casebook.may(Right.EDIT))
    assert "Read only" not in second.window.rooms.banner.text()


@pytest.mark.parametrize(
    ("passphrase", "again", "part"),
    [("short", "short", "10 letters"), (SECRET, SECRET[:-1], "differ"), (SECRET, SECRET, "")],
)
def test_a_new_passphrase_is_refused_with_a_reason(passphrase: str, again: str, part: str) -> None:
    assert part in refusal(passphrase, again, None)


def test_strength_knows_the_name_and_says_how_long() -> None:
    assert strength_of("anamaria anamaria", ("anamaria",)).score < strength_of(SECRET).score == 4
    assert [lasting(seconds) for seconds in (0.1, 90, 86_400 * 3, 1e30)] == [
        "about 1 seconds", "about 2 minutes", "about 3 days", "centuries"]  # fmt: skip


def test_a_course_named_at_the_start_is_read_first_and_worked_on_in_a_casebook_for_trying_out(
    window: MainWindow, qtbot: QtBot, catalog_path: Path
) -> None:
    page = WindowPage(window, qtbot)
    with qtbot.waitSignal(window.usable, timeout=60_000):
        begin(window, Start(CONFLICT, catalog=catalog_path))
    assert page.findings.counts == ["■ 3 errors"]
    casebook = door(page)
    casebook.wait_inside()
    page.until(lambda: casebook.tabs == ["⌂ Courses", "C-1042"] and page.reviewed)
    page.worksheet.type(4, Column.UNITS, "3")
    assert page.kept.claims[0].lines[4].units == 3
    assert "trying out" in casebook.text("banner_text")


def test_a_course_file_that_cannot_be_read_at_the_start_is_said(
    window: MainWindow, qtbot: QtBot, catalog_path: Path
) -> None:
    page = WindowPage(window, qtbot)
    with qtbot.waitSignal(window.usable, timeout=60_000):
        begin(window, Start(COURSES / "unreadable.json", catalog=catalog_path))
    assert "unreadable.json cannot be used" in page.message
    door(page).wait_inside()
