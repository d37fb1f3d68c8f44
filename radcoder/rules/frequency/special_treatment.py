"""FRQ-08: special treatment procedure without a reason on record, or more than once."""

from collections.abc import Iterator

from radcoder.domain.course import Entry, Modality
from radcoder.domain.findings import Severity
from radcoder.domain.fractions import is_brachytherapy, is_external_beam
from radcoder.rules.base import Cite, CourseRule, Problem, remove
from radcoder.rules.chart import Chart
from radcoder.rules.frequency.parts import excess
from radcoder.rules.reasons import documented, payer_words
from radcoder.rules.wording import count

SPECIAL_TREATMENT = "77470"
WHOLE_BODY = frozenset({"tbi", "tse"})


class SpecialTreatmentWithoutReason(CourseRule):
    """The special treatment procedure has no reason on record, or is billed more than once.

    What: 77470 without documentation of its extra work, and more than one unit in a course. Whole-body treatment,
    beam together with brachytherapy and hyperthermia are seen in the phases and need no further word.
    Why: It pays once a course for extra work: daily anaesthesia of a child, whole-body or half-body treatment, an
    unusually hard set-up, brachytherapy or hyperthermia beside the beam, a drug given together with it. Billed as
    a routine it is taken back.
    Resolve: Write into the documentation of 77470 which extra work was done and why, or take the line off. Bill it
    once.
    Authority: the unit limit of 77470; UnitedHealthcare's special-services policy; eviCore guideline summary.
    """

    id = "FRQ-08"
    name = "special-treatment-without-a-reason"
    severity = Severity.ERROR
    authority = (Cite("mue", SPECIAL_TREATMENT), Cite("uhc-radiation-policy"), Cite("evicore-summary"))

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Report special treatment beyond once, and lines that nothing on record explains."""
        entries = chart.by_code.get(SPECIAL_TREATMENT, ())
        if not entries:
            return
        if over := excess(entries, 1):
            yield Problem(
                message=f"{count(over.billed, 'unit')} of {SPECIAL_TREATMENT} are billed {{when}}; a course takes it "
                "once.",
                entries=over.entries,
                evidence=over.evidence,
                fixes=over.fixes,
            )
        bare = tuple(entry for entry in entries if not documented(entry, chart))
        if bare and not _shown_by_phases(chart):
            yield _without_reason(bare, chart)


def _shown_by_phases(chart: Chart) -> bool:
    phases = chart.course.phases
    whole_body = any(phase.technique in WHOLE_BODY for phase in phases)
    heated = any(phase.modality is Modality.HYPERTHERMIA for phase in phases)
    combined = any(map(is_brachytherapy, phases)) and any(map(is_external_beam, phases))
    return whole_body or heated or combined


def _without_reason(entries: tuple[Entry, ...], chart: Chart) -> Problem:
    return Problem(
        message=f"{SPECIAL_TREATMENT} {{when}} has no reason on record: name the extra work in its documentation, or "
        "take it off.",
        entries=entries,
        evidence=f"no documentation for {SPECIAL_TREATMENT}; the phases show neither whole-body treatment, "
        f"brachytherapy beside the beam nor hyperthermia{payer_words('FRQ-08', entries[0], chart)}",
        fixes=(remove(*entries),),
        severity=Severity.WARNING,
    )
