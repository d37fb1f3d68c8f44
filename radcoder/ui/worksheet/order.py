"""How the lines are shown: sorted by a column, narrowed by words; the order of entry is never lost."""

from dataclasses import dataclass, replace

from radcoder.ui.worksheet.cells import Column
from radcoder.ui.worksheet.rows import Row
from radcoder.ui.worksheet.shown import Shown


@dataclass(frozen=True, slots=True)
class Order:
    """A column to sort by (None: as entered), from the greatest down or up, and words that a line must hold."""

    column: Column | None = None
    descending: bool = False
    words: str = ""

    @property
    def needs_review(self) -> bool:
        """Whether a review can change what is shown."""
        return bool(self.words) or self.column in (Column.MARK, Column.NAME, Column.ESTIMATE)

    def turned(self, column: Column) -> "Order":
        """The next order when a column is chosen again: up, down, as entered."""
        if self.column is not column:
            return replace(self, column=column, descending=False)
        return replace(self, descending=True) if not self.descending else replace(self, column=None, descending=False)

    def arranged(self, rows: list[Row], shown: Shown) -> list[Row]:
        """The rows that hold all words, in this order."""
        wanted = self.words.lower().split()
        kept = [row for row in rows if all(word in shown.words(row) for word in wanted)] if wanted else list(rows)
        column = self.column
        if column is not None:
            kept.sort(key=lambda row: shown.key(row, column), reverse=self.descending)
        return kept


AS_ENTERED = Order()
