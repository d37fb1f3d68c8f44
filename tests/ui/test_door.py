"""The way in and out of casebooks: remembered keys, recent ones, passphrases, who cannot write, and nobody there."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QPlainTextEdit, QPushButton, QWidget

from radcoder.app.casebooks.opening import create_casebook, open_casebook
from radcoder.app.casebooks.views import Passphrase, Unprotected
from radcoder.casebook.lock import NoLockError
from radcoder.domain.people import Role
from radcoder.ui.casebook.recent import RecentMenu, names
from radcoder.ui.casebook.rooms import Rooms
from tests.casebook.keyrings import Memory
from tests.ui.conftest import COURSES
from tests.ui.pages.casebook import SECRET, Opener, door, sign_in
from tests.ui.pages.window import WindowPage

CONFLICT = COURSES / "conflict.json"
OTHER = "four green kettles argue"


@pytest.fixture
def memory() -> Iterator[Memory]:
    before = keyring.get_keyring()
    keyring.set_keyring(backend := Memory())
    yield backend
    keyring.set_keyring(before)


def rooms(page: WindowPage) -> Rooms:
    return page.window.rooms


def test_the_key_is_remembered_only_when_asked_and_forgotten_again(
    opener: Opener, protected: Path, memory: Memory
) -> None:
    page = opener(protected)
    casebook = door(page)
    box = casebook.seen(QCheckBox, "sign_in_remember")
    assert not box.isChecked()
    sign_in(page)
    page.window.close()
    assert memory.kept == {}

    page = opener(protected)
    door(page).seen(QCheckBox, "sign_in_remember").click()
    sign_in(page)
    page.until(lambda: len(memory.kept) == 1)
    page.window.close()

    page = opener(protected)
    door(page).wait_inside()
    assert page.journal()[0].subject == "key remembered on this computer"
    page.press("lock")
    casebook = sign_in(page)
    page.press("people")
    box = casebook.seen(QCheckBox, "people_remember")
    page.until(box.isChecked)
    box.click()
    page.until(lambda: "forgotten the key" in page.status)
    assert memory.kept == {}
    assert page.journal()[0].what == "forget key"
    page.window.close()
    assert door(opener(protected)).shut


def test_another_passphrase_makes_the_computer_forget_the_key(opener: Opener, protected: Path, memory: Memory) -> None:
    page = opener(protected)
    door(page).seen(QCheckBox, "sign_in_remember").click()
    casebook = sign_in(page)
    page.until(lambda: len(memory.kept) == 1)
    page.press("passphrase")
    box = casebook.seen(QCheckBox, "people_remember")
    page.until(box.isChecked)
    for name, text in (("own_old", SECRET), ("own_new", OTHER), ("own_again", OTHER)):
        casebook.fill(name, text)
    casebook.click("own_go")
    page.until(lambda: not box.isChecked())
    assert memory.kept == {}
    page.window.close()
    assert door(opener(protected)).shut


def test_where_there_is_no_keyring_nothing_is_offered(opener: Opener, protected: Path) -> None:
    before = keyring.get_keyring()
    keyring.set_keyring(NoKeyring())  # type: ignore[no-untyped-call]
    page = opener(protected)
    answered: list[bool] = []
    page.window.jobs.keep(lambda: True, answered.append, lambda _: None)
    page.until(lambda: bool(answered))
    assert not page.window.findChildren(QCheckBox, "sign_in_remember")[0].isVisible()
    sign_in(page)
    page.press("people")
    page.until(lambda: page.window.findChildren(QCheckBox, "people_remember") != [])
    assert not page.window.findChildren(QCheckBox, "people_remember")[0].isVisible()
    keyring.set_keyring(before)


def test_recent_casebooks_are_in_the_menu_and_at_the_door(opener: Opener, protected: Path, tmp_path: Path) -> None:
    second = tmp_path / "Second.casebook"
    create_casebook(second, Passphrase("Ben", OTHER)).casebook.close()
    page = opener(protected)
    sign_in(page)
    menu = page.window.findChild(RecentMenu, "menu_recent")
    assert menu is not None
    menu.fill()
    assert [action.text() for action in menu.actions()] == ["No other casebook was open yet"]
    page.open(CONFLICT)
    rooms(page).go_to(second)
    casebook = sign_in(page, OTHER)
    assert page.casebook.path == second
    assert casebook.tabs == ["⌂ Courses"]
    menu.fill()
    (action,) = menu.actions()
    assert action.text() == "Mine"
    action.trigger()
    page.until(lambda: casebook.shut and rooms(page).session.path == protected)
    box = casebook.seen(QComboBox, "sign_in_casebook")
    assert [box.itemText(row) for row in range(box.count())] == ["Mine", "Second"]
    box.setCurrentIndex(1)
    box.activated.emit(1)
    page.until(lambda: rooms(page).session.path == second)
    sign_in(page, OTHER)
    assert page.casebook.user.name == "Ben"


def test_casebooks_that_are_named_alike_are_told_apart() -> None:
    paths = Path("a") / "Mine.casebook", Path("b") / "Mine.casebook", Path("b") / "Other.casebook"
    assert names(paths) == ("Mine in a", "Mine in b", "Other")


def test_a_recent_casebook_that_is_gone_is_not_made_anew(opener: Opener, path: Path, tmp_path: Path) -> None:
    create_casebook(path, Unprotected()).casebook.close()
    page = opener(path)
    door(page).wait_inside()
    page.window.close()
    (tmp_path / "unplugged").mkdir()
    for file in path.parent.glob(f"{path.name}*"):
        file.rename(tmp_path / "unplugged" / file.name)
    casebook = door(opener(path))
    assert "when it was last open" in casebook.text("fault_text")
    casebook.click("fault_new")
    casebook.click("first_run_plain")
    casebook.click("first_run_go")
    casebook.wait_inside()


def test_leaving_a_casebook_for_trying_out_asks_first(conflict: WindowPage, protected: Path) -> None:
    rooms(conflict).go_to(protected)
    dialog = conflict.dialog(QDialog, "leave_trial")
    dialog.reject()
    assert rooms(conflict).inside
    rooms(conflict).go_to(protected)
    button = conflict.dialog(QDialog, "leave_trial").findChild(QPushButton, "leave_trial_go")
    assert button is not None
    button.click()
    sign_in(conflict)
    assert conflict.casebook.path == protected


def test_the_own_passphrase_is_changed_from_the_menu(opener: Opener, protected: Path) -> None:
    page = opener(protected)
    casebook = sign_in(page)
    page.press("passphrase")
    for field, text in (("own_old", SECRET), ("own_new", OTHER), ("own_again", OTHER)):
        casebook.fill(field, text)
    casebook.click("own_go")
    page.until(lambda: "passphrase is changed" in page.status)
    page.press("lock")
    sign_in(page, OTHER)


def test_an_administrator_sets_a_passphrase_that_was_forgotten(opener: Opener, protected: Path) -> None:
    with open_casebook(protected, passphrase=SECRET) as book:
        book.people.add("Ben", Role.CODER, "a passphrase Ben forgot")
    page = opener(protected)
    casebook = door(page)
    casebook.seen(QComboBox, "sign_in_name").setCurrentText("Ana")
    sign_in(page)
    page.press("people")
    form = casebook.seen(QWidget, "forgot")
    leaf = rooms(page).leaves.leaf
    assert leaf is not None
    table = leaf.people  # type: ignore[attr-defined]
    page.until(lambda: table.model().rowCount() == 2 and table.currentIndex().isValid())
    assert not form.isEnabled()
    table.setCurrentIndex(table.model().index(1, 0))
    assert form.isEnabled()
    casebook.fill("forgot_new", OTHER)
    casebook.fill("forgot_again", OTHER[:-1])
    casebook.click("forgot_go")
    assert "differ" in casebook.text("forgot_said")
    casebook.fill("forgot_again", OTHER)
    casebook.click("forgot_go")
    page.until(lambda: "Tell it to them alone" in page.status)
    assert (page.journal()[0].what, page.journal()[0].subject) == ("passphrase", "Ben")
    page.press("lock")
    casebook.seen(QComboBox, "sign_in_name").setCurrentText("Ben")
    sign_in(page, OTHER)
    assert page.casebook.user.name == "Ben"


def test_the_banner_says_why_nothing_can_be_changed(
    opener: Opener, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    create_casebook(path, Unprotected()).casebook.close()

    def refuse(wanted: Path) -> None:
        raise NoLockError(wanted, OSError(28, "No space left on device"))

    monkeypatch.setattr("radcoder.app.casebooks.opening.take_lock", refuse)
    casebook = door(opener(path))
    assert "Read only: nothing can be changed here. Its disk is full." in casebook.text("banner_text")


def test_notes_and_favourites_come_and_go_with_the_casebook(opener: Opener, protected: Path) -> None:
    page = opener(protected)
    sign_in(page)
    page.open(CONFLICT)
    codes = page.window.codes
    codes.show()
    codes.open_code("77301", date(2026, 2, 12))
    page.until(lambda: codes.findChild(QPlainTextEdit, "own_note") is not None)
    field = codes.findChild(QPlainTextEdit, "own_note")
    assert field is not None
    QTest.keyClicks(field, "ask Dr Lee")
    view = codes.view
    assert view is not None
    view.head.favourite.click()
    page.until(lambda: page.casebook.notes.favourites() == ("77301",))
    page.press("lock")
    assert codes.findChild(QPlainTextEdit, "own_note") is None
    assert not view.head.favourite.isVisible()
    sign_in(page)
    assert page.casebook.notes.get("77301") == "ask Dr Lee"
    page.until(lambda: codes.findChild(QPlainTextEdit, "own_note") is not None)
    field = codes.findChild(QPlainTextEdit, "own_note")
    assert field is not None
    assert field.toPlainText() == "ask Dr Lee"
    assert view.head.favourite.isChecked()


def test_a_key_in_a_dialog_is_a_sign_of_life(opener: Opener, protected: Path) -> None:
    page = opener(protected)
    sign_in(page)
    idle = rooms(page).idle
    page.until(lambda: idle.watching)
    page.press("about")
    dialog = page.dialog(QDialog, "about_dialog")
    window = dialog.windowHandle()
    assert window is not None
    page.until(lambda: window in idle._watched)
    idle._timer.setTimerType(Qt.TimerType.PreciseTimer)
    idle._timer.start()
    before = idle._timer.remainingTime()
    page.until(lambda: idle._timer.remainingTime() < before - 20)
    before = idle._timer.remainingTime()
    QTest.keyClick(window, Qt.Key.Key_Shift)
    assert idle._timer.remainingTime() > before
    dialog.reject()
