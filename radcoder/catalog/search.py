"""Finding codes, modifiers and diagnoses: by number, by what coders call them, by words, and past a typo.

A keystroke asks SQLite directly: SQLAlchemy would take longer than the questions themselves.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import Lock

from radcoder.catalog.build import connect
from radcoder.catalog.diagnosis_search import LEAST_LETTERS, DiagnosisIndex, Match, beginnings
from radcoder.catalog.typing_slips import Vocabulary
from radcoder.domain.hits import Kind

BY_NUMBER = """
    SELECT 'code', code FROM code WHERE code >= :low AND code < :high
    UNION SELECT 'code', code FROM retired_code WHERE code >= :low AND code < :high
    UNION SELECT 'modifier', modifier FROM modifier WHERE modifier >= :low AND modifier < :high
    ORDER BY 1 DESC, 2 LIMIT :limit"""
# Codes that still live come before ended ones, radiation codes before those of neighbouring fields.
BY_WORDS = """
    SELECT kind, code FROM code_words WHERE code_words MATCH :words
    GROUP BY kind, code ORDER BY min(ended <> ''), kind, family LIKE 'adjacent%', min(rank), code LIMIT :limit"""
SYNONYMS = "SELECT term, meaning, codes FROM synonym WHERE codes <> '' ORDER BY term"
OWN_WORDS = "SELECT name || ' ' || keywords || ' ' || family || ' ' || service_type FROM code_words"
NUMBERS = "SELECT code FROM code UNION SELECT code FROM retired_code UNION SELECT modifier FROM modifier"
DIAGNOSIS_WORDS = "SELECT term FROM temp.diagnosis_terms"
LAST = "\uffff"
EMPTY_WORDS = frozenset({"and", "of", "the", "with", "for", "in", "to"})
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Matches:
    """What was found, best first; `corrected` is what was searched for in place of a text that finds nothing."""

    found: tuple[Match, ...]
    corrected: str = ""


@dataclass(frozen=True, slots=True)
class Synonym:
    """What coders call something, and the codes that they mean, likeliest first; `squeezed` is for comparing."""

    squeezed: str
    term: str
    meaning: str
    codes: tuple[str, ...]


def squeeze(text: str) -> str:
    """Letters and digits alone, small: T&O, T & O and t-o are one."""
    return "".join(character for character in text.casefold().replace("&", "and") if character.isalnum())


class Index:
    """Answers keystrokes from a catalogue file; may be asked from several threads, one after another."""

    def __init__(self, path: Path) -> None:
        self._connection = connect(path)
        self._lock = Lock()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def find(self, typed: str, limit: int, *, forgiving: bool = True) -> Matches:
        """Everything that answers the text, best first.

        A text that finds nothing is corrected if that helps and if the search is to be forgiving.
        """
        with self._lock:
            found = self._found(typed, limit)
            if found or not forgiving or len(squeeze(typed)) < LEAST_LETTERS:
                return Matches(found)
            near = self._vocabulary.near(squeeze(typed))
            if near:
                return Matches(tuple(Match(self._numbers[key], key) for key in near), ", ".join(near))
            corrected = self._vocabulary.corrected(typed)
            return Matches(self._found(corrected, limit), corrected) if corrected else Matches(())

    def _found(self, typed: str, limit: int) -> tuple[Match, ...]:
        words = _told(_WORD.findall(typed))
        if not squeeze(typed):
            return ()
        number = squeeze(typed).upper()
        exact, begun = self._called(squeeze(typed))
        ours = [match for match in begun if match.kind is not Kind.DIAGNOSIS]
        theirs = [match for match in begun if match.kind is Kind.DIAGNOSIS]
        numbers = tuple(self._by_number(number, limit)) if len(words) == 1 else ()
        ranked = (
            *(match for match in numbers if match.key == number),
            *exact,
            *numbers,
            *ours,
            *self._by_words(words, limit),
            *(theirs if len(words) > 1 else ()),  # "brain m" may begin "brain mets"; "brain" alone means the organ
            *self._diagnoses.find(number, words),
            *theirs,
        )
        return _first_of_each(ranked)[:limit]

    def _called(self, squeezed: str) -> tuple[list[Match], list[Match]]:
        """What is called so, and what is called something that begins so."""
        exact: list[Match] = []
        begun: list[Match] = []
        if not squeezed:
            return exact, begun
        start = bisect_left(self._synonyms, squeezed, key=lambda synonym: synonym.squeezed)
        for synonym in self._synonyms[start:]:
            if not synonym.squeezed.startswith(squeezed):
                break
            place = exact if synonym.squeezed == squeezed else begun
            place += [self._meant(code, synonym.term) for code in synonym.codes]
        return exact, begun

    def _meant(self, code: str, term: str) -> Match:
        if code in self._numbers:
            return Match(self._numbers[code], code, term)
        return self._titles.get(code, Match(Kind.DIAGNOSIS, code, term))

    def _by_number(self, number: str, limit: int) -> Iterator[Match]:
        asked = {"low": number, "high": number + LAST, "limit": limit}
        return (Match(Kind(kind), key) for kind, key in self._connection.execute(BY_NUMBER, asked))

    def _by_words(self, words: Sequence[str], limit: int) -> Iterator[Match]:
        if not words:
            return iter(())
        asked = {"words": beginnings(words), "limit": limit}
        return (Match(Kind(kind), key) for kind, key in self._connection.execute(BY_WORDS, asked))

    @cached_property
    def _diagnoses(self) -> DiagnosisIndex:
        return DiagnosisIndex(self._connection)

    @cached_property
    def _synonyms(self) -> tuple[Synonym, ...]:
        rows = self._connection.execute(SYNONYMS)
        made = (Synonym(squeeze(term), term, meaning, tuple(codes.split())) for term, meaning, codes in rows)
        return tuple(sorted(made, key=lambda synonym: (synonym.squeezed, synonym.term)))

    @cached_property
    def _numbers(self) -> dict[str, Kind]:
        """The kind of every number that is no diagnosis."""
        modifiers = {key for (key,) in self._connection.execute("SELECT modifier FROM modifier")}
        every = (key for (key,) in self._connection.execute(NUMBERS))
        return {key: Kind.MODIFIER if key in modifiers else Kind.CODE for key in every}

    @cached_property
    def _titles(self) -> dict[str, Match]:
        """The diagnoses that synonyms name."""
        wanted = {code for synonym in self._synonyms for code in synonym.codes} - self._numbers.keys()
        return self._diagnoses.called(wanted)

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        self._connection.execute(
            "CREATE VIRTUAL TABLE temp.diagnosis_terms USING fts5vocab('main', 'icd10cm_words', 'row')"
        )
        own = [word for (text,) in self._connection.execute(OWN_WORDS) for word in _WORD.findall(text.casefold())]
        own += [word for synonym in self._synonyms for word in _WORD.findall(synonym.term.casefold())]
        others = [word for (word,) in self._connection.execute(DIAGNOSIS_WORDS)]
        return Vocabulary(_long(own), _long(others), tuple(sorted(self._numbers)))


def _told(words: list[str]) -> list[str]:
    """The words that narrow a search: beside others, a single letter or an empty word finds everything."""
    if len(words) == 1:
        return words
    return [word for word in words if len(word) > 1 and word.casefold() not in EMPTY_WORDS]


def _first_of_each(matches: Iterable[Match]) -> tuple[Match, ...]:
    kept: dict[tuple[Kind, str], Match] = {}
    for match in matches:
        kept.setdefault((match.kind, match.key), match)
    return tuple(kept.values())


def _long(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({word for word in words if len(word) >= LEAST_LETTERS}))
