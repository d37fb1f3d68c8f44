"""VAL-14: consultation codes, which Medicare does not recognise."""

from collections.abc import Iterator

from radcoder.domain.course import ClaimKind, Entry
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, LineRule, Problem, remove
from radcoder.rules.chart import Chart
from radcoder.rules.validity.ended import bill_instead, ended_code
from radcoder.rules.wording import listed

VISITS_OF_THE_LEVEL = {
    "99241": ("99202", "99212"),
    "99242": ("99202", "99212"),
    "99243": ("99203", "99213"),
    "99244": ("99204", "99214"),
    "99245": ("99205", "99215"),
    "99251": ("99221",),
    "99252": ("99221",),
    "99253": ("99221",),
    "99254": ("99222",),
    "99255": ("99223",),
}


class ConsultationToMedicare(LineRule):
    """A consultation code is billed to Medicare.

    What: 99241 to 99245 or 99251 to 99255 on a practitioner's claim to Medicare; to any payer 99241 and 99251 after
    2022-12-31.
    Why: Medicare does not recognise consultation codes; the first visit is an ordinary visit of the setting. 99241
    and 99251 ended with the year 2022.
    Resolve: Bill 99202 to 99205 for a new patient, 99212 to 99215 for a known one, 99221 to 99223 in a hospital
    stay, by the note's own level. Other payers may pay consultations.
    Authority: NCCI Policy Manual 2026, chapter XI, U.
    """

    id = "VAL-14"
    name = "consultation-code-to-medicare"
    severity = Severity.ERROR
    authority = (Cite("ncci-manual", "XI.U"), Cite("codes"))
    codes = frozenset(VISITS_OF_THE_LEVEL)

    def check(self, entry: Entry, chart: Chart) -> Iterator[Problem]:
        """Report consultations to Medicare, and ended ones to anyone."""
        if entry.claim.kind is not ClaimKind.PROFESSIONAL:
            return
        visits = VISITS_OF_THE_LEVEL[entry.code]
        if not chart.medicare:
            advice = f"Ask the payer for its code of today; Medicare takes {listed(visits, 'or')}."
            yield from ended_code(entry, chart, advice, visits)
            return
        yield Problem(
            message=f"{entry.code} {{when}} is a consultation, which Medicare does not recognise: bill the visit that "
            f"the note supports, at this level {listed(visits, 'or')}.",
            entries=(entry,),
            evidence=f"{entry.code} is one of the consultation codes; payer {chart.course.payer or 'not named'}",
            fixes=(*(bill_instead(entry, code) for code in visits), remove(entry)),
        )
