"""The CDC's tabular list of ICD-10-CM, read from the file that an installed library carries."""

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.abc import InspectLoader
from importlib.util import find_spec
from pathlib import Path
from typing import cast

LIBRARY = "simple_icd_10_cm"
PATTERN = "icd10c-tabular-*.xml"
TITLE = "ICD-10-CM tabular list"
PUBLISHER = "CDC, National Center for Health Statistics"
# Chapters that radiation oncology looks into most come first: a search answers in the order of the rows.
FIRST_CHAPTERS = ("2", "21", "1", "3")
NOTES = ("includes", "inclusionTerm", "excludes1", "excludes2", "codeFirst", "useAdditionalCode", "codeAlso", "notes")
KINDS = {"chapter": "chapter", "section": "block", "diag": "code"}

DEAD = re.compile(r"loss of consciousness.* with death")  # the tabular list allows no later encounter

Row = tuple[int, str, str, str, str, int | None, int, int | None, str]
"""id, kind, code, code without dot, title, id of the parent, billable, id of the seventh characters, notes as JSON."""


class DiagnosesMissingError(FileNotFoundError):
    """The library that carries the tabular list is not installed, or carries none."""

    def __init__(self) -> None:
        super().__init__(f"The tabular list of ICD-10-CM is missing: {LIBRARY} holds no {PATTERN}. Install it again.")


@dataclass(frozen=True, slots=True)
class TabularList:
    """The file and its edition, such as `April 1 2026`; `mark` changes with the file."""

    path: Path
    edition: str

    @property
    def mark(self) -> str:
        """Name this very file without reading it."""
        return f"{self.path.name} {self.path.stat().st_size}"


def tabular_list() -> TabularList:
    """Find the file without importing its library, which would take two seconds. Raises `DiagnosesMissingError`."""
    spec = find_spec(LIBRARY)
    reader = cast("InspectLoader", spec.loader).get_resource_reader(LIBRARY) if spec and spec.loader else None  # type: ignore[attr-defined]
    folder = Path(str(reader.files())) / "data" if reader else Path()
    found = sorted(folder.glob(PATTERN)) if reader else []
    if not found:
        raise DiagnosesMissingError
    return TabularList(found[-1], " ".join(found[-1].stem.removeprefix("icd10c-tabular-").split("-")))


def described(tabular: TabularList) -> tuple[str | None, ...]:
    """The row of the table of datasets."""
    return (
        *("icd10cm", TITLE, PUBLISHER, tabular.edition, "Public domain.", tabular.path.name),
        *(f"Read from the file that {LIBRARY} carries.", None, None, None),
        *("", "One edition is held: a diagnosis of an earlier year may have had another title.", ""),
    )


def rows_of(tabular: TabularList) -> list[Row]:
    """Every chapter, block, category and code, parents before their children."""
    chapters = ET.parse(tabular.path).getroot().findall("chapter")  # noqa: S314 - a file of our own installation
    ordered = sorted(chapters, key=lambda chapter: _place(chapter.findtext("name") or ""))
    walk = _Walk()
    for chapter in ordered:
        walk.add(chapter, None, None)
    return walk.rows


def _place(chapter: str) -> tuple[int, int]:
    return FIRST_CHAPTERS.index(chapter) if chapter in FIRST_CHAPTERS else len(FIRST_CHAPTERS), int(chapter)


class _Walk:
    """Numbers the nodes of the tree from the root down."""

    def __init__(self) -> None:
        self.rows: list[Row] = []

    def add(self, node: ET.Element, parent: int | None, seventh: int | None) -> None:
        """Add a node and what is below it; `seventh` is the nearest node above that defines seventh characters."""
        number = len(self.rows) + 1
        if node.find("sevenChrDef") is not None:
            seventh = number
        below = [child for child in node if child.tag in ("section", "diag")]
        code = node.get("id") or node.findtext("name") or ""
        leaf = not below and node.tag == "diag"
        self.rows.append((
            number,
            KINDS[node.tag],
            code,
            code.replace(".", ""),
            node.findtext("desc") or "" if node.tag == "diag" else _without_range(node.findtext("desc") or ""),
            parent,
            int(leaf and seventh is None),
            seventh if leaf else None,
            _notes(node),
        ))  # fmt: skip
        for child in below:
            self.add(child, number, seventh)


def _without_range(title: str) -> str:
    """The title of a chapter or block repeats its range in brackets."""
    return re.sub(r"\s*\([A-Z0-9-]+\)$", "", title)


def _notes(node: ET.Element) -> str:
    found: dict[str, list[str] | dict[str, str]] = {}
    for name in NOTES:
        texts = [note.text or "" for part in node.findall(name) for note in part.findall("note")]
        if texts:
            found[name] = texts
    seventh = {
        each.get("char") or "": each.text or "" for part in node.findall("sevenChrDef") for each in part
        if each.tag == "extension"
    }  # fmt: skip
    if seventh:
        found["seventh"] = seventh
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")) if found else ""


def extended(code: str, title: str, extensions: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The seven-character codes of a code that takes a seventh character, each with its title."""
    stem = code.replace(".", "").ljust(6, "X")
    for character, words in extensions:
        if character != "A" and DEAD.search(title):
            continue
        yield f"{stem[:3]}.{stem[3:]}{character}", f"{title}, {words}"
