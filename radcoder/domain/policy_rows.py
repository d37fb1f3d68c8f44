"""The rows of what payers and policy say: who pays, for which diagnoses, how many fractions, which numbers."""

from dataclasses import dataclass
from decimal import Decimal

from radcoder.domain.periods import Period


@dataclass(frozen=True, slots=True)
class Payer:
    """A payer and the payer whose rules it builds on (empty: none)."""

    slug: str
    name: str
    kind: str
    base_rules: str
    note: str
    release: str


@dataclass(frozen=True, slots=True)
class PayerPolicy:
    """One dated statement of a payer; `effect` is the severity it asks for, `parameter` its number or `-`."""

    payer: str
    topic: str
    codes: tuple[str, ...]
    policy: str
    parameter: str
    effect: str
    rules: tuple[str, ...]
    period: Period
    source: str
    confidence: str
    release: str


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """An ICD-10-CM code; `laterality` is left, right, bilateral, unspecified or empty."""

    code: str
    title: str
    billable: bool
    family: str
    laterality: str
    period: Period
    release: str


@dataclass(frozen=True, slots=True)
class UsualDiagnoses:
    """The diagnoses usually accepted for a technique: categories, ranges of categories, or beginnings of codes.

    `limited` are accepted with limits, `private` so unless Medicare pays, `beside` in any place among the diagnoses. A
    documentation entry for one of `codes` gives the reason for an exception.
    """

    technique: str
    words: str
    accepted: tuple[str, ...]
    limited: tuple[str, ...]
    private: tuple[str, ...]
    beside: tuple[str, ...]
    codes: tuple[str, ...]
    period: Period
    source: str
    release: str


@dataclass(frozen=True, slots=True)
class FractionLimit:
    """The most fractions that a payer accepts for a disease, and how many it accepts without a reason.

    `diagnoses` are beginnings of the treated condition's code, `beside` of another one that must stand with it. The
    phase's site must hold `site_word`; `technique` is empty where every other one is meant. `per_volume`: the
    fractions of each volume are counted, else those of the course.
    """

    payer: str
    condition: str
    technique: str
    words: str
    diagnoses: tuple[str, ...]
    beside: tuple[str, ...]
    site_word: str
    per_volume: bool
    usual: int
    most: int
    period: Period
    source: str
    release: str


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number that policy sets, for a period, with its source."""

    name: str
    value: Decimal
    unit: str
    period: Period
    source: str
    section: str
    confidence: str
    release: str
