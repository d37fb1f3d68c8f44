"""The register of rules: complete, in order, documented, with cases and authorities that the catalogue knows."""

import importlib
import inspect
import pkgutil
import re
from collections import Counter

import pytest

import radcoder.rules
from radcoder.catalog.reader import Catalog
from radcoder.rules.base import CodeRule, CourseRule, DayRule, LineRule, PhaseRule, PracticeRule, Rule
from radcoder.rules.help import help_of
from radcoder.rules.register import REGISTER
from tests.rules.practices import PracticeCase, practice_cases
from tests.rules.test_cases import CASES as COURSE_CASES
from tests.rules.test_cases import Case

KINDS = {CodeRule, LineRule, DayRule, PhaseRule, CourseRule, PracticeRule, Rule}
CASES: tuple[Case | PracticeCase, ...] = (*COURSE_CASES, *practice_cases())


def _all_rule_classes() -> set[type[Rule]]:
    found: set[type[Rule]] = set()
    for module in pkgutil.walk_packages(radcoder.rules.__path__, "radcoder.rules."):
        for _, value in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
            if issubclass(value, Rule) and not inspect.isabstract(value) and value not in KINDS:
                found.add(value)
    return found


def test_register_holds_every_rule_of_the_folder_once() -> None:
    classes = [type(rule) for rule in REGISTER]
    assert len(classes) == len(set(classes))
    assert set(classes) == _all_rule_classes()


def test_ids_ascend_and_names_are_slugs() -> None:
    ids = [rule.id for rule in REGISTER]
    assert ids == sorted(set(ids))
    assert all(re.match(r"^[A-Z]{2,3}(-\d\d)?$", rule.id) for rule in REGISTER)
    assert all(re.match(r"^[a-z0-9]+(-[a-z0-9]+)+$", rule.name) for rule in REGISTER)


def test_each_rule_has_its_own_module() -> None:
    modules = [type(rule).__module__ for rule in REGISTER]
    assert len(modules) == len(set(modules))
    for rule in REGISTER:
        first = (importlib.import_module(type(rule).__module__).__doc__ or "").split(":")[0]
        assert first == rule.id


@pytest.mark.parametrize("rule", REGISTER, ids=lambda rule: rule.id)
def test_help_has_its_sections(rule: Rule) -> None:
    text = help_of(rule)
    assert all(part.endswith((".", ")")) for part in (text.title, text.what, text.why, text.resolve, text.authority)), (
        text
    )


@pytest.mark.parametrize("rule", REGISTER, ids=lambda rule: rule.id)
def test_each_authority_is_known_to_the_catalogue(rule: Rule, catalog: Catalog) -> None:
    facts = catalog.facts_for([])
    assert rule.authority
    assert [
        c.source for c in rule.authority if c.source not in facts.documents and c.source not in facts.releases
    ] == []


@pytest.mark.parametrize("rule", REGISTER, ids=lambda rule: rule.id)
def test_codes_that_a_rule_names_exist(rule: Rule, catalog: Catalog) -> None:
    facts = catalog.facts_for([])
    codes = getattr(rule, "codes", None) or frozenset()
    assert sorted(code for code in codes if not facts.knows(code)) == []


def test_each_rule_has_two_clean_and_two_flagged_cases_and_a_near_miss() -> None:
    clean, flagged, near = Counter[str](), Counter[str](), Counter[str]()
    for case in CASES:
        (flagged if case.finds else clean)[case.rule] += 1
        near[case.rule] += case.near
    poor = {
        rule.id: (clean[rule.id], flagged[rule.id], near[rule.id])
        for rule in REGISTER
        if clean[rule.id] < 2 or flagged[rule.id] < 2 or near[rule.id] < 1
    }
    assert poor == {}


def test_every_case_file_belongs_to_a_rule() -> None:
    assert {case.rule for case in CASES} == {rule.id for rule in REGISTER}


def test_names_of_cases_are_distinct_within_a_rule() -> None:
    names = [(case.rule, case.name) for case in CASES]
    assert len(names) == len(set(names))
    assert all(not case.near or not case.finds for case in CASES), "a near miss is clean"
