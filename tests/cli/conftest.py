"""A command line that answers in this process."""

from pathlib import Path

import pytest

from radcoder.__main__ import main
from tests.cli.runs import Cli, Ran


@pytest.fixture
def cli(catalog_path: Path, capsys: pytest.CaptureFixture[str]) -> Cli:
    """Run a command on the tests' catalogue."""

    def run(*words: object) -> Ran:
        capsys.readouterr()
        try:
            status = main(["--catalog", str(catalog_path), *map(str, words)])
        except SystemExit as end:
            status = int(end.code or 0)
        return Ran(status, *capsys.readouterr())

    return run
