"""The settings of rules as a casebook keeps them, and what the window asks of whatever keeps them."""

from collections.abc import Sequence
from typing import Protocol

from radcoder.domain.findings import Severity
from radcoder.domain.rule_settings import RuleSetting, RuleSettings


class KeptSetting(Protocol):
    """One setting as it is kept; no severity means that the rule is off, an empty payer means all."""

    @property
    def payer(self) -> str:
        """The payer's slug, empty for all."""

    @property
    def rule(self) -> str:
        """The rule's id."""

    @property
    def severity(self) -> Severity | None:
        """The severity of all its findings; None when it is off."""


class SettingsStore(Protocol):
    """Whatever keeps the settings of rules. It may be slow: ask it in the background."""

    @property
    def refusal(self) -> str:
        """Why nothing can be set by who is signed in; empty where it can."""

    def list(self) -> Sequence[KeptSetting]:
        """All that deviates."""

    def set(self, payer: str, rule: str, severity: Severity | None) -> None:
        """Switch the rule off, or give it this severity."""

    def clear(self, payer: str, rule: str) -> None:
        """Judge as published again."""


def settings_of(store: SettingsStore) -> RuleSettings:
    """Read all settings."""
    return RuleSettings(tuple(RuleSetting(row.rule, row.payer, row.severity) for row in store.list()))
