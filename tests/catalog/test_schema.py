"""The tables: strict, released, dated, and without floats."""

from contextlib import closing
from pathlib import Path

import pytest

from radcoder.catalog import schema
from radcoder.catalog.build import connect

HELPERS = {"about", "dataset", "release", "icd10cm"}


def test_every_table_is_strict(catalog_path: Path) -> None:
    with closing(connect(catalog_path)) as connection:
        found = connection.execute(
            "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
        )
        strict = {name for name, is_strict in found if is_strict}
    assert strict == set(schema.metadata.tables)


def test_every_dataset_row_has_its_release_and_no_number_is_a_float(catalog_path: Path) -> None:
    with closing(connect(catalog_path)) as connection:
        for table in schema.DATASETS.values():
            columns = {name: kind for _, name, kind, *_ in connection.execute(f"PRAGMA table_info({table.name})")}
            assert list(columns)[-1] == "release"
            assert set(columns.values()) <= {"TEXT", "INTEGER"}
    assert set(schema.metadata.tables) - {table.name for table in schema.DATASETS.values()} == HELPERS


def test_the_layout_is_part_of_the_signature(monkeypatch: pytest.MonkeyPatch) -> None:
    before = schema.signature()
    monkeypatch.setattr(schema, "INDEXES", ("another",))
    assert schema.signature() != before
