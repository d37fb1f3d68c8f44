"""What the answers of a search are narrowed to."""

from dataclasses import dataclass
from datetime import date

from radcoder.domain.facts import Setting


@dataclass(frozen=True, slots=True)
class Filters:
    """What the answers are narrowed to; an empty family, no day or no setting narrows nothing.

    `setting`: billed by practitioners, or on a hospital outpatient claim.
    """

    family: str = ""
    on: date | None = None
    setting: Setting | None = None

    def __bool__(self) -> bool:
        return bool(self.family or self.on or self.setting)
