"""What the surface rules share: their codes, and which lines belong to treatment of the skin."""

from radcoder.domain.course import Entry
from radcoder.domain.fractions import is_surface
from radcoder.rules.chart import Chart
from radcoder.rules.frequency.delivery_log import DELIVERY

PLANNING, LOW_ENERGY, HIGH_ENERGY, ULTRASOUND = "77436", "77437", "77438", "77439"
SUPERFICIAL = "77401"


def belongs_to_surface(entry: Entry, chart: Chart) -> bool:
    """The line is of a surface phase: the one it names, or any where the course has no other."""
    named = chart.phase_of(entry)
    if named is not None or entry.line.phase is not None:
        return is_surface(named)
    phases = chart.course.phases
    return bool(phases) and all(map(is_surface, phases))


def only_superficial(chart: Chart) -> bool:
    """A course without phases whose delivery is all superficial."""
    return not chart.course.phases and chart.by_code.keys() & DELIVERY == {SUPERFICIAL}


def lesions(chart: Chart) -> int:
    """Lesions of the surface phases; a phase that does not tell has one."""
    return sum(phase.lesions or 1 for phase in chart.course.phases if is_surface(phase))
