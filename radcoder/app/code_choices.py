"""Codes to choose from while a line is typed, and what is doubtful about one on a day."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from radcoder.app.line_fields import CODE, CODE_WITH_MODIFIERS
from radcoder.catalog.search import squeeze
from radcoder.domain.codes import CodeEntry
from radcoder.domain.facts import RetiredCode
from radcoder.domain.hits import Kind
from radcoder.domain.periods import in_force

if TYPE_CHECKING:
    from radcoder.app.workspace import Workspace

MOST, ASKED, LEAST = 8, 40, 3


@dataclass(frozen=True, slots=True)
class Choice:
    """A code with its name; `doubt` says in short why it cannot be billed on the day, empty when it can.

    `called`: the whole text is what coders call it, as OTV is 77427.
    """

    code: str
    name: str
    doubt: str = ""
    called: bool = False


def nothing(typed: str) -> tuple[tuple[str, bool], ...]:
    """Find no code: there is no catalogue."""
    del typed
    return ()


def meant(typed: str, choices: list[Choice]) -> str:
    """The one code that a text surely means though it is none itself; empty where several could be meant.

    That is the only one called so of those that can be billed on the day, or the only one found at all.
    """
    text = typed.strip().upper()
    if len(text) < LEAST or CODE.fullmatch(text) or CODE_WITH_MODIFIERS.fullmatch(text):
        return ""
    best = [each for each in choices if each.called and not each.doubt] or choices
    return best[0].code if len(best) == 1 and not best[0].doubt else ""


@dataclass(frozen=True, slots=True)
class CodeChoices:
    """The codes that RadCoder describes, with the days on which they are in force."""

    codes: Mapping[str, tuple[CodeEntry, ...]]
    retired: Mapping[str, RetiredCode]
    asked: Callable[[str], tuple[tuple[str, bool], ...]] = nothing

    def fitting(self, typed: str, day: date) -> list[Choice]:
        """The codes that the search of code pages finds for a text, those in force on the day first."""
        found = (replace(self._choice(code, day), called=called) for code, called in self.asked(typed))
        return sorted(found, key=lambda each: bool(each.doubt))[:MOST]

    def _choice(self, code: str, day: date) -> Choice:
        rows = self.codes.get(code, ())
        entry = in_force(rows, day)
        if entry is not None or not (rows or code in self.retired):
            return Choice(code, entry.short_name if entry else "")
        if code in self.retired:
            return Choice(code, self.retired[code].what_it_was, f"ended {self.retired[code].ended}")
        last = rows[-1]
        early = last.period.start is not None and day < last.period.start
        return Choice(code, last.short_name, f"from {last.period.start}" if early else f"ended {last.period.end}")

    def doubt(self, code: str, day: date) -> str:
        """Why a code cannot be billed on the day; empty for one that can, and for one of another field."""
        rows = self.codes.get(code, ())
        if code in self.retired and not in_force(rows, day):
            return f"{code} ended on {self.retired[code].ended}: look at its page (Ctrl+I) for what took its place."
        if not rows or in_force(rows, day) is not None:
            return ""
        last = rows[-1]
        if last.period.start is not None and day < last.period.start:
            return f"{code} begins on {last.period.start}; the line is of {day}."
        return f"{code} ended on {last.period.end}; the line is of {day}."


def code_choices(workspace: "Workspace") -> CodeChoices:
    """The codes of a catalogue."""
    facts = workspace.facts_for(())

    def asked(typed: str) -> tuple[tuple[str, bool], ...]:
        found, name = workspace.catalog.search(typed, ASKED, forgiving=False).found, squeeze(typed)
        return tuple((match.key, squeeze(match.via) == name) for match in found if match.kind is Kind.CODE)

    asked("imrt")  # the first question reads the synonyms; a key must not wait for them
    return CodeChoices(facts.codes, facts.retired, asked)
