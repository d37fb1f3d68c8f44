"""Finding: the number first, then what coders call it, then numbers that begin so, then words, then past a typo."""

import pytest

from radcoder.catalog.reader import Catalog
from radcoder.catalog.search import squeeze
from radcoder.domain.hits import Kind
from tests.catalog.csvs import column, lines


def keys(catalog: Catalog, text: str, limit: int = 20) -> list[str]:
    return [match.key for match in catalog.search(text, limit).found]


def test_every_number_finds_itself_first(catalog: Catalog) -> None:
    for number in column("codes", "code") | column("retired-codes", "code") | column("modifiers", "modifier"):
        assert keys(catalog, number)[0] == number


def test_every_abbreviation_finds_its_codes_first_and_in_their_order(catalog: Catalog) -> None:
    for row in lines("synonyms"):
        codes = row["codes"].split()
        same = [other for other in lines("synonyms") if squeeze(other["term"]) == squeeze(row["term"])]
        if len(same) == 1 and row["term"].upper() not in codes:
            assert keys(catalog, row["term"])[: len(codes)] == codes, row["term"]


def test_numbers_that_begin_so_come_in_order(catalog: Catalog) -> None:
    assert keys(catalog, "7730", 5) == ["77300", "77301", "77305", "77306", "77307"]
    assert keys(catalog, "g60", 3) == ["G6001", "G6002", "G6003"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("imrt plan", "77301"),
        ("IMRT", "77301"),
        ("weekly management", "77427"),
        ("cbct", "77387"),
        ("special port", "77321"),
        ("vag cyl", "57156"),
        ("sbrt", "77373"),
        ("physics", "77336"),
        ("hdr", "77770"),
        ("wkly phys", "77336"),
        ("T&O", "57155"),
        ("t & o", "57155"),
        ("t and o", "57155"),
        ("dibh", "77293"),
        ("prostate cancer", "C61"),
        ("bone mets", "C79.51"),
        ("another structure", "XS"),
    ],
)
def test_words_find_a_code_among_the_first(catalog: Catalog, text: str, expected: str) -> None:
    assert expected in keys(catalog, text, 6)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("breast cancer", "C50"),
        ("cancer breast", "C50"),
        ("lung cancer", "C34"),
        ("prostate cancer", "C61"),
        ("rectal cancer", "C20"),
        ("skin cancer", "C44"),
        ("oesophageal cancer", "C15"),
        ("uterine cancer", "C54.1"),
        ("head and neck cancer", "C76.0"),
        ("renal cancer", "C64"),
        ("brain mets", "C79.31"),
        ("mets to liver", "C78.7"),
        ("glioblastoma", "C71.9"),
        ("lymphoma", "C81"),
        ("merkel cell carcinoma", "C4A"),
        ("pain", "R52"),
    ],
)
def test_a_diagnosis_whose_title_fits_best_comes_first(catalog: Catalog, text: str, first: str) -> None:
    assert next(match.key for match in catalog.search(text).found if match.kind is Kind.DIAGNOSIS) == first


def test_an_organ_is_not_taken_for_its_metastases(catalog: Catalog) -> None:
    found = [match.key for match in catalog.search("lung", 60).found if match.kind is Kind.DIAGNOSIS]
    assert found.index("C34") < found.index("C78.00")


def test_what_is_not_to_be_corrected_is_not(catalog: Catalog) -> None:
    assert catalog.search("simulaton").corrected
    assert not catalog.search("simulaton", forgiving=False).found


@pytest.mark.parametrize(
    ("typed", "meant", "expected"),
    [
        ("simulaton", "simulation", "77290"),
        ("simulatoin", "simulation", "77290"),
        ("stereotatic", "stereotactic", "77373"),
        ("brachyterapy", "brachytherapy", "77770"),
        ("melanona", "melanoma", "C43"),
    ],
)
def test_a_typo_is_forgiven_and_said(catalog: Catalog, typed: str, meant: str, expected: str) -> None:
    matches = catalog.search(typed, 40)
    assert matches.corrected.startswith(meant[:6])
    assert expected in [match.key for match in matches.found]


def test_digits_in_the_wrong_order_find_the_code(catalog: Catalog) -> None:
    matches = catalog.search("77031")
    assert matches.found[0].key == "77301"
    assert matches.corrected.startswith("77301")


def test_living_codes_come_before_ended_ones_of_equal_words(catalog: Catalog) -> None:
    ended = {row["code"] for row in lines("codes") if row["valid_to"]} | column("retired-codes", "code")
    ended -= {row["code"] for row in lines("codes") if not row["valid_to"]}
    plain = [match for match in catalog.search("treatment simple", 50).found if not match.via]
    marks = [match.key in ended for match in plain if match.kind is Kind.CODE]
    assert marks == sorted(marks)
    assert True in marks


def test_diagnoses_are_found_with_and_without_the_dot_and_with_their_seventh_character(catalog: Catalog) -> None:
    assert keys(catalog, "C50.911") == keys(catalog, "c50911") == ["C50.911"]
    (found,) = catalog.search("S02.0XXA").found
    assert (found.key, found.billable) == ("S02.0XXA", True)
    assert found.title.endswith("initial encounter for closed fracture")
    (stem,) = catalog.search("S02.0").found
    assert not stem.billable


@pytest.mark.parametrize(
    "text",
    ["", "  ", "!?", '"', "*", "77301'; DROP TABLE code", "zzzzzzzzz", "code:", "AND", "_", "a b c", "&", "S02.0XXZ"],
)
def test_any_text_may_be_typed(catalog: Catalog, text: str) -> None:
    assert len(catalog.search(text).found) <= 20


def test_no_more_than_the_limit(catalog: Catalog) -> None:
    assert len(catalog.search("treatment", 7).found) == 7
