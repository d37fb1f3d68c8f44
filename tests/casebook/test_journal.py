"""The journal: every change to it is found and its place named, whatever another program did."""

import itertools
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from radcoder.casebook import chain, journal, migrate
from radcoder.casebook.engine import engine_for
from radcoder.casebook.journal import Happening, Sought
from radcoder.casebook.store import Store
from radcoder.casebook.values import JournalVerdict

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    path = tmp_path / "Test.casebook"
    path.touch()
    made = engine_for(path, None)
    migrate.create_schema(made, "c0ffee", NOON)
    return made


@pytest.fixture
def store(engine: Engine) -> Store:
    """A casebook whose journal has five entries, a minute apart."""
    minutes = itertools.count()
    opened = Store(engine, lambda: NOON + timedelta(minutes=next(minutes)))
    for number in range(1, 6):
        with opened.changing("Ann" if number % 2 else "Bob") as change:
            change.note(Happening("note", f"77{number}", before='"100 %"', after=f'"{number}"'))
    return opened


def verdict(store: Store) -> JournalVerdict:
    with store.reading() as session:
        return chain.verdict(journal.after(session, None), journal.head(session), journal.astray(session))


def found(store: Store, sought: Sought) -> list[int]:
    with store.reading() as session:
        return [entry.number for entry in journal.entries(session, sought)]


def test_an_untouched_journal_is_whole(store: Store) -> None:
    assert verdict(store) == JournalVerdict(True, 5, None, "The journal is whole: 5 entries.")


def test_an_empty_journal_is_whole(engine: Engine) -> None:
    assert verdict(Store(engine)).whole


FORGED = "INSERT INTO journal SELECT 6, at, who, what, subject, course, undoes, clock_back, hash, before, after"
TAMPERINGS = {
    "UPDATE journal SET subject = 'x' WHERE number = 3": (3, "entry 3 is not as it was written"),
    "UPDATE journal SET after = NULL WHERE number = 1": (1, "entry 1 is not as it was written"),
    "UPDATE journal SET at = '2026-11-21T12:03:00.000001Z' WHERE number = 4": (4, "entry 4 is not as it was written"),
    "UPDATE journal SET clock_back = 1 WHERE number = 2": (2, "entry 2 is not as it was written"),
    "DELETE FROM journal WHERE number = 2": (2, "entry 2 is missing"),
    "DELETE FROM journal WHERE number = 1": (1, "entry 1 is missing"),
    "DELETE FROM journal WHERE number > 3": (4, "it ends with entry 3, but 5 were written"),
    "DELETE FROM journal": (1, "it ends with entry 0, but 5 were written"),
    f"{FORGED} FROM journal WHERE number = 5": (6, "it goes on behind entry 5"),
    "UPDATE journal SET at = 'noon' WHERE number = 3": (3, "entry 3 is not as it was written"),
    "UPDATE journal SET at = replace(at, 'Z', '+00:00') WHERE number = 3": (3, "entry 3 is not as it was written"),
    "UPDATE journal SET at = 7 WHERE number = 3": (3, "entry 3 is not as it was written"),
    "UPDATE journal SET who = x'00ff' WHERE number = 2": (2, "entry 2 is not as it was written"),
    "UPDATE journal SET subject = CAST(x'ff41' AS TEXT) WHERE number = 2": (2, "entry 2 is not as it was written"),
    "UPDATE journal SET hash = CAST(x'ff' AS TEXT) WHERE number = 5": (5, "entry 5 is not as it was written"),
    "UPDATE journal SET undoes = 'x' WHERE number = 2": (2, "entry 2 is not as it was written"),
    "UPDATE journal SET number = 0 WHERE number = 2": (0, "entry 0 stands before the first"),
    FORGED.replace("6", "-3", 1) + " FROM journal WHERE number = 5": (-3, "entry -3 stands before the first"),
    "UPDATE casebook SET head_hash = CAST(x'ff' AS TEXT)": (5, "entry 5 is not the last one"),
    "UPDATE casebook SET head_hash = 'x'": (5, "entry 5 is not the last one that the casebook knows"),
}


@pytest.mark.parametrize(("statement", "place"), TAMPERINGS.items(), ids=list(TAMPERINGS))
def test_what_another_program_did_is_found(
    store: Store, engine: Engine, statement: str, place: tuple[int, str]
) -> None:
    with engine.begin() as connection:
        connection.execute(text(statement))
    said = verdict(store)
    assert not said.whole
    assert said.broken_at == place[0]
    assert place[1] in said.sentence


@pytest.mark.parametrize("statement", TAMPERINGS, ids=list(TAMPERINGS))
def test_whatever_another_program_did_work_goes_on_and_it_stays_found(
    store: Store, engine: Engine, statement: str
) -> None:
    with engine.begin() as connection:
        connection.execute(text(statement))
    with store.changing("Ann") as change:
        change.note(Happening("note", "afterwards"))
    assert not verdict(store).whole
    with store.reading() as session:
        shown = journal.entries(session, Sought())
        assert "afterwards" in {entry.subject for entry in shown}
        assert set(journal.names(session)) == {entry.who for entry in shown}
    assert all(entry.who.encode() and entry.subject.encode() for entry in shown)


@pytest.mark.parametrize("head", ["'x'", "3"])
def test_a_head_that_another_program_moved_is_found_again(store: Store, engine: Engine, head: str) -> None:
    with engine.begin() as connection:
        connection.execute(text(f"UPDATE casebook SET head = {head}"))  # noqa: S608
    with store.changing("Ann") as change:
        assert change.note(Happening("note", "afterwards")) == 6
    assert verdict(store) == JournalVerdict(True, 6, None, "The journal is whole: 6 entries.")


def test_entries_are_numbered_without_gaps_when_a_change_fails(store: Store) -> None:
    def fail() -> None:
        with store.changing("Ann") as change:
            change.note(Happening("note", "lost"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with store.changing("Ann") as change:
        assert change.note(Happening("note", "kept")) == 6
    assert verdict(store).whole


def test_a_clock_that_was_set_back_is_noted_and_the_order_stays(engine: Engine) -> None:
    moments = iter([NOON, NOON - timedelta(days=1), NOON - timedelta(hours=1)])
    opened = Store(engine, lambda: next(moments))
    for subject in "abc":
        with opened.changing("Ann") as change:
            change.note(Happening("note", subject))
    with opened.reading() as session:
        entries = journal.entries(session, Sought())[::-1]
    assert [(entry.subject, entry.clock_back) for entry in entries] == [("a", False), ("b", True), ("c", False)]
    assert entries[1].at == NOON - timedelta(days=1)
    assert verdict(opened).whole


@pytest.mark.parametrize(
    ("sought", "numbers"),
    [
        (Sought(), [5, 4, 3, 2, 1]),
        (Sought(limit=2, offset=1), [4, 3]),
        (Sought("773"), [3]),
        (Sought("ANN"), [5, 3, 1]),
        (Sought("100 %"), [5, 4, 3, 2, 1]),
        (Sought("1_0"), []),
        (Sought(who="Bob"), [4, 2]),
        (Sought(course="none"), []),
    ],
)
def test_entries_are_found(store: Store, sought: Sought, numbers: list[int]) -> None:
    assert found(store, sought) == numbers


def test_a_reading_in_pieces_gives_every_entry(store: Store) -> None:
    with store.reading() as session:
        read: Callable[[int | None], list[object]] = lambda n: [e["number"] for e in journal.after(session, n, limit=2)]  # noqa: E731
        assert [read(None), read(2), read(4), read(5)] == [[1, 2], [3, 4], [5], []]
