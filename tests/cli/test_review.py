"""`radcoder review` keeps its contract: exit statuses, streams, one document a line."""

import json
from pathlib import Path

from radcoder.app.casebooks.opening import create_casebook
from radcoder.app.casebooks.views import Unprotected
from tests.cli.runs import CLEAN, FLAGGED, SPINE, Cli


def test_a_clean_course_ends_with_0(cli: Cli) -> None:
    ran = cli("review", CLEAN)
    assert (ran.status, ran.err) == (0, "")
    assert "✓ no findings" in ran.out


def test_findings_end_with_1(cli: Cli) -> None:
    ran = cli("review", FLAGGED)
    assert (ran.status, ran.err) == (1, "")
    assert "■ error · PTP" in ran.out


def test_json_is_one_review_on_one_line(cli: Cli) -> None:
    ran = cli("review", FLAGGED, "--format", "json")
    assert ran.status == 1
    assert ran.out.count("\n") == 1
    review = json.loads(ran.out)
    assert review["format"] == "radcoder-review/1"
    assert review["summary"]["error"] == 4


def test_several_files_are_reviewed_in_the_order_given(cli: Cli) -> None:
    ran = cli("review", SPINE, CLEAN, FLAGGED, "--format", "json")
    assert ran.status == 1
    assert [json.loads(line)["course"] for line in ran.out.splitlines()] == [
        "sample-spine",
        "sample-breast",
        "sample-prostate",
    ]


def test_an_unusable_file_is_named_and_the_others_are_reviewed(cli: Cli, tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text("{", encoding="utf-8")
    ran = cli("review", FLAGGED, broken, CLEAN, "--format", "json")
    assert ran.status == 2
    assert [json.loads(line)["course"] for line in ran.out.splitlines()] == ["sample-prostate", "sample-breast"]
    assert ran.err.startswith(f"{broken}: not JSON")


def test_a_review_with_others_is_the_review_alone(cli: Cli) -> None:
    together = cli("review", SPINE, CLEAN, FLAGGED, "--format", "json").out
    assert together == "".join(cli("review", path, "--format", "json").out for path in (SPINE, CLEAN, FLAGGED))


def test_texts_of_several_courses_stand_apart(cli: Cli) -> None:
    ran = cli("review", CLEAN, FLAGGED)
    assert "\n\n\nsample-prostate · " in ran.out


def test_output_goes_to_the_file_and_the_word_about_it_to_standard_error(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "reviews.jsonl"
    ran = cli("review", CLEAN, FLAGGED, "--format", "json", "--output", path)
    assert (ran.status, ran.out, ran.err) == (1, "", f"Written: {path}\n")
    assert path.read_text(encoding="utf-8") == cli("review", CLEAN, FLAGGED, "--format", "json").out


def test_no_file_is_written_when_nothing_could_be_reviewed(cli: Cli, tmp_path: Path) -> None:
    ran = cli("review", tmp_path / "none.json", "--output", tmp_path / "out.txt")
    assert ran.status == 2
    assert not (tmp_path / "out.txt").exists()


def test_an_output_that_cannot_be_written_ends_with_2(cli: Cli, tmp_path: Path) -> None:
    ran = cli("review", CLEAN, "--output", tmp_path / "none" / "out.txt")
    assert ran.status == 2
    assert "its folder does not exist" in ran.err


def test_a_pdf(cli: Cli, tmp_path: Path) -> None:
    ran = cli("review", FLAGGED, "--format", "pdf", "--output", tmp_path / "one.pdf")
    assert (ran.status, ran.out) == (1, "")
    assert (tmp_path / "one.pdf").read_bytes().startswith(b"%PDF-")


def test_a_pdf_each_for_several_courses(cli: Cli, tmp_path: Path) -> None:
    ran = cli("review", CLEAN, SPINE, "--format", "pdf", "--output", tmp_path / "all")
    assert ran.status == 1
    assert sorted(path.name for path in (tmp_path / "all").iterdir()) == ["breast-3d-16.pdf", "spine-hospital-10.pdf"]


def test_two_courses_of_one_name_do_not_overwrite_each_other(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / CLEAN.name).write_bytes(CLEAN.read_bytes())
    ran = cli("review", CLEAN, tmp_path / CLEAN.name, "--format", "pdf", "--output", tmp_path / "all")
    assert ran.status == 2
    assert "have one name" in ran.err


def test_a_pdf_needs_a_place(cli: Cli) -> None:
    ran = cli("review", CLEAN, "--format", "pdf")
    assert ran.status == 2
    assert "--format pdf needs --output" in ran.err


def test_a_casebook_lends_its_settings_of_rules_and_the_review_says_so(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "Plain.casebook"
    with create_casebook(path, Unprotected("Bob")).casebook as book:
        book.rule_settings.set("", "PTP", None)
    ran = cli("review", FLAGGED, "--casebook", path)
    assert "· PTP" in cli("review", FLAGGED).out
    assert "· PTP" not in ran.out
    assert "PTP" in ran.out
    assert "off" in ran.out
    assert json.loads(cli("--casebook", path, "review", FLAGGED, "--format", "json").out)["settings"]


def test_a_pdf_by_a_casebook_that_is_not_there_is_refused(cli: Cli, tmp_path: Path) -> None:
    pdf = tmp_path / "summary.pdf"
    ran = cli("report", FLAGGED, "--output", pdf, "--casebook", tmp_path / "None.casebook")
    assert (ran.status, pdf.exists()) == (2, False)
    assert "None.casebook" in ran.err
