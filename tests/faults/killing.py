"""Killing a worker at a random moment, and what it had said by then."""

import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from radcoder.casebook.places import journal_of

ROOT = Path(__file__).parents[2]
LONGEST = 0.25
"""Seconds within which most kills fall, counted from their moment."""
MOMENTS = ("ready", "open", "word", "word", "word")
"""What is waited for: that it begins to open the casebook, that it has, or that it says its first thing is done."""


@dataclass(slots=True)
class Tally:
    """The figures of a run: kills, things said to be committed, and those of them that were lost."""

    work: str
    kills: int = 0
    halves: int = 0
    said: int = 0
    lost: list[str] = field(default_factory=list)
    unsaid: int = 0

    def count(self, casebook: Path) -> None:
        """Count a kill, before anybody opens the casebook again."""
        journal = journal_of(casebook)
        self.kills += 1
        self.halves += journal.exists() and journal.stat().st_size > 0

    def sentence(self) -> str:
        """The run in one line; the kill came between the commit and the word of those `unsaid`."""
        committed = f"{self.said} committed and said, {self.unsaid} committed unsaid, {len(self.lost)} lost"
        return f"{self.work}: {self.kills} kills ({self.halves} inside a transaction), {committed}; whole each time"


def killed(
    chance: Random, work: str, *arguments: object, moments: Sequence[str] = MOMENTS, within: float = LONGEST
) -> list[str]:
    """Start a worker, kill it at a random moment, and give everything it said was done."""
    command = [sys.executable, "-m", "tests.faults.worker", work, *map(str, arguments)]
    moment, delay = chance.choice(moments), chance.uniform(0, within)
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as worker:
        assert worker.stdout
        assert worker.stderr
        said = []
        for line in worker.stdout:
            said.append(line.strip())
            if moment in (said[-1], "word" if " " in said[-1] else ""):
                break
        time.sleep(delay)
        worker.kill()  # SIGKILL; on Windows TerminateProcess: neither can be caught
        # Not `communicate`: it reads past the buffer, and a word that came together with the awaited one would be lost.
        rest, errors = worker.stdout.read(), worker.stderr.read()
    assert not errors, errors
    return [*said, *rest.splitlines()]


def done(said: list[str], what: str) -> list[str]:
    """What a worker said it had done of one kind, in order."""
    return [sentence.partition(" ")[2] for sentence in said if sentence.startswith(f"{what} ")]
