"""FRQ-18: image guidance against the fractions that were imaged."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from radcoder.domain.course import ClaimKind, Entry, EventKind, ImageGuidance
from radcoder.domain.findings import Severity
from radcoder.domain.fractions import per_day
from radcoder.rules.base import Cite, CourseRule, Problem, remove_some
from radcoder.rules.chart import Chart
from radcoder.rules.frequency.parts import Part, parts_of
from radcoder.rules.weekly import surplus
from radcoder.rules.wording import count, is_are, listed, units_of

CT = "77014"
GUIDANCE = frozenset({"77387", CT, "G6001", "G6002"})


class ImageGuidanceExceedsFractions(CourseRule):
    """Image guidance is billed for more than the fractions that were imaged.

    What: Units of 77387, and to 2025 of 77014, G6001 and G6002, on practitioners' claims, date by date, against the
    sessions of the log whose phases have image guidance. 77014 before the first fraction belongs to planning. Where
    the record holds approvals of images, each fraction's images are looked for before the next fraction.
    Why: Guidance is billed once a delivered fraction that was imaged, and the physician looks at the images before
    the next one.
    Resolve: Compare with the treatment record. Take off the lines without an imaged fraction; correct the phase or
    the log if these are incomplete.
    Authority: ASTRO questions and answers on image guidance; the unit limits.
    """

    id = "FRQ-18"
    name = "image-guidance-lines-exceed-fractions"
    severity = Severity.ERROR
    authority = (Cite("astro-faq-image-guidance"), Cite("mue"))

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report dates with more guidance than imaged sessions, and images approved late."""
        if not chart.log or chart.by_code.keys().isdisjoint(GUIDANCE):
            return
        days = _guided(chart)
        imaged = _imaged(chart)
        for day, entries in days.items():
            if units_of(entries) > imaged[day]:
                yield _too_many(tuple(entries), imaged[day], bool(per_day(chart.log.external)[day]))
        yield from _late(days, chart)


def _guided(chart: Chart) -> dict[date, list[Entry]]:
    began = chart.log.all[0].date
    found: dict[date, list[Entry]] = defaultdict(list)
    for entry in chart.of(GUIDANCE):
        line = entry.line
        planning = line.code == CT and line.date < began
        if not planning and entry.claim.kind is ClaimKind.PROFESSIONAL and Part.PHYSICIAN in parts_of(entry):
            found[line.date].append(entry)
    return found


def _imaged(chart: Chart) -> Counter[date]:
    """Sessions of a day with image guidance; a phase that does not say counts as imaged."""
    blind = [phase for phase in chart.course.phases if phase.image_guidance is ImageGuidance.NONE]
    if not blind:
        return per_day(chart.log.all)
    seen = [phase for phase in chart.course.phases if phase not in blind]
    return per_day(chart.log.of_phases(seen))


def _too_many(entries: tuple[Entry, ...], imaged: int, treated: bool) -> Problem:  # noqa: FBT001 - a fact of the day
    billed = units_of(entries)
    codes = listed(dict.fromkeys(entry.code for entry in entries))
    known = (
        f"the log holds {count(imaged, 'imaged session')}"
        if imaged
        else "the phases treated have no image guidance"
        if treated
        else "the log holds no fraction"
    )
    over = surplus(entries, billed - imaged)
    return Problem(
        message=f"{count(billed, 'unit')} of image guidance ({codes}) {is_are(billed)} billed {{when}}; {known} for "
        "the date.",
        entries=entries,
        evidence=f"a date with {billed} billed and {imaged} imaged",
        fixes=(remove_some(over, entries),) if over else (),
    )


def _late(days: dict[date, list[Entry]], chart: Chart) -> Iterator[Problem]:
    """Fractions whose images no one approved before the next one; silent without any approval on record."""
    approved = Counter(event.date for event in chart.course.events if event.kind is EventKind.IMAGE_APPROVAL)
    if not approved:
        return
    treated = sorted({session.date for session in chart.log.all})
    same_day = treated[0] in approved
    for day, following in pairwise(treated):
        if day in days and not _in_time(day, following, approved, same_day=same_day):
            codes = listed(dict.fromkeys(e.code for e in days[day]))
            yield Problem(
                message=f"{codes} {{when}} has no approval on record before the next fraction: the images are to be "
                "seen by then.",
                entries=tuple(days[day]),
                evidence="approvals are on record for other dates; none from the fraction to the next one",
                severity=Severity.WARNING,
            )


def _in_time(day: date, following: date, approved: Counter[date], *, same_day: bool) -> bool:
    """An approval from the fraction to the next one.

    Where the practice approves on the day itself, the first approval of the next treatment day is for that day's own
    images.
    """
    if any(day <= each < following for each in approved):
        return True
    return approved[following] > (1 if same_day else 0)
