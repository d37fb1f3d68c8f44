"""TEC-09: the technical part of image guidance billed where another pays for it, to 2025."""

from collections.abc import Iterator

from radcoder.domain.course import ClaimKind, Entry
from radcoder.domain.edits import AddModifier
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, CourseRule, Problem, Proposal, remove
from radcoder.rules.chart import Chart, bills_technical
from radcoder.rules.lines import Day, in_file
from radcoder.rules.same_day.ncci import pair_speaks
from radcoder.rules.technique.tiers import CONVENTIONAL, HOSPITAL_IMRT, IMRT, UNTIL

GUIDANCE = frozenset({"77014", "77387", "G6001", "G6002"})
PHYSICIAN_PART = "26"


class GuidanceTechnicalPartInWrongSetting(CourseRule):
    """The technical part of image guidance is billed where it is paid in another way.

    What: To 2025-12-31, a hospital or an office that bills the technical part of image guidance on a day of 77385
    or 77386 (where an NCCI pair speaks already, as of 77387, it is left to it), and an office that bills it on a
    day when a hospital delivers the treatment. A hospital's guidance beside conventional delivery is packaged:
    another rule reminds of that.
    Why: 77385 and 77386 contain the technical part of guidance; beside G6015, G6016 and conventional delivery
    an office may bill it. Where the hospital owns the machine, only the physician's part is the practitioner's.
    Resolve: Take the technical part off. Bill the physician's part with 26 on the practitioner's claim if the
    images were reviewed and that is on record.
    Authority: ASTRO questions and answers on image guidance; hospital status indicators N and B.
    """

    id = "TEC-09"
    name = "guidance-technical-part-in-the-wrong-setting"
    severity = Severity.ERROR
    authority = (Cite("astro-faq-image-guidance"), Cite("opps", "status indicator N of 77014 and 77387"))

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report whole or technical guidance lines of offices."""
        if all(entry.date > UNTIL for entry in chart.of(GUIDANCE)):
            return
        for day in chart.days_of((*GUIDANCE, *HOSPITAL_IMRT, *CONVENTIONAL, *IMRT)):
            for entry in day.of(GUIDANCE) if day.date <= UNTIL else ():
                whole = PHYSICIAN_PART not in entry.line.modifiers and entry.ref not in chart.invalid
                if whole and bills_technical(entry.claim):
                    yield from _judge(entry, day, chart)


def _judge(entry: Entry, day: Day, chart: Chart) -> Iterator[Problem]:
    containing = day.of(HOSPITAL_IMRT)
    if containing and not pair_speaks(entry, chart, HOSPITAL_IMRT):
        why = f"{containing[0].code} of the same day contains it"
        yield _wrong(entry, containing, why)
    elif _in_office(entry) and not day.of(CONVENTIONAL | IMRT) and (hospital := _by_hospital(day, chart)):
        yield _wrong(entry, hospital, "a hospital delivers the treatment of the day and owns the machine")


def _in_office(entry: Entry) -> bool:
    return entry.claim.kind is ClaimKind.PROFESSIONAL


def _by_hospital(day: Day, chart: Chart) -> tuple[Entry, ...]:
    lines = (entry for code in CONVENTIONAL | IMRT for entry in chart.by_code.get(code, ()))
    found = [entry for entry in lines if entry.date == day.date and entry.claim.kind is ClaimKind.HOSPITAL]
    return tuple(sorted(found, key=in_file))


def _bill(entry: Entry) -> str:
    return "claim of place of service 11" if _in_office(entry) else "hospital's claim"


def _wrong(entry: Entry, delivery: tuple[Entry, ...], why: str) -> Problem:
    technical = "TC" in entry.line.modifiers
    part = Proposal("Add 26 to {lines} if the physician reviewed the images", (AddModifier(entry.ref, PHYSICIAN_PART),))
    return Problem(
        message=f"{entry.code} {{when}} claims the technical part of image guidance, and {why}.",
        entries=(entry,),
        with_entries=delivery,
        evidence=f"{entry.code} {'with TC' if technical else 'without 26'} on a {_bill(entry)}, delivery "
        f"{delivery[0].code} on a {delivery[0].claim.kind.value} claim",
        fixes=(part, remove(entry)) if _in_office(entry) and not technical else (remove(entry),),
    )
