"""SET-15: management billed by someone who is no physician."""

import re
from collections.abc import Iterator

from radcoder.domain.course import ClaimKind, Entry
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, LineRule, Problem, remove
from radcoder.rules.chart import Chart

NO_PHYSICIAN = re.compile(
    r"nurse|physician-assistant|\b(np|pa|aprn|arnp|crnp|cns)\b|physicist|medical-physics|therapist"
)


class ManagementBilledByNonPhysician(LineRule):
    """Someone who is no physician bills management.

    What: 77427, 77431, 77432 or 77435 on the claim of a nurse practitioner, physician assistant, physicist or
    therapist.
    Why: Management is the physician's own evaluation of treatment and patient. Others may help, but cannot be its
    billing provider.
    Resolve: Bill it under the radiation oncologist who did the work and signed for it; otherwise take it off.
    Authority: ASTRO's questions and answers on treatment management.
    """

    id = "SET-15"
    name = "management-billed-by-a-non-physician"
    severity = Severity.ERROR
    authority = (Cite("astro-faq-management"),)
    codes = frozenset({"77427", "77431", "77432", "77435"})

    def check(self, entry: Entry, chart: Chart) -> Iterator[Problem]:  # noqa: ARG002
        """Report management on claims whose specialty is no physician's."""
        specialty = (entry.claim.specialty or "").lower()
        if entry.claim.kind is ClaimKind.PROFESSIONAL and NO_PHYSICIAN.search(specialty):
            yield Problem(
                message=f"{entry.code} {{when}} is management, and {specialty} cannot be its billing provider: the "
                "physician who did the work bills it.",
                entries=(entry,),
                evidence=f"claim {entry.claim.id} has specialty {specialty}",
                fixes=(remove(entry),),
            )
