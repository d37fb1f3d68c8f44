"""MIS-07: imaged fractions without the physician's part of image guidance."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from radcoder.domain.course import EventKind
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, CourseRule, Problem
from radcoder.rules.chart import Chart
from radcoder.rules.frequency.image_guidance import GUIDANCE
from radcoder.rules.frequency.parts import Part, parts_of
from radcoder.rules.missing.unbilled import amount_words, carriers, new_line, physicians, propose
from radcoder.rules.technique.level import SINCE
from radcoder.rules.units.guidance import GUIDANCE_2026, imaged_phases
from radcoder.rules.wording import on_dates


class ImageGuidanceMissing(CourseRule):
    """Fractions were imaged, and the physician's part of the guidance is not billed.

    What: Days from 2026 on of an ended course on which a conventional photon phase guided by CT or ultrasound was
    treated, without 77387 on a physician's claim. Where approvals of images are on record, only days that have one.
    Planar images are left out: the phase does not say on which days they were taken.
    Why: The physician's review of the images is a service of each imaged fraction. The technical part lies inside
    the delivery.
    Resolve: Bill a day only if the record shows its images and the physician's review before the next fraction.
    Images that the physician did not review are not billed.
    Authority: ASTRO questions and answers on image guidance; ASTRO code changes for 2026.
    """

    id = "MIS-07"
    name = "image-guidance-missing"
    severity = Severity.INFO
    authority = (Cite("astro-faq-image-guidance"), Cite("astro-2026"))

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report imaged days without guidance."""
        phases = imaged_phases(chart)
        if not chart.ended or not phases:
            return
        days, billed = _imaged(chart), _billed(chart)
        missing = [day for day in days if day not in billed]
        claims = physicians(chart) if missing else ()
        if not claims:
            return
        additions = [
            (claim, new_line(GUIDANCE_2026, day, claim, chart))
            for day, claim in zip(missing, carriers(claims, missing, chart), strict=True)
        ]
        yield Problem(
            message=f"Image guidance {on_dates(missing)} has no {GUIDANCE_2026}, the physician's part. Each needs "
            f"its images and the physician's review before the next fraction on record."
            + amount_words(*additions[0], chart),
            entries=(),
            evidence=f"phases {', '.join(f'{p.id} {p.image_guidance}' for p in phases)}: {len(days)} imaged days from "
            f"2026 on, {len(days) - len(missing)} billed",
            fixes=propose(additions),
            codes=(GUIDANCE_2026,),
            dates=tuple(missing),
        )


def _imaged(chart: Chart) -> tuple[date, ...]:
    """The days from 2026 on with imaging, of these those with an approval where the record holds approvals."""
    sessions = chart.log.of_phases(imaged_phases(chart))
    days = sorted({session.date for session in sessions if session.date >= SINCE})
    approved = {event.date for event in chart.course.events if event.kind is EventKind.IMAGE_APPROVAL}
    if not approved:
        return tuple(days)
    until = dict(pairwise([*days, date.max]))
    return tuple(day for day in days if any(day <= each <= until[day] for each in approved))


def _billed(chart: Chart) -> set[date]:
    """The days with guidance by any code: one that has ended is for its own rule to say."""
    return {entry.date for entry in chart.of(GUIDANCE) if Part.PHYSICIAN in parts_of(entry)}
