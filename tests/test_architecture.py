"""What the house rules ask and no linter checks: docstrings, short functions, no network, no addresses, a sound Qt."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "radcoder").rglob("*.py"))
PURE = [
    path
    for path in SOURCES
    if any(path.is_relative_to(ROOT / "radcoder" / each) for each in ("domain", "rules", "builder"))
]
LONGEST_FUNCTION = 50

NETWORK = {
    "aiohttp", "asyncio", "ftplib", "http", "httpx", "imaplib", "poplib", "requests", "smtplib", "socket", "ssl",
    "socketserver", "telnetlib", "urllib.request", "urllib3", "webbrowser", "xmlrpc",
    "PySide6.QtNetwork", "PySide6.QtWebSockets", "PySide6.QtWebEngineCore", "PySide6.QtWebEngineWidgets",
}  # fmt: skip

# Written so that this file does not hold what it looks for. A path inside a web address is no path of a machine.
ADDRESSES = re.compile(
    r"pypi\.or[g]|pythonhoste[d]|--(?:extra-)?index-ur[l][ =]|--find-link[s][ =]"
    r"|(?<![\w.*-])/(?:work|root|home|Users|opt)/[\w.]"
)


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=name(path))


def imports(path: Path) -> Iterator[str]:
    """Every absolute import in a file, lazy ones too; `from a import b` gives both `a` and `a.b`."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def tracked() -> list[Path]:
    """The files that git holds or would hold after `git add`; the folder may belong to someone else."""
    command = ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [path for path in (ROOT / part for part in answer.split("\0") if part) if path.is_file()]


def text(path: Path) -> str | None:
    """A file's text, or None for a binary file."""
    data = path.read_bytes()
    return None if b"\0" in data[:8192] else data.decode("utf-8")


def test_every_module_opens_with_a_docstring() -> None:
    assert [name(path) for path in SOURCES if not ast.get_docstring(tree(path))] == []


def test_no_function_is_too_long() -> None:
    long = [
        f"{name(path)}:{node.lineno} {node.name}"
        for path in (*SOURCES, *sorted((ROOT / "tests").rglob("*.py")))
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or node.lineno) - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert long == []


def test_nothing_reaches_for_the_network() -> None:
    def reaches(module: str) -> bool:
        return any(module == banned or module.startswith(f"{banned}.") for banned in NETWORK)

    assert [f"{name(path)}: {module}" for path in SOURCES for module in imports(path) if reaches(module)] == []


def test_domain_rules_and_builder_need_the_standard_library_only() -> None:
    known = {*sys.stdlib_module_names, "radcoder"}
    assert [f"{name(path)}: {m}" for path in PURE for m in imports(path) if m.partition(".")[0] not in known] == []


def test_no_file_names_a_package_index_or_a_path_of_one_machine() -> None:
    found = [
        f"{name(path)}:{number} {line.strip()[:100]}"
        for path in tracked()
        for number, line in enumerate((text(path) or "").splitlines(), 1)
        if ADDRESSES.search(line)
    ]
    assert found == []


@pytest.mark.parametrize("document", ["README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "NOTICE"])
def test_document_is_there(document: str) -> None:
    assert (ROOT / document).read_text(encoding="utf-8").strip()


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md"])
def test_documents_name_only_commands_that_exist(document: str) -> None:
    targets = set(re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    spoken = set(re.findall(r"(?:`|^)make ([a-z]+)", (ROOT / document).read_text(encoding="utf-8"), re.MULTILINE))
    assert spoken
    assert spoken <= targets


def test_every_runtime_library_is_pinned_and_in_the_notice() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    libraries = [re.split(r"[=<>~ ]", line)[0] for line in project["dependencies"]]
    pins = (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8")
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    assert [library for library in libraries if f"\n{library.lower()}==" not in pins] == []
    assert [library for library in libraries if f"\n  {library} " not in notice] == []


def test_both_sets_of_pins_agree() -> None:
    run, dev = (
        set(re.findall(r"^\S+==\S+", (ROOT / "requirements" / file).read_text(encoding="utf-8"), re.MULTILINE))
        for file in ("run.txt", "dev.txt")
    )
    assert run
    assert run <= dev


class Bell(QObject):
    """Something to ring."""

    rang = Signal(bool)


def test_a_signal_keeps_the_count_of_true() -> None:
    """PySide6 6.12.0 on Python 3.11 drops a reference to True at every emit and aborts after some hundred.

    From Python 3.12 on True is immortal and its count never moves.
    """
    heard: list[bool] = []
    bell = Bell()
    bell.rang.connect(heard.append)
    bell.rang.emit(True)
    heard.clear()
    before = sys.getrefcount(True)
    for _ in range(200):
        bell.rang.emit(True)
    assert len(heard) == 200
    heard.clear()
    assert abs(sys.getrefcount(True) - before) < 20
