"""TEC-13: treatment devices billed beside an IMRT plan."""

from collections.abc import Iterator
from datetime import date

from radcoder.domain.course import ClaimKind, Entry, Phase
from radcoder.domain.edits import SetUnits
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, PhaseRule, Problem, Proposal, remove_some
from radcoder.rules.bundling.imrt import IMRT_PLAN, is_first_of_volume, is_imrt, serves
from radcoder.rules.chart import Chart
from radcoder.rules.reasons import documented
from radcoder.rules.weekly import surplus
from radcoder.rules.wording import count, is_are, listed, units_of

DEVICES = ("77332", "77333", "77334")


class DevicesBesideImrtPlan(PhaseRule):
    """More treatment devices than the immobiliser are billed in an IMRT phase.

    What: More than one unit of 77332 to 77334 for the volume of an IMRT plan 77301 on the claims of one kind.
    Each further IMRT plan of the volume allows one more. Nothing is said when the documentation of the device
    code gives the reason.
    Why: The IMRT plan holds the shaping of its own beams, and leaf devices are 77338. What remains is the
    custom immobiliser; a later device needs a change of tumour or patient on record.
    Resolve: Keep the immobiliser, and take the beam devices off. For a device of a phase without IMRT name that
    phase on the line; for a later device record why it was made.
    Authority: NCCI Policy Manual 2026, chapter IX, F.11; ASTRO chart of stereotactic codes; one immobiliser is
    custom (judgement).
    """

    id = "TEC-13"
    name = "photon-apertures-billed-beside-an-imrt-plan"
    severity = Severity.WARNING
    authority = (
        Cite("ncci-manual", "IX.F.11"),
        Cite("astro-chart-stereotactic"),
        Cite("parameters", "imrt_immobilisers"),
    )

    def check(self, phase: Phase, chart: Chart) -> Iterator[Problem]:
        """Count device units of an IMRT volume, once a volume."""
        if chart.by_code.keys().isdisjoint(DEVICES) or IMRT_PLAN not in chart.by_code:
            return
        if not is_first_of_volume(phase, chart):
            return
        for kind in ClaimKind:
            entries = tuple(e for e in chart.of(DEVICES) if e.claim.kind is kind and _is_open(e, phase, chart))
            counted = _highest_of_each_day(entries)
            allowed = _allowed(phase, kind, entries, chart) if counted else 0
            if counted and units_of(counted) > allowed:
                yield _too_many(counted, allowed, phase)


def _is_open(entry: Entry, phase: Phase, chart: Chart) -> bool:
    return serves(entry, phase, chart) and not documented(entry, chart)


def _highest_of_each_day(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The lines of the highest level of each day: lower ones beside it are left to the pair rule."""
    highest: dict[date, str] = {}
    for entry in entries:
        highest[entry.date] = max(entry.code, highest.get(entry.date, ""))
    return tuple(entry for entry in entries if entry.code == highest[entry.date])


def _allowed(phase: Phase, kind: ClaimKind, entries: tuple[Entry, ...], chart: Chart) -> int:
    """One immobiliser for each IMRT plan of the volume; lines without a phase may be of any IMRT volume."""
    each = chart.facts.parameter("imrt_immobilisers", entries[0].date)
    plans = [p for p in chart.by_code[IMRT_PLAN] if p.claim.kind is kind and serves(p, phase, chart)]
    open_lines = any(entry.line.phase is None for entry in entries)
    volumes = {p.volume or p.id for p in chart.course.phases if is_imrt(p)} if open_lines else set()
    return each * max(1, units_of(plans), len(volumes))


def _too_many(entries: tuple[Entry, ...], allowed: int, phase: Phase) -> Problem:
    billed = units_of(entries)
    codes = listed(sorted({entry.code for entry in entries}))
    return Problem(
        message=f"{count(billed, 'unit')} of {codes} {is_are(billed)} billed {{when}} for the IMRT volume of phase "
        f"{phase.id}; beside {IMRT_PLAN} the custom immobiliser is {count(allowed, 'unit')}, and the plan holds the "
        "shaping of its beams.",
        entries=entries,
        evidence=f"{billed} billed, {allowed} allowed; leaf devices are 77338",
        fixes=_fewer(entries, billed - allowed),
    )


def _fewer(entries: tuple[Entry, ...], too_many: int) -> tuple[Proposal, ...]:
    if len(entries) == 1:
        left = entries[0].line.units - too_many
        return (Proposal(f"Bill {count(left, 'unit')} on {{lines}}", (SetUnits(entries[0].ref, left),)),)
    over = surplus(entries, too_many)
    return (remove_some(over, entries, amounts=True),) if over else ()
