"""Findings that a person has set aside: with what reason, and how such a finding is known again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from re import findall
from typing import TYPE_CHECKING

from radcoder.domain.addresses import LineRef

if TYPE_CHECKING:
    from radcoder.domain.course import Line

DIGITS = 16  # hexadecimal digits of a fingerprint


class Reason(StrEnum):
    """Why a finding is set aside."""

    RECORD_SUPPORTS = "record-supports"
    FILE_INCOMPLETE = "file-incomplete"
    BILLED_ELSEWHERE = "billed-elsewhere"
    PAYER_AGREED = "payer-agreed"
    CORRECTED_ELSEWHERE = "corrected-elsewhere"
    RULE_DOES_NOT_FIT = "rule-does-not-fit"
    DENIAL_ACCEPTED = "denial-accepted"
    OTHER = "other"

    @property
    def words(self) -> str:
        """The reason in a few words."""
        return _WORDS[self]


_WORDS = {
    Reason.RECORD_SUPPORTS: "The record supports the lines as billed",
    Reason.FILE_INCOMPLETE: "The course file leaves out a fact that settles it",
    Reason.BILLED_ELSEWHERE: "Another biller or another claim carries the missing part",
    Reason.PAYER_AGREED: "The payer has agreed to it in writing",
    Reason.CORRECTED_ELSEWHERE: "A corrected claim has been sent already",
    Reason.RULE_DOES_NOT_FIT: "The rule does not fit this course",
    Reason.DENIAL_ACCEPTED: "The denial is accepted",
    Reason.OTHER: "Another reason, see the text",
}


@dataclass(frozen=True, slots=True)
class Grounds:
    """Why a finding is set aside, by whom and when."""

    reason: Reason
    text: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Override:
    """One finding set aside: what it was, why, by whom and when.

    `fingerprint` tells whether its lines and figures are still those that were set aside; `lines` are their addresses
    at present, for people.
    """

    rule: str
    codes: tuple[str, ...]
    lines: tuple[LineRef, ...]
    fingerprint: str
    reason: Reason
    text: str
    by: str
    at: datetime

    def __str__(self) -> str:
        said = f"{self.reason.words}: {self.text}" if self.text else self.reason.words
        return f"{said} ({self.by}, {self.at:%Y-%m-%d %H:%M})"


def fingerprint_of(lines: Iterable["Line"], message: str) -> str:
    """What the lines of a finding bill, in any order, and the figures of its sentence.

    Addresses, notes and charges are left out: moving or annotating a line opens no finding again. The figures are the
    dates and the arithmetic, so that a finding comes back when the fractions behind it are others; its wording may
    change. Sixteen hexadecimal digits.
    """
    billed = sorted(
        repr((str(line.date), line.code, line.units, line.modifiers, line.phase or "", line.diagnoses))
        for line in lines
    )
    return sha256(repr((billed, findall(r"\d+", message))).encode()).hexdigest()[:DIGITS]
