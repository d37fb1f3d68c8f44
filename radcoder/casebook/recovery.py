"""The recovery key: letters to print and keep in a drawer, with two check letters that find a slip."""

import secrets

LETTERS = "ABCDEFGHJKMNPQRTUVWXYZ"  # without I, L, O and S, which look like 1, 0 and 5
RANDOM, CHECK, GROUP = 30, 2, 4
"""30 letters of 22 are 133 bits; two more make eight groups of four."""
PRIME = 479  # the greatest below 22 x 22: one letter wrong, or two neighbours swapped, always changes the check


class RecoveryKeyError(ValueError):
    """What was typed is no recovery key."""

    def __init__(self, letters: str) -> None:
        strange = next((letter for letter in letters if letter not in LETTERS), None)
        problem = "at least one letter is wrong"
        if strange:
            problem = f"no recovery key has the sign {strange} in it"
        elif len(letters) != RANDOM + CHECK:
            problem = f"it has {RANDOM + CHECK} letters, and here are {len(letters)}"
        super().__init__(f"This is not the recovery key: {problem}. Compare it with the printed page, group by group.")


def new_recovery_key() -> str:
    """A new recovery key, as it is printed: eight groups of four letters."""
    letters = "".join(secrets.choice(LETTERS) for _ in range(RANDOM))
    return printed(letters + check_letters(letters))


def printed(letters: str) -> str:
    """Set letters into groups."""
    return "-".join(letters[start : start + GROUP] for start in range(0, len(letters), GROUP))


def check_letters(letters: str) -> str:
    """The two letters that belong to the first thirty."""
    number = 0
    for letter in letters:
        number = (number * len(LETTERS) + LETTERS.index(letter)) % PRIME
    high, low = divmod(number, len(LETTERS))
    return LETTERS[high] + LETTERS[low]


def read_recovery_key(typed: str) -> str:
    """Bring a typed recovery key into its printed form, whatever its case, spaces and dashes.

    Raises `RecoveryKeyError` with the first thing that is wrong.
    """
    letters = "".join(character for character in typed.upper() if character.isalnum())
    if (
        len(letters) != RANDOM + CHECK
        or set(letters) - set(LETTERS)
        or check_letters(letters[:RANDOM]) != letters[RANDOM:]
    ):
        raise RecoveryKeyError(letters)
    return printed(letters)
