"""The printed recovery key: every slip of one letter is found before it costs an attempt."""

import pytest

from radcoder.casebook.recovery import LETTERS, RecoveryKeyError, new_recovery_key, read_recovery_key


def test_it_is_eight_groups_of_four_letters_that_cannot_be_misread() -> None:
    groups = new_recovery_key().split("-")
    assert [len(group) for group in groups] == [4] * 8
    assert not set("".join(groups)) & set("ILOS10")
    assert new_recovery_key() != new_recovery_key()


def test_case_spaces_and_dashes_do_not_matter() -> None:
    key = new_recovery_key()
    assert read_recovery_key(f"  {key.lower().replace('-', ' ')}\n") == key


def test_any_wrong_letter_is_found() -> None:
    letters = new_recovery_key().replace("-", "")
    for place, right in enumerate(letters):
        for wrong in set(LETTERS) - {right}:
            with pytest.raises(RecoveryKeyError, match="at least one letter is wrong"):
                read_recovery_key(letters[:place] + wrong + letters[place + 1 :])


def test_two_swapped_neighbours_are_found() -> None:
    letters = new_recovery_key().replace("-", "")
    for place in range(29):
        swapped = letters[:place] + letters[place + 1] + letters[place] + letters[place + 2 :]
        if swapped != letters:
            with pytest.raises(RecoveryKeyError):
                read_recovery_key(swapped)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("ABCD", "has 32 letters, and here are 4"), ("O" * 32, "has the sign O"), ("", "here are 0")],
)
def test_it_says_what_is_wrong(typed: str, sentence: str) -> None:
    with pytest.raises(RecoveryKeyError, match=sentence):
        read_recovery_key(typed)
