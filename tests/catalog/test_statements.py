"""What is said of codes in words: complete for radiation oncology, sourced, dated, and never two answers at once."""

import itertools
import re
from collections import defaultdict
from datetime import date

import pytest

from radcoder.catalog import schema
from radcoder.catalog.reader import Catalog
from radcoder.domain.statements import Confidence, Impact, ImpactError, Section
from radcoder.rules.register import BY_ID
from tests.catalog.csvs import NOT_OURS, Line, column, covers, lines

SAID = lines("statements")
CODE = re.compile(r"\b(?:\d{4}[0-9T]|[ACGQ]\d{4})\b")
ALWAYS = ("0001-01-01", "9999-12-31")


def period(line: Line) -> tuple[str, str]:
    return line["valid_from"] or ALWAYS[0], line["valid_to"] or ALWAYS[1]


def meet(one: Line, two: Line) -> bool:
    (start, end), (first, last) = period(one), period(two)
    return start <= last and first <= end


def shown(line: Line) -> str:
    return " · ".join(line[name] for name in ("codes", "section", "subject", "topic", "side", "text"))


def by_code(*names: str) -> dict[tuple[str, ...], list[Line]]:
    """The statements of each code, further apart by the named columns."""
    groups: dict[tuple[str, ...], list[Line]] = defaultdict(list)
    for line in SAID:
        for code in line["codes"].split():
            groups[code, *(line[name] for name in names)].append(line)
    return groups


def known_codes() -> set[str]:
    return column("codes", "code") | column("external-codes", "code") | column("retired-codes", "code")


def test_every_statement_has_words_and_a_source_that_is_held() -> None:
    held = column("documents", "slug") | set(schema.DATASETS)
    for line in SAID:
        sources, locators = line["source"].split(), line["locator"].split("; ")
        assert sources, shown(line)
        assert set(sources) <= held, shown(line)
        assert len(sources) == len(locators), shown(line)
        assert line["text"][:1].strip(), shown(line)
        assert line["text"][-1] in ".?", shown(line)


def test_sections_and_confidences_are_those_of_the_domain() -> None:
    assert column("statements", "section") <= set(Section)
    assert column("statements", "confidence") == set(Confidence)


def test_judgement_says_what_it_rests_on() -> None:
    assert [shown(line) for line in SAID if line["confidence"] == "judgement" and not line["basis"]] == []


def test_judgement_is_not_called_supported() -> None:
    ours = {
        "judgement",
        "radcoder-documentation",
        "radcoder-diagnoses",
        "usual-diagnoses",
        "denials",
        "codes",
        "payers",
    }
    assert [
        shown(line) for line in SAID if line["confidence"] == "supported" and set(line["source"].split()) <= ours
    ] == []


def test_every_dispute_has_its_sides_and_one_is_followed_for_a_reason() -> None:
    groups = by_code("section", "subject", "topic")
    for key, group in groups.items():
        sides = [line for line in group if line["side"]]
        followed = [line for line in sides if line["followed"] == "1"]
        assert [line["confidence"] == "disputed" for line in group] == [bool(line["side"]) for line in group], key
        if sides:
            assert len({line["side"] for line in sides}) >= 2, key
            assert len({line["side"] for line in followed}) == 1, key
            assert all(line["basis"] for line in followed), key
    assert all(line["side"] for line in SAID if line["followed"] == "1")


def test_no_two_statements_of_one_matter_hold_at_once_unless_they_are_sides() -> None:
    for key, group in by_code("section", "subject", "topic", "side").items():
        for one, two in itertools.combinations(group, 2):
            assert not meet(one, two), (key, shown(one), shown(two))


def test_codes_that_statements_name_are_known() -> None:
    known = known_codes()
    for line in SAID:
        named = set(CODE.findall(f"{line['text']} {line['basis']} {line['impact']} {line['subject']}"))
        assert named <= known, (named - known, shown(line))
        assert set(line["codes"].split()) <= column("codes", "code"), shown(line)
        assert line["codes"].split() == sorted(set(line["codes"].split())), shown(line)


def test_subjects_are_known() -> None:
    known = {
        "modifier": column("modifiers", "modifier"),
        "denial": column("denials", "number"),
        "payer": column("payers", "payer"),
        "includes": known_codes(),
        "billed-apart": known_codes(),
    }
    for line in SAID:
        subject = set(line["subject"].split())
        assert subject <= known.get(line["section"], set()), shown(line)
        assert subject or line["section"] not in {"denial", "payer"}, shown(line)


def test_no_amount_is_typed() -> None:
    for line in SAID:
        assert not re.search(r"\$|\bdollars?\b", f"{line['text']} {line['basis']}"), shown(line)


def test_impacts_can_be_read_and_name_known_codes() -> None:
    for line in SAID:
        impact = Impact.read(line["impact"])
        assert not impact or line["section"] in {"tip", "denial"}, shown(line)
        assert not impact or not impact.difference or impact.code, shown(line)


def days_of(entry: Line) -> list[date]:
    """Days on which a page of the code is looked at: in both years held, or else its last day."""
    days = [day for day in (date(2025, 7, 1), date(2026, 7, 1)) if covers(entry, day)]
    return days or [date.fromisoformat(entry["valid_to"])]


def test_a_code_of_radiation_oncology_has_every_section_on_its_days() -> None:
    groups = by_code()
    for entry in lines("codes"):
        if entry["family"] in NOT_OURS:
            continue
        said = groups.get((entry["code"],), [])
        for day in days_of(entry):
            held = {line["section"] for line in said if covers(line, day)}
            assert set(Section) - held == set(), (entry["code"], day)


def test_every_code_has_an_overview() -> None:
    told = {code for line in SAID if line["section"] == "overview" for code in line["codes"].split()}
    assert told == column("codes", "code")


def test_denial_reasons_name_rules() -> None:
    assert column("denials", "rules") <= BY_ID.keys()
    assert column("denials", "kind") == {"CARC", "RARC", "group"}


@pytest.mark.parametrize(
    ("notation", "impact"),
    [
        ("", None),
        ("amount", Impact(difference=False)),
        ("amount hospital", Impact(difference=False, hospital=True)),
        ("amount 77387 26", Impact(difference=False, code="77387", part="26")),
        ("difference 77402 hospital", Impact(difference=True, code="77402", hospital=True)),
    ],
)
def test_impact_notation(notation: str, impact: Impact | None) -> None:
    assert Impact.read(notation) == impact


@pytest.mark.parametrize("notation", ["92.51", "amount 774", "amount 26 TC", "gain 77301"])
def test_an_impact_that_says_no_computation_is_refused(notation: str) -> None:
    with pytest.raises(ImpactError, match="Write amount or difference"):
        Impact.read(notation)


def test_statements_of_a_code_on_a_date(catalog: Catalog) -> None:
    before, after = (catalog.statements("77301", date(year, 12, 31)) for year in (2025, 2026))
    assert [each.section for each in after] == sorted((each.section for each in after), key=list(Section).index)
    assert {each.section for each in after} == set(Section)
    apart = {("77385", "77386", "G6015", "G6016"): before, ("77407", "77412"): after}
    for codes, there in apart.items():
        assert [codes in {each.subject for each in said} for said in (before, after)] == [
            there is before,
            there is after,
        ]


def test_a_followed_side_stands_before_the_other(catalog: Catalog) -> None:
    sides = [each for each in catalog.statements("77301", date(2026, 7, 1)) if each.topic == "not-delivery"]
    assert [(each.followed, each.confidence) for each in sides] == [
        (True, Confidence.DISPUTED),
        (False, Confidence.DISPUTED),
    ]
    assert "77301 is the plan" in sides[0].text
    assert sides[0].basis


def test_policies_of_payers_are_said_too(catalog: Catalog) -> None:
    said = [each for each in catalog.statements("77407", date(2026, 7, 1)) if each.section is Section.PAYER]
    prostate = [each for each in said if each.topic == "fractions" and "Prostate" in each.text]
    assert [(each.subject, each.sources) for each in prostate] == [(("uhc-commercial",), ("payer-policies",))]
    assert prostate[0].locators == ("UHC fractionation policy",)


def test_denial_reasons_answer_by_number(catalog: Catalog) -> None:
    reason = catalog.denial_reasons["97"]
    assert (reason.kind, "PTP" in reason.rules) == ("CARC", True)
    assert reason.label == "Already paid in another service"
