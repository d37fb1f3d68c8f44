"""The edits of a code page: unit limits, add-on lists and NCCI pairs in force on the date."""

from collections.abc import Iterable, Iterator
from datetime import date

from radcoder.app.code_page import LimitFigure, Neighbour, PairFigure
from radcoder.app.code_words import ADDON_TYPES, ADJUDICATION, INDICATORS, NO_LIST
from radcoder.catalog.code_rows import CodeRows
from radcoder.domain.facts import AddOn, Facts, PairEdit, Setting
from radcoder.domain.periods import in_force

LIMIT_DATASETS = {Setting.PRACTITIONER: "mue", Setting.HOSPITAL: "mue-hospital"}
PAIR_DATASETS = {Setting.PRACTITIONER: "ncci-ptp-practitioner", Setting.HOSPITAL: "ncci-ptp-hospital"}
NO_PERMISSION = "A pair that is not listed is not permission: pairs of new codes come a quarter or more after the code."


class Names:
    """Our names of codes on a date; a neighbour code that we do not describe goes by its field of medicine."""

    def __init__(self, facts: Facts, areas: dict[str, str], on: date) -> None:
        self._facts = facts
        self._areas = areas
        self._on = on

    def at(self, on: date) -> "Names":
        """The names on another date."""
        return Names(self._facts, self._areas, on)

    def __getitem__(self, code: str) -> str:
        entries = self._facts.codes.get(code, ())
        entry = in_force(entries, self._on) or (entries[-1] if entries else None)
        if entry:
            return entry.short_name
        retired = self._facts.retired.get(code)
        return retired.what_it_was if retired else self._areas.get(code, "")


def limits_on(rows: CodeRows, facts: Facts, on: date) -> tuple[LimitFigure, ...]:
    """The medically unlikely edits in force on the date, practitioner first."""
    found = (in_force((row for row in rows.limits if row.setting is setting), on) for setting in Setting)
    return tuple(
        LimitFigure(
            setting=row.setting,
            units=row.units,
            mai=row.mai,
            meaning=ADJUDICATION.get(row.mai, ""),
            rationale=row.rationale,
            source=f"MUE {row.setting} {row.release}",
            stale=_stale(LIMIT_DATASETS[row.setting], row.setting, facts, on),
        )
        for row in found
        if row
    )


def primaries_on(rows: CodeRows, names: Names, on: date) -> tuple[tuple[Neighbour, ...], str]:
    """The primaries that carry this add-on on the date, and how strict the list is; both empty for other codes."""
    found = [row for row in rows.primaries if row.period.covers(on)]
    listed = tuple(_neighbour(row.primary, row, names) for row in found if row.primary != NO_LIST)
    return listed, ADDON_TYPES.get(found[0].type, "") if found else ""


def addons_on(rows: CodeRows, names: Names, on: date) -> tuple[Neighbour, ...]:
    """The add-on codes that this code carries on the date."""
    return tuple(_neighbour(row.addon, row, names) for row in rows.carries if row.period.covers(on))


def _neighbour(code: str, row: AddOn, names: Names) -> Neighbour:
    return Neighbour(code, names[code], row.period, row.release)


def pairs_on(rows: CodeRows, facts: Facts, names: Names, on: date) -> tuple[PairFigure, ...]:
    """The NCCI pairs in force on the date: practitioner first, those that nothing opens first, by the other code."""
    figures = [_figure(row, rows.code, facts, names, on) for row in _in_force(rows.pairs, on)]
    order = list(Setting)
    return tuple(sorted(figures, key=lambda pair: (order.index(pair.setting), pair.indicator, pair.other, pair.pays)))


def _in_force(pairs: Iterable[PairEdit], on: date) -> Iterator[PairEdit]:
    chosen: dict[tuple[Setting, str, str], list[PairEdit]] = {}
    for row in pairs:
        if row.indicator in INDICATORS:
            chosen.setdefault((row.setting, row.column1, row.column2), []).append(row)
    return (found for rows in chosen.values() if (found := in_force(rows, on)))


def _figure(row: PairEdit, code: str, facts: Facts, names: Names, on: date) -> PairFigure:
    other = row.column2 if row.column1 == code else row.column1
    return PairFigure(
        setting=row.setting,
        other=other,
        other_name=names[other],
        pays=row.column1,
        denied=row.column2,
        indicator=row.indicator,
        meaning=INDICATORS[row.indicator],
        rationale=row.rationale,
        period=row.period,
        source=f"NCCI {row.setting} {row.release}",
        stale=stale_words(row.setting, facts, on),
    )


def stale_words(setting: Setting, facts: Facts, on: date) -> str:
    """Say that the edition of a setting ends before the date; empty when it does not."""
    return _stale(PAIR_DATASETS[setting], setting, facts, on)


def _stale(dataset: str, setting: Setting, facts: Facts, on: date) -> str:
    release = facts.releases.get(dataset)
    if release is None or release.covers_to is None or on <= release.covers_to:
        return ""
    return f"The {setting} edition {release.edition} vouches to {release.covers_to}; {on} is later."


def pairs_note(rows: CodeRows, facts: Facts, on: date) -> str:
    """Say what the editions held can vouch for on the date, and what an absent pair means."""
    held = (sentence for setting in Setting for sentence in _coverage(setting, rows, facts, on))
    return " ".join((*held, NO_PERMISSION))


def _coverage(setting: Setting, rows: CodeRows, facts: Facts, on: date) -> Iterator[str]:
    if stale := stale_words(setting, facts, on):
        yield stale
    starts = [row.period.start for row in rows.pairs if row.setting is setting]
    if starts and None not in starts and on < (first := min(start for start in starts if start)):
        yield f"The {setting} pairs of {rows.code} are held from {first}; {on} is earlier."
