"""What the brachytherapy rules share: codes by channels, phases of implants, and pairs that speak for themselves."""

from datetime import date

from radcoder.domain.course import Entry, Modality, Phase
from radcoder.domain.fractions import is_brachytherapy
from radcoder.rules.chart import Chart
from radcoder.rules.weekly import BRACHYTHERAPY_DELIVERY

PLANS = ("77316", "77317", "77318")
CHANNEL_SESSIONS = ("77770", "77771", "77772")
SKIN_SESSIONS = ("77767", "77768")
HDR_SESSIONS = (*CHANNEL_SESSIONS, *SKIN_SESSIONS)
INTERSTITIAL = "77778"
ELECTRONIC = "0395T"
LOW_DOSE_RATE = ("77761", "77762", "77763", INTERSTITIAL)
DELIVERY = BRACHYTHERAPY_DELIVERY | {"77750"}
SEVERAL_CHANNELS, MANY_CHANNELS = 2, 13


def is_hdr(phase: Phase) -> bool:
    """High dose rate, as the file says."""
    return phase.modality is Modality.HDR


def step_of_channels(channels: int) -> int:
    """0 for one channel, 1 for two to twelve, 2 for more: the place of the right code in its family."""
    return (channels >= SEVERAL_CHANNELS) + (channels >= MANY_CHANNELS)


def only_brachytherapy(chart: Chart) -> bool:
    """Every phase of the course is brachytherapy, and no beam fraction is on the log."""
    phases = chart.course.phases
    return bool(phases) and all(map(is_brachytherapy, phases)) and not chart.log.external


def belongs_to_implant(entry: Entry, chart: Chart) -> bool:
    """The line is of a brachytherapy phase: the one it names, or any where there is nothing else."""
    named = chart.phase_of(entry)
    if named is not None or entry.line.phase is not None:
        return is_brachytherapy(named)
    return only_brachytherapy(chart)


def insertions_on(phase: Phase, chart: Chart) -> dict[date, int]:
    """The insertion of each day on which the phase was treated; days on which the log does not tell are left out."""
    found: dict[date, int] = {}
    unclear = set()
    for fraction in chart.log.of_phase(phase):
        if fraction.insertion is None or found.get(fraction.date, fraction.insertion) != fraction.insertion:
            unclear.add(fraction.date)
        else:
            found[fraction.date] = fraction.insertion
    return {day: number for day, number in found.items() if day not in unclear}


def insertions_of(phase: Phase, chart: Chart) -> int | None:
    """How many insertions the phase had: as logged, else as the phase says; None when neither tells."""
    numbers = [fraction.insertion for fraction in chart.log.of_phase(phase)]
    logged = len(set(numbers)) if numbers and None not in numbers else 0
    return max(logged, phase.insertions or 0) or None
