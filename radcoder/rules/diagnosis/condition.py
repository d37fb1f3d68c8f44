"""What the diagnosis rules share: the diagnoses of a line or a phase, and the condition that is treated."""

from radcoder.domain.course import Entry, Phase
from radcoder.domain.facts import Facts
from radcoder.rules.chart import Chart

CATEGORY = 3  # characters before the dot
ENCOUNTER = "Z510"  # encounter for radiotherapy: stands before the condition on hospital claims
NO_THERAPY = frozenset({"evaluation", "source", "adjacent-imaging", "adjacent-surgery"})


def plain(code: str) -> str:
    """The code without its dot: C3411."""
    return code.replace(".", "").upper()


def dotted(code: str) -> str:
    """The code as it is printed: C34.11."""
    bare = plain(code)
    return f"{bare[:CATEGORY]}.{bare[CATEGORY:]}" if len(bare) > CATEGORY else bare


def treated(codes: tuple[str, ...]) -> str | None:
    """The condition that is treated: the first diagnosis that is no mere encounter."""
    return next((code for code in codes if plain(code) != ENCOUNTER), None)


def of_line(entry: Entry, chart: Chart) -> tuple[str, ...]:
    """The diagnoses of a line: its own, or the course's."""
    return entry.line.diagnoses or chart.course.diagnoses


def lines_of(phase: Phase, chart: Chart) -> tuple[Entry, ...]:
    """The lines of treatment in a phase: a visit may be for anything."""
    return tuple(e for e in chart.entries if chart.phase_of(e) is phase and is_therapy(e.code, chart.facts))


def of_phase(phase: Phase, chart: Chart) -> tuple[str, ...]:
    """The diagnoses of a phase: those that its lines of treatment name themselves, or the course's."""
    lines = (e for e in chart.with_diagnoses if chart.phase_of(e) is phase and is_therapy(e.code, chart.facts))
    own = [code for entry in lines for code in entry.line.diagnoses]
    return tuple(dict.fromkeys(own)) or chart.course.diagnoses


def candidates(phase: Phase, chart: Chart) -> tuple[str, ...]:
    """The diagnoses that the phase may be treated for.

    The first one where the course has one phase or the phase's lines name their own; any of them where several phases
    share the course's diagnoses, for then the order says nothing of the phase.
    """
    codes = of_phase(phase, chart)
    if len(chart.course.phases) > 1 and codes == chart.course.diagnoses:
        return tuple(code for code in codes if plain(code) != ENCOUNTER)
    first = treated(codes)
    return (first,) if first else ()


def is_therapy(code: str, facts: Facts) -> bool:
    """A code of radiation treatment: neither a visit nor a source nor a neighbour's work."""
    rows = facts.codes.get(code, ())
    return bool(rows) and rows[0].family not in NO_THERAPY


def named(code: str, facts: Facts) -> str:
    """`C34.11 (Malignant neoplasm of upper lobe, right bronchus or lung)`, or the bare code."""
    row = facts.diagnoses.get(code)
    return f"{dotted(code)} ({row.title})" if row else dotted(code)


def where(phase: Phase) -> str:
    """What the file says of the place: site, volume and applicator in one lower-case text."""
    texts = (phase.site, (phase.volume or "").replace("-", " "), (phase.applicator or "").replace("-", " "))
    return " ".join(text for text in texts if text).lower()
