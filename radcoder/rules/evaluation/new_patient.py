"""EM-07: a new-patient code for a patient whom the practice has seen."""

from collections.abc import Iterator

from radcoder.domain.course import ClaimKind, Entry
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, CourseRule, Problem, remove
from radcoder.rules.chart import Chart
from radcoder.rules.evaluation.visits import NEW_PATIENT, VISITS
from radcoder.rules.globals_.windows import same_practice

FACE_TO_FACE = VISITS | {"77427", "77431", "77432", "77435"}


class NewPatientCodeForKnownPatient(CourseRule):
    """A new-patient visit follows an earlier visit of the same practice.

    What: 99202 to 99205 after a visit or a management service of the same group and specialty on an earlier day
    of the file, within three years.
    Why: A patient is new only when nobody of the group's specialty has seen the patient face to face for three
    years.
    Resolve: Bill the visit with the established-patient code that the note supports, or take it off.
    Authority: ASTRO questions and answers on visits.
    """

    id = "EM-07"
    name = "new-patient-code-for-a-known-patient"
    severity = Severity.ERROR
    authority = (Cite("astro-faq-visits"), Cite("parameters", "new_patient_years"))

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report new-patient codes with an earlier meeting on the file."""
        meetings = chart.of(FACE_TO_FACE)
        for visit in chart.of(NEW_PATIENT):
            met = min(_met_before(visit, meetings, chart), key=lambda entry: entry.date, default=None)
            if met is not None:
                yield Problem(
                    message=f"{visit.code} {{when}} is for a new patient, but the practice met the patient on "
                    f"{met.date} ({met.code}): bill an established-patient visit.",
                    entries=(visit,),
                    with_entries=(met,),
                    evidence=f"{met.ref} {met.code} {met.date} and {visit.ref} {visit.code} {visit.date}, one practice "
                    "and specialty",
                    fixes=(remove(visit),),
                )


def _met_before(visit: Entry, meetings: tuple[Entry, ...], chart: Chart) -> list[Entry]:
    if visit.claim.kind is not ClaimKind.PROFESSIONAL:
        return []
    years = chart.facts.parameter("new_patient_years", visit.date)
    since = visit.date.replace(year=visit.date.year - years, day=min(visit.date.day, 28))
    return [
        entry
        for entry in meetings
        if since <= entry.date < visit.date
        and entry.claim.kind is ClaimKind.PROFESSIONAL
        and same_practice(entry.claim, visit.claim)
    ]
