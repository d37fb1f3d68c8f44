"""A casebook that does not open: what the window says, and how one goes on from there."""

from pathlib import Path

import pytest

from radcoder.app.casebooks.opening import create_casebook
from radcoder.app.casebooks.views import Passphrase, Unprotected
from radcoder.casebook import migrate
from radcoder.casebook.engine import connect
from radcoder.casebook.vault import unlock
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
