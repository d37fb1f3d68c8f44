"""DX-02: the side of the diagnosis is not the side of the site."""

import re
from collections.abc import Iterator

from radcoder.domain.course import Phase
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, PhaseRule, Problem
from radcoder.rules.chart import Chart
from radcoder.rules.diagnosis.condition import candidates, dotted, lines_of, named, of_phase, where

SIDES = {"left": "right", "right": "left"}
BOTH = re.compile(r"\b(bilateral|both)\b")
LOBES = {"rul": "right", "rml": "right", "rll": "right", "lul": "left", "lll": "left"}
ORGANS = {
    "breast": "breast|chest wall|axilla|supraclavicular|mastectomy|lumpectomy|tumou?r bed|mammary|nipple",
    "lung": "lung|lobe|bronch|hilum|hilar|rul|rml|rll|lul|lll|pulmonary",
    "kidney": "kidney|renal",
    "ovary": "ovary|ovarian",
    "testis": "testis|testicle",
    "eye": "eye|orbit|choroid|retina|uvea|conjunctiva",
    "eyelid": "eyelid|canthus",
    "ear": "ear|auricle|pinna|helix",
    "upper limb": "arm|forearm|hand|finger|shoulder|upper limb|elbow|wrist",
    "lower limb": "leg|thigh|foot|toe|hip|lower limb|knee|calf|ankle|shin",
    "adrenal": "adrenal",
}
PATTERNS = {organ: re.compile(rf"\b({words})s?\b") for organ, words in ORGANS.items()}


class SideOfBodyDisagrees(PhaseRule):
    """The diagnosis names one side and the site the other.

    What: The condition treated is of one side and the site of the phase is of the other, in the same organ, and no
    other diagnosis has the side of the site.
    Why: A wrong side is denied, and in the record it is a safety matter.
    Resolve: Find out from the record which side was treated, and correct the diagnosis or the site.
    Authority: The official list of ICD-10-CM; the side is read from the title of the code.
    """

    id = "DX-02"
    name = "side-of-body-disagrees"
    severity = Severity.WARNING
    authority = (Cite("icd10", "sides"),)

    def check(self, phase: Phase, chart: Chart) -> Iterator[Problem]:
        """Report a phase whose site is on the other side of its condition."""
        side = _side_of(phase)
        if side is None:
            return
        codes = of_phase(phase, chart)
        sides = {row.laterality for code in codes if (row := chart.facts.diagnoses.get(code))}
        if side in sides or "bilateral" in sides or SIDES[side] not in sides:
            return
        for code in candidates(phase, chart):
            row = chart.facts.diagnoses.get(code)
            if row and row.laterality == SIDES[side] and _same_organ(row.title.lower(), where(phase)):
                yield _disagrees(phase, code, side, chart)
                return


def _side_of(phase: Phase) -> str | None:
    """The one side that the site names; None where it names none or both."""
    text = where(phase)
    words = set(re.findall(r"[a-z]+", text))
    found = {side for side in SIDES if side in words} | {side for lobe, side in LOBES.items() if lobe in words}
    return next(iter(found)) if len(found) == 1 and not BOTH.search(text) else None


def _same_organ(title: str, site: str) -> bool:
    return any(organ in title and pattern.search(site) for organ, pattern in PATTERNS.items())


def _disagrees(phase: Phase, code: str, side: str, chart: Chart) -> Problem:
    site = phase.site or phase.volume
    return Problem(
        message=f"Phase {phase.id} treats the {side} side ({site}), and its diagnosis is {named(code, chart.facts)}.",
        entries=lines_of(phase, chart),
        evidence=f"site {site}: {side}; {dotted(code)}: {SIDES[side]}; "
        f"diagnoses {', '.join(dotted(each) for each in of_phase(phase, chart))}",
    )
