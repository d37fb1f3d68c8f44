"""SET-09: the parts of image guidance."""

from collections.abc import Iterator

from radcoder.domain.course import ClaimKind, Entry
from radcoder.domain.edits import AddModifier
from radcoder.domain.facts import PayerPolicy
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, LineRule, Problem, Proposal, remove
from radcoder.rules.chart import Chart, in_facility
from radcoder.rules.policy import name_of
from radcoder.rules.reasons import payer_policies
from radcoder.rules.setting.component import drop_modifier, paid_nowhere

ASKS_FOR_26 = "error without 26"


class ImageGuidanceComponentWrong(LineRule):
    """Image guidance is billed with the wrong part.

    What: 77387 with TC from 2026; 77387 without 26 on a practitioner's claim from a hospital, or to a payer that
    asks for 26 everywhere.
    Why: Only the physician's part is paid; the technical part lies inside delivery (TC has status B). In a hospital
    the whole would claim the hospital's part too. In an office the whole has the value of the physician's part.
    Resolve: Take a TC line off. Add 26 in a facility. Payers differ: one asks for 26 in every place, some private
    payers deny the line because of it, and a Medicare contractor denied it in hospitals by mistake for a time.
    Authority: Medicare physician fee schedule of July 2026: 26 is active, TC has status B; ASTRO's payer pages of
    2026; the payer's own policy.
    """

    id = "SET-09"
    name = "image-guidance-component-wrong"
    severity = Severity.ERROR
    authority = (Cite("rvu", "26 and TC of 77387"), Cite("astro-payers-2026"))
    codes = frozenset({"77387"})

    def check(self, entry: Entry, chart: Chart) -> Iterator[Problem]:
        """Report TC lines, and whole lines where the physician's part alone is right."""
        if entry.claim.kind is not ClaimKind.PROFESSIONAL or "26" in entry.line.modifiers:
            return
        if "TC" in entry.line.modifiers:
            if paid_nowhere(entry.code, "TC", entry.date, chart.facts):
                yield _technical(entry)
        elif in_facility(entry.claim) or self.id in chart.policies:
            yield from _whole(entry, chart)


def _technical(entry: Entry) -> Problem:
    return Problem(
        message=f"{entry.code} {{when}} carries TC: the technical part of image guidance lies inside delivery and is "
        "not paid.",
        entries=(entry,),
        evidence=f"{entry.code} with TC has status B; with 26 it is active",
        fixes=(remove(entry), drop_modifier(entry, "TC")) if not in_facility(entry.claim) else (remove(entry),),
    )


def _whole(entry: Entry, chart: Chart) -> Iterator[Problem]:
    if chart.facts.fee_row(entry.code, "26", entry.date) is None:
        return
    policies = _policies(entry, chart)
    strict = next((policy for policy in policies if policy.effect == ASKS_FOR_26), None)
    if strict is None and not in_facility(entry.claim):
        return
    place = f"from place of service {entry.claim.pos}" if entry.claim.pos else "without a place of service"
    if strict:
        said, severity = f"{name_of(strict, chart)} asks for 26 since {strict.period.start}", None
    elif policies:
        said = f"usually only the physician's part is billed from there; for {policies[0].payer}, {policies[0].policy}"
        severity = Severity.INFO
    else:
        said, severity = "only the physician's part is the practitioner's there", Severity.WARNING
    yield Problem(
        message=f"{entry.code} {{when}} stands without 26 {place}: {said}.",
        entries=(entry,),
        evidence=f"{entry.code} with 26 is active in the schedule; claim {entry.claim.id} is professional"
        + (f"; {strict.source}" if strict else ""),
        fixes=(Proposal("Add 26 to {lines}", (AddModifier(entry.ref, "26"),)),),
        severity=severity,
        cites=(Cite("payer-policies", f"{policies[0].payer}, {policies[0].topic}"),) if policies else (),
    )


def _policies(entry: Entry, chart: Chart) -> tuple[PayerPolicy, ...]:
    """What the course's payer, or one whose rules it builds on, says of modifiers on the code on that day."""
    return tuple([row for row in payer_policies("SET-09", entry, chart) if row.topic == "modifier"])
