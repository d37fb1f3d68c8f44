"""Notes, favourites, settings, drafts, kept reviews, rules set for a payer, and the journal's page."""

import csv
import json
from pathlib import Path

import pytest

from radcoder.app.casebooks.casebook import Casebook
from radcoder.app.review import review_course
from radcoder.app.rule_settings import settings_of
from radcoder.app.workspace import Workspace
from radcoder.domain.findings import Severity
from radcoder.domain.rule_settings import RuleSetting
from radcoder.files import FileNotWrittenError
from tests.courses import FULL, sample


def whats(book: Casebook) -> list[str]:
    """What happened, newest first."""
    return [entry.what for entry in book.journal.entries()]


def test_notes_are_written_found_and_taken_away(book: Casebook) -> None:
    assert book.notes.get("77301") == ""
    book.notes.set("77301", " Ask for the date of the plan ")
    book.notes.set("77427", "100 % of weeks")
    assert book.notes.get("77301") == "Ask for the date of the plan"
    assert [note.code for note in book.notes.search()] == ["77301", "77427"]
    assert [note.code for note in book.notes.search("PLAN")] == ["77301"]
    assert [note.code for note in book.notes.search("7742")] == ["77427"]
    assert [note.code for note in book.notes.search("0 %")] == ["77427"]
    assert book.notes.search()[0].edited_by == "Me"
    book.notes.set("77301", "")
    assert [note.code for note in book.notes.search()] == ["77427"]
    assert (book.journal.entries()[0].before, book.journal.entries()[0].after) == (
        '"Ask for the date of the plan"',
        '""',
    )


def test_favourites_are_kept_in_order(book: Casebook) -> None:
    for code in ("77427", "77301", "77427"):
        book.notes.favour(code, on=True)
    assert book.notes.favourites() == ("77301", "77427")
    book.notes.favour("77301", on=False)
    assert book.notes.favourites() == ("77427",)
    assert whats(book)[:3] == ["unfavour", "favour", "favour"]


@pytest.mark.parametrize("value", ["20", 20, True, ["a", "b"]], ids=repr)
def test_settings_come_back_as_they_were(book: Casebook, value: object) -> None:
    book.settings.set("key", value)
    assert book.settings.get("key", type(value)()) == value
    book.settings.set("key", value)
    assert whats(book).count("setting") == 1


def test_a_setting_of_another_kind_gives_the_default(book: Casebook) -> None:
    assert book.settings.get("key", "none yet") == "none yet"
    book.settings.set("key", 5)
    assert book.settings.get("key", "text") == "text"
    book.settings.set("key", None)
    assert book.settings.get("key", 7) == 7
    book.settings.set("key", 6)
    assert book.settings.get("key", 7) == 6


def test_drafts_are_kept_and_the_journal_is_silent(book: Casebook) -> None:
    before = whats(book)
    book.drafts.keep("line", "7730")
    book.drafts.keep("line", "77301")
    assert book.drafts.get("line") == "77301"
    book.drafts.drop("line")
    assert book.drafts.get("line") is None
    assert whats(book) == before


def test_a_review_is_kept_with_its_releases(book: Casebook, workspace: Workspace) -> None:
    name = book.courses.create(sample(1))
    review = review_course(workspace, sample(1))
    kept = book.reviews.save(name, review)
    assert book.reviews.list(name) == book.reviews.list() == (kept,)
    assert book.reviews.list("other") == ()
    assert (kept.errors, kept.warnings, kept.infos) == tuple(review.count(each) for each in Severity)
    assert kept.releases == tuple((used.dataset, used.release) for used in review.releases) != ()
    assert json.loads(kept.document)["format"] == "radcoder-review/1"
    assert kept.catalog_hash == review.catalog_hash


def test_rules_set_for_a_payer_go_into_the_review(book: Casebook, workspace: Workspace) -> None:
    review = review_course(workspace, sample(1))
    rule = review.findings[0].rule
    book.rule_settings.set("medicare", rule, None)
    book.rule_settings.set("", rule, Severity.INFO)
    assert book.rule_settings.list() == (RuleSetting(rule, "", Severity.INFO), RuleSetting(rule, "medicare", None))
    again = review_course(workspace, sample(1), settings_of(book.rule_settings))
    assert rule not in {finding.rule for finding in again.findings}
    book.rule_settings.clear("medicare", rule)
    book.rule_settings.clear("medicare", rule)
    assert book.rule_settings.list() == (RuleSetting(rule, "", Severity.INFO),)
    entry = book.journal.entries()[0]
    assert (entry.subject, entry.before, entry.after) == (f"{rule} for medicare", '"off"', '"as published"')
    assert whats(book).count("rule") == 3


def test_what_leaves_the_house_is_noted(book: Casebook) -> None:
    name = book.courses.create(FULL)
    book.journal.note("print", "Summary of full", name)
    entry = book.journal.entries(course=name)[0]
    assert (entry.what, entry.subject, entry.who, entry.course) == ("print", "Summary of full", "Me", name)
    assert book.journal.names() == ("Me",)


def test_the_journal_is_exported_for_spreadsheets_and_programs(book: Casebook, tmp_path: Path) -> None:
    book.courses.create(FULL)
    book.journal.note("print", "=cmd()")
    entries = book.journal.entries()[::-1]
    assert book.journal.export(tmp_path / "j.csv") == len(entries)
    with (tmp_path / "j.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["hash"] for row in rows] == [entry.hash for entry in entries]
    assert rows[-1]["subject"] == "'=cmd()"
    assert book.journal.export(tmp_path / "j.jsonl") == len(entries) + 1
    lines = (tmp_path / "j.jsonl").read_bytes().splitlines()
    assert [json.loads(line)["number"] for line in lines] == list(range(1, len(entries) + 2))
    assert book.journal.entries()[0].subject == "journal: j.jsonl"


def test_an_export_that_cannot_be_written_is_not_noted(book: Casebook, tmp_path: Path) -> None:
    before = book.journal.entries()
    with pytest.raises(FileNotWrittenError):
        book.journal.export(tmp_path / "none" / "j.csv")
    assert book.journal.entries() == before
