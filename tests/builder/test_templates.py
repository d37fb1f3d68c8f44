"""Every template, in every place, on dates of both code sets, makes a course that its own review finds clean."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path

import pytest

from radcoder.app.builder import Closed, FolderShelf, closed_days, preview, standard_templates
from radcoder.app.workspace import Workspace, open_workspace
from radcoder.builder.draft import Draft, build
from radcoder.builder.objections import PrescriptionError
from radcoder.builder.prescription import Place
from radcoder.builder.templates import Template, TemplateError, matching, read_template, template_document, template_of
from radcoder.domain.course import Course, Status
from radcoder.domain.findings import Review, Severity

TEMPLATES = {template.id: template for template in standard_templates()}
STARTS = (
    date(2025, 3, 17),
    date(2025, 11, 19),
    date(2025, 12, 9),
    date(2026, 1, 5),
    date(2026, 2, 16),
    date(2026, 6, 22),
)
REVIEWED = [(name, place) for name, place in product(TEMPLATES, Place) if place not in TEMPLATES[name].not_in]


@pytest.fixture(scope="session")
def workspace(catalog_path: Path) -> Iterator[Workspace]:
    with open_workspace(catalog_path) as opened:
        yield opened


def drafted(workspace: Workspace, name: str, place: Place, start: date, payer: str = "medicare") -> Draft:
    closed = frozenset(closed_days(Closed.USUAL, range(2024, 2028)))
    prescription = replace(TEMPLATES[name].prescription("T", place, start), closed=closed, payer=payer)
    return build(prescription, workspace.facts_for([]))


def troubles(review: Review) -> list[str]:
    """Whatever a coder would have to look at: errors, warnings, and lines that the facts support and nobody bills."""
    return [
        f"{finding.rule}: {finding.message}"
        for finding in review.findings
        if finding.severity is not Severity.INFO or finding.rule.startswith("MIS-")
    ]


@pytest.mark.parametrize("start", STARTS, ids=str)
@pytest.mark.parametrize(("name", "place"), REVIEWED)
def test_a_template_makes_a_clean_course(workspace: Workspace, name: str, place: Place, start: date) -> None:
    from radcoder.app.review import review_course

    draft = drafted(workspace, name, place, start)
    review = review_course(workspace, draft.course)
    assert troubles(review) == []
    assert draft.course.status is Status.ENDED
    lines = {entry.ref for entry in draft.course.entries()}
    assert lines == set(draft.reasons)
    assert all(draft.reasons.values())


@pytest.mark.parametrize("payer", ["aetna", "bcbs-nc", "medicare-advantage", "uhc-commercial"])
def test_other_payers_have_their_own_codes_and_are_clean_too(workspace: Workspace, payer: str) -> None:
    from radcoder.app.review import review_course

    for place, start in product(Place, (date(2025, 3, 17), date(2026, 5, 4))):
        draft = drafted(workspace, "prostate-imrt-28", place, start, payer)
        found = troubles(review_course(workspace, draft.course))
        assert [each for each in found if not each.startswith("PAY-01")] == []  # an approval is the payer's to give


def test_a_payers_window_is_the_same_for_the_builder_and_the_rules(workspace: Workspace) -> None:
    """Blue Cross NC names no calculation in its window: it is billed near the plan, and a simulation is not."""
    made = codes(drafted(workspace, "prostate-imrt-28", Place.FREESTANDING, date(2026, 5, 4), "bcbs-nc").course, "A")
    assert "77300" in made
    assert not {"77280", "77285", "77290", "77370"} & made.keys()


def codes(course: Course, claim: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for line in next(each for each in course.claims if each.id == claim).lines:
        code = "-".join((line.code, *line.modifiers))
        found[code] = found.get(code, 0) + line.units
    return found


def test_prostate_44_from_9_december_crosses_new_year_line_by_line(workspace: Workspace) -> None:
    course = drafted(workspace, "prostate-imrt-44", Place.HOSPITAL, date(2025, 12, 9)).course
    first, last = course.fractions[0].date, course.fractions[-1].date
    assert (first, last, len(course.fractions)) == (date(2025, 12, 9), date(2026, 2, 10), 44)
    assert not {date(2025, 12, 25), date(2026, 1, 1)} & {each.date for each in course.fractions}
    assert codes(course, "A") == {
        "77263": 1, "77334-26": 1, "77301-26": 1, "77338-26": 1, "77300-26": 4, "77014-26": 16, "77387-26": 28,
        "77427": 9,
    }  # fmt: skip
    assert codes(course, "B") == {
        "77334": 1, "77301": 1, "77338": 1, "77300": 4, "77385": 16, "77407": 28, "77336": 9,
    }  # fmt: skip
    hospital = next(each for each in course.claims if each.id == "B").lines
    assert {line.date.year for line in hospital if line.code == "77385"} == {2025}
    assert {line.date.year for line in hospital if line.code == "77407"} == {2026}


def test_a_medicare_office_bills_its_g_codes_to_the_end_of_2025(workspace: Workspace) -> None:
    course = drafted(workspace, "breast-3d-boost", Place.FREESTANDING, date(2025, 3, 17)).course
    assert {code: n for code, n in codes(course, "A").items() if code.startswith("G")} == {"G6012": 16, "G6013": 4}
    later = drafted(workspace, "breast-3d-boost", Place.FREESTANDING, date(2026, 3, 16)).course
    assert codes(later, "A").items() >= {"77407": 16, "77402": 4, "77427": 4, "77336": 4}.items()


def test_what_was_delivered_so_far_earns_no_remainder(workspace: Workspace) -> None:
    prescription = TEMPLATES["prostate-imrt-28"].prescription("T", Place.FREESTANDING, date(2026, 2, 16))
    draft = build(replace(prescription, until=date(2026, 2, 26)), workspace.facts_for([]))
    assert draft.course.status is Status.UNDER_TREATMENT
    assert codes(draft.course, "A").items() >= {"77407": 9, "77427": 1, "77336": 1}.items()
    planned = build(replace(prescription, until=date(2026, 2, 16)), workspace.facts_for([]))
    assert len(planned.course.fractions) == 1


def test_a_template_says_where_it_cannot_be_billed(workspace: Workspace) -> None:
    seeds = TEMPLATES["ldr-seeds"]
    prescription = seeds.prescription("T", Place.FREESTANDING, date(2026, 2, 16))
    with pytest.raises(PrescriptionError, match="operating room"):
        preview(workspace, prescription, seeds)


def test_templates_are_found_by_the_beginnings_of_their_words() -> None:
    found = matching(TEMPLATES.values(), "pro 28")
    assert [each.id for each in found][:2] == ["prostate-imrt-28", "proton-prostate-28"]
    assert [each.id for each in matching(TEMPLATES.values(), "apbi imrt")] == ["apbi-imrt-5"]
    assert matching(TEMPLATES.values(), "zebra") == ()
    assert len(matching(TEMPLATES.values(), "")) == len(TEMPLATES)


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=lambda each: str(each.id))
def test_a_template_of_ones_own_comes_back_as_it_was_kept(template: Template, tmp_path: Path) -> None:
    own = template_of(template.prescription("T", Place.HOSPITAL, date(2026, 2, 16)), "mine", "Mine")
    shelf = FolderShelf(tmp_path / "templates")
    assert shelf.templates() == ()
    shelf.keep(own)
    assert shelf.templates() == (own,)
    shelf.drop("mine")
    assert shelf.templates() == ()


def test_a_damaged_template_says_what_is_wrong(tmp_path: Path) -> None:
    good = template_document(TEMPLATES["bone-1"])
    with pytest.raises(TemplateError, match="colour"):
        read_template(good | {"colour": "red"})
    with pytest.raises(TemplateError, match="gamma"):
        read_template(good | {"phases": [good["phases"][0] | {"modality": "gamma"}]})
    with pytest.raises(TemplateError, match="phases"):
        read_template({"id": "x", "title": "X"})
    (tmp_path / "broken.json").write_text("{", encoding="utf-8")
    with pytest.raises(TemplateError, match=r"broken\.json"):
        FolderShelf(tmp_path).templates()
    (tmp_path / "broken.toml").write_text("= 1", encoding="utf-8")
    with pytest.raises(TemplateError, match=r"broken\.toml"):
        standard_templates(tmp_path)
