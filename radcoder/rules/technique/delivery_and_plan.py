"""TEC-08: IMRT delivery without an IMRT plan, or conventional delivery of one, to 2025."""

from collections.abc import Iterator

from radcoder.domain.course import Entry, Phase, PlanBasis
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, LineRule, Problem
from radcoder.rules.chart import Chart, in_facility
from radcoder.rules.technique.level import in_words
from radcoder.rules.technique.tiers import CONVENTIONAL, IMRT, imrt_codes, is_of_old_levels
from radcoder.rules.technique.treated import session_phases
from radcoder.rules.technique.wrong_level import replace_code

PLAIN = frozenset({PlanBasis.TWO_D, PlanBasis.THREE_D, PlanBasis.ISODOSE, PlanBasis.SPECIAL_PORT})
MODULATED = frozenset({"imrt", "vmat"})


class DeliveryAndPlanTechniqueDisagree(LineRule):
    """The delivery code is of another technique than the plan.

    What: To 2025-12-31, IMRT delivery (77385, 77386, G6015, G6016) of a phase that was not planned with IMRT,
    or conventional delivery (77402 to 77412, G6003 to G6014) of a phase that was. Sessions with phases of both
    kinds are left out.
    Why: The delivery follows the plan. Payers match the delivery with 77301 and deny the one without the other.
    Resolve: Check which plan was treated. Bill the delivery of that plan, and name the right phase on the line.
    Authority: General knowledge of the RadCoder team; no source read.
    """

    id = "TEC-08"
    name = "delivery-and-plan-technique-disagree"
    severity = Severity.WARNING
    authority = (Cite("judgement"),)
    codes = CONVENTIONAL | IMRT

    def check(self, entry: Entry, chart: Chart) -> Iterator[Problem]:
        """Compare a delivery line with the plan of the phases it treats."""
        if not is_of_old_levels(entry, chart) or in_facility(entry.claim):
            return
        phases = session_phases(entry, chart)
        modulated = {_is_modulated(phase) for phase in phases}
        if modulated == {True} and entry.code in CONVENTIONAL:
            yield _disagree(
                entry, phases, "conventional delivery of a phase planned with IMRT", imrt_codes(entry, chart)
            )
        elif modulated == {False} and entry.code in IMRT:
            yield _disagree(entry, phases, "IMRT delivery of a phase planned without IMRT", ())


def _is_modulated(phase: Phase) -> bool | None:
    if phase.basis is PlanBasis.IMRT:
        return True
    return False if phase.basis in PLAIN and phase.technique not in MODULATED else None


def _disagree(entry: Entry, phases: tuple[Phase, ...], what: str, codes: tuple[str, ...]) -> Problem:
    return Problem(
        message=f"{entry.code} {{when}} is {what}: delivery and plan must be of one technique.",
        entries=(entry,),
        evidence=in_words(phases),
        fixes=tuple(replace_code(entry, code) for code in codes),
    )
