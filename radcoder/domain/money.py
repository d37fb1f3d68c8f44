"""Decimal dollars: rounding to cents and the fee-schedule formula."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")
ONE = Decimal(1)


def cents(amount: Decimal) -> Decimal:
    """Round to whole cents, halves up, as payers print amounts."""
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)


def dollars(amount: Decimal) -> str:
    """Write an amount for people: $1,960.30."""
    return f"${cents(amount):,.2f}"


@dataclass(frozen=True, slots=True)
class Weights:
    """The three parts of a fee-schedule value: work, practice expense, malpractice.

    Used both for relative value units and for the geographic indices that multiply them.
    """

    work: Decimal
    practice: Decimal
    malpractice: Decimal

    def total(self) -> Decimal:
        """Sum the three parts."""
        return self.work + self.practice + self.malpractice


NATIONAL = Weights(ONE, ONE, ONE)


def fee(rvu: Weights, gpci: Weights, factor: Decimal) -> Decimal:
    """Dollars of one unit: (work x index + practice x index + malpractice x index) x conversion factor.

    Source: Medicare physician fee schedule payment formula, 42 CFR 414.20.
    """
    adjusted = rvu.work * gpci.work + rvu.practice * gpci.practice + rvu.malpractice * gpci.malpractice
    return cents(adjusted * factor)


def times(one: Decimal, units: int, how: str) -> tuple[Decimal, str]:
    """Multiply the rounded amount of one unit, and say how: `2 × 67.14 = 134.28 [how one came about]`."""
    amount = cents(one * units)
    return amount, how if units == 1 else f"{units} × {one} = {amount} [{how}]"
