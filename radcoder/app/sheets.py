"""The sheets of what is no code: a diagnosis with its notes, a modifier, a family of codes."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from radcoder.app.code_words import family_name
from radcoder.app.filters import Filters
from radcoder.app.search import codes_of_family
from radcoder.catalog.diagnoses import Node, TabularEntry
from radcoder.domain.facts import ModifierEntry
from radcoder.domain.hits import Hit, Kind
from radcoder.domain.sheet import Block, Link, Links, Section, Sheet, Words

if TYPE_CHECKING:
    from radcoder.app.workspace import Workspace

NOTES = {
    "includes": "Includes",
    "inclusionTerm": "Also called",
    "excludes1": "Excludes 1: never coded together",
    "excludes2": "Excludes 2: not part of this, may be coded beside it",
    "codeFirst": "Code first",
    "useAdditionalCode": "Use an additional code",
    "codeAlso": "Code also",
    "notes": "Notes",
}
OWN = ("inclusionTerm", "notes")  # true of the very code that they stand at
NOT_BILLABLE = "cannot be billed as it stands: it needs more characters. Choose one of those below."


class UnknownSheetError(LookupError):
    """Neither the tabular list nor the modifiers hold the key."""

    def __init__(self, key: str) -> None:
        super().__init__(f"Neither a diagnosis nor a modifier {key} is held. Search for it by words.")


def sheet(workspace: "Workspace", kind: Kind, key: str) -> Sheet:
    """The sheet of a diagnosis, a modifier or a family. Raises `UnknownSheetError`."""
    if kind is Kind.FAMILY:
        return _family(key, codes_of_family(workspace, Filters(family=key)).hits)
    facts = workspace.facts_for(())
    if kind is Kind.MODIFIER and key in facts.modifiers:
        return _modifier(facts.modifiers[key])
    entry = workspace.catalog.tabular_entry(key)
    if entry is None:
        raise UnknownSheetError(key)
    release = facts.releases["icd10cm"]
    return _diagnosis(entry, f"{release.title}, {release.edition}")


def _family(family: str, hits: tuple[Hit, ...]) -> Sheet:
    links = tuple(Link(hit.key, " · ".join(part for part in (hit.name, hit.remark) if part)) for hit in hits)
    section = Section("codes", "Codes", (Links(links),))
    return Sheet(Kind.FAMILY, family_name(family).capitalize(), f"{len(hits)} codes of this family", "", (section,))


def _modifier(entry: ModifierEntry) -> Sheet:
    pairs = "It opens NCCI pairs with indicator 1." if entry.opens_pairs else "It opens no NCCI pair."
    texts = (
        ("use", "When to use it", entry.when_to_use),
        ("wrong", "When it is wrong", entry.wrong_use),
        ("pairs", "Edits", pairs),
    )
    sections = (Section(anchor, title, (Words(text, entry.source),)) for anchor, title, text in texts if text)
    source = Section("sources", "Source", (Words(f"{entry.source} · {entry.release}", quiet=True),))
    return Sheet(Kind.MODIFIER, entry.modifier, entry.meaning, "", (*sections, source))


def _diagnosis(entry: TabularEntry, source: str) -> Sheet:
    node = entry.node
    band = "" if node.billable else f"{node.code} {NOT_BILLABLE}"
    billable = "It may be billed." if node.billable else band
    sections = (
        Section("glance", "At a glance", (Words(billable, source),)),
        *_noted(node, source, ""),
        *(section for above in entry.above for section in _noted(above, source, f" (from {_called(above)})")),
        *_related("above", "Above it", entry.above),
        *_related("below", "Below it", entry.below),
        Section("sources", "Source", (Words(source, quiet=True),)),
    )
    return Sheet(Kind.DIAGNOSIS, node.code, node.title, band, sections)


def _called(node: Node) -> str:
    return f"chapter {node.code}" if node.kind == "chapter" else node.code


def _noted(node: Node, source: str, whence: str) -> Iterator[Section]:
    for name, title in NOTES.items():
        texts = node.notes.get(name, ())
        if texts and not (whence and name in OWN):
            blocks: tuple[Block, ...] = tuple(Words(text, source) for text in texts)
            yield Section(f"{name}-{node.kind}-{node.code}", f"{title}{whence}", blocks)


def _related(anchor: str, title: str, nodes: tuple[Node, ...]) -> Iterator[Section]:
    words = tuple(Words(f"{_called(node)} {node.title}") for node in nodes if node.kind != "code")
    codes = tuple(Link(node.code, node.title, Kind.DIAGNOSIS) for node in nodes if node.kind == "code")
    if nodes:
        yield Section(anchor, title, (*words, *((Links(codes),) if codes else ())))
