"""TEC-07: the tier of IMRT delivery does not fit the site."""

from collections.abc import Iterator

from radcoder.domain.course import ClaimKind, Entry
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, CourseRule, Problem
from radcoder.rules.chart import Chart
from radcoder.rules.reasons import documented
from radcoder.rules.technique.tiers import HOSPITAL_IMRT, is_of_old_levels
from radcoder.rules.technique.wrong_level import replace_code

SIMPLE, COMPLEX = HOSPITAL_IMRT
SIMPLE_SITES = ("C61", "C50", "D05")
ENCOUNTER = ("Z", "T", "Y")


class ImrtTierAndSiteDisagree(CourseRule):
    """The tier of IMRT delivery does not fit the treated site.

    What: To 2025-12-31, on hospital claims: 77386 for a cancer of the prostate or breast, or 77385 for another
    site without a note of compensators (documentation of 77385).
    Why: The simple tier stood for prostate, breast and compensator-based treatment, the complex tier for the
    rest. Both paid alike in hospitals, and payers still sent the wrong one back.
    Resolve: Compare the treated condition with the tier, and bill the one that fits.
    Authority: General knowledge of the RadCoder team; no source read.
    """

    id = "TEC-07"
    name = "imrt-delivery-tier-and-site-disagree"
    severity = Severity.WARNING
    authority = (Cite("judgement"),)

    def check(self, chart: Chart) -> Iterator[Problem]:
        """Compare the tier on each hospital line with the condition treated."""
        for entry in chart.of(HOSPITAL_IMRT):
            if entry.claim.kind is ClaimKind.HOSPITAL and is_of_old_levels(entry, chart):
                yield from _compare(entry, chart)


def _compare(entry: Entry, chart: Chart) -> Iterator[Problem]:
    diagnosis = _treated(entry, chart)
    if diagnosis is None or (entry.code == SIMPLE and documented(entry, chart)):
        return
    fits = SIMPLE if diagnosis.startswith(SIMPLE_SITES) else COMPLEX
    if entry.code == fits:
        return
    sites = "prostate, breast and compensators" if fits == SIMPLE else "sites other than prostate and breast"
    yield Problem(
        message=f"{entry.code} {{when}} does not fit the treated condition {diagnosis}: "
        f"for {sites} the tier is {fits}.",
        entries=(entry,),
        evidence=f"treated condition {diagnosis}; {SIMPLE} prostate, breast, compensators; {COMPLEX} all other sites",
        fixes=(replace_code(entry, fits),),
    )


def _treated(entry: Entry, chart: Chart) -> str | None:
    """The treated condition; None when none is coded, or when several volumes have conditions of both tiers."""
    codes = [code for code in entry.line.diagnoses or chart.course.diagnoses if not code.startswith(ENCOUNTER)]
    mixed = len({code.startswith(SIMPLE_SITES) for code in codes}) > 1
    several = len({phase.volume for phase in chart.course.phases}) > 1
    return None if not codes or (mixed and several and not entry.line.diagnoses) else codes[0]
