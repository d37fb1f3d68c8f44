"""Running the command line: in this process or in one of its own, on the sample courses or on a small faulty one."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "resources" / "samples"
CLEAN, FLAGGED, SPINE = (SAMPLES / f"{name}.json" for name in ("breast-3d-16", "prostate-imrt-28", "spine-hospital-10"))


@dataclass(frozen=True)
class Ran:
    """How a run of the program ended."""

    status: int
    out: str
    err: str


Cli = Callable[..., Ran]


def process(*words: object, env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[bytes]:
    """Run the program in a process of its own."""
    command = [sys.executable, "-m", "radcoder", *map(str, words)]
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **(env or {})}, capture_output=True, check=False)


def course_file(folder: Path, line: Mapping[str, object] | None = None, **changes: object) -> Path:
    """Write a small course file; `line` changes its only line, the rest the document."""
    billed = {"date": "2026-02-12", "code": "77301", **(line or {})}
    claim = {"id": "A", "kind": "professional", "pos": "11", "lines": [billed]}
    document = {"format": "radcoder-course/1", "reference": "small", "claims": [claim], **changes}
    path = folder / "small.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return path
