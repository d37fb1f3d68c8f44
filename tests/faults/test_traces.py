"""Of an encrypted casebook no word can be read without its key: not in its files, not in any other, not in an error."""

import os
import sqlite3
import subprocess
import sys
import traceback
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from radcoder.app.casebooks.opening import create_casebook, open_casebook
from radcoder.app.casebooks.views import Passphrase, Unprotected
from radcoder.casebook.copies import files_of
from radcoder.casebook.engine import engine_for
from radcoder.casebook.faults import CasebookFaultError
from tests.faults.casebooks import NAME, PASSPHRASE, ROOT, SAMPLE, key_of

WORD = "Zyxwomit"
WORK = """
import logging, sys
from dataclasses import replace
from pathlib import Path
logging.basicConfig(level=logging.DEBUG, filename=sys.argv[3])
from radcoder.app.casebooks.opening import open_casebook
from radcoder.domain.edits import SetUnits
from tests.faults.casebooks import FIRST, PASSPHRASE, SAMPLE, cheap_keys
cheap_keys()
word = sys.argv[2]
with open_casebook(Path(sys.argv[1]), passphrase=PASSPHRASE) as book:
    for number in range(40):
        book.courses.create(replace(SAMPLE, reference=f"{word} {number}", title=word * 100))
    sheet = book.sheet(book.courses.list()[0].id)
    sheet.apply("Set units", [SetUnits(FIRST, 7)])
    book.notes.set("77301", word)
    book.drafts.keep("line", word)
    book.journal.entries(word, limit=10**6)
    book.backups.back_up_now()
    print("worked", flush=True)
    while True:
        sheet.undo()
        sheet.redo()
"""


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home, a folder of temporary files and a log of a program that worked on a casebook and was killed."""
    tmp_path = tmp_path_factory.mktemp("traces")
    path = tmp_path / "Ours.casebook"
    create_casebook(path, Passphrase(NAME, PASSPHRASE)).casebook.close()
    home, temporary = tmp_path / "home", tmp_path / "temporary"
    home.mkdir()
    temporary.mkdir()
    places = dict.fromkeys(("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"), str(temporary)) | {"HOME": str(home)}
    command = [sys.executable, "-c", WORK, str(path), WORD, str(tmp_path / "log.txt")]
    with subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, **places}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as worker:
        assert worker.stdout
        assert worker.stdout.readline() == "worked\n"
        worker.kill()
        _, errors = worker.communicate()
        (tmp_path / "errors.txt").write_text(errors, encoding="utf-8")
    return path


def files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())


def holding(folder: Path, word: str) -> list[str]:
    """The files with a word in them, as it is written in any of three ways."""
    forms = [word.encode(), word.encode("utf-16-le"), word.encode().hex().encode()]
    return [path.name for path in files(folder) if any(form in path.read_bytes() for form in forms)]


def test_no_file_holds_a_word_of_a_course_or_the_key(everything: Path) -> None:
    folder, key = everything.parent, key_of(everything)
    assert len(list(files(folder))) >= 7
    assert holding(folder, WORD) == []
    assert holding(folder, SAMPLE.claims[0].lines[0].code) == []
    assert holding(folder, PASSPHRASE) == []
    assert not [path for path in files(folder) if key in path.read_bytes() or key.hex().encode() in path.read_bytes()]
    with open_casebook(everything, passphrase=PASSPHRASE) as book:
        assert book.courses.list()[0].alias.startswith(WORD)


def test_plain_sqlite_reads_nothing_of_the_casebook_or_its_copies(everything: Path) -> None:
    databases = [everything, *files_of(everything)]
    assert len(databases) == 2
    for path in databases:
        with closing(sqlite3.connect(path)) as other, pytest.raises(sqlite3.DatabaseError, match="not a database"):
            other.execute("SELECT name FROM sqlite_master")


def test_the_search_finds_words_where_they_are(tmp_path: Path) -> None:
    with create_casebook(tmp_path / "Open.casebook", Unprotected()).casebook as book:
        book.courses.create(replace(SAMPLE, reference=WORD))
    assert holding(tmp_path, WORD) == ["Open.casebook"]


@pytest.mark.parametrize(
    "statement", ["INSERT INTO course (id, alias) VALUES (NULL, :word)", "SELECT * FROM nowhere WHERE a = :word"]
)
def test_no_error_holds_a_word_of_a_course(everything: Path, statement: str) -> None:
    with engine_for(everything, key_of(everything)).connect() as connection:
        with pytest.raises((SQLAlchemyError, CasebookFaultError)) as caught:
            connection.execute(text(statement), {"word": WORD})
        assert WORD not in "".join(traceback.format_exception(caught.value))
