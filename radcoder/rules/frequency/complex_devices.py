"""FRQ-11: more complex devices than apertures."""

from collections.abc import Iterator

from radcoder.domain.course import Phase
from radcoder.domain.findings import Severity
from radcoder.domain.fractions import is_external_beam
from radcoder.rules.base import Cite, CourseRule, Problem
from radcoder.rules.bundling.imrt import is_imrt
from radcoder.rules.chart import Chart
from radcoder.rules.frequency.fields_of_phases import crowds
from radcoder.rules.wording import count, is_are

COMPLEX_DEVICE = "77334"


class MoreComplexDevicesThanApertures(CourseRule):
    """Complex devices are billed more often than the plan has apertures.

    What: Units of 77334 of a phase against its distinct apertures and one custom immobiliser. IMRT phases,
    phases that were planned again, and lines with documentation are left out.
    Why: One unit belongs to one aperture as it was made, and field-in-field segments of it count once.
    Resolve: Bill one unit for each distinct aperture and one for the immobiliser. If more devices were made,
    correct the phase or describe them in the documentation of the line.
    Authority: ASTRO questions and answers on devices; the unit limit of 77334.
    """

    id = "FRQ-11"
    name = "more-complex-devices-than-apertures"
    severity = Severity.WARNING
    authority = (Cite("astro-faq-devices"), Cite("mue", COMPLEX_DEVICE))

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report complex devices above apertures and immobiliser of a phase."""
        if COMPLEX_DEVICE not in chart.by_code:
            return
        phases = [phase for phase in chart.course.phases if is_external_beam(phase) and not is_imrt(phase)]
        for crowd in crowds(COMPLEX_DEVICE, phases, _devices, chart):
            over = crowd.over
            apertures = over.allowed - len(crowd.phases)
            yield Problem(
                message=f"{count(over.billed, 'unit')} of {COMPLEX_DEVICE} {is_are(over.billed)} billed {{when}} for "
                f"{crowd.where} with {count(apertures, 'distinct aperture')}; with a custom immobiliser "
                f"{count(over.allowed, 'unit')} can be.",
                entries=over.entries,
                evidence=over.evidence,
                fixes=over.fixes,
            )


def _devices(phase: Phase) -> int | None:
    return None if phase.apertures is None else phase.apertures + 1
