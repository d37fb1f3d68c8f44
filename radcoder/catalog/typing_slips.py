"""Forgiving a typo: the word of the catalogue that was probably meant."""

import re
from functools import lru_cache

LEAST_LIKE = 0.7
MOST_SLIPS = 1
NUMBER_LENGTH = 5
_WORD = re.compile(r"\w+")


class Vocabulary:
    """The words and numbers that a search can find; `own` words are tried before those of the diagnoses."""

    def __init__(self, own: tuple[str, ...], others: tuple[str, ...], numbers: tuple[str, ...]) -> None:
        self._lists = (own, others)
        self._numbers = numbers
        self._cut = lru_cache(maxsize=64)(self._beginnings)

    def corrected(self, typed: str) -> str:
        """The text with each unknown word in the place of which another was probably meant; empty when none was."""
        words = _WORD.findall(typed.casefold())
        if all(word.isdigit() for word in words):
            return ""  # a number has its own kind of slips: see `near`
        meant = [self._meant(word) for word in words]
        return "" if "" in meant or meant == words else " ".join(meant)

    def near(self, typed: str) -> tuple[str, ...]:
        """The numbers that one slip leads to, two digits in the wrong order first; none for a text without digits."""
        from rapidfuzz.distance import OSA

        if len(typed) != NUMBER_LENGTH or not any(character.isdigit() for character in typed):
            return ()
        wanted = typed.upper()
        found = [each for each in self._numbers if OSA.distance(wanted, each, score_cutoff=MOST_SLIPS) <= MOST_SLIPS]
        return tuple(sorted(found, key=lambda each: (sorted(each) != sorted(wanted), each)))

    def _meant(self, word: str) -> str:
        kinds = range(len(self._lists))
        if any(word in self._cut(kind, len(word)) for kind in kinds):
            return word
        return next((found for kind in kinds if (found := self._like(word, kind))), "")

    def _like(self, word: str, kind: int) -> str:
        """The likest beginning of a word that is as long as what was typed: half a word may hold a typo too."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        found = [
            process.extractOne(word, self._cut(kind, length), scorer=OSA.normalized_similarity, score_cutoff=LEAST_LIKE)
            for length in (len(word), len(word) + 1, len(word) - 1)
        ]
        best = max((each for each in found if each), key=lambda each: each[1], default=None)
        return best[0] if best else ""

    def _beginnings(self, kind: int, length: int) -> dict[str, str]:
        """The beginnings of this length, mapped to themselves: rapidfuzz walks the values, a lookup the keys."""
        return {word[:length]: word[:length] for word in self._lists[kind]}
