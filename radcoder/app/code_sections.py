"""A code page as sections of words, figures and links: the one source of screen, paper, terminal and clipboard."""

from collections.abc import Iterable, Iterator

from radcoder.app.code_page import CodePage, LimitFigure, Neighbour, Said
from radcoder.app.code_sections_money import editions, estimate_table, hospital
from radcoder.app.code_words import INDICATORS, SETTINGS, family_name
from radcoder.app.text import release_row
from radcoder.domain.hits import Kind
from radcoder.domain.sheet import Block, Cell, Grid, Link, Links, Section, Sheet, Words
from radcoder.domain.statements import Section as Part

UNKNOWN = Words("Not available: no source was found, and RadCoder does not guess.", lead="◌", quiet=True)
TITLES = {
    Part.OVERVIEW: "Overview",
    Part.VIGNETTE: "Clinical vignette (invented)",
    Part.SITES: "Typical sites of service",
    Part.INCLUDES: "What it includes",
    Part.BILLED_APART: "What is billed apart",
    Part.UNIT_BASIS: "How units are counted",
    Part.MODIFIER: "Modifiers",
    Part.DOCUMENTATION: "Documentation",
    Part.NECESSITY: "Medical necessity",
    Part.DENIAL: "Denials",
    Part.TIP: "Billing tips",
    Part.PAYER: "Payers",
}
PAIR_TITLES = ("with", "column", "ind.", "table", "period", "name and rationale")


def sheet_of(page: CodePage) -> Sheet:
    """The whole page in words."""
    band = page.validity if not page.in_force else ""
    return Sheet(Kind.CODE, page.number, page.name, band, sections_of(page))


def sections_of(page: CodePage) -> tuple[Section, ...]:
    """Every section of the page in its order; what nothing is known of says so."""
    return (
        Section("glance", "At a glance", _glance(page)),
        _told(page, Part.OVERVIEW, (*_identity(page),)),
        *(_told(page, part) for part in (Part.SITES, Part.VIGNETTE, Part.INCLUDES, Part.BILLED_APART)),
        _told(page, Part.UNIT_BASIS, _unit(page)),
        _told(page, Part.MODIFIER),
        Section("fees", "Physician fee schedule, edition beside edition", editions(page)),
        Section("estimate", f"Estimate on {page.on}, {page.locality.label}", estimate_table(page)),
        Section("hospital", "Hospital outpatient payment", hospital(page)),
        Section("limits", "Most units a day", _limits(page)),
        Section("family", "Before, after and beside it", tuple(_relatives(page))),
        Section("pairs", "NCCI pairs", _pairs(page)),
        _told(page, Part.DOCUMENTATION),
        _told(page, Part.NECESSITY, tuple(_usual(page))),
        *(_told(page, part) for part in (Part.DENIAL, Part.TIP, Part.PAYER)),
        Section("sources", "Sources", _sources(page)),
    )


def _glance(page: CodePage) -> tuple[Block, ...]:
    rows = tuple((Cell(each.label), Cell(each.value, each.source, strong=True)) for each in page.glance)
    return Words(page.validity, page.source), Grid((), rows, words=True)


def _identity(page: CodePage) -> Iterator[Block]:
    if page.said and page.told_on != page.on:
        yield Words(f"The statements of this page are those of {page.told_on}: on {page.on} the code is not in force.")
    if not any(each.section is Part.OVERVIEW for each in page.said):
        yield Words(page.sentence, page.source)
    kind = " · ".join(word for word in (family_name(page.family), page.service_type) if word)
    yield Words(kind, page.source, lead="Service type")


def _unit(page: CodePage) -> tuple[Block, ...]:
    return (Words(f"Billed for each {page.unit_basis}.", page.source),) if page.unit_basis else ()


def _told(page: CodePage, part: Part, more: tuple[Block, ...] = ()) -> Section:
    own = tuple(block for each in page.said if each.section is part for block in statement_blocks(each))
    sites = (Words(", ".join(page.typical_sites), page.source),) if part is Part.SITES and page.typical_sites else ()
    return Section(part.value, TITLES[part], (*own, *(sites if not own else ()), *more) or (UNKNOWN,))


def statement_blocks(each: Said) -> Iterator[Block]:
    """One statement: whose word it is, what it says, what it is worth, and where it comes from."""
    side = f"{each.side}{' (RadCoder follows this)' if each.followed else ''}" if each.side else ""
    about = ", ".join(part for part in ("" if each.codes else each.subject, side) if part)
    text = f"{each.text} {each.impact}".strip()
    codes = tuple(Link(code, "") for code in each.codes)
    lead = f"{each.mark} {about}:" if about else each.mark
    source = " · ".join(part for part in (each.source, each.impact_how) if part)
    yield Words(text, source, lead, quiet=each.confidence == "not available", links=codes)
    basis = f"Why: {each.basis}" if each.basis else ""
    why = (each.confidence, each.source, f"Amount: {each.impact_how}" if each.impact_how else "", basis)
    yield Words(" · ".join(part for part in why if part), each.source, quiet=True)


def _limits(page: CodePage) -> tuple[Block, ...]:
    if not page.limits:
        return (Words(f"No limit is held for {page.on}."),)
    return (Grid((), tuple(_limit(each) for each in page.limits), words=True),)


def _limit(each: LimitFigure) -> tuple[Cell, ...]:
    meaning = ". ".join(part for part in (f"MAI {each.mai}: {each.meaning}", each.stale) if part)
    return Cell(SETTINGS[each.setting]), Cell(str(each.units), each.source, strong=True), Cell(meaning, each.rationale)


def _relatives(page: CodePage) -> Iterator[Block]:
    groups = (
        (f"After {page.number}", page.successors),
        (f"Before {page.number}", page.predecessors),
        (f"Add-on to ({page.addon_note.rstrip(chr(46)).lower()})", page.primaries),
        ("Carries the add-ons", page.addons),
        (f"Other codes of the family {family_name(page.family)} on this date", page.relatives),
    )
    found: list[Block] = [Links(links(codes), lead) for lead, codes in groups if codes]
    yield from found or [Words("No other code is named.")]


def links(codes: Iterable[Neighbour]) -> tuple[Link, ...]:
    """Codes as links to their pages."""
    return tuple(Link(code.number, code.name, source=code.source) for code in codes)


def _pairs(page: CodePage) -> tuple[Block, ...]:
    note = Words(page.pairs_note, quiet=True)
    if not page.pairs:
        return Words("No pair is held for this date."), note
    rows = tuple(
        (
            Cell(pair.other, strong=True),
            Cell("2" if pair.denied == pair.other else "1", f"{pair.pays} is paid"),
            Cell(str(pair.indicator), pair.meaning),
            Cell(pair.setting.value, pair.source),
            Cell(period_words(pair.period.start, pair.period.end)),
            Cell(" · ".join(part for part in (pair.other_name, pair.rationale) if part), pair.stale),
        )
        for pair in page.pairs
    )
    meanings = " ".join(f"{mark}: {words}." for mark, words in INDICATORS.items())
    column = "Column says where the other code stands: column 1 is paid, column 2 denied."
    return Grid(PAIR_TITLES, rows, words=True), Words(f"{column} Indicator {meanings}", quiet=True), note


def period_words(start: object, end: object) -> str:
    """A period in words: from 2019-07-01."""
    return f"{f'from {start}' if start else 'start unknown'}{f' to {end}' if end else ''}"


def _usual(page: CodePage) -> Iterator[Block]:
    for each in page.usual:
        groups = (
            ("accepted", each.accepted),
            ("with limits", each.limited),
            ("private payers", each.private),
            ("beside another", each.beside),
        )
        words = "; ".join(f"{name}: {' '.join(codes)}" for name, codes in groups if codes)
        yield Words(f"{words}.", each.source, lead=f"● Usual diagnoses of {each.words}")


def _sources(page: CodePage) -> tuple[Block, ...]:
    rows = tuple(tuple(Cell(word) for word in release_row(used, page.on)) for used in page.releases)
    return (Grid((), rows, words=True),) if rows else (UNKNOWN,)
