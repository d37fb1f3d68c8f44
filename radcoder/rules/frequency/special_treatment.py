"""FRQ-08: special treatment procedure without a reason on record, or more than once."""

import re
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
NOTHING = frozenset({"", "none", "no", "n/a", "na", "nil", "yes", "routine", "standard", "tbd", "see chart"})
EXTRA_WORK = re.compile(
    r"an[ae]?esth|sedat|child|p[ae]+diatric|whole[- ]?body|half[- ]?body|total[- ]?(body|skin)|brachy|implant|seed|"
    r"heat|hypertherm|immuno|concurrent|concomitant|chemo|drug|platin|infusion|set-?up|position|earlier|prior|previous|"
    r"re-?(treat|irradi)|overlap|extra|additional|special|twice|time"
)


class SpecialTreatmentWithoutReason(CourseRule):
    """The special treatment procedure has no reason on record, or is billed more than once.

    What: 77470 without documentation of its extra work, and more than one unit in a course; a text that names no kind
    of extra work is a reminder. Whole-body treatment,
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
        if _shown_by_phases(chart):
            return
        bare = tuple(entry for entry in entries if not documented(entry, chart) or _says_nothing(entry, chart))
        if bare:
            yield _without_reason(bare, chart)
        unclear = tuple(entry for entry in entries if entry not in bare and not _names_extra_work(entry, chart))
        if unclear:
            yield _unclear(unclear, chart)


def _texts(entry: Entry, chart: Chart) -> str:
    said = chart.course.documentation
    return f"{said.get(entry.code, '')} {said.get(str(entry.ref), '')}".strip().lower()


def _says_nothing(entry: Entry, chart: Chart) -> bool:
    return _texts(entry, chart).strip(" .-") in NOTHING


def _names_extra_work(entry: Entry, chart: Chart) -> bool:
    return EXTRA_WORK.search(_texts(entry, chart)) is not None


def _unclear(entries: tuple[Entry, ...], chart: Chart) -> Problem:
    return Problem(
        message=f"{SPECIAL_TREATMENT} {{when}} rests on a text that names none of the usual kinds of extra work: check "
        "that it does not describe the routine.",
        entries=(),
        with_entries=entries,
        evidence=f"on record: {_texts(entries[0], chart)}",
        severity=Severity.INFO,
    )


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
