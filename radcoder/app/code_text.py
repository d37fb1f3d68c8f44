"""A code page for a terminal, and the same as one JSON document."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from radcoder.app.code_page import CodePage, FeeFigure, FeeTable, Neighbour, PairFigure
from radcoder.app.code_words import INDICATORS, SETTINGS
from radcoder.app.text import columns, counted, labelled, older, paragraph, release_row
from radcoder.domain.money import dollars

CAUTION = (
    "Amounts are Medicare's before deductible, coinsurance, sequestration and multiple-procedure rules: an estimate, "
    "not a promise of payment."
)


def code_to_json(page: CodePage) -> bytes:
    """Write the page as one JSON document on one line; money and relative values are text."""
    document = {"format": "radcoder-code/1", **asdict(page)}
    return json.dumps(document, ensure_ascii=False, default=_plain, separators=(",", ":")).encode() + b"\n"


def _plain(value: object) -> Any:  # noqa: ANN401 - any JSON value
    if isinstance(value, date | Decimal):
        return str(value)
    raise TypeError(value)


def code_text(page: CodePage) -> bytes:
    """Lay out the page for people; ends with a line end."""
    money = (_fees(page.fees), _years(page), _hospital(page))
    blocks = (_who(page), *money, _limits(page), _addons(page), _pairs(page), _releases(page))
    return ("\n\n".join("\n".join(block) for block in blocks if block) + "\n").encode()


def _who(page: CodePage) -> list[str]:
    facts = (
        ("Validity", page.validity),
        ("Before", _list(page.predecessors)),
        ("After", _list(page.successors)),
        ("Family", " · ".join(word for word in (page.family, page.service_type) if word)),
        ("Sites", ", ".join(page.typical_sites)),
        ("Unit", page.unit_basis),
        ("Component", page.component),
        ("Source", page.source),
    )
    return [
        *paragraph(" · ".join(word for word in (page.number, page.name) if word), ""),
        *paragraph(page.headline, ""),
        *paragraph(page.sentence, ""),
        "",
        *(line for label, text in facts for line in labelled(label, text)),
    ]


def _list(codes: Iterable[Neighbour]) -> str:
    return ", ".join(f"{code.number} {code.name}".strip() for code in codes)


def _fees(table: FeeTable) -> list[str]:
    title = f"Physician fee schedule on {table.on}"
    if not table.figures:
        return [title, *paragraph(table.note)]
    rows = [("part", "place", "work", "practice", "malpr.", "total", "amount", "source"), *map(_fee_row, table.figures)]
    hows = dict.fromkeys(figure.how for figure in table.figures)
    marks = dict.fromkeys(f"{figure.status} = {figure.status_meaning}" for figure in table.figures)
    return [
        *paragraph(f"{title}, {table.index_source}", ""),
        *columns(rows, right=(2, 3, 4, 5, 6)),
        *(line for how in hows for line in labelled("How", how)),
        *labelled("Status", "; ".join(marks)),
        *labelled("Factor", f"{table.factor or '–'} ({table.factor_source})"),
        *paragraph(CAUTION),
    ]


def _fee_row(figure: FeeFigure) -> tuple[str, ...]:
    weights = (figure.weights.work, figure.weights.practice, figure.weights.malpractice, figure.total_rvu)
    amount = "–" if figure.amount is None else dollars(figure.amount)
    return figure.part, figure.place, *map(str, weights), amount, f"{figure.source}, status {figure.status}"


def _years(page: CodePage) -> list[str]:
    others = [table for table in page.years if table.period != page.fees.period]
    rows = [
        (str(table.on), f"{figure.part}, {figure.place}", dollars(figure.amount), figure.source)
        for table in others
        for figure in table.figures
        if figure.amount
    ]
    return ["Other editions", *columns(rows, right=(2,))] if rows else []


def _hospital(page: CodePage) -> list[str]:
    row = page.hospital
    if row is None:
        return ["Hospital outpatient payment", *paragraph(page.hospital_note)]
    sentences = [f"Status {row.status}: {row.meaning}."]
    if row.apc:
        rate = "no rate is held" if row.rate is None else f"{dollars(row.rate)} national, before wage adjustment"
        sentences.append(f"APC {row.apc}, {rate}.")
    return [
        "Hospital outpatient payment",
        *paragraph(" ".join(part for part in (*sentences, row.note, f"({row.source})") if part)),
    ]


def _limits(page: CodePage) -> list[str]:
    rows = [
        (SETTINGS[limit.setting], str(limit.units), f"MAI {limit.mai}: {limit.meaning} ({limit.source})")
        for limit in page.limits
    ]
    found = columns(rows, right=(1,)) or paragraph(f"No limit is held for {page.on}.")
    return ["Most units a day (medically unlikely edit)", *found]


def _addons(page: CodePage) -> list[str]:
    primaries = [*labelled("Primaries", _list(page.primaries)), *labelled("", page.addon_note)]
    carried = labelled("Carries", _list(page.addons))
    return ["Add-on codes", *primaries, *carried] if primaries or carried else []


def _pairs(page: CodePage) -> list[str]:
    lines = [line for group in _pair_groups(page.pairs) for line in group]
    return ["NCCI pairs", *(lines or paragraph("No pair is in force on this date.")), *paragraph(page.pairs_note)]


def _pair_groups(pairs: Iterable[PairFigure]) -> Iterator[list[str]]:
    for (setting, indicator), group in groupby(pairs, key=lambda pair: (pair.setting, pair.indicator)):
        members = list(group)
        title = f"{SETTINGS[setting].capitalize()}, indicator {indicator}, {INDICATORS[indicator]}"
        yield ["", *paragraph(f"{title} ({counted(len(members), 'pair')}, {members[0].source})")]
        yield columns([_pair_row(pair) for pair in members], indent="    ")


def _pair_row(pair: PairFigure) -> tuple[str, ...]:
    started = f"from {pair.period.start}" if pair.period.start else "start unknown"
    ended = f" to {pair.period.end}" if pair.period.end else ""
    why = " · ".join(part for part in (pair.other_name, pair.rationale) if part)
    return pair.other, f"{pair.pays} is paid", started + ended, why


def _releases(page: CodePage) -> list[str]:
    rows = [release_row(used, page.on) for used in page.releases]
    old = [used for used in page.releases if used.covers_to and used.covers_to < page.on]
    return ["Sources", *columns(rows), *older(old, "this date")] if rows else []
