"""High-dose-rate and electronic brachytherapy: one unit a logged session."""

from collections.abc import Iterator

from radcoder.domain.course import Entry, Modality
from radcoder.domain.findings import ExpectedUnits
from radcoder.domain.fractions import is_brachytherapy, per_day
from radcoder.rules.chart import Chart
from radcoder.rules.frequency.parts import by_part
from radcoder.rules.technique.treated import own_phases
from radcoder.rules.units.sessions import Ledger
from radcoder.rules.wording import units_of

BY_CHANNELS = ("77770", "77771", "77772")
SESSIONS = frozenset({*BY_CHANNELS, "77767", "77768", "0394T", "0395T"})
SEVERAL, MANY = 2, 13


def brachytherapy_sessions(chart: Chart) -> Iterator[ExpectedUnits]:
    """Session codes where any is billed; the physician's and the technical part are one service, billed by two."""
    phases = [p for p in chart.course.phases if is_brachytherapy(p) and p.modality is not Modality.LDR]
    lines = chart.of(SESSIONS)
    if not phases or not lines or not chart.log:
        return
    sessions = per_day(chart.log.of_phases(phases))
    part = max(by_part(lines).values(), key=units_of)
    yield from Ledger(chart, sessions, sessions, part, lambda entry: _right(entry, chart)).units()


def _right(entry: Entry, chart: Chart) -> str:
    """The code that the channels ask for; the code as billed where the phase does not say."""
    channels = {phase.channels for phase in own_phases(entry, chart) if phase.modality is Modality.HDR}
    number = channels.pop() if len(channels) == 1 else None
    if entry.code not in BY_CHANNELS or not number:
        return entry.code
    return BY_CHANNELS[(number >= SEVERAL) + (number >= MANY)]
