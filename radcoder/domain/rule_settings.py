"""How rules are set for a payer: off, or with another severity; and how that is said wherever findings are counted."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from radcoder.domain.findings import Severity

ALL_PAYERS = ""
NOT_NAMED = "medicare"  # a course that names no payer is judged by Medicare's rules, so by its settings too


@dataclass(frozen=True, slots=True)
class RuleSetting:
    """How one rule is judged for one payer, by its slug, or for `ALL_PAYERS`; no severity means it is off."""

    rule: str
    payer: str
    severity: "Severity | None"


@dataclass(frozen=True, slots=True)
class RuleSettings:
    """All settings; a rule without one is on, with the severity that it was published with."""

    rows: tuple[RuleSetting, ...] = ()

    def for_payer(self, payer: str | None) -> tuple[RuleSetting, ...]:
        """The settings that hold for a payer, by rule; its own comes before that for all."""
        wanted = payer or NOT_NAMED
        held = {row.rule: row for row in self.rows if row.payer == ALL_PAYERS}
        held |= {row.rule: row for row in self.rows if row.payer == wanted}
        return tuple(held[rule] for rule in sorted(held))


PUBLISHED = RuleSettings()


def said(settings: Iterable[RuleSetting]) -> tuple[str, ...]:
    """Say what is set otherwise than published: `2 rules off for this payer: FRQ-05, TEC-03`."""
    return tuple(_said(tuple(settings)))


def _said(settings: tuple[RuleSetting, ...]) -> Iterator[str]:
    for payer, whom in ((False, "all payers"), (True, "this payer")):
        mine = [row for row in settings if (row.payer != ALL_PAYERS) is payer]
        off = [row.rule for row in mine if row.severity is None]
        changed = [f"{row.rule} ({row.severity.value})" for row in mine if row.severity is not None]
        if off:
            yield f"{_rules(off)} off for {whom}: {', '.join(off)}"
        if changed:
            yield f"{_rules(changed)} with another severity for {whom}: {', '.join(changed)}"


def _rules(some: list[str]) -> str:
    return "1 rule" if len(some) == 1 else f"{len(some)} rules"
