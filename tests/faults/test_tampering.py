"""What another tool changes in a casebook without encryption is found."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from radcoder.app.casebooks.opening import create_casebook, open_casebook
from radcoder.app.casebooks.views import Unprotected
from tests.faults.casebooks import SAMPLE


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "Ours.casebook"
    with create_casebook(path, Unprotected()).casebook as book:
        for number in range(5):
            book.courses.create(replace(SAMPLE, reference=f"course-{number}"))
        assert book.journal.verify().whole
    return path


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal SET who = 'Nobody' WHERE number = 4",
        "UPDATE journal SET at = '2020-01-01T00:00:00.000000Z' WHERE number = 4",
        "DELETE FROM journal WHERE number = 4",
    ],
)
def test_an_entry_that_another_tool_changed_is_found(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as other, other:
        other.execute(statement)
    with open_casebook(path) as book:
        verdict = book.journal.verify()
    assert (verdict.whole, verdict.broken_at) == (False, 4)
    assert "4" in verdict.sentence
