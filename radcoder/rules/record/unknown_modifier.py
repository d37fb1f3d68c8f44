"""CAT-07: a modifier that the catalogue does not know."""

from collections.abc import Iterable, Iterator

from radcoder.domain.course import Entry
from radcoder.domain.edits import AddModifier, RemoveModifier
from radcoder.domain.findings import Safety, Severity
from radcoder.rules.base import Cite, LineRule, Problem, Proposal
from radcoder.rules.chart import Chart

LOOKS_LIKE = str.maketrans("OIZSGB", "012568")


class UnknownModifier(LineRule):
    """A modifier is not known.

    What: A modifier that is not among those met in radiation oncology. Where it is a known one with its characters
    turned round (62 for 26) or with a letter for the number that it looks like (X5 for XS), that one is offered.
    Why: Nothing is judged of it, and the line is priced as if it were not there.
    Resolve: Check the modifier for a typing slip; where all other lines of the code on the claim carry the known one,
    the claim itself shows it. If the modifier is right, judge its effect by other means.
    Authority: RadCoder's list of modifiers.
    """

    id = "CAT-07"
    name = "modifier-not-known"
    severity = Severity.INFO
    authority = (Cite("modifiers"),)
    modified = True

    def check(self, entry: Entry, chart: Chart) -> Iterator[Problem]:
        """Report modifiers that the list does not hold."""
        for modifier in entry.line.modifiers:
            if modifier not in chart.facts.modifiers:
                meant = _meant(modifier, chart.facts.modifiers)
                yield Problem(
                    message=f"Modifier {modifier} on {entry.code} {{when}} is not known: it was not judged.",
                    entries=(entry,),
                    evidence=f"{len(chart.facts.modifiers)} modifiers are known, {modifier} is not among them"
                    + (f"; it looks like {meant}" if meant else ""),
                    fixes=(_respelt(entry, modifier, meant, chart),) if meant else (),
                )


def _meant(modifier: str, known: Iterable[str]) -> str:
    """The only known modifier that it can be a slip of; empty where there is none, or more than one."""
    slips = [each for each in known if each == modifier[::-1] or _is_misread(each, modifier)]
    return slips[0] if len(slips) == 1 else ""


def _is_misread(known: str, modifier: str) -> bool:
    """One of the two characters is a letter for the number that it looks like, or the other way round."""
    same = sum(one == other for one, other in zip(known, modifier, strict=True))
    return same == 1 and known.translate(LOOKS_LIKE) == modifier.translate(LOOKS_LIKE)


def _respelt(entry: Entry, modifier: str, meant: str, chart: Chart) -> Proposal:
    others = [e for e in chart.by_code[entry.code] if e.ref.claim == entry.ref.claim and e.ref != entry.ref]
    alone = bool(others) and all(meant in other.line.modifiers for other in others)
    edits = RemoveModifier(entry.ref, modifier), AddModifier(entry.ref, meant)
    return Proposal(
        f"Put {meant} in place of {modifier} on {{lines}}", edits, Safety.SAFE if alone else Safety.NEEDS_REVIEW
    )
