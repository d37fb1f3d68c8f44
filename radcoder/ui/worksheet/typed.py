"""What is being typed into the grid at a moment, as a text that outlives the program."""

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from radcoder.app.worksheet import NewLine
from radcoder.domain.course import Line, LineRef
from radcoder.ui.worksheet.cells import Column


@dataclass(frozen=True, slots=True)
class Typed:
    """A text in a column, either of a line of the course or of a new line that has not joined it yet."""

    column: Column
    text: str
    line: LineRef | None = None
    new: NewLine | None = None

    def to_text(self) -> str:
        """As a text that can be kept."""
        line = self.line and [self.line.claim, self.line.number]
        new = self.new and [self.new.claim, self.new.before, _plain(self.new.line)]
        return json.dumps({"column": int(self.column), "text": self.text, "line": line, "new": new})

    @classmethod
    def from_text(cls, text: str | None) -> "Typed | None":
        """Read it back; None for what cannot be read."""
        try:
            kept = json.loads(text or "")
            line = LineRef(*kept["line"]) if kept["line"] else None
            new = NewLine(kept["new"][0], kept["new"][1], _line(kept["new"][2])) if kept["new"] else None
            return cls(Column(kept["column"]), str(kept["text"]), line, new)
        except (ValueError, TypeError, KeyError, IndexError):
            return None


def _plain(line: Line) -> dict[str, Any]:
    return {
        "date": str(line.date),
        "code": line.code,
        "units": line.units,
        "modifiers": line.modifiers,
        "phase": line.phase,
        "diagnoses": line.diagnoses,
        "charge": None if line.charge is None else str(line.charge),
        "note": line.note,
    }


def _line(plain: dict[str, Any]) -> Line:
    charge = plain["charge"]
    return Line(
        date.fromisoformat(plain["date"]),
        plain["code"],
        plain["units"],
        tuple(plain["modifiers"]),
        plain["phase"],
        tuple(plain["diagnoses"]),
        None if charge is None else Decimal(charge),
        plain["note"],
    )
