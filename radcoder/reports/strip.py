"""The delivered fractions as a strip of weeks of five, the unit in which management and physics are earned."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from radcoder.domain.fractions import Session
from radcoder.reports import theme

FIVE = 5
PER_ROW = 7
SQUARE, GAP = 7.0, 2.0
ROW = 22.0


class WeekStrip(Flowable):
    """One row of weeks: five squares a week, filled when delivered, its number before and its days below."""

    def __init__(self, label: str, weeks: Sequence[tuple[int, Sequence[Session]]]) -> None:
        super().__init__()
        self.label = label
        self.weeks = tuple(weeks)

    def wrap(self, *_: float) -> tuple[float, float]:
        """The strip takes the whole width and one row."""
        return theme.WIDTH, ROW

    def draw(self) -> None:
        """Draw label and weeks."""
        self.canv.setFont(theme.REGULAR, 7)
        self.canv.drawString(0, ROW - 9, self.label)
        pitch = (theme.WIDTH - theme.LABEL) / PER_ROW
        for place, (number, sessions) in enumerate(self.weeks):
            self._week(theme.LABEL + place * pitch, number, sessions)

    def _week(self, x: float, number: int, sessions: Sequence[Session]) -> None:
        self.canv.setFont(theme.BOLD, 7)
        self.canv.drawRightString(x + 9, ROW - 9, f"{number}")
        self.canv.setLineWidth(theme.HAIRLINE)
        for place in range(FIVE):
            left = x + 12 + place * (SQUARE + GAP)
            self.canv.rect(left, ROW - 10, SQUARE, SQUARE, fill=place < len(sessions))
        self.canv.setFont(theme.REGULAR, theme.SMALL)
        first, last = sessions[0].date, sessions[-1].date
        days = f"{first:%m-%d}" if first == last else f"{first:%m-%d}–{last:%m-%d}"
        self.canv.drawString(x + 12, ROW - 19, days if len(sessions) == FIVE else f"{days} ({len(sessions)})")


def week_strips(sessions: Sequence[Session]) -> list[Flowable]:
    """Cut the sessions into weeks of five, and the weeks into rows."""
    weeks = [(start // FIVE + 1, sessions[start : start + FIVE]) for start in range(0, len(sessions), FIVE)]
    rows = [weeks[start : start + PER_ROW] for start in range(0, len(weeks), PER_ROW)]
    return [WeekStrip("" if number else "Weeks of five", row) for number, row in enumerate(rows)]
