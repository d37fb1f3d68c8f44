"""The rules for people: every one has a card, sources, an example on which it fires, and the figures it asks for."""

from datetime import date

import pytest

from radcoder import rules
from radcoder.app.courses import read_course
from radcoder.app.rule_page import find_rules
from radcoder.app.rules import UnknownRuleError, practice_example, rule_cards, rule_example, rule_page
from radcoder.app.workspace import Workspace
from radcoder.catalog.reader import Catalog
from radcoder.rules.register import PRACTICE_RULES, REGISTER
from tests.rule_examples import FOLDER, examples

IDS = [rule.id for rule in REGISTER]
ON = date(2026, 2, 12)


@pytest.fixture
def workspace(catalog: Catalog) -> Workspace:
    return Workspace(catalog)


def test_every_rule_has_one_card_in_a_named_family() -> None:
    cards = rule_cards()
    assert sorted(card.id for card in cards) == IDS
    assert all(card.family and card.about_family and card.looks_at for card in cards)


def test_the_published_examples_are_those_of_the_cases(catalog: Catalog) -> None:
    """When this fails: python -m tests.rule_examples."""
    published = {path.name: path.read_bytes() for path in FOLDER.glob("*.json*")}
    made = examples(catalog)
    assert sorted(published) == sorted(made)
    assert [name for name in made if made[name] != published[name]] == []


def test_every_rule_has_an_example() -> None:
    assert [rule for rule in IDS if rule_example(rule) is None and not practice_example(rule)] == []


@pytest.mark.parametrize("rule", [rule.id for rule in PRACTICE_RULES])
def test_each_example_of_a_practice_fires_its_rule(rule: str, catalog: Catalog) -> None:
    found = rules.review_practice(practice_example(rule), catalog.facts_for([])).findings
    assert rule in {finding.rule for finding in found}


@pytest.mark.parametrize("rule", sorted(path.stem for path in FOLDER.glob("[A-Z]*.json")))
def test_each_example_fires_its_rule(rule: str, catalog: Catalog) -> None:
    path = rule_example(rule)
    assert path is not None
    course = read_course(path)
    found = rules.review(course, catalog.facts_for([course])).findings
    assert rule in {finding.rule for finding in found}


def test_a_page_has_sources_with_editions_and_the_figures_of_the_date(workspace: Workspace) -> None:
    page = rule_page(workspace, "FRQ-06", ON)
    assert [(figure.name, figure.value) for figure in page.figures] == [
        ("Fractions per week", "5 fractions"),
        ("Management remainder", "3 fractions"),
        ("Management short course", "2 fractions"),
    ]
    assert page.sources
    assert all(source.title and source.release for source in page.sources)


def test_a_figure_that_is_not_in_force_says_none(workspace: Workspace) -> None:
    (before,) = rule_page(workspace, "VAL-04", date(2025, 6, 2)).figures
    (after,) = rule_page(workspace, "VAL-04", ON).figures
    assert (before.value, after.value) == ("", "150 kV")
    assert after.period == "from 2026-01-01"


def test_payers_speak_on_their_dates(workspace: Workspace) -> None:
    assert any("Blue Cross NC" in each.payer for each in rule_page(workspace, "BND-01", ON).policies)


@pytest.mark.parametrize("rule", IDS)
def test_every_rule_has_a_page(rule: str, workspace: Workspace) -> None:
    assert rule_page(workspace, rule, ON).sources


def test_a_rule_that_is_none_is_said(workspace: Workspace) -> None:
    with pytest.raises(UnknownRuleError, match="ABC-99"):
        rule_page(workspace, "ABC-99", ON)


@pytest.mark.parametrize("text", ["FRQ-06", "frq06", "frq 06"])
def test_a_rule_is_found_by_its_id(text: str) -> None:
    assert find_rules(rule_cards(), text)[0].id == "FRQ-06"


def test_words_of_the_title_come_before_words_of_the_help() -> None:
    found = find_rules(rule_cards(), "simulation")
    in_title = ["simulation" in card.title.lower() for card in found]
    assert any(in_title)
    assert not all(in_title)
    assert in_title == sorted(in_title, reverse=True)


def test_nothing_is_found_for_nonsense() -> None:
    assert find_rules(rule_cards(), "zzzz") == ()
