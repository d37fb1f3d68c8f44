"""Points in time as the casebook writes them: UTC, ISO, always of one length, so that texts sort as times do."""

from datetime import UTC, datetime


def written(moment: datetime) -> str:
    """Write a moment as `2026-11-21T07:05:00.000000Z`."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def read(text: str) -> datetime:
    """Read what `written` wrote."""
    return datetime.fromisoformat(text)


def now() -> datetime:
    """The present moment."""
    return datetime.now(UTC)
