"""Every row of one code: what a code page is made from."""

from dataclasses import dataclass

from radcoder.domain.codes import CodeEntry
from radcoder.domain.facts import (
    AddOn,
    ApcRate,
    FeeRow,
    HospitalStatus,
    PairEdit,
    PayerPolicy,
    RetiredCode,
    UnitLimit,
)


@dataclass(frozen=True, slots=True)
class CodeRows:
    """Every row of one code, in order of time: what a code page is made from.

    `area` is the field of medicine of a neighbour code that RadCoder does not describe. `primaries` are rows in which
    the code is the add-on, `carries` those in which it is the primary. `pairs` have the code in either column.
    """

    code: str
    entries: tuple[CodeEntry, ...]
    retired: RetiredCode | None
    area: str
    fees: tuple[FeeRow, ...]
    limits: tuple[UnitLimit, ...]
    hospital: tuple[HospitalStatus, ...]
    rates: tuple[ApcRate, ...]
    primaries: tuple[AddOn, ...]
    carries: tuple[AddOn, ...]
    pairs: tuple[PairEdit, ...]
    policies: tuple[PayerPolicy, ...]

    def __bool__(self) -> bool:
        ours = self.entries or self.retired or self.area
        return bool(ours or self.fees or self.limits or self.hospital or self.pairs)
