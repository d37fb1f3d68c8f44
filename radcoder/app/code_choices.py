"""Codes to choose from while a line is typed, and what is doubtful about one on a day; asked of memory alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from radcoder.domain.codes import CodeEntry
from radcoder.domain.facts import RetiredCode
from radcoder.domain.periods import in_force

if TYPE_CHECKING:
    from radcoder.app.workspace import Workspace


@dataclass(frozen=True, slots=True)
class CodeChoices:
    """The codes that RadCoder describes, with the days on which they are in force."""

    codes: Mapping[str, tuple[CodeEntry, ...]]
    retired: Mapping[str, RetiredCode]

    def on(self, day: date) -> list[tuple[str, str]]:
        """Number and name of every code in force on the day."""
        entries = ((code, in_force(rows, day)) for code, rows in sorted(self.codes.items()))
        return [(code, entry.short_name) for code, entry in entries if entry is not None]

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
    return CodeChoices(facts.codes, facts.retired)
