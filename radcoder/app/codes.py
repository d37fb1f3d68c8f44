"""Codes for people: the page with everything the catalogue knows of one code on one date."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from difflib import get_close_matches

from radcoder.app.code_edits import (
    PAIR_DATASETS,
    Names,
    addons_on,
    limits_on,
    pairs_note,
    pairs_on,
    primaries_on,
)
from radcoder.app.code_fees import Asked, factors, fees_by_edition, fees_on, hospital_note, hospital_on
from radcoder.app.code_glance import glance
from radcoder.app.code_page import CodePage, FeeTable, HospitalFigure, LimitFigure, LocalityChoice, Neighbour
from radcoder.app.code_statements import said_on
from radcoder.app.code_validity import Identity, identity, told_on
from radcoder.app.workspace import Workspace
from radcoder.catalog.code_rows import CodeRows
from radcoder.domain.facts import Facts
from radcoder.domain.findings import ReleaseUsed
from radcoder.domain.money import dollars

NATIONAL = LocalityChoice("national", "National (all indices 1)", "")
MOST_NEAREST = 5
_ZIP = re.compile(r"[0-9]{5}")
_CODE = re.compile(r"[0-9A-Z][0-9]{3}[0-9A-Z]")
MOST_UNEQUAL = 2
DATASETS = (
    *("codes", "statements", "payer-policies", "rvu", "conversion-factors", "gpci", "zip-localities"),
    *("opps", "apc-rates", "mue", "mue-hospital", "addon", *PAIR_DATASETS.values()),
)


class UnknownCodeError(LookupError):
    """No dataset of the catalogue knows the code."""

    def __init__(self, code: str, nearest: Iterable[str]) -> None:
        near = ", ".join(nearest)
        advice = f"Nearest known codes: {near}." if near else "A code has five characters, such as 77301."
        super().__init__(f"The catalogue does not know the code {code}. {advice}")


class UnknownLocalityError(LookupError):
    """The catalogue holds no locality of this key."""

    def __init__(self, key: str, nearest: Iterable[LocalityChoice]) -> None:
        near = "; ".join(f"{choice.key} {choice.name}" for choice in nearest)
        advice = (
            f"Nearest: {near}." if near else "A key is carrier-locality, such as 01182-18, a ZIP code, or national."
        )
        super().__init__(f"The catalogue holds no locality {key}. {advice}")


def localities(workspace: Workspace) -> tuple[LocalityChoice, ...]:
    """The localities that amounts can be asked for: national first, then by state and name."""
    latest = {row.key: LocalityChoice(row.key, row.name.title(), row.state) for row in workspace.localities}
    return NATIONAL, *sorted(latest.values(), key=lambda choice: (choice.state, choice.name, choice.key))


def code_page(workspace: Workspace, code: str, on: date, locality: str = NATIONAL.key) -> CodePage:
    """Everything the catalogue knows of a code on a date. Raises `UnknownCodeError`, `UnknownLocalityError`."""
    number = code.strip().upper()
    place = locality_named(workspace, locality)
    rows = workspace.catalog.code_rows(number)
    asked = Asked(number, on, place.key)
    facts = workspace.facts_of(asked.course())
    if not rows:
        raise UnknownCodeError(number, _nearest_codes(number, facts))
    page = _page(asked, place, rows, facts, Names(facts, workspace.areas, on))
    return replace(
        page,
        glance=glance(asked, rows, page),
        factors=factors(on, facts),
        relatives=tuple(_relatives(page, facts)),
        said=said_on(workspace, replace(asked, on=told_on(rows, on)), facts),
        told_on=told_on(rows, on),
        usual=tuple(
            row for rows in facts.usual.values() for row in rows if number in row.codes and row.period.covers(on)
        ),
    )


def _relatives(page: CodePage, facts: Facts) -> Iterator[Neighbour]:
    for code in sorted(facts.codes):
        entry = facts.code(code, page.on)
        if entry and entry.family == page.family and code != page.number:
            yield Neighbour(code, entry.short_name, entry.period)


def _page(asked: Asked, place: LocalityChoice, rows: CodeRows, facts: Facts, names: Names) -> CodePage:
    who = identity(rows, asked.on)
    fees, hospital = fees_on(asked, rows, facts), hospital_on(asked, facts)
    limits = limits_on(rows, facts, asked.on)
    primaries, addon_note = primaries_on(rows, names, asked.on)
    return CodePage(
        number=asked.code,
        name=who.name,
        sentence=who.sentence,
        family=who.family,
        service_type=who.service_type,
        typical_sites=who.typical_sites,
        unit_basis=who.unit_basis,
        component=who.component,
        on=asked.on,
        locality=place,
        in_force=who.in_force,
        status=who.status,
        validity=who.validity,
        predecessors=_named(who.predecessors, names.at(who.before)),
        successors=_named(who.successors, names.at(who.after)),
        headline=headline(who, fees, hospital, limits),
        fees=fees,
        years=fees_by_edition(asked, rows, facts),
        hospital=hospital,
        hospital_note=hospital_note(asked, rows, facts),
        limits=limits,
        primaries=primaries,
        addon_note=addon_note,
        addons=addons_on(rows, names, asked.on),
        pairs=pairs_on(rows, facts, names, asked.on),
        pairs_note=pairs_note(rows, facts, asked.on),
        source=who.source,
        releases=tuple(_releases(facts)),
    )


def headline(who: Identity, fees: FeeTable, hospital: HospitalFigure | None, limits: tuple[LimitFigure, ...]) -> str:
    """One line: what the code is worth, who may bill it, how often."""
    return " · ".join(part for part in (_worth(fees), _hospital_worth(hospital), who.component, _often(limits)) if part)


def _worth(fees: FeeTable) -> str:
    whole = [figure for figure in fees.figures if not figure.modifier and figure.amount]
    return ", ".join(f"{dollars(figure.amount)} {figure.place}" for figure in whole if figure.amount)


def _hospital_worth(hospital: HospitalFigure | None) -> str:
    return f"{dollars(hospital.rate)} to the hospital" if hospital and hospital.rate else ""


def _often(limits: tuple[LimitFigure, ...]) -> str:
    if len({limit.units for limit in limits}) == 1:
        return f"{limits[0].units} a day"
    return ", ".join(f"{limit.units} a day ({limit.setting})" for limit in limits)


def _named(codes: Iterable[str], names: Names) -> tuple[Neighbour, ...]:
    return tuple(Neighbour(code, names[code]) for code in codes)


def _releases(facts: Facts) -> Iterator[ReleaseUsed]:
    for dataset in DATASETS:
        if release := facts.releases.get(dataset):
            yield ReleaseUsed(dataset, release.title, release.edition, release.covers_to)


def _nearest_codes(number: str, facts: Facts) -> list[str]:
    known = ((_unlikeness(number, code), code) for code in {*facts.codes, *facts.retired})
    near = [code for unlike, code in sorted(known) if unlike[0] <= MOST_UNEQUAL][:MOST_NEAREST]
    return near or (_beside(number, sorted({*facts.codes, *facts.retired})) if _CODE.fullmatch(number) else [])


def _beside(number: str, known: list[str]) -> list[str]:
    """The known codes before and after a number that is like none."""
    place = bisect_left(known, number)
    return known[max(place - 2, 0) : place + 2]


def _unlikeness(typed: str, code: str) -> tuple[int, int]:
    """How many places differ, then how early the first of them comes: a slip is likeliest in the last digit."""
    unequal = [place for place in range(len(code)) if typed[place : place + 1] != code[place]]
    return len(unequal) + max(0, len(typed) - len(code)), -min(unequal, default=len(code))


def locality_named(workspace: Workspace, text: str) -> LocalityChoice:
    """The locality of a key or of a ZIP code of five digits; five digits that name a carrier are no ZIP code.

    Raises `UnknownLocalityError`.
    """
    key, choices = text.strip().lower(), localities(workspace)
    carrier = any(choice.key.startswith(f"{key}-") for choice in choices)
    wanted = workspace.catalog.locality_of(key) if _ZIP.fullmatch(key) and not carrier else key
    found = next((choice for choice in choices if choice.key == wanted), None)
    if found is None:
        raise UnknownLocalityError(key, _nearest_localities(key, choices))
    return found


def _nearest_localities(key: str, choices: tuple[LocalityChoice, ...]) -> list[LocalityChoice]:
    by_name = [choice for choice in choices if key and key in choice.name.lower()]
    by_key = {choice.key: choice for choice in choices}
    near = [by_key[each] for each in get_close_matches(key, by_key, MOST_NEAREST)]
    return (by_name or near)[:MOST_NEAREST]
