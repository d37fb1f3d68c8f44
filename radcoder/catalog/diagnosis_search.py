"""Finding diagnoses: by number, seventh character and all, and by what coders and the titles of the list say."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from sqlite3 import Connection

from radcoder.catalog.releases.icd10cm import extended
from radcoder.domain.hits import Kind

BY_NUMBER = """
    SELECT code, title, billable FROM icd10cm
    WHERE plain >= :low AND plain < :high AND kind = 'code' ORDER BY plain LIMIT :limit"""
# The rows of the index stand in the order of the answers, so the first ones found are the best.
BY_WORDS = """
    SELECT code, icd10cm.title, billable FROM icd10cm_words
    JOIN icd10cm_answer ON icd10cm_answer.place = icd10cm_words.rowid JOIN icd10cm ON icd10cm.id = icd10cm_answer.id
    WHERE icd10cm_words MATCH :words LIMIT :limit"""
EXTENDED = """
    SELECT below.code, below.title, json_extract(above.notes, '$.seventh') FROM icd10cm AS below
    JOIN icd10cm AS above ON above.id = below.seventh WHERE below.plain = ?"""
TITLES = "SELECT term, titles FROM synonym WHERE titles <> ''"
LAST = "\uffff"
LEAST_LETTERS = 3
MOST = 20
SEVEN = 7
_NUMBER = re.compile(r"[A-Z]\d[0-9A-Z]{0,5}")


@dataclass(frozen=True, slots=True)
class Match:
    """A code, modifier or diagnosis that answers; `via` is the abbreviation that led there.

    Title and `billable` come with diagnoses alone: the rest is known by its number.
    """

    kind: Kind
    key: str
    via: str = ""
    title: str = ""
    billable: bool = True


class DiagnosisIndex:
    """Answers from the tabular list, best first; not to be asked from two threads at once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, number: str, words: Sequence[str]) -> list[Match]:
        """What has the number or begins with it; for any other text what its words find, titles before terms."""
        if _NUMBER.fullmatch(number):
            asked = {"low": number, "high": number + LAST, "limit": MOST}
            rows = list(self._connection.execute(BY_NUMBER, asked))
            return [_match(*row) for row in rows or self._seventh(number)]
        if max(map(len, words), default=0) < LEAST_LETTERS:
            return []
        return self._by_words(words)

    def called(self, codes: Iterable[str]) -> dict[str, Match]:
        """The diagnoses of these codes."""
        plain = sorted(code.replace(".", "") for code in codes)
        marks = ", ".join("?" * len(plain))
        sql = f"SELECT code, title, billable FROM icd10cm WHERE kind = 'code' AND plain IN ({marks})"  # noqa: S608 - marks
        return {row[0]: _match(*row) for row in self._connection.execute(sql, plain)}

    def _by_words(self, words: Sequence[str]) -> list[Match]:
        """Ask for the words of the titles first, then for the very words, then for the terms under the titles."""
        told = beginnings(self._in_titles(words))
        typed = beginnings(words)
        found: dict[str, Match] = {}
        for question in dict.fromkeys((f"title : ({told})", f"title : ({typed})", told, typed)):
            asked = {"words": question, "limit": MOST - len(found)}
            for row in self._connection.execute(BY_WORDS, asked):
                found.setdefault(row[0], _match(*row))
            if len(found) >= MOST:
                break
        return list(found.values())

    def _in_titles(self, words: Iterable[str]) -> Iterator[str]:
        return (said for word in words for said in self._titles.get(word.casefold(), (word,)))

    @cached_property
    def _titles(self) -> dict[str, tuple[str, ...]]:
        """What coders say, and the words of the titles that mean it."""
        return {term.casefold(): tuple(titles.split()) for term, titles in self._connection.execute(TITLES)}

    def _seventh(self, number: str) -> Iterator[tuple[str, str, int]]:
        """A code with its seventh character: made from the one that it extends."""
        rows = self._connection.execute(EXTENDED, (number[: SEVEN - 1].rstrip("X"),)) if len(number) == SEVEN else ()
        for code, title, extensions in rows:
            for whole, words in extended(code, title, list(json.loads(extensions).items())):
                if whole.replace(".", "") == number:
                    yield whole, words, 1


def beginnings(words: Iterable[str]) -> str:
    """The full-text question for all words that begin so."""
    return " ".join(f'"{word}"*' for word in words)


def _match(code: str, title: str, billable: int) -> Match:
    return Match(Kind.DIAGNOSIS, code, "", title, bool(billable))
