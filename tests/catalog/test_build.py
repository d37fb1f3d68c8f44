"""Building the catalogue: the right file, the whole file, and a sentence when a seed is damaged."""

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import date
from pathlib import Path

import pytest

from radcoder.catalog import build
from radcoder.catalog.build import POINTER, CatalogBuildError, connect, current_catalog, ensure_catalog
from radcoder.catalog.reader import Catalog
from radcoder.catalog.releases import icd10cm
from radcoder.catalog.seeds import SeedError
from tests.conftest import SEEDS

ROOT = Path(__file__).parents[2]


SMALL = """<ICD10CM.tabular><chapter><name>2</name><desc>Neoplasms</desc><section id="C60-C63">
<desc>Genital organs (C60-C63)</desc><diag><name>C61</name><desc>Prostate</desc></diag>
</section></chapter></ICD10CM.tabular>"""


@pytest.fixture
def few_diagnoses(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """A tabular list of one diagnosis: the whole one takes a second of every build."""
    path = tmp_path_factory.mktemp("tabular") / "icd10c-tabular-April-1-2026.xml"
    path.write_text(SMALL)
    monkeypatch.setattr(icd10cm, "tabular_list", lambda: icd10cm.TabularList(path, "April 1 2026"))


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """A copy of db/ to damage."""
    return shutil.copytree(SEEDS, tmp_path / "db")


def answers(path: Path) -> bool:
    """Whether the file is a whole catalogue that knows its way."""
    with closing(connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    with Catalog(path) as catalog:
        fee = catalog.facts_for(()).fee_row("77321", "", date(2025, 7, 1))
        return fee is not None and bool(catalog.search("77301").found)


def content(path: Path) -> list[str]:
    with closing(connect(path)) as connection:
        return list(connection.iterdump())


class Told:
    """Remembers what a build reported."""

    def __init__(self) -> None:
        self.steps: list[tuple[int, int, str]] = []

    def __call__(self, done: int, total: int, label: str) -> None:
        self.steps.append((done, total, label))


@pytest.mark.usefixtures("few_diagnoses")
def test_builds_once_and_then_only_looks(tmp_path: Path) -> None:
    told = Told()
    path = ensure_catalog(tmp_path / "new" / "folder", SEEDS, told)
    first = len(told.steps)
    assert ensure_catalog(path.parent, SEEDS, told) == path
    assert len(told.steps) == first > 0
    assert answers(path)
    assert sorted(p.name for p in path.parent.iterdir()) == sorted([path.name, POINTER])


def test_progress_counts_every_row(tmp_path: Path) -> None:
    told = Told()
    ensure_catalog(tmp_path, SEEDS, told)
    done = [step[0] for step in told.steps]
    assert done == sorted(done)
    assert told.steps[-1][0] == told.steps[-1][1] > 20_000
    assert "Radiation-oncology codes in our own words" in {label for _, _, label in told.steps}


@pytest.mark.usefixtures("few_diagnoses")
def test_building_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    one, two = (ensure_catalog(tmp_path / name, SEEDS) for name in ("one", "two"))
    assert one.name == two.name
    assert one.read_bytes() == two.read_bytes()


@pytest.mark.usefixtures("few_diagnoses")
def test_a_changed_seed_is_a_new_catalogue(tmp_path: Path, seeds: Path) -> None:
    old = ensure_catalog(tmp_path / "home", seeds)
    change_title(seeds)
    new = ensure_catalog(tmp_path / "home", seeds)
    assert new != old
    assert current_catalog(new.parent) == new
    assert not old.exists()
    assert answers(new)


@pytest.mark.usefixtures("few_diagnoses")
def test_an_old_catalogue_in_use_stays_readable(tmp_path: Path, seeds: Path) -> None:
    with Catalog(ensure_catalog(tmp_path / "home", seeds)) as old:
        old.facts_for(())
        change_title(seeds)
        ensure_catalog(tmp_path / "home", seeds)
        assert old.facts_for(()).codes["77301"]
        assert old.localities()


@pytest.mark.usefixtures("few_diagnoses")
def test_an_imported_dataset_takes_the_place_of_the_seed(tmp_path: Path) -> None:
    imported = shutil.copytree(SEEDS / "payers", tmp_path / build.IMPORTED / "payers")
    description = imported / "dataset.toml"
    description.write_text(description.read_text().replace('title = "Payers"', 'title = "My payers"'))
    with Catalog(ensure_catalog(tmp_path, SEEDS)) as catalog:
        assert catalog.facts_for(()).releases["payers"].title == "My payers"


def change_title(seeds: Path) -> None:
    path = seeds / "payers" / "dataset.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("Payers", "All payers"), encoding="utf-8")


# A build in another process, which stops at a chosen moment and says so.
CHILD = """
import sys, time
from pathlib import Path
from radcoder.catalog import build

folder, seeds, moment = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]

def stop(*_):
    print("here", flush=True)
    time.sleep(60)

def told(done, total, label):
    if moment.isdigit() and done >= int(moment):
        stop()

if moment in ("_replace", "_point", "_remove_old"):
    setattr(build, moment, stop)
build.ensure_catalog(folder, seeds, told)
print("finished", flush=True)
"""


@pytest.fixture
def kill_at() -> Callable[[Path, Path, str], None]:
    """Start a build and kill its process at the moment."""

    def kill(folder: Path, seeds: Path, moment: str) -> None:
        command = [sys.executable, "-c", CHILD, str(folder), str(seeds), moment]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
            assert process.stdout
            assert process.stdout.readline() == "here\n"
            process.kill()

    return kill


@pytest.mark.parametrize("moment", ["0", "1000", "15000", "22000", "_replace", "_point"])
def test_a_build_killed_at_the_first_start_leaves_none(
    tmp_path: Path, kill_at: Callable[[Path, Path, str], None], moment: str
) -> None:
    kill_at(tmp_path, SEEDS, moment)
    assert current_catalog(tmp_path) is None
    assert answers(ensure_catalog(tmp_path, SEEDS))


@pytest.mark.parametrize("moment", ["0", "15000", "_replace", "_point"])
def test_a_build_killed_later_leaves_the_old_one(
    tmp_path: Path, seeds: Path, kill_at: Callable[[Path, Path, str], None], moment: str
) -> None:
    home = tmp_path / "home"
    old = ensure_catalog(home, seeds)
    change_title(seeds)
    kill_at(home, seeds, moment)
    assert current_catalog(home) == old
    assert answers(old)
    assert answers(ensure_catalog(home, seeds))
    assert not old.exists()


def test_a_build_killed_while_it_clears_up_leaves_the_new_one(
    tmp_path: Path, kill_at: Callable[[Path, Path, str], None]
) -> None:
    kill_at(tmp_path, SEEDS, "_remove_old")
    path = current_catalog(tmp_path)
    assert path
    assert answers(path)


def test_a_build_killed_at_any_time_leaves_a_whole_one_or_none(tmp_path: Path) -> None:
    for wait in (0.15, 0.25, 0.3, 0.35, 0.4, 0.5):
        folder = tmp_path / str(wait)
        with subprocess.Popen([sys.executable, "-c", CHILD, str(folder), str(SEEDS), "never"], cwd=ROOT) as process:
            time.sleep(wait)
            process.kill()
        path = current_catalog(folder)
        assert path is None or answers(path)


def test_several_first_starts_at_once_agree(tmp_path: Path) -> None:
    command = [sys.executable, "-c", CHILD, str(tmp_path), str(SEEDS), "never"]
    started = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) for _ in range(4)]
    assert [process.communicate()[0] for process in started] == ["finished\n"] * 4
    path = current_catalog(tmp_path)
    assert path
    assert answers(path)
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.usefixtures("few_diagnoses")
@pytest.mark.parametrize("built", [False, True])
def test_parts_of_killed_builds_go_at_the_next_start(built: bool, tmp_path: Path) -> None:
    if built:
        ensure_catalog(tmp_path, SEEDS)
    fresh, stale = tmp_path / "catalog-a.part", tmp_path / "catalog-b.part"
    for part in (fresh, stale):
        part.touch()
    os.utime(stale, (time.time() - 2 * build.STALE_SECONDS,) * 2)
    ensure_catalog(tmp_path, SEEDS)
    assert fresh.exists()
    assert not stale.exists()


@pytest.mark.usefixtures("few_diagnoses")
def test_a_build_that_is_given_up_leaves_no_trace(tmp_path: Path) -> None:
    def give_up(done: int, total: int, label: str) -> None:
        if done:
            raise KeyboardInterrupt

    with suppress(KeyboardInterrupt):
        ensure_catalog(tmp_path, SEEDS, give_up)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("size", [0, 100, 100_000])
@pytest.mark.usefixtures("few_diagnoses")
def test_a_truncated_catalogue_is_built_again(tmp_path: Path, size: int) -> None:
    path = ensure_catalog(tmp_path, SEEDS)
    os.truncate(path, size)
    assert answers(ensure_catalog(tmp_path, SEEDS))


@pytest.mark.parametrize("text", ["", "nothing.sqlite", "../elsewhere.sqlite", "\0"])
@pytest.mark.usefixtures("few_diagnoses")
def test_a_pointer_to_no_catalogue_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "elsewhere.sqlite").touch()
    home = tmp_path / "home"
    home.mkdir()
    (home / POINTER).write_text(text)
    assert current_catalog(home) is None
    assert answers(ensure_catalog(home, SEEDS))


def test_a_place_that_takes_no_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CatalogBuildError, match=r"cannot be written to .*file.*choose another place"):
        ensure_catalog(tmp_path / "file", SEEDS)


def test_the_catalogue_is_read_only(catalog_path: Path) -> None:
    with closing(connect(catalog_path)) as connection, pytest.raises(sqlite3.OperationalError, match="readonly"):
        connection.execute("DELETE FROM code")


def replace_in(dataset: str, name: str, old: str, new: str) -> Callable[[Path], None]:
    def damage(seeds: Path) -> None:
        path = seeds / dataset / name
        before = path.read_bytes()
        assert old.encode() in before
        path.write_bytes(before.replace(old.encode(), new.encode("latin-1"), 1))

    return damage


def cut(dataset: str, name: str, size: int) -> Callable[[Path], None]:
    return lambda seeds: os.truncate(seeds / dataset / name, size)


def remove(name: str) -> Callable[[Path], None]:
    def damage(seeds: Path) -> None:
        path = seeds / name
        path.unlink() if path.is_file() else shutil.rmtree(path)

    return damage


DAMAGES = {
    "date": (
        replace_in("rvu", "rvu.csv", "09,99,0,2025-01-01,", "09,99,0,2025-13-01,"),
        r'rvu/rvu.csv, row 1 \(line 2\): expected a date such as 2026-02-16 in valid_from, got "2025-13-01"',
    ),
    "number": (
        replace_in(
            "gpci",
            "gpci.csv",
            "01112-09,CA,SAN JOSE-SUNNYVALE-SANTA CLARA (SANTA CLARA CNTY),1.100",
            "01112-09,CA,X,1e2",
        ),
        r'gpci/gpci.csv, row 3 \(line 4\): expected a decimal number such as 2.86 in work, got "1e2"',
    ),
    "whole number": (
        replace_in("mue", "mue.csv", "0394T,practitioner,2,", "0394T,practitioner,two,"),
        r'mue/mue.csv, row 1 \(line 2\): expected a whole number in value, got "two"',
    ),
    "flag": (
        replace_in("opps", "opps.csv", "0394T,S,5622,,0", "0394T,S,5622,,?"),
        r'opps/opps.csv, row 1 \(line 2\): expected 0 or 1 in radiosurgery_planning, got "\?"',
    ),
    "release": (
        replace_in("addon", "addon.csv", ",I/OCE 2026Q2\n", ",I/OCE 2036Q2\n"),
        r"addon/addon.csv, row 1 \(line 2\): expected a release that dataset.toml lists in release",
    ),
    "key": (
        replace_in("icd10", "icd10.csv", "\nC00.1,", "\n,"),
        r'icd10/icd10.csv, row 3 \(line 4\): expected a value in code, got ""',
    ),
    "cells": (
        replace_in("payers", "payers.csv", "\ncigna,Cigna,", "\ncigna,"),
        r"payers/payers.csv, row 6 \(line 7\): expected 8 cells, got 7",
    ),
    "letters": (
        replace_in("codes", "codes.csv", "Spacer in the chest", "Spacer in the ch\xe9st"),
        r'codes/codes.csv, row 5 \(line 6\): expected UTF-8 text in short_name, got "Spacer in the ch\\udce9st"',
    ),
    "quotes": (
        replace_in("codes", "codes.csv", '"One treatment of skin', '"One" treatment of skin'),
        r"codes/codes.csv, row 1 \(line \d+\): ",
    ),
    "header": (
        replace_in("edit125", "edit125.csv", "trigger_code", "trigger"),
        r"edit125/edit125.csv, header: expected trigger_code,.*, got trigger,",
    ),
    "text": (
        replace_in("payers", "payers.csv", "Cigna", "Sigma"),
        r"payers/payers.csv: its checksum differs, so it is not the file that dataset.toml describes",
    ),
    "end": (
        cut("ncci-ptp-hospital", "ncci_ptp_hospital.csv", 200_000),
        r"ncci-ptp-hospital/ncci_ptp_hospital.csv, row \d+ \(line \d+\): expected",
    ),
    "rows": (
        replace_in("parameters", "parameters.csv", "physics_remainder,3,", "\nphysics_remainder,3,"),
        r"parameters/parameters.csv, row \d+ \(line \d+\): expected 9 cells, got 0",
    ),
    "a missing file": (remove("mue/mue.csv"), r"mue/dataset.toml: cannot be read .*mue.csv"),
    "a missing dataset": (remove("mue"), r"db has no dataset mue\. Install RadCoder again"),
    "a description": (
        replace_in("mue", "dataset.toml", "title = ", "title "),
        r"mue/dataset.toml: cannot be read \(Expected '=' after a key",
    ),
    "a fact of the description": (
        replace_in("mue", "dataset.toml", "licence = ", "license = "),
        r"mue/dataset.toml: has no licence",
    ),
    "an id": (
        replace_in("mue", "dataset.toml", 'id = "mue"', 'id = "mie"'),
        r"mue/dataset.toml: mie is not a dataset of the catalogue",
    ),
}


@pytest.mark.parametrize("what", DAMAGES)
@pytest.mark.usefixtures("few_diagnoses")
def test_a_damaged_seed_is_named_and_the_old_catalogue_stays(tmp_path: Path, seeds: Path, what: str) -> None:
    damage, sentence = DAMAGES[what]
    old = ensure_catalog(tmp_path / "home", seeds)
    change_title(seeds)
    damage(seeds)
    with pytest.raises(SeedError, match=sentence):
        ensure_catalog(tmp_path / "home", seeds)
    assert current_catalog(old.parent) == old
    assert answers(old)
    assert sorted(p.name for p in old.parent.iterdir()) == sorted([old.name, POINTER])


@pytest.mark.usefixtures("few_diagnoses")
def test_the_seeds_alone_decide_the_content(tmp_path: Path, seeds: Path) -> None:
    assert content(ensure_catalog(tmp_path / "one", seeds)) == content(ensure_catalog(tmp_path / "two", SEEDS))
