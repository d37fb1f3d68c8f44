"""SET-20: modifier 59 on weekly management."""

from collections.abc import Iterator

from radcoder.domain.course import ClaimKind, Entry
from radcoder.domain.edits import AddModifier, RemoveModifier
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, LineRule, Problem, Proposal
from radcoder.rules.chart import Chart
from radcoder.rules.setting.component import drop_modifier

WEAKEST_X = "XU"
PRECISE = frozenset({"XE", "XP", "XS", "XU"})


class Modifier59OnWeeklyManagement(LineRule):
    """59 stands on weekly management.

    What: Modifier 59 on 77427 of a practitioner's claim.
    Why: Medicare forbids 59 with this code. The line is returned, and no pair is opened by it.
    Resolve: Take 59 off. If a separate course was really managed, on a brachytherapy day for instance, an X modifier
    says so, and the record must say why.
    Authority: NCCI Policy Manual 2026, chapter I, E.1.d.
    """

    id = "SET-20"
    name = "modifier-59-on-weekly-management"
    severity = Severity.ERROR
    authority = (Cite("ncci-manual", "I.E.1.d"),)
    codes = frozenset({"77427"})

    def check(self, entry: Entry, chart: Chart) -> Iterator[Problem]:  # noqa: ARG002
        """Report 59 on weekly management."""
        if entry.claim.kind is not ClaimKind.PROFESSIONAL or "59" not in entry.line.modifiers:
            return
        yield Problem(
            message=f"{entry.code} {{when}} carries 59, which may never stand on weekly management; a truly separate "
            "course is said with an X modifier.",
            entries=(entry,),
            evidence=f"{entry.code} with {', '.join(entry.line.modifiers)}",
            fixes=(drop_modifier(entry, "59"), *_with_x(entry)),
        )


def _with_x(entry: Entry) -> Iterator[Proposal]:
    if not PRECISE & set(entry.line.modifiers):
        edits = (RemoveModifier(entry.ref, "59"), AddModifier(entry.ref, WEAKEST_X))
        yield Proposal(f"Put {WEAKEST_X} in place of 59 on {{lines}} if the chart shows a separate course", edits)
