"""Points in time as the casebook writes them: UTC, ISO, always of one length, so that texts sort as times do."""

from datetime import UTC, datetime

YEARS = range(2, 9999)
"""Those that stay years in every zone."""


def written(moment: datetime) -> str:
    """Write a moment as `2026-11-21T07:05:00.000000Z`."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def read(text: str) -> datetime:
    """Read what `written` wrote. Raises `ValueError`, also for what is no point in time: a day, a time of no zone."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None or moment.year not in YEARS:
        raise ValueError(text)
    return moment


def now() -> datetime:
    """The present moment."""
    return datetime.now(UTC)
