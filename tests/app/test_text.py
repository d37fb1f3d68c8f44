"""Plain text is wrapped, aligned and short."""

import pytest

from radcoder.app.text import columns, counted, labelled, paragraph, refs
from radcoder.domain.course import LineRef


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ("", ""),
        ("A:3", "A:3"),
        ("A:3 A:4 A:5", "A:3-5"),
        ("A:5 A:3 A:4 A:9 B:1", "A:3-5, A:9, B:1"),
        ("A:10 A:9 A:9", "A:9-10"),
    ],
)
def test_runs_of_lines_are_joined(lines: str, text: str) -> None:
    parts = (each.split(":") for each in lines.split())
    assert refs(LineRef(claim, int(number)) for claim, number in parts) == text


def test_columns_align_and_the_last_one_hangs() -> None:
    assert columns([("a", "1", "x"), ("bbb", "22", "word " * 30)], right=(1,)) == [
        "  a     1  x",
        "  bbb  22  " + " ".join(["word"] * 20),
        "           " + " ".join(["word"] * 10),
    ]


def test_a_last_column_of_numbers_ends_flush() -> None:
    assert columns([("a", "1.00"), ("b", "10.00")], right=(1,)) == ["  a   1.00", "  b  10.00"]


def test_an_empty_last_cell_leaves_no_blanks() -> None:
    assert columns([("a", "")]) == ["  a"]
    assert columns([]) == []


def test_a_label_hangs() -> None:
    lines = labelled("Evidence", "word " * 40)
    assert lines[0].startswith("  Evidence   word")
    assert lines[1].startswith("             word")
    assert labelled("Evidence", "") == []


def test_long_words_are_never_broken() -> None:
    assert paragraph("x" * 200) == ["  " + "x" * 200]


def test_numbers_and_nouns() -> None:
    assert (counted(1, "error"), counted(2, "error"), counted(0, "error")) == ("1 error", "2 errors", "0 errors")
