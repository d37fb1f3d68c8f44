"""Who bills, where and in which locality: the claims of a course by keyboard, each change one step."""

import pytest
from PySide6.QtCore import Qt

from radcoder.domain.claim_edits import AddClaim, DropClaim, SetHead
from radcoder.domain.course import Claim, ClaimKind, Course
from radcoder.ui.fields.claims import claim_kind, heads_of
from radcoder.ui.fields.rows import EntriesModel
from radcoder.ui.worksheet.cells import Column
from tests.ui.pages.facts import FactsPage
from tests.ui.pages.window import WindowPage

ID, KIND, POS, BILLER, GROUP, SPECIALTY, LOCALITY = range(7)


@pytest.fixture
def facts(conflict: WindowPage) -> FactsPage:
    page = FactsPage(conflict)
    page.open("claims")
    conflict.until(lambda: page.panel.claims.refusal(page.panel.claims.index(0, LOCALITY), "Alabama") == "")
    return page


def claims(page: FactsPage) -> EntriesModel:
    return page.panel.claims


def test_the_locality_is_found_by_its_name_and_the_estimate_follows(conflict: WindowPage, facts: FactsPage) -> None:
    before = conflict.window.status.total.text()
    model = claims(facts)
    facts.panel.tabs.currentWidget().setFocus()
    assert model.setData(model.index(0, LOCALITY), "alabama")
    assert conflict.course.claims[0].locality == "10112-00"
    assert conflict.command("undo").text() == "&Undo change of claim A"
    conflict.review()
    assert conflict.window.status.total.text() != before
    assert "Locality 10112-00" in conflict.worksheet.facts
    conflict.press("undo")
    assert conflict.course.claims[0].locality == "national"


@pytest.mark.parametrize(
    ("column", "typed", "said"),
    [
        (LOCALITY, "Springfield", "is no Medicare locality"),
        (LOCALITY, "rest of", "fits several localities"),
        (LOCALITY, "99999-99", "is no Medicare locality"),
        (POS, "eleven", "two digits"),
        (KIND, "nurse", "is none of these"),
        (ID, "B", "keeps its name"),
        (BILLER, "Dr. Who", "cannot be a name here"),
    ],
)
def test_what_does_not_fit_is_explained_where_it_is_typed(facts: FactsPage, column: int, typed: str, said: str) -> None:
    model = claims(facts)
    assert said in model.refusal(model.index(0, column), typed)


def test_a_claim_is_added_by_keyboard_and_takes_lines(conflict: WindowPage, facts: FactsPage) -> None:
    model = claims(facts)
    table = facts.panel.tables[-1]
    table.setCurrentIndex(model.index(1, ID))
    table.setFocus()
    facts.line("B", "hosp")
    conflict.until(lambda: len(conflict.course.claims) == 2)
    added = conflict.course.claims[1]
    assert (added.id, added.kind, added.pos, added.locality) == ("B", ClaimKind.HOSPITAL, None, "national")
    assert not conflict.worksheet.grid.isColumnHidden(Column.CLAIM) or conflict.worksheet.rows
    assert "has no place of service" in model.refusal(model.index(1, POS), "22")
    model.remove(1)
    assert [each.id for each in conflict.course.claims] == ["A"]


def test_a_claim_with_lines_is_not_taken_away(conflict: WindowPage, facts: FactsPage) -> None:
    claims(facts).remove(0)
    assert "Delete them first" in conflict.status
    assert [each.id for each in conflict.course.claims] == ["A"]


def test_f4_and_alt_6_lead_to_the_claims(conflict: WindowPage) -> None:
    page = FactsPage(conflict)
    page.open("claims")
    assert page.focus.objectName() == "facts_claims"
    page.key(Qt.Key.Key_Escape)
    assert not page.panel.isVisible()


def test_edits_of_claims_leave_lines_alone() -> None:
    head = Claim("A", ClaimKind.PROFESSIONAL, pos="11")
    course = AddClaim(head).on(Course("C"))
    assert AddClaim(head).on(course) is course
    course = SetHead("A", Claim("other", ClaimKind.PROFESSIONAL, pos="22")).on(course)
    assert heads_of(course) == (Claim("A", ClaimKind.PROFESSIONAL, pos="22"),)
    assert DropClaim("A").on(course).claims == ()


def test_without_a_catalogue_a_number_of_a_locality_is_taken() -> None:
    field = claim_kind(Course("C")).fields[LOCALITY]
    assert field.read(Claim("A", ClaimKind.PROFESSIONAL), "01182-18").locality == "01182-18"
    assert field.read(Claim("A", ClaimKind.PROFESSIONAL), "").locality is None
