"""The words of the paper: shapes, verdict, runs of lines, spans of days, phases and claims in plain sentences."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import groupby

from radcoder.domain.course import Claim, Course, ImageGuidance, LineRef, Motion, Phase
from radcoder.domain.findings import ExpectedUnits, Finding, Severity
from radcoder.domain.money import dollars
from radcoder.reports.content import Names, Summary

SHAPES = {Severity.ERROR: "■", Severity.WARNING: "▲", Severity.INFO: "●"}
CLEAN = "✓"
ASIDE = "◌"
NONE = "–"


def counted(number: int, noun: str) -> str:
    """A number with its noun: 1 line, 2 lines, 1,200 lines."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def verdict(summary: Summary) -> str:
    """The judgement in one line of words."""
    if summary.review.count(Severity.ERROR):
        return f"{SHAPES[Severity.ERROR]} Cannot be paid as billed"
    if summary.review.count(Severity.WARNING):
        return f"{SHAPES[Severity.WARNING]} Likely to be denied or audited as billed"
    if not summary.entries:
        return f"{NONE} No lines to judge"
    if summary.review.aside:
        return f"{ASIDE} Nothing above info is open"
    return f"{CLEAN} Clean: nothing above info"


def tally(summary: Summary) -> str:
    """The findings by severity, each with its shape."""
    nouns = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"}
    parts = [f"{SHAPES[kind]} {counted(summary.review.count(kind), noun)}" for kind, noun in nouns.items()]
    aside = [f"{ASIDE} {summary.review.aside} set aside"] if summary.review.aside else []
    return " · ".join([*parts, *aside])


def mark(finding: Finding) -> str:
    """The shape of a finding."""
    return ASIDE if finding.aside else SHAPES[finding.severity]


def severity_word(finding: Finding) -> str:
    """Shape and word of a finding."""
    return f"{mark(finding)} Set aside" if finding.aside else f"{mark(finding)} {finding.severity.capitalize()}"


def runs(refs: Iterable[LineRef]) -> str:
    """Name lines shortly: runs within a claim become `A:6-33`."""
    return ", ".join(_runs(refs))


def _runs(refs: Iterable[LineRef]) -> Iterator[str]:
    for claim, group in groupby(sorted(set(refs)), key=lambda ref: ref.claim):
        numbers = [ref.number for ref in group]
        for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
            members = [number for _, number in run]
            yield f"{claim}:{members[0]}" if len(members) == 1 else f"{claim}:{members[0]}-{members[-1]}"


def span(days: Iterable[date]) -> str:
    """First and last day; nothing when there is none."""
    ordered = sorted(set(days))
    if not ordered:
        return ""
    return f"{ordered[0]}" if len(ordered) == 1 else f"{ordered[0]} to {ordered[-1]}"


def named(key: str, name: str | None) -> str:
    """A key with our name behind it, if there is one."""
    return f"{key} {name}" if name else key


def money(amount: Decimal | None) -> str:
    """An estimate for people; a dash where no amount can be given."""
    return NONE if amount is None else dollars(amount)


def words(slug: str | None) -> str:
    """A slug as words: `under-treatment` becomes `under treatment`."""
    return (slug or "").replace("-", " ")


def joined(parts: Iterable[str | None], between: str = ", ") -> str:
    """The parts that say something."""
    return between.join(part for part in parts if part)


ACRONYMS = frozenset(
    {"imrt", "vmat", "srs", "sbrt", "tbi", "tse", "pbs", "hdr", "ldr", "cbct", "ct", "kv", "itv", "2d", "3d"}
)


def term(slug: str | None) -> str:
    """A term of the field as the field writes it: IMRT, 3D, passive scatter."""
    return (slug or "").upper() if slug in ACRONYMS else words(slug)


def technique(phase: Phase) -> str:
    """Modality, technique and energy of a phase."""
    energies = ((phase.energy_mv, "MV"), (phase.energy_mev, "MeV"), (phase.energy_kv, "kV"))
    said = [f"{_plain(value)} {unit}" for value, unit in energies if value is not None]
    return joined([term(phase.modality), term(phase.technique), *said])


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def plan(phase: Phase) -> str:
    """The plan of a phase: its name, kind, imaging and reason."""
    if phase.plan is None:
        return NONE
    imaging = {True: "new imaging", False: "no new imaging", None: ""}[phase.plan.new_imaging]
    return joined([phase.plan.id, term(phase.plan.basis), imaging, phase.plan.reason]) or NONE


def details(phase: Phase) -> str:
    """What else the course says of a phase."""
    counts = (
        (phase.isocentres, "isocentre"),
        (phase.fields, "field"),
        (phase.apertures, "aperture"),
        (phase.channels, "channel"),
        (phase.sources, "source"),
        (phase.insertions, "insertion"),
        (phase.lesions, "lesion"),
    )
    said = [counted(number, noun) for number, noun in counts if number is not None]
    return joined([*said, phase.applicator, _guidance(phase.image_guidance), _motion(phase.motion)]) or NONE


def _guidance(guidance: ImageGuidance | None) -> str:
    if guidance is ImageGuidance.NONE:
        return "no image guidance"
    return f"{term(guidance)} guidance" if guidance else ""


def _motion(motion: Motion | None) -> str:
    if motion is None:
        return ""
    held = {True: "beam held", False: "beam not held", None: ""}[motion.active]
    return joined([f"motion: {term(motion.method) or 'yes'}", held, motion.system, motion.threshold, motion.beam_hold])


def place(claim: Claim, names: Names) -> str:
    """Where the service was given."""
    return named(claim.pos, names.places.get(claim.pos)) if claim.pos else NONE


def biller(claim: Claim) -> str:
    """Who bills: practitioner or facility, group, specialty."""
    return joined([claim.biller, claim.group, words(claim.specialty)]) or NONE


def delivered(course: Course, phase: Phase) -> str:
    """How many fractions of a phase were delivered, of how many planned."""
    only = len(course.phases) == 1
    done = sum(f.phase == phase.id or (only and f.phase is None) for f in course.fractions)
    return f"{done} of {phase.planned_fractions}" if phase.planned_fractions is not None else f"{done}"


def difference(units: ExpectedUnits) -> str:
    """Billed against expected, with a shape and in words; a dash where no claim in the file could carry the code."""
    if not units.carried:
        return NONE
    if units.billed == units.expected:
        return f"{CLEAN} agrees"
    return f"{abs(units.billed - units.expected)} {'more' if units.billed > units.expected else 'fewer'}"
