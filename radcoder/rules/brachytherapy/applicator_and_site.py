"""BRA-05: the placement code against the applicator and the site."""

from collections.abc import Iterator

from radcoder.domain.course import Entry
from radcoder.domain.edits import ReplaceCode
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, LineRule, Problem, Proposal
from radcoder.rules.chart import Chart
from radcoder.rules.diagnosis.condition import dotted, of_line, plain
from radcoder.rules.technique.treated import own_phases
from radcoder.rules.wording import listed

APPLICATORS = {"tandem": "57155", "ovoid": "57155", "cylinder": "57156", "capsule": "58346"}
VAGINAL = frozenset(APPLICATORS.values())
PELVIS = ("C20", "C21", *(f"C{number}" for number in range(51, 69)))
HEAD_AND_NECK = (*(f"C{number:02}" for number in range(15)), "C30", "C31", "C32", "C41", "C43", "C44", "C49", "C69")
SITES = {
    "57155": ("C51", "C52", "C53", "C54", "C55", "C56", "C57", "C58"),
    "57156": ("C51", "C52", "C53", "C54", "C55", "C56", "C57", "C58"),
    "58346": ("C53", "C54", "C55"),
    "55875": ("C61",),
    "55920": PELVIS,
    "41019": HEAD_AND_NECK,
    "19296": ("C50", "D05"),
    "19298": ("C50", "D05"),
}
PRIMARY = tuple(f"C{number:02}" for number in range(76))
SECONDARY = tuple(f"C{number}" for number in range(76, 81))


class ApplicatorAndSiteDisagree(LineRule):
    """The placement code does not fit the applicator or the diagnosis.

    What: A tandem or ovoids are 57155, a vaginal cylinder 57156, capsules 58346, prostate needles 55875, other
    pelvis 55920, head and neck 41019, breast 19296 and 19298. The applicator on record decides; where it is not
    told, the diagnoses do.
    Why: The code says what was placed and where. One that fits neither is denied for the diagnosis or taken back.
    Resolve: Bill the placement that the procedure note describes, or correct the applicator and the diagnosis.
    Authority: the structure of the codes and our own experience (judgement).
    """

    id = "BRA-05"
    name = "applicator-and-site-disagree"
    severity = Severity.WARNING
    authority = (Cite("judgement", "placement by applicator and site"),)
    codes = frozenset(SITES)

    def check(self, entry: Entry, chart: Chart) -> Iterator[Problem]:
        """Report a placement of another applicator, or of another site than any diagnosis."""
        told = {code for phase in own_phases(entry, chart) for code in _applied(phase.applicator or "")}
        if told and entry.code in VAGINAL:
            if entry.code not in told:
                yield _other_applicator(entry, sorted(told), chart)
            return
        codes = [plain(code) for code in of_line(entry, chart)]
        primaries = [code for code in codes if code.startswith(PRIMARY)]
        spread = any(code.startswith(SECONDARY) for code in codes)  # a metastasis may sit in any place
        if primaries and not spread and not any(code.startswith(SITES[entry.code]) for code in primaries):
            yield _other_site(entry, primaries)


def _applied(applicator: str) -> set[str]:
    said = applicator.lower()
    return {code for word, code in APPLICATORS.items() if word in said}


def _other_applicator(entry: Entry, told: list[str], chart: Chart) -> Problem:
    names = sorted({phase.applicator for phase in own_phases(entry, chart) if phase.applicator})
    return Problem(
        message=f"{entry.code} {{when}} does not fit the applicator on record ({listed(names)}): that is "
        f"{listed(told, 'or')}.",
        entries=(entry,),
        evidence=f"applicator {listed(names)}",
        fixes=tuple(
            Proposal(f"Bill {code} in place of {entry.code} on {{lines}}", (ReplaceCode(entry.ref, code),))
            for code in told
        ),
    )


def _other_site(entry: Entry, primaries: list[str]) -> Problem:
    return Problem(
        message=f"{entry.code} {{when}} does not fit the diagnosis "
        f"{listed(map(dotted, primaries))}: the placement is of another "
        "part of the body.",
        entries=(entry,),
        evidence=f"{entry.code} goes with {', '.join(SITES[entry.code])}",
    )
