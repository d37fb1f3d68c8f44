"""Lines and fractions from foreign tables: understood, or refused with a reason; nothing changes without a word."""

from datetime import date, time
from decimal import Decimal

import pytest

from radcoder.app.columns import FRACTIONS, ColumnField, NoColumnError, columns_from_text, proposed, signature
from radcoder.app.line_fields import FieldRefusedError, LineField, pointers, read_dollars, read_field
from radcoder.app.table_export import to_csv, to_xlsx
from radcoder.app.table_import import NewLines, fractions_of, lines_of, rejected_csv
from radcoder.app.worksheet import judge
from radcoder.app.workspace import Workspace
from radcoder.domain.course import Claim, ClaimKind, Course, Fraction, Line, Phase
from radcoder.domain.edits import apply_edits
from radcoder.exchange.table import read_table

LINE = Line(date(2026, 2, 12), "77301")
COURSE = Course(
    "C",
    (Claim("A", ClaimKind.PROFESSIONAL, (LINE,), pos="11"), Claim("H", ClaimKind.PROFESSIONAL, pos="22")),
    diagnoses=("C61", "Z51.0"),
    phases=(Phase("p1"),),
)


def imported(text: str, course: Course = COURSE) -> NewLines:
    table = read_table(text.encode(), "x.csv")
    return lines_of(table, proposed(table), course, "A")


def test_columns_are_found_by_their_heads() -> None:
    table = read_table(b"DOS,CPT Code,Qty,Mod 1,Mod 2,Place of Service,Patient\n", "x")
    names = [field.value for field in proposed(table).fields]
    assert names == ["date", "code", "units", "modifiers", "modifiers", "place of service", ""]


def test_columns_without_heads_are_found_by_their_cells() -> None:
    table = read_table(b"2/12/2026\t77301\t1\tC61\n2/13/2026\tG6015\t2\tC61\n", "x")
    columns = proposed(table)
    assert not columns.head
    assert [field.value for field in columns.fields] == ["date", "code", "units", "diagnoses"]


def test_columns_are_remembered_as_text() -> None:
    table = read_table(b"DOS,CPT\n", "x")
    columns = proposed(table).having(column=0, field=ColumnField.NOTE)
    allowed = tuple(ColumnField)
    assert columns_from_text(columns.to_text(), allowed) == columns
    assert columns_from_text("nonsense|head|day", allowed) is None
    assert columns_from_text("", allowed) is None
    assert signature(table) == "dos|cpt"


def test_a_row_becomes_a_line() -> None:
    new = imported('date,code,units,mod,pos,dx,charge,note\n2/13/26,77300,2.0,"26, XS",22,B,"1.250,50",two\n')
    line = Line(date(2026, 2, 13), "77300", 2, ("26", "XS"), None, ("Z51.0",), Decimal("1250.50"), "two")
    assert new.lines == (("H", line),)
    assert new.rejected == ()


def test_a_code_may_carry_its_modifiers() -> None:
    new = imported("date,code,mod\n2026-02-13,77300-26,59\n")
    assert new.lines[0][1].modifiers == ("26", "59")
    assert "Read as code 77300 with 26 59." in new.notes


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("2026-02-30,77301,1", "has 28 days"),
        ("yesterday,77301,1", "not understood as a day"),
        ("2026-02-12,7730,1", "five characters"),
        ("2026-02-12,77301,1.5", "whole number"),
        ("2026-02-12,77301,0", "whole number"),
        (",77301,1", "date of service"),
        ("2026-02-12,,1", "no code"),
    ],
)
def test_a_row_that_does_not_fit_is_refused_with_its_reason(row: str, reason: str) -> None:
    new = imported(f"date,code,units\n2026-02-12,77300,1\n{row}\n")
    assert len(new.lines) == 1
    assert [(each.number, reason in each.reason) for each in new.rejected] == [(3, True)]


def test_rejected_rows_go_into_a_file_with_reasons() -> None:
    new = imported("date,code\n2026-02-12,=7730\n")
    written = rejected_csv(new.rejected, ("date", "code")).decode("utf-8-sig")
    assert written.splitlines()[0] == "date,code,row,reason"
    assert written.splitlines()[1].startswith("2026-02-12,'=7730,2,")


@pytest.mark.parametrize("text", ["2026-02-03", "2/3/2026", "3.2.2026", "3 Feb 2026", "20260203", "2/3/26 0:00"])
def test_five_writings_of_one_day(text: str) -> None:
    assert imported(f"date,code\n{text},77301\n").lines[0][1].date == date(2026, 2, 3)


def test_days_first_are_known_by_their_neighbours_and_explained() -> None:
    new = imported("date,code\n13/2/2026,77301\n3/2/2026,77300\n")
    assert [line.date for _, line in new.lines] == [date(2026, 2, 13), date(2026, 2, 3)]
    assert "1 dates such as 3/2/2026 can be read in two ways; they are read with the day first" in new.notes[0]


def test_a_doubtful_day_is_read_month_first_and_explained() -> None:
    new = imported("date,code\n3/2/2026,77300\n")
    assert new.lines[0][1].date == date(2026, 3, 2)
    assert "month first, which nothing in the column proves" in new.notes[0]


def test_a_column_in_both_orders_says_so() -> None:
    assert "both orders" in imported("date,code\n13/2/2026,77301\n2/13/2026,77300\n3/2/2026,77300\n").notes[0]


def test_claims_and_places_must_be_of_the_course() -> None:
    new = imported("claim,date,code,pos\nh,2026-02-12,77300,22\nA,2026-02-12,77300,22\nZ,2026-02-12,77300,\n")
    assert [claim for claim, _ in new.lines] == ["H"]
    assert "Claim A has place of service 11" in new.rejected[0].reason
    assert "This course has the claims A, H." in new.rejected[1].reason


def test_a_line_that_stands_there_already_is_told() -> None:
    assert "1 of the lines stand on their claims already" in imported("date,code\n2026-02-12,77301\n").notes[0]


def test_a_table_without_dates_asks_for_them() -> None:
    with pytest.raises(NoColumnError, match="Say which column holds the date"):
        imported("code,units\n77301,1\n")


def test_fractions_come_into_the_log() -> None:
    table = read_table(
        b"Date,Session,Start time,Machine\n2/16/2026,1,2:30 pm,L1\n2/16/2026,1,3:30 pm,L1\n16/2,x,,\n", "x"
    )
    new = fractions_of(table, proposed(table, FRACTIONS), COURSE)
    assert new.fractions == (Fraction(date(2026, 2, 16), "p1", 1, time(14, 30), machine="L1"),)
    assert [each.number for each in new.rejected] == [3, 4]
    assert apply_edits(COURSE, new.edits(COURSE)).fractions == new.fractions


@pytest.mark.parametrize(
    ("text", "dollars"),
    [
        ("1250", "1250.00"),
        ("$1,250.00", "1250.00"),
        ("1250,5", "1250.50"),
        ("1.250,00", "1250.00"),
        ("1,250", "1250.00"),
    ],
)
def test_dollars_in_every_writing(text: str, dollars: str) -> None:
    assert str(read_dollars(text)) == dollars


@pytest.mark.parametrize("text", ["1.250", "-3", "12.345", "1,25,0", "free"])
def test_dollars_that_could_be_another_amount_are_refused(text: str) -> None:
    with pytest.raises(FieldRefusedError):
        read_dollars(text)


@pytest.mark.parametrize(
    ("text", "codes"),
    [("A", ("C61",)), ("2 1", ("Z51.0", "C61")), ("c79.51", ("C79.51",)), ("C7951", ("C79.51",))],
)
def test_diagnoses_by_pointer_and_by_code(text: str, codes: tuple[str, ...]) -> None:
    assert read_field(LineField.DIAGNOSES, text, LINE, COURSE).line.diagnoses == codes


def test_pointers_are_letters_where_the_course_has_the_diagnosis() -> None:
    line = read_field(LineField.DIAGNOSES, "BA", LINE, COURSE).line
    assert pointers(line, COURSE) == "BA"
    with pytest.raises(FieldRefusedError, match=r"A = C61, B = Z51\.0"):
        read_field(LineField.DIAGNOSES, "C", LINE, COURSE)


def test_ten_thousand_rows_are_read() -> None:
    new = imported("date,code\n" + "2026-02-13,77300\n" * 10_000)
    assert len(new.lines) == 10_000


def test_what_was_exported_comes_in_again(workspace: Workspace) -> None:
    lines = (
        Line(date(2026, 2, 12), "77301", charge=Decimal("10.50"), note="=note"),
        Line(date(2026, 2, 13), "77300", 2, ("59",), "p1"),
    )
    course = Course(
        "C", (Claim("A", ClaimKind.PROFESSIONAL, lines, pos="11"),), diagnoses=("C61",), phases=(Phase("p1"),)
    )
    judgement = judge(workspace, course)
    for data in (to_csv(judgement), to_xlsx(judgement)):
        table = read_table(data, "x")
        empty = Course("C", (Claim("A", ClaimKind.PROFESSIONAL, pos="11"),), diagnoses=("C61",), phases=(Phase("p1"),))
        new = lines_of(table, proposed(table), empty, "A")
        assert new.rejected == ()
        assert tuple(line for _, line in new.lines) == lines
    assert to_xlsx(judgement) == to_xlsx(judgement)
