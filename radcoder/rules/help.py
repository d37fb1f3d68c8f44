"""The help that users read about a rule: the four sections of its class docstring."""

import inspect
import re
from dataclasses import dataclass
from functools import cache

from radcoder.rules.base import Rule

SECTIONS = ("What", "Why", "Resolve", "Authority")
_HEADING = re.compile(rf"^({'|'.join(SECTIONS)}): ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class RuleHelp:
    """What a rule looks for, why it matters, how to resolve it and on whose authority."""

    title: str
    what: str
    why: str
    resolve: str
    authority: str


class RuleHelpError(ValueError):
    """A rule's docstring does not have the four sections."""

    def __init__(self, rule: str) -> None:
        super().__init__(
            f"The docstring of {rule} must have a first sentence and the sections {', '.join(SECTIONS)}, in this order."
        )


@cache
def title_of(rule: Rule) -> str:
    """The first sentence of a rule's help, without its full stop. Raises `RuleHelpError`."""
    return help_of(rule).title.removesuffix(".")


def help_of(rule: Rule) -> RuleHelp:
    """Read the sections from the rule's docstring. Raises `RuleHelpError`."""
    parts = _HEADING.split(inspect.getdoc(type(rule)) or "")
    if tuple(parts[1::2]) != SECTIONS or not parts[0].strip():
        raise RuleHelpError(rule.id)
    return RuleHelp(*(" ".join(text.split()) for text in (parts[0], *parts[2::2])))
