"""A key comes from a passphrase at a published cost, and opens only what was wrapped for that place."""

import pytest
from argon2.profiles import RFC_9106_LOW_MEMORY

from radcoder.casebook.keys import (
    Cost,
    CostError,
    ShortPassphraseError,
    WrongKeyError,
    derive,
    new_key,
    new_salt,
    strong_enough,
    unwrap,
    wrap,
)

CHEAP = Cost(1, 64, 1)
SALT = bytes(16)


def test_the_cost_is_the_second_recommendation_of_rfc_9106() -> None:
    cost, published = Cost(), RFC_9106_LOW_MEMORY
    assert (cost.passes, cost.memory, cost.lanes) == (
        published.time_cost,
        published.memory_cost,
        published.parallelism,
    )
    assert (len(new_salt()), len(derive("a passphrase", SALT, CHEAP))) == (published.salt_len, published.hash_len)


@pytest.mark.parametrize("cost", [(0, 64, 1), (65, 64, 1), (1, 7, 1), (1, 2**22 + 1, 1), (1, 64, 0), (1, 64, 65)])
def test_a_cost_out_of_bounds_is_refused(cost: tuple[int, int, int]) -> None:
    with pytest.raises(CostError):
        Cost(*cost)


def test_an_accent_gives_one_key_however_the_keyboard_composes_it() -> None:
    assert derive("Zoë schläft", SALT, CHEAP) == derive("Zoe\u0308 schla\u0308ft", SALT, CHEAP)
    assert derive("Zoe schlaft", SALT, CHEAP) != derive("Zoë schläft", SALT, CHEAP)


def test_salt_and_cost_change_the_key() -> None:
    keys = {derive("a passphrase", salt, cost) for salt in (SALT, bytes([1] * 16)) for cost in (CHEAP, Cost(2, 64, 1))}
    assert len(keys) == 4


def test_a_wrapped_key_opens_in_its_own_place_only() -> None:
    key, wrapping = new_key(), new_key()
    wrapped = wrap(key, wrapping, "casebook/slot")
    assert unwrap(wrapped, wrapping, "casebook/slot") == key
    assert key not in wrapped
    with pytest.raises(WrongKeyError):
        unwrap(wrapped, wrapping, "casebook/other")
    with pytest.raises(WrongKeyError):
        unwrap(wrapped, new_key(), "casebook/slot")


def test_a_changed_or_cut_wrapped_key_does_not_open() -> None:
    wrapping = new_key()
    wrapped = wrap(new_key(), wrapping, "place")
    for broken in (wrapped[:-1] + bytes([wrapped[-1] ^ 1]), wrapped[:20], b""):
        with pytest.raises(WrongKeyError):
            unwrap(broken, wrapping, "place")


def test_a_new_passphrase_has_eight_characters() -> None:
    assert strong_enough("12345678") == "12345678"
    with pytest.raises(ShortPassphraseError, match="at least 8"):
        strong_enough("1234567   ")
