"""What the paper must keep whatever it shows: every line, every word, its foot, its bytes."""

import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from radcoder.domain.course import Claim, ClaimKind, Course, Fraction, Line, LineRef, Modality, Phase
from radcoder.domain.findings import Authority, Fix, Safety, Severity
from radcoder.reports import theme
from radcoder.reports.content import Names, Summary
from radcoder.reports.summary import draw_summary
from tests.reports.summaries import (
    FINDINGS,
    INVENTED,
    NAMES,
    SUMMARY,
    bare,
    drawn,
    finding,
    flat,
    of_lines,
    pages,
    review,
    said,
)

ROOT = Path(__file__).parents[2]
SENTENCES = " ".join(f"Sentence {n} of many." for n in range(1500))
WORD = "Pneumonoultramicroscopicsilicovolcanoconiosis" * 60


def test_the_same_summary_gives_the_same_bytes() -> None:
    assert drawn(SUMMARY) == drawn(replace(SUMMARY))


def test_another_process_with_another_hash_seed_gives_the_same_bytes() -> None:
    program = "import sys; from tests.reports.summaries import *; sys.stdout.buffer.write(drawn(SUMMARY))"
    environment = {**os.environ, "PYTHONHASHSEED": "4711", "PYTHONPATH": str(ROOT)}
    other = subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, check=True)
    assert other.stdout == drawn(SUMMARY)


@pytest.mark.parametrize("summary", [SUMMARY, of_lines(300), bare(Course("R-0"))], ids=["findings", "300", "empty"])
def test_every_page_says_its_number_the_hashes_the_reference_and_the_notice(summary: Summary) -> None:
    texts = pages(drawn(summary))
    for number, text in enumerate(texts, 1):
        assert f"Page {number} of {len(texts)}" in text
        foot = f"{summary.course.reference} · content {summary.content_hash[:16]} · catalogue {'c0ffee' * 10:.16}"
        assert foot[:-16] in text
        assert "CPT © American Medical Association" in text


def test_the_document_says_its_title_author_and_language_and_opens_with_an_outline() -> None:
    reader = PdfReader(BytesIO(drawn(SUMMARY)))
    assert reader.metadata is not None
    assert reader.metadata.title == "R-1042 · Larynx, 12 fractions, with a stray simulation"
    assert reader.metadata.author == "RadCoder"
    assert str(reader.root_object["/Lang"]) == "en-US"
    assert [getattr(each, "title", None) for each in reader.outline][:3] == ["Course", "Phases", "Claims"]


def test_the_paper_is_letter_and_both_weights_are_embedded() -> None:
    page = PdfReader(BytesIO(drawn(SUMMARY))).pages[0]
    assert (page.mediabox.width, page.mediabox.height) == (612, 792)
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]  # type: ignore[index]
    assert {font["/BaseFont"].split("+")[-1] for font in fonts} == {"DejaVuSans", "DejaVuSans-Bold"}
    assert all("/ToUnicode" in font for font in fonts)


def test_findings_come_most_serious_first_and_those_set_aside_last() -> None:
    text = said(SUMMARY)
    heads = ["■ Error BND-01", "▲ Warning MUE", "● Info FRQ-20", "◌ Set aside VAL-03"]
    found = [text.find(head) for head in heads]
    assert -1 not in found
    assert found == sorted(found)
    assert "error, set aside by a person" in text


def test_shapes_go_with_words_so_that_nothing_hangs_on_colour() -> None:
    assert "■ 1 error · ▲ 1 warning · ● 1 info · ◌ 1 set aside" in said(SUMMARY)
    assert "✓ Clean: nothing above info" in said(Summary(INVENTED, review(), NAMES))


def test_only_black_is_used() -> None:
    content = b"".join(page.get_contents().get_data() for page in PdfReader(BytesIO(drawn(SUMMARY))).pages)  # type: ignore[union-attr]
    colours = set(re.findall(rb"([\d.]+ [\d.]+ [\d.]+) (?:rg|RG)\b", content))
    assert colours == {b"0 0 0"}


def test_a_course_with_all_above_info_set_aside_is_not_called_clean() -> None:
    text = said(Summary(INVENTED, review(FINDINGS[1]), NAMES))
    assert "◌ Nothing above info is open" in text
    assert "Clean" not in text


def test_markup_and_control_characters_in_texts_are_shown_as_they_are() -> None:
    text = said(Summary(INVENTED, review(finding(message="a <b>bold</b> & <para> \x07 claim")), NAMES))
    assert "a <b>bold</b> & <para> \N{REPLACEMENT CHARACTER} claim" in text


def test_every_one_of_300_lines_is_there() -> None:
    text = said(of_lines(300))
    assert all(re.search(rf"\bA:{number} 2026-01-05", text) for number in range(1, 301))


def test_lines_that_are_alike_stand_together_under_one_head() -> None:
    assert "12 lines 2026-04-06 to 2026-04-21 77407 Beam treatment, level 2" in said(
        Summary(
            INVENTED,
            review(),
            replace(NAMES, lines=dict.fromkeys((e.ref for e in INVENTED.entries()), NAMES.lines[LineRef("A", 3)])),
        )
    )


def test_a_line_with_a_finding_leaves_the_group() -> None:
    marked = finding(lines=(LineRef("A", 5),), message="about one of them")
    text = said(Summary(INVENTED, review(marked), Names()))
    assert "11 lines" in text
    assert "A:5 2026-04-08 77407 – 1 p1 $309.96 ■ BND-01" in text


def test_long_claim_names_do_not_run_into_one_another() -> None:
    text = said(of_lines(40, claim="LAKESIDE-ONCOLOGY-ASSOCIATES-2026-02"))
    assert all(f"LAKESIDE-ONCOLOGY-ASSOCIATES-2026-02:{number} 2026-01-05" in text for number in range(1, 41))


def test_long_texts_run_over_pages_and_lose_nothing() -> None:
    fix = Fix(SENTENCES, Safety.NEEDS_REVIEW, (), (SENTENCES,))
    long = finding(message=SENTENCES, evidence=SENTENCES, authority=(Authority(SENTENCES),), fixes=(fix,))
    course = replace(INVENTED, documentation={"77470": SENTENCES}, phases=(Phase("p1", site=SENTENCES),))
    text = said(Summary(course, review(long), NAMES))
    assert text.count("Sentence 0 of many.") == text.count("Sentence 1499 of many.") == 7


def test_a_word_longer_than_a_page_is_broken_and_not_clipped() -> None:
    course = replace(INVENTED, title=WORD, documentation={WORD: WORD})
    text = said(Summary(course, review(finding(message=WORD, name=WORD)), replace(NAMES, payer=WORD)))
    assert text.replace(" ", "").count("volcanoconiosis") >= 6 * 55


def test_a_note_on_a_line_longer_than_a_page_is_printed() -> None:
    text = said(of_lines(1, note=SENTENCES))
    assert "Sentence 0 of many." in text
    assert "Sentence 1499 of many." in text


@pytest.mark.parametrize(
    "course",
    [Course("R-0"), Course("R-0", (Claim("A", ClaimKind.HOSPITAL),))],
    ids=["no claims", "an empty claim"],
)
def test_a_course_without_lines_is_put_on_one_page(course: Course) -> None:
    texts = pages(drawn(bare(course)))
    assert len(texts) == 1
    assert "No lines to judge" in texts[0]
    assert "no lines" in texts[0]


def test_no_heading_is_left_at_the_foot_of_a_page() -> None:
    """Pushes everything down the page line by line: no heading, column head or finding's name may end a page."""
    heads = {"Findings", "Finding", "Why", "How it came about", "Note", "Notices", "Details", "Estimate", "Says"}
    for lines in range(1, 40, 2):
        course = replace(INVENTED, diagnoses=("C61",) * lines)
        for text in pages(drawn(Summary(course, review(finding()), NAMES))):
            last = text.strip().splitlines()[-1].strip()
            assert last not in heads, f"{lines} diagnoses"
            assert not last.startswith(("■ Error", "Estimate as billed")), f"{lines} diagnoses"


def test_releases_older_than_the_last_date_of_service_say_so() -> None:
    text = said(SUMMARY)
    assert "Pairs 2024Q3 2024-09-30 older than this course" in text
    assert "Relative values RVU26C 2026-12-31 older" not in text


def test_units_are_compared_in_words() -> None:
    text = said(SUMMARY)
    assert "2 2 ✓ agrees" in text
    assert "77336 Physicist’s chart check 2 0 2 fewer" in text


def test_a_fix_says_how_safe_it_is_and_what_would_remain() -> None:
    text = said(SUMMARY)
    assert "Remove line A:2 (safe). Nothing else would remain." in text
    assert "Add 59 to line B:1 (needs review). Would remain: MUE warning: still 3" in text


def test_the_estimate_names_its_basis_and_the_lines_without_an_amount() -> None:
    text = said(SUMMARY)
    assert "Estimate as billed: $4,959.36" in text
    assert "Medicare figures. An estimate. 1 line without an amount." in text
    assert "A:2 77290 26 – the contractor sets the price" in text


def test_weeks_of_five_are_shown_with_their_days_and_brachytherapy_is_not() -> None:
    assert "04-06–04-10" in said(SUMMARY)
    assert "04-20–04-21 (2)" in said(SUMMARY)
    course = Course("R-0", phases=(Phase("b", modality=Modality.HDR),), fractions=(Fraction(date(2026, 4, 6), "b"),))
    assert "Weeks of five" not in said(bare(course))


def test_a_very_long_course_has_all_its_weeks() -> None:
    days = [date(2026, 1, 5) + timedelta(days=n) for n in range(52)]
    text = said(bare(Course("R-0", fractions=tuple(Fraction(day) for day in days))))
    assert all(f"{day:%m-%d}" in text for day in days[::5])


def test_a_long_reference_is_cut_at_the_foot_only_and_says_so() -> None:
    text = flat(pages(drawn(bare(Course("R" * 200))))[0])
    assert "R… · content" in text
    assert text.replace(" ", "").count("R" * 200) == 1


def test_a_missing_typeface_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(theme, "FILES", {"RadCoder-Unheard-Of": "Gone.ttf"})
    with pytest.raises(theme.FontMissingError, match=r"Gone\.ttf is missing or damaged"):
        draw_summary(SUMMARY, tmp_path)


def test_severity_counts_leave_out_what_is_set_aside() -> None:
    assert SUMMARY.review.count(Severity.ERROR) == 1
    assert SUMMARY.review.aside == 1


def test_a_line_says_its_own_diagnosis_charge_and_note() -> None:
    line = Line(date(2026, 1, 5), "77427", diagnoses=("C79.51",), note="second course")
    text = said(bare(Course("R-0", (Claim("A", ClaimKind.PROFESSIONAL, (line,)),))))
    assert "Dx C79.51 Note: second course" in text
    assert "Charge $700.00" in said(SUMMARY)
