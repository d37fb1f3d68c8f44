"""Wrong passphrases: each makes the next attempt wait longer, through a restart and a clock that is set back.

The wait keeps people at the keyboard from guessing. Who carries the files away can take the count off them: against
those stands only what a guess costs, see `keys.Cost`.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from radcoder.casebook.places import attempts_of
from radcoder.files import FileNotWrittenError, write_whole

FREE = 3
FIRST_WAIT, LONGEST_WAIT = 5.0, 300.0


@dataclass(frozen=True, slots=True)
class Attempts:
    """How many attempts failed since the last good one, and when the last of them was (UTC)."""

    count: int = 0
    last: datetime | None = None

    @property
    def penalty(self) -> float:
        """Seconds from the last attempt to the next: none for three slips, then 5, 10, 20 ... up to 300."""
        return 0.0 if self.count < FREE else min(FIRST_WAIT * 2 ** min(self.count - FREE, 16), LONGEST_WAIT)

    def wait(self, now: datetime) -> float:
        """Seconds to wait still: never more than the penalty, and all of it when the clock stands before the last."""
        if self.last is None:
            return 0.0
        passed = (now - self.last).total_seconds()
        return min(max(self.penalty - passed, 0.0), self.penalty)


class TooSoonError(ValueError):
    """After several wrong passphrases the next attempt has to wait."""

    def __init__(self, attempts: Attempts, seconds: float) -> None:
        self.seconds = seconds
        whole = max(1, round(seconds))
        super().__init__(
            f"{attempts.count} attempts failed, so the next one has to wait. "
            f"Try again in {whole} second{'s' if whole > 1 else ''}."
        )


def read_attempts(casebook: Path, now: datetime) -> Attempts:
    """Read the failed attempts; where the clock was set back, the wait begins anew from now."""
    try:
        attempts = msgspec.json.decode(attempts_of(casebook).read_bytes(), type=Attempts)
    except (OSError, ValueError):
        return Attempts()
    if attempts.last is not None and attempts.last.astimezone(UTC) > now:
        return _written(casebook, Attempts(attempts.count, now))
    return attempts


def count_attempt(casebook: Path, attempts: Attempts, now: datetime) -> None:
    """Count an attempt before it is judged, so that ending the program saves nobody the wait."""
    _written(casebook, Attempts(attempts.count + 1, now))


def forget_attempts(casebook: Path) -> None:
    """The right passphrase came."""
    try:
        attempts_of(casebook).unlink(missing_ok=True)
    except OSError:
        _written(casebook, Attempts())


def keep_attempts(casebook: Path, attempts: Attempts) -> None:
    """Count again what came before the right passphrase: it could not be written into the journal yet."""
    if attempts.count:
        _written(casebook, attempts)


def _written(casebook: Path, attempts: Attempts) -> Attempts:
    """Write the count; a folder that only can be read keeps none, as it would keep no other copy from being tried."""
    try:
        write_whole(attempts_of(casebook), msgspec.json.encode(attempts))
    except FileNotWrittenError:
        return Attempts()
    return attempts
