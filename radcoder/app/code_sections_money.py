"""The money of a code page in words: edition beside edition, both factors, and what the hospital is paid."""

from collections.abc import Iterator
from decimal import Decimal

from radcoder.app.code_page import CodePage, FeeFigure, FeeTable
from radcoder.app.code_words import PACKAGING
from radcoder.domain.money import Weights, dollars
from radcoder.domain.sheet import Block, Cell, Grid, Words

CAUTION = (
    "Amounts are Medicare's before deductible, coinsurance, sequestration and multiple-procedure rules: an estimate, "
    "not a promise of payment."
)
CHANGED = "≠"


def editions(page: CodePage) -> tuple[Block, ...]:
    """Relative values and amounts of every edition side by side, what differs marked."""
    held = [year for year in page.years if year.figures]
    if not held:
        return (Words(page.fees.note or "No figures are held for this date."),)
    keys = dict.fromkeys((figure.modifier, figure.place) for year in held for figure in year.figures)
    rows = tuple(row for key in keys for row in _rows(key, held))
    sources = " · ".join(dict.fromkeys(f"{edition(year)}: {year.figures[0].source}" for year in held))
    titles = ("", *(edition(year) for year in held), "")
    blocks: list[Block] = [] if page.fees.figures else [Words(page.fees.note)]
    return *blocks, Grid(titles, rows), Words(f"{CHANGED} marks what changed. {sources}", quiet=True)


def edition(year: FeeTable) -> str:
    """The name of an edition's column: its year, or since when it holds."""
    start = year.period.start if year.period else None
    if start is None:
        return "earlier"
    return str(start.year) if (start.month, start.day) == (1, 1) else f"from {start}"


def _rows(key: tuple[str, str], held: list[FeeTable]) -> Iterator[tuple[Cell, ...]]:
    found = [_figure(year, key) for year in held]
    named = next(figure for figure in found if figure)
    name = f"{named.part}, {named.place}"
    for what, texts in (
        ("relative value", [f"{figure.total_rvu:.2f}" if figure else "–" for figure in found]),
        ("amount", [_dollars(figure.amount) if figure else "–" for figure in found]),
    ):
        differs = len(set(texts)) > 1
        sources = [_source(what, figure) for figure in found]
        cells = (Cell(text, source, strong=differs) for text, source in zip(texts, sources, strict=True))
        yield Cell(f"{name}: {what}"), *cells, Cell(CHANGED if differs else "")


def _source(what: str, figure: FeeFigure | None) -> str:
    if figure is None:
        return ""
    return figure.how if what == "amount" else f"{weights_words(figure.weights)} · {figure.source}"


def weights_words(weights: Weights) -> str:
    """The three parts of a relative value."""
    return f"work {weights.work} + practice {weights.practice} + malpractice {weights.malpractice}"


def _figure(year: FeeTable, key: tuple[str, str]) -> FeeFigure | None:
    return next((figure for figure in year.figures if (figure.modifier, figure.place) == key), None)


def _dollars(amount: Decimal | None) -> str:
    return "–" if amount is None else dollars(amount)


def estimate_table(page: CodePage) -> tuple[Block, ...]:
    """Every part in every setting on the date, under each factor, with its formula."""
    table = page.fees
    if not table.figures:
        return (Words(table.note),)
    titles = ("", "work", "practice", "malpr.", "total", *(f"× {factor.factor}" for factor in page.factors))
    rows = tuple(_estimated(figure) for figure in table.figures)
    formulas = dict.fromkeys(figure.how for figure in table.figures)
    factors = "; ".join(f"{each.factor} for {each.whom} ({each.source})" for each in page.factors)
    statuses = dict.fromkeys(f"{figure.status} = {figure.status_meaning}" for figure in table.figures)
    return (
        Grid(titles, rows),
        *(Words(how, lead="Formula") for how in formulas),
        Words(f"{factors}.", lead="Conversion factor"),
        Words(f"{'; '.join(statuses)}.", lead="Status"),
        Words(CAUTION, quiet=True),
    )


def _estimated(figure: FeeFigure) -> tuple[Cell, ...]:
    parts = (figure.weights.work, figure.weights.practice, figure.weights.malpractice, figure.total_rvu)
    amounts = (Cell(_dollars(amount), figure.how, strong=True) for amount in figure.amounts)
    return Cell(f"{figure.part}, {figure.place}"), *(Cell(str(part), figure.source) for part in parts), *amounts


def hospital(page: CodePage) -> tuple[Block, ...]:
    """Status, payment group and national rate, and what the status means for the claim."""
    row = page.hospital
    if row is None:
        return (Words(page.hospital_note),)
    sentences = [f"Status {row.status}: {row.meaning}."]
    if row.apc:
        rate = "no rate is held" if row.rate is None else f"{dollars(row.rate)} national, before wage adjustment"
        sentences.append(f"APC {row.apc}, {rate}.")
    more = PACKAGING.get(row.status, "")
    return (
        Words(" ".join((*sentences, row.note)).strip(), row.source),
        *((Words(more, lead="What that means"),) if more else ()),
        Words(row.source, quiet=True),
    )
