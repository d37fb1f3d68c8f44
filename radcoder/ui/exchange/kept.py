"""A table whose columns are being named, as a text that outlives the program."""

import json
from dataclasses import dataclass

from radcoder.app.columns import FRACTIONS, LINES, Columns, columns_from_text
from radcoder.exchange.table import Table

MOST = 2_000_000
"""Letters of the longest table that is kept: a longer one comes from a file, which is still there."""


@dataclass(frozen=True, slots=True)
class HalfTaken:
    """The table, how it came, what its columns hold, and the claim of rows that name none."""

    word: str
    source: str
    table: Table
    columns: Columns
    claim: str
    fractions: bool

    def to_text(self) -> str:
        """As a text that can be kept; empty when it is too long for that."""
        table = [self.table.rows, self.table.numbers, self.table.notes]
        columns, how = self.columns.to_text(), [self.word, self.source]
        kept = {"how": how, "table": table, "columns": columns, "claim": self.claim, "fractions": self.fractions}
        text = json.dumps(kept)
        return text if len(text) <= MOST else ""

    @classmethod
    def from_text(cls, text: str) -> "HalfTaken | None":
        """Read it back; None for what cannot be read."""
        try:
            kept = json.loads(text)
            rows, numbers, notes = kept["table"]
            table = Table(tuple(tuple(map(str, row)) for row in rows), tuple(map(int, numbers)), tuple(map(str, notes)))
            fractions = bool(kept["fractions"])
            columns = columns_from_text(str(kept["columns"]), FRACTIONS if fractions else LINES)
            word, source = map(str, kept["how"])
            return cls(word, source, table, columns, str(kept["claim"]), fractions) if columns else None
        except (ValueError, TypeError, KeyError):  # of another edition of the program
            return None
