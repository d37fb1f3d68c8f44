"""The tabular list: every code that the library knows, without importing it."""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from radcoder.catalog.build import connect
from radcoder.catalog.releases import icd10cm


@pytest.fixture(scope="module")
def connection(catalog_path: Path) -> Iterator[sqlite3.Connection]:
    with closing(connect(catalog_path)) as opened:
        yield opened


def test_every_code_of_the_published_list_is_held_and_no_other(connection: sqlite3.Connection) -> None:
    held = {plain for (plain,) in connection.execute("SELECT plain FROM icd10cm")}
    stems = connection.execute(
        "SELECT b.code, b.title, json_extract(a.notes, '$.seventh') FROM icd10cm b JOIN icd10cm a ON a.id = b.seventh"
    )
    for code, title, extensions in stems:
        made = icd10cm.extended(code, title, list(json.loads(extensions).items()))
        held |= {each.replace(".", "") for each, _ in made}
    published = icd10cm.tabular_list().path.parent / "code-list-April-2026.txt"
    assert held == set(published.read_text("utf-8").split())


def test_a_code_is_billable_when_nothing_is_below_it_and_no_character_is_missing(
    connection: sqlite3.Connection,
) -> None:
    asked = "SELECT billable FROM icd10cm WHERE code = ? AND kind = 'code'"
    for code, billable in (("C61", 1), ("C50", 0), ("C50.911", 1), ("S02.0", 0), ("Z51.0", 1)):
        assert connection.execute(asked, (code,)).fetchall() == [(billable,)]


def test_notes_are_kept(connection: sqlite3.Connection) -> None:
    (notes,) = connection.execute("SELECT notes FROM icd10cm WHERE code = 'C50' AND kind = 'code'").fetchone()
    assert any("skin of breast" in note for note in json.loads(notes)["excludes1"])


def test_the_library_is_not_imported() -> None:
    program = (
        "import sys; from radcoder.catalog.releases import icd10cm; icd10cm.tabular_list();"
        " print(icd10cm.LIBRARY in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
    assert done.stdout == "False\n"


def test_another_edition_is_another_mark(tmp_path: Path) -> None:
    one, two = tmp_path / "icd10c-tabular-April-1-2026.xml", tmp_path / "icd10c-tabular-October-1-2026.xml"
    marks = set()
    for path, text in ((one, "a"), (two, "a"), (one, "ab")):
        path.write_text(text)
        marks.add(icd10cm.TabularList(path, "x").mark)
    assert len(marks) == 3


def test_a_library_that_carries_none_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(icd10cm, "PATTERN", "nothing-*.xml")
    with pytest.raises(icd10cm.DiagnosesMissingError, match="tabular list of ICD-10-CM is missing"):
        icd10cm.tabular_list()
