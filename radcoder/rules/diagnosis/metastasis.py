"""DX-03: a metastasis is treated, and the primary is coded in its place."""

import re
from collections.abc import Iterator

from radcoder.domain.course import Phase
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, PhaseRule, Problem
from radcoder.rules.chart import Chart
from radcoder.rules.diagnosis.condition import candidates, dotted, lines_of, named, of_phase, plain, where

SECONDARY = ("C77", "C78", "C79", "C7B")
# Primaries that are treated in bone or brain only as metastases; tumours of bone, brain and blood are not among them.
PRIMARIES = frozenset(
    {"lung", "breast", "prostate", "gastrointestinal", "gynaecological", "urinary-genital", "head-neck"}
)
SAID = re.compile(r"\bmetast|oligomet|\bmets?\b")
BONE = re.compile(
    r"\b(vertebra[el]?|spine|spinal|sacrum|femur|femoral|humerus|tibia|bones?|hips?|ilium|acetabulum|scapula)\b"
    r"|\bt([5-9]|1[0-2])\b|\bl[1-5]\b"  # T1 to T4 may be a stage
)
BRAIN = re.compile(r"\bbrain\b")
NODES = re.compile(r"\bnod(e|es|al)\b|lymph|neck")
PREVENTIVE = re.compile(r"prophyla|\bpci\b|preventive")


class MetastasisTreatedButPrimaryCoded(PhaseRule):
    """A metastasis is treated, and the primary is coded first.

    What: The site says metastasis, or is bone or brain, and the condition treated is a primary tumour of another
    organ. Nodes and the neck, and preventive treatment of the brain, are left alone.
    Why: The diagnosis of treatment is what is treated. Payers judge technique and number of fractions by it.
    Resolve: Put the code of the metastasis (C77 to C79) first and the primary after it. If the site is the primary
    itself, say so in the site.
    Authority: Judgement; the official list of ICD-10-CM for the codes.
    """

    id = "DX-03"
    name = "metastasis-treated-but-primary-coded"
    severity = Severity.WARNING
    authority = (Cite("judgement"), Cite("icd10", "C77 to C79"))

    def check(self, phase: Phase, chart: Chart) -> Iterator[Problem]:
        """Report a phase that treats a metastasis under the code of a primary."""
        place = _place_of_metastasis(phase, chart)
        codes = candidates(phase, chart)
        if place is None or not codes or any(plain(code).startswith(SECONDARY) for code in codes):
            return
        if not all(_is_primary_elsewhere(code, place, chart) for code in codes):
            return
        yield _primary_first(phase, codes[0], place, chart)


def _place_of_metastasis(phase: Phase, chart: Chart) -> str | None:
    text = where(phase)
    if not text or NODES.search(text):
        return None
    if BRAIN.search(text):
        return None if _is_preventive(phase, chart) else "brain"
    if BONE.search(text):
        return "bone"
    return "metastasis" if SAID.search(text) else None


def _is_preventive(phase: Phase, chart: Chart) -> bool:
    reason = phase.plan.reason if phase.plan else None
    said = (where(phase), chart.course.title, reason, *chart.course.documentation.values())
    return any(PREVENTIVE.search(text.lower()) for text in said if text)


def _is_primary_elsewhere(code: str, place: str, chart: Chart) -> bool:
    """A known primary of another organ; a code that the catalogue does not hold is given the benefit of the doubt."""
    row = chart.facts.diagnoses.get(code)
    return row is not None and plain(code).startswith("C") and (row.family in PRIMARIES or place == "metastasis")


def _primary_first(phase: Phase, code: str, place: str, chart: Chart) -> Problem:
    site = phase.site or phase.volume
    codes = of_phase(phase, chart)
    later = [dotted(each) for each in codes if plain(each).startswith(SECONDARY)]
    advice = f"{later[0]} belongs first" if later else "its own code (C77 to C79) belongs first, the primary after it"
    what = "a metastasis" if place == "metastasis" else f"the {place}" if place == "brain" else place
    return Problem(
        message=f"Phase {phase.id} treats {what} ({site}) and is billed for {named(code, chart.facts)}: {advice}.",
        entries=lines_of(phase, chart),
        evidence=f"site {site}; diagnoses {', '.join(dotted(each) for each in codes)}",
    )
