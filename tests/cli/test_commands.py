"""`radcoder code`, `report`, `demo`, and what may be typed at all."""

import json
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from radcoder.__main__ import parse
from radcoder.app.casebooks.opening import create_casebook
from radcoder.app.casebooks.views import Unprotected
from tests.cli.runs import CLEAN, FLAGGED, Cli


def test_a_code_on_a_date(cli: Cli) -> None:
    ran = cli("code", "77321", "--on", "2025-06-01")
    assert (ran.status, ran.err) == (0, "")
    assert "$92.51" in ran.out
    assert "(0.95 × 1 + 1.86 × 1 + 0.05 × 1) × 32.3465" in ran.out


def test_a_code_as_json(cli: Cli) -> None:
    ran = cli("code", "77301", "--on", "2026-02-12", "--locality", "01182-18", "--format", "json")
    assert ran.status == 0
    page = json.loads(ran.out)
    assert (page["number"], page["on"], page["locality"]["key"]) == ("77301", "2026-02-12", "01182-18")


def test_without_a_date_a_code_is_shown_for_today(cli: Cli) -> None:
    assert json.loads(cli("code", "77301", "--format", "json").out)["on"] == str(date.today())  # noqa: DTZ011


def test_an_unknown_code_ends_with_2(cli: Cli) -> None:
    ran = cli("code", "77302")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("The catalogue does not know the code 77302. Nearest known codes: 7730")


def test_an_unknown_locality_ends_with_2(cli: Cli) -> None:
    ran = cli("code", "77301", "--locality", "nowhere")
    assert (ran.status, ran.out) == (2, "")
    assert "no locality nowhere" in ran.err


@pytest.mark.parametrize("day", ["12.2.2026", "2026-2-12", "20260212", "2026-02-30", "2026-W07-4", "today", ""])
def test_a_wrong_date_is_quoted(cli: Cli, day: str) -> None:
    ran = cli("code", "77301", "--on", day)
    assert (ran.status, ran.out) == (2, "")
    assert f"--on: expected a date such as 2026-02-12, got '{day}'" in ran.err


def test_a_report(cli: Cli, tmp_path: Path) -> None:
    ran = cli("report", FLAGGED, "--kind", "summary", "--output", tmp_path / "r.pdf")
    assert (ran.status, ran.out, ran.err) == (0, "", f"Written: {tmp_path / 'r.pdf'}\n")
    assert (tmp_path / "r.pdf").read_bytes().startswith(b"%PDF-")


def test_a_report_on_an_unusable_file_ends_with_2(cli: Cli, tmp_path: Path) -> None:
    ran = cli("report", tmp_path / "none.json", "--output", tmp_path / "r.pdf")
    assert ran.status == 2
    assert "there is no such file" in ran.err
    assert not (tmp_path / "r.pdf").exists()


def test_a_report_needs_a_place(cli: Cli) -> None:
    assert "--output" in cli("report", FLAGGED).err


def test_the_demonstration(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from radcoder.app import demo

    monkeypatch.setattr(demo, "demo_folder", lambda: tmp_path / "build")
    ran = cli("demo")
    assert ran.status == 0
    assert "■ error · PTP" in ran.out
    assert f"The summary to print: {tmp_path / 'build' / 'prostate-imrt-28.pdf'}" in ran.err
    assert (tmp_path / "build" / "prostate-imrt-28.pdf").is_file()


@pytest.mark.parametrize("words", [["reveiw", "x.json"], ["reveiw"], ["a.json", "b.json"]])
def test_what_is_no_command_is_told_the_commands(cli: Cli, words: list[str]) -> None:
    ran = cli(*words)
    assert (ran.status, ran.out) == (2, "")
    assert f"there is no command {words[0]}; the commands are review, code, report, export, demo" in ran.err


def test_a_course_file_alone_is_for_the_window() -> None:
    options = parse(["--catalog", "review", "course.json", "--start-and-quit"])
    assert (options.command, options.course, options.catalog) == (None, Path("course.json"), Path("review"))
    assert options.start_and_quit


def test_the_catalogue_may_be_named_before_or_after_the_command() -> None:
    assert parse(["--catalog", "here", "demo"]).catalog == parse(["demo", "--catalog", "here"]).catalog == Path("here")


def test_a_pattern_that_the_shell_left_alone_is_expanded(tmp_path: Path) -> None:
    for name in ("b.json", "a.json", "c.txt"):
        (tmp_path / name).write_bytes(b"")
    courses = parse(["review", str(tmp_path / "*.json"), str(tmp_path / "?.none"), str(tmp_path / "c.txt")]).courses
    assert [path.name for path in courses] == ["a.json", "b.json", "?.none", "c.txt"]


@pytest.mark.parametrize("command", ["review", "code", "report", "demo"])
def test_each_command_says_what_its_status_means(cli: Cli, command: str) -> None:
    ran = cli(command, "--help")
    assert ran.status == 0
    assert "Exit status: 0" in ran.out


def test_help_names_the_commands(cli: Cli) -> None:
    ran = cli("--help")
    assert (ran.status, ran.err) == (0, "")
    assert all(f"\n    {command} " in ran.out for command in ("review", "code", "report", "demo"))


def test_an_interrupt_ends_quietly(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    from radcoder.app import review

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(review, "review_course", interrupt)
    ran = cli("review", CLEAN)
    assert (ran.status, ran.out, ran.err) == (130, "", "Stopped.\n")


@pytest.mark.parametrize("name", ["r.csv", "r.xlsx"])
def test_an_export_is_the_same_each_time(cli: Cli, tmp_path: Path, name: str) -> None:
    first, second = tmp_path / name, tmp_path / f"again-{name}"
    assert (cli("export", FLAGGED, "--output", first).status, cli("export", FLAGGED, "--output", second).status) == (
        0,
        0,
    )
    assert first.read_bytes() == second.read_bytes()
    assert first.read_bytes().startswith(b"PK" if name == "r.xlsx" else b"\xef\xbb\xbfClaim,#,Date,Code")


def test_an_export_is_judged_by_the_settings_of_a_casebook_and_says_so(cli: Cli, tmp_path: Path) -> None:
    path, usual, without = tmp_path / "Plain.casebook", tmp_path / "usual.csv", tmp_path / "without.csv"
    with create_casebook(path, Unprotected("Bob")).casebook as book:
        book.rule_settings.set("", "PTP", None)
    cli("export", FLAGGED, "--output", usual)
    ran = cli("export", FLAGGED, "--casebook", path, "--output", without)
    assert ran.status == 0
    assert "1 rule off for all payers: PTP" in ran.err
    assert "PTP" in usual.read_text(encoding="utf-8")
    assert "PTP" not in without.read_text(encoding="utf-8")


def test_an_exported_workbook_names_the_rules_that_were_set_otherwise(cli: Cli, tmp_path: Path) -> None:
    path, workbook = tmp_path / "Plain.casebook", tmp_path / "r.xlsx"
    with create_casebook(path, Unprotected("Bob")).casebook as book:
        book.rule_settings.set("", "PTP", None)
    cli("export", FLAGGED, "--casebook", path, "--output", workbook)
    with ZipFile(workbook) as parts:
        assert b'name="Rules"' in parts.read("xl/workbook.xml")
        assert b"1 rule off for all payers: PTP" in parts.read("xl/sharedStrings.xml")
