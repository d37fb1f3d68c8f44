"""What a code is on a date, and the sentence that says whether it may be billed then and what came before or after."""

from dataclasses import dataclass
from datetime import date, timedelta

from radcoder.app.code_words import COMPONENTS
from radcoder.catalog.code_rows import CodeRows
from radcoder.domain.codes import CodeEntry
from radcoder.domain.facts import RetiredCode
from radcoder.domain.periods import in_force

DAY = timedelta(days=1)
IN_FORCE, NOT_IN_FORCE, NOT_HELD = "in force", "not in force", "not held"
NOT_OURS = "A neighbour of the radiation codes, held because the edits name it; RadCoder does not describe it."


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a code is on a date: the words of its entry in force, or of the one nearest to the date.

    `before` and `after` are days on which its predecessors and successors are, or were, in force.
    """

    name: str
    sentence: str
    family: str
    service_type: str
    typical_sites: tuple[str, ...]
    unit_basis: str
    component: str
    in_force: bool
    status: str
    validity: str
    predecessors: tuple[str, ...]
    successors: tuple[str, ...]
    source: str
    before: date
    after: date


def identity(rows: CodeRows, on: date) -> Identity:
    """Say what the code is on the date, whichever dataset knows it."""
    entry = in_force(rows.entries, on)
    if entry and (first := _held_from(rows, entry)) and on < first:
        return _described(entry, f"{_untold(rows, on)} What it holds of the code begins on {first}.", NOT_HELD)
    if entry:
        return _described(entry, _current(rows, entry, on), IN_FORCE)
    if rows.entries:
        entry = _nearest(rows.entries, on)
        return _described(entry, _outside(entry, on), NOT_IN_FORCE)
    if rows.retired:
        return _retired(rows.retired, on)
    return _neighbour(rows, on)


def _held_from(rows: CodeRows, entry: CodeEntry) -> date | None:
    """The first day of which anything is held, for a code whose own first day is not; else None."""
    dated = (rows.fees, rows.limits, rows.hospital, rows.pairs)
    starts = [row.period.start for each in dated for row in each if row.period.start]
    return min(starts, default=None) if entry.period.start is None else None


def _untold(rows: CodeRows, on: date) -> str:
    return f"Whether {rows.code} is in force on {on} is not held by the catalogue."


def told_on(rows: CodeRows, on: date) -> date:
    """The day on which the code is described: the date, or where it is not in force then, its last or first day."""
    if not rows.entries or in_force(rows.entries, on):
        return on
    period = _nearest(rows.entries, on).period
    ended = period.end if period.end and period.end < on else None
    return ended or period.start or on


def _described(entry: CodeEntry, validity: str, status: str) -> Identity:
    return Identity(
        name=entry.short_name,
        sentence=entry.description,
        family=entry.family,
        service_type=entry.service_type,
        typical_sites=entry.typical_sites,
        unit_basis=entry.unit_basis,
        component=COMPONENTS[entry.component],
        in_force=status == IN_FORCE,
        status=status,
        validity=validity,
        predecessors=entry.predecessors,
        successors=entry.successors,
        source=f"{entry.source}; {entry.release}",
        before=entry.period.start - DAY if entry.period.start else date.min,
        after=entry.period.end + DAY if entry.period.end else date.max,
    )


def _neighbour(rows: CodeRows, on: date) -> Identity:
    return Identity(
        name=rows.area.capitalize(),
        sentence=NOT_OURS,
        family="neighbour",
        service_type=rows.area,
        typical_sites=(),
        unit_basis="",
        component="",
        in_force=False,
        status=NOT_HELD,
        validity=_untold(rows, on),
        predecessors=(),
        successors=(),
        source="",
        before=on,
        after=on,
    )


def _retired(retired: RetiredCode, on: date) -> Identity:
    before = on <= retired.ended
    told = f"{retired.code} {'ends' if before else 'ended'} on {retired.ended}."
    return Identity(
        name=retired.what_it_was,
        sentence=f"{retired.what_it_was}; a code of earlier years.",
        family="retired",
        service_type="",
        typical_sites=(),
        unit_basis="",
        component="",
        in_force=before,
        status=IN_FORCE if before else NOT_IN_FORCE,
        validity=told if before else f"{told} {_instead(retired.successors, on)}",
        predecessors=(),
        successors=retired.successors,
        source=f"{retired.source}; {retired.release}",
        before=on,
        after=retired.ended + DAY,
    )


def _nearest(entries: tuple[CodeEntry, ...], on: date) -> CodeEntry:
    ended = [entry for entry in entries if entry.period.end and entry.period.end < on]
    return max(ended, key=lambda entry: entry.period.end or on) if ended else entries[0]


def _current(rows: CodeRows, entry: CodeEntry, on: date) -> str:
    start, end = entry.period.start, entry.period.end
    since = f"In force on {on}, since {start}" if start else f"In force on {on}; its first day is not held"
    sentences = [f"{since}." if not end else f"{since}, to {end}."]
    if end and entry.successors:
        sentences.append(f"After that: {_either(entry.successors)}.")
    others = [other for other in rows.entries if other is not entry]
    sentences += [_other_meaning(other, on) for other in others]
    return " ".join(sentences)


def _other_meaning(entry: CodeEntry, on: date) -> str:
    start, end = entry.period.start, entry.period.end
    if end and end < on:
        return f"To {end} it meant something else: {entry.short_name}."
    return f"From {start} it means something else: {entry.short_name}."


def _outside(entry: CodeEntry, on: date) -> str:
    start, end = entry.period.start, entry.period.end
    if end and end < on:
        return f"{entry.code} ended on {end}. {_instead(entry.successors, on)}"
    before = f" Before that: {_either(entry.predecessors)}." if entry.predecessors else ""
    return f"{entry.code} begins on {start}; on {on} it does not exist yet.{before}"


def _instead(successors: tuple[str, ...], on: date) -> str:
    return f"On {on} look at {_either(successors)}." if successors else "No code takes its place."


def _either(codes: tuple[str, ...]) -> str:
    return codes[0] if len(codes) == 1 else f"{', '.join(codes[:-1])} or {codes[-1]}"
