"""FRQ-09: special physics consultation without the question that was asked."""

from collections.abc import Iterator

from radcoder.domain.course import Entry
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, LineRule, Problem
from radcoder.rules.chart import Chart
from radcoder.rules.reasons import documented, payer_words

SPECIAL_PHYSICS = "77370"


class SpecialPhysicsWithoutQuestion(LineRule):
    """The special physics consultation has no question on record.

    What: 77370 without an entry in the documentation of the code or the line.
    Why: It pays for the answer to a problem that the physician has put to the physicist. A form that is filled in for
    every patient is no such answer and is taken back.
    Resolve: Look for the physician's order with the question, the physicist's signed report and the physician's
    acknowledgement, and note the question in the documentation of 77370. Where they are missing, take the line off.
    Authority: ASTRO questions and answers on physics; UnitedHealthcare's special-services policy.
    """

    id = "FRQ-09"
    name = "special-physics-without-a-question"
    severity = Severity.INFO
    authority = (Cite("astro-faq-physics"), Cite("uhc-radiation-policy", "special services"))
    codes = frozenset({SPECIAL_PHYSICS})

    def check(self, entry: Entry, chart: Chart) -> Iterator[Problem]:
        """Report lines whose question is not on record."""
        if not documented(entry, chart):
            yield Problem(
                message=f"{SPECIAL_PHYSICS} {{when}} answers a question of the physician, and the file does not say "
                "which: check the order and the physicist's report.",
                entries=(entry,),
                evidence=f"no documentation for {SPECIAL_PHYSICS}{payer_words(self.id, entry, chart)}",
            )
