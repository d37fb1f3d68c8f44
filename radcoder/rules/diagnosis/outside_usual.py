"""DX-05: a technique for a diagnosis that payers do not usually accept for it."""

from collections.abc import Iterator
from datetime import date

from radcoder.domain.course import ClaimKind, Modality, Phase
from radcoder.domain.facts import UsualDiagnoses
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, PhaseRule, Problem
from radcoder.rules.chart import Chart
from radcoder.rules.diagnosis.condition import candidates, dotted, lines_of, named, of_phase, plain, where
from radcoder.rules.diagnosis.usual import ANY, holds, technique_of
from radcoder.rules.policy import cite, name_of, said_by
from radcoder.rules.reasons import documented

IMRT = "imrt"
BREAST = "C50"
NODES = ("node", "nodal", "regional", "axilla", "supraclav", "mammary", "imn")
RIGHT = "right"
PROSTATE, PROTONS = "C61", "proton"
UNTOLD = ("Z85", "D49")  # history, and growths of unknown nature: DX-04 and DX-01 say that no condition is named
COVERAGE, SURFACE = "SRT-06", "surface"


class TechniqueOutsideUsualDiagnoses(PhaseRule):
    """The technique is not usual for the diagnosis.

    What: IMRT, stereotactic, proton, surface or whole-body treatment, gynaecological brachytherapy or a prostate seed
    implant for a condition outside the list that is usually accepted for it. Conditions that are accepted with
    limits, and courses whose record gives a reason, are a reminder. IMRT of the right breast without nodes is one of
    these, and so is radiation for a benign condition that policies often exclude. Protons for the prostate are an
    error where the payer holds them for unproven and the record gives no reason. Silent where no condition is named
    (DX-01, DX-04), and where the contractor's own policy on superficial treatment judges the diagnosis (SRT-06).
    Why: Payers deny a technique whose need the diagnosis does not show, unless their policy lists it or a letter
    explains it.
    Resolve: Check the diagnosis first. If it is right, look up the payer's own policy, and have the record say why a
    simpler technique would not do.
    Authority: RadCoder's table of usual diagnoses, a judgement: a payer's policy always goes before it.
    """

    id = "DX-05"
    name = "technique-outside-usual-diagnoses"
    severity = Severity.WARNING
    authority = (Cite("radcoder-diagnoses"), Cite("usual-diagnoses"))

    def check(self, phase: Phase, chart: Chart) -> Iterator[Problem]:
        """Report a phase whose condition is not usual for its technique."""
        key = technique_of(phase)
        codes = tuple(code for code in candidates(phase, chart) if not plain(code).startswith(UNTOLD))
        yield from _unproven(phase, codes, chart)
        usual = chart.facts.usual_diagnoses(key, _day(phase, chart)) if codes else None
        if usual is None or not all(code in chart.facts.diagnoses for code in codes):
            return
        if key == SURFACE and _has_policy(phase, chart):
            return
        if key == ANY:
            found = all(holds(usual.limited, code) for code in codes)
        else:
            found = not any(_is_accepted(code, usual, phase, chart) for code in codes)
        if found and not any(holds(usual.beside, code) for code in of_phase(phase, chart)):
            yield (_benign if key == ANY else _outside)(phase, codes[0], usual, chart)


def _unproven(phase: Phase, codes: tuple[str, ...], chart: Chart) -> Iterator[Problem]:
    """Protons for the prostate, where the payer holds them for unproven; a reason on record makes it a reminder."""
    if (
        phase.modality is not Modality.PROTON
        or not codes
        or not all(plain(code).startswith(PROSTATE) for code in codes)
    ):
        return
    for policy in chart.policies.get("DX-05", ()):
        own = lines_of(phase, chart)
        lines = tuple(e for e in own if e.code in policy.codes and policy.period.covers(e.date))
        if policy.topic == PROTONS and lines:
            reason = any(documented(entry, chart) for entry in lines)
            yield Problem(
                message=f"{named(codes[0], chart.facts)} is treated with protons (phase {phase.id}), unproven in the "
                f"eyes of {name_of(policy, chart)}: have its approval and the reason on record.",
                entries=lines,
                evidence=f"treated: {dotted(codes[0])}; {said_by(policy, chart)}",
                severity=Severity.INFO if reason else Severity(policy.effect),
                cites=(cite(policy),),
            )


def _has_policy(phase: Phase, chart: Chart) -> bool:
    """The contractor has a coverage policy of its own for the practitioner's lines: it goes before the usual list."""
    lines = [entry for entry in lines_of(phase, chart) if entry.claim.kind is ClaimKind.PROFESSIONAL]
    return any(policy.period.covers(e.date) for policy in chart.policies.get(COVERAGE, ()) for e in lines)


def _day(phase: Phase, chart: Chart) -> date:
    """The first treatment of the phase, or its first line: the day whose lists apply."""
    fractions = chart.log.of_phase(phase)
    days = [fractions[0].date] if fractions else [entry.date for entry in lines_of(phase, chart) or chart.entries]
    return min(days, default=date.max)


def _is_accepted(code: str, usual: UsualDiagnoses, phase: Phase, chart: Chart) -> bool:
    """On the list; the right breast alone is not: IMRT is usual on the left, where the heart lies, and for nodes."""
    if not holds(usual.accepted, code):
        return False
    right_breast = usual.technique == IMRT and plain(code).startswith(BREAST)
    right_breast = right_breast and chart.facts.diagnoses[code].laterality == RIGHT
    return not right_breast or any(word in where(phase) for word in NODES)


def _benign(phase: Phase, code: str, usual: UsualDiagnoses, chart: Chart) -> Problem:
    return Problem(
        message=f"{named(code, chart.facts)} is benign and often excluded from treatment with radiation "
        f"(phase {phase.id}): look up the payer's policy.",
        entries=lines_of(phase, chart),
        evidence=f"often excluded: {' '.join(usual.limited)}; treated: {dotted(code)}",
        severity=Severity.INFO,
    )


def _outside(phase: Phase, code: str, usual: UsualDiagnoses, chart: Chart) -> Problem:
    reason = next((key for key in usual.codes if key in chart.course.documentation), None)
    private = not chart.medicare and holds(usual.private, code)
    limited = private or holds(usual.limited + usual.accepted, code)
    advice = (
        f"the record gives a reason under {reason}"
        if reason
        else "look up the payer's policy, and say why in the record"
    )
    degree = "is accepted with limits" if limited else "is not among the diagnoses usually accepted"
    return Problem(
        message=f"{named(code, chart.facts)} {degree} for {usual.words} (phase {phase.id}): {advice}.",
        entries=lines_of(phase, chart),
        evidence=f"usual for {usual.words}: {' '.join(usual.accepted)}"
        + (f"; with limits: {' '.join(usual.limited)}" if usual.limited else "")
        + f"; treated: {dotted(code)}",
        severity=Severity.INFO if limited or reason else None,
    )
