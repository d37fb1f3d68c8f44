"""How findings say dates, lines and numbers, so that every rule says them alike."""

from collections.abc import Iterable, Sequence
from datetime import date

from radcoder.domain.course import Entry, LineRef

MOST_NAMED = 4
MOST_DATES = 2


def on_dates(dates: Iterable[date]) -> str:
    """`on 2026-02-05`, `on 2026-02-05 and 2026-02-06`, or `on 4 dates from 2026-01-02 to 2026-01-07`."""
    days = sorted(set(dates))
    if len(days) > MOST_DATES:
        return f"on {len(days)} dates from {days[0]} to {days[-1]}"
    return "on " + " and ".join(str(day) for day in days)


def listed(words: Iterable[object], last: str = "and") -> str:
    """`77402`, `77402 and 77407`, `77402, 77407 and 77412`."""
    texts = [str(word) for word in words]
    return texts[0] if len(texts) == 1 else f"{', '.join(texts[:-1])} {last} {texts[-1]}" if texts else ""


def count(number: int, noun: str) -> str:
    """`1 unit`, `6 units`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def is_are(number: int) -> str:
    """`is` for one, `are` for the rest."""
    return "is" if number == 1 else "are"


def name_lines(refs: Sequence[LineRef]) -> str:
    """`line A:3`, or `6 lines (A:3, A:5, A:7, A:9, …)`."""
    if len(refs) == 1:
        return f"line {refs[0]}"
    shown = ", ".join(str(ref) for ref in refs[:MOST_NAMED])
    return f"{len(refs)} lines ({shown}{', …' if len(refs) > MOST_NAMED else ''})"


def units_of(entries: Iterable[Entry]) -> int:
    """Sum the billed units."""
    return sum(entry.line.units for entry in entries)
