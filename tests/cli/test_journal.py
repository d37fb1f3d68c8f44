"""`radcoder journal`: says whether the journal of a casebook is whole, and writes it to a file."""

import io
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from radcoder.app.casebooks.opening import create_casebook, open_casebook
from radcoder.app.casebooks.views import Passphrase, Unprotected
from radcoder.casebook import keys
from radcoder.domain.people import Role
from tests.cli.runs import Cli


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """A casebook without encryption, closed."""
    path = tmp_path / "Plain.casebook"
    create_casebook(path, Unprotected("Bob")).casebook.close()
    return path


@pytest.fixture
def locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An encrypted casebook with an administrator and a coder, closed; its keys are derived in a millisecond."""
    monkeypatch.setattr(keys.Cost.__init__, "__defaults__", (1, 64, 1))
    path = tmp_path / "Locked.casebook"
    with create_casebook(path, Passphrase("Ann", "correct horse")).casebook as book:
        book.people.add("Carl", Role.CODER, "carls own word")
    return path


def typed(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Let this come on standard input."""
    monkeypatch.setattr("sys.stdin", io.StringIO(text))


def test_a_whole_journal_is_said_to_be_whole(cli: Cli, plain: Path) -> None:
    ran = cli("journal", "verify", "--casebook", plain)
    assert (ran.status, ran.out, ran.err) == (0, "The journal is whole: 3 entries.\n", "")


def test_the_casebook_may_be_named_before_the_command(cli: Cli, plain: Path) -> None:
    assert cli("--casebook", plain, "journal", "verify").status == 0


def test_an_altered_entry_is_found(cli: Cli, plain: Path) -> None:
    with closing(sqlite3.connect(plain)) as connection, connection:
        connection.execute("UPDATE journal SET who = 'Eve' WHERE number = 1")
    ran = cli("journal", "verify", "--casebook", plain)
    assert ran.status == 1
    assert ran.out.startswith("The journal is broken at entry 1: entry 1 is not as it was written.")


def test_the_passphrase_comes_on_standard_input(cli: Cli, locked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, "correct horse\n")
    assert cli("journal", "verify", "--casebook", locked).status == 0
    typed(monkeypatch, "wrong\n")
    ran = cli("journal", "verify", "--casebook", locked)
    assert (ran.status, ran.out) == (2, "")
    assert "The passphrase does not open this casebook" in ran.err


def test_who_may_not_read_the_journal_is_told_so(cli: Cli, locked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, "carls own word\n")
    ran = cli("journal", "verify", "--casebook", locked, "--user", "Carl")
    assert ran.status == 2
    assert "A coder may not read, check and export the journal" in ran.err


def test_the_journal_is_exported(cli: Cli, plain: Path, tmp_path: Path) -> None:
    ran = cli("journal", "export", "--casebook", plain, "--output", tmp_path / "j.csv")
    assert (ran.status, ran.out) == (0, "")
    assert (tmp_path / "j.csv").read_text(encoding="utf-8-sig").startswith("number,at,who,what,subject,course,")
    assert cli("journal", "export", "--casebook", plain).status == 2


def test_a_casebook_open_elsewhere_can_still_be_checked(cli: Cli, plain: Path) -> None:
    with open_casebook(plain):
        assert cli("journal", "verify", "--casebook", plain).status == 0


@pytest.mark.parametrize(
    ("content", "said"),
    [(None, "Look whether the file is still there"), (b"a letter to nobody" * 99, "it is no casebook")],
)
def test_what_is_no_casebook_is_said_in_a_sentence(cli: Cli, tmp_path: Path, content: bytes | None, said: str) -> None:
    path = tmp_path / "None.casebook"
    if content:
        path.write_bytes(content)
    ran = cli("journal", "verify", "--casebook", path)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err
