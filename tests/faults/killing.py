"""Killing a worker at a random moment, and what it had said by then."""

import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from radcoder.casebook.places import journal_of

ROOT = Path(__file__).parents[2]
OPENING, WORKING = 0.3, 0.25
"""Seconds within which a kill falls: after the worker is ready, while it opens; or after it began to work."""
OFTEN = 0.8


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


def killed(chance: Random, work: str, *arguments: object) -> list[str]:
    """Start a worker, kill it at a random moment, and give everything it said was done."""
    command = [sys.executable, "-m", "tests.faults.worker", work, *map(str, arguments)]
    while_working = chance.random() < OFTEN
    awaited = "open" if while_working else "ready"
    delay = chance.uniform(0, WORKING if while_working else OPENING)
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as worker:
        assert worker.stdout
        assert worker.stderr
        said = []
        for line in worker.stdout:
            said.append(line.strip())
            if said[-1] == awaited:
                break
        time.sleep(delay)
        worker.kill()  # SIGKILL; on Windows TerminateProcess: neither can be caught
        rest, errors = worker.communicate()
    assert not errors, errors
    return [*said, *rest.splitlines()]


def done(said: list[str], what: str) -> list[str]:
    """What a worker said it had done of one kind, in order."""
    return [sentence.partition(" ")[2] for sentence in said if sentence.startswith(f"{what} ")]
