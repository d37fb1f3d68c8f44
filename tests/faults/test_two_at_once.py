"""A second program on the same casebook reads it, sees who holds it, and writes when the first one is gone."""

import subprocess
import sys
from pathlib import Path

import pytest

from radcoder.app.casebooks.errors import ReadOnlyError
from radcoder.app.casebooks.opening import open_casebook
from tests.faults.casebooks import PASSPHRASE, ROOT, SAMPLE, new_casebook, opened_whole, units_of


def test_the_second_reads_while_the_first_writes_and_takes_over_when_it_is_killed(tmp_path: Path) -> None:
    harmed = new_casebook(tmp_path)
    command = [sys.executable, "-m", "tests.faults.worker", "edits", str(harmed.path), harmed.course]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout
        while not first.stdout.readline().startswith("edit"):
            pass
        with open_casebook(harmed.path, passphrase=PASSPHRASE) as second:
            assert second.read_only
            assert second.holder
            assert second.holder.machine
            seen = [units_of(second.courses.load(harmed.course)) for _ in range(20)]
            with pytest.raises(ReadOnlyError):
                second.courses.create(SAMPLE)
        first.kill()
    assert seen == sorted(seen)
    assert seen[-1] > seen[0]
    with opened_whole(harmed.path) as book:
        assert units_of(book.courses.load(harmed.course)) >= seen[-1]
        assert book.journal.entries("left open")
