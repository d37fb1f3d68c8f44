"""Finding codes: the number first, then numbers that begin so, then words."""

import pytest

from radcoder.catalog.reader import Catalog
from radcoder.domain.codes import CodeEntry
from radcoder.domain.facts import RetiredCode
from tests.catalog.csvs import column


def numbers(catalog: Catalog, text: str, limit: int = 20) -> list[str]:
    return [hit.code for hit in catalog.search(text, limit)]


def test_every_number_finds_itself_first(catalog: Catalog) -> None:
    for number in column("codes", "code") | column("retired-codes", "code"):
        assert numbers(catalog, number)[0] == number


def test_numbers_that_begin_so_come_in_order(catalog: Catalog) -> None:
    assert numbers(catalog, "7730", 5) == ["77300", "77301", "77305", "77306", "77307"]
    assert numbers(catalog, "g60", 3) == ["G6001", "G6002", "G6003"]


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
    ],
)
def test_words_find_a_code_among_the_first(catalog: Catalog, text: str, expected: str) -> None:
    assert expected in numbers(catalog, text, 6)


def test_living_codes_come_before_ended_ones(catalog: Catalog) -> None:
    found = catalog.search("imrt", 50)
    ended = [isinstance(hit, RetiredCode) or hit.period.end is not None for hit in found]
    assert ended == sorted(ended)
    assert True in ended


def test_a_code_with_two_meanings_comes_once_with_the_later(catalog: Catalog) -> None:
    (hit,) = catalog.search("77407")
    assert isinstance(hit, CodeEntry)
    assert hit.short_name == "Beam treatment, level 2"


@pytest.mark.parametrize("text", ["", "  ", "!?", '"', "*", "77301'; DROP TABLE code", "zzz", "code:", "AND", "_"])
def test_any_text_may_be_typed(catalog: Catalog, text: str) -> None:
    assert len(catalog.search(text)) <= 20


def test_no_more_than_the_limit(catalog: Catalog) -> None:
    assert len(catalog.search("treatment", 7)) == 7
