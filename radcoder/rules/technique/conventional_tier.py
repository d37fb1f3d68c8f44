"""TEC-11: the tier of conventional delivery does not fit fields and blocks, to 2025."""

from collections.abc import Iterator
from dataclasses import dataclass

from radcoder.domain.course import Entry, Modality, Phase
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, LineRule, Problem
from radcoder.rules.chart import Chart, in_facility
from radcoder.rules.technique.tiers import CONVENTIONAL, TIERS, Conventional, conventional, is_of_old_levels
from radcoder.rules.technique.treated import session_phases
from radcoder.rules.technique.wrong_level import replace_code
from radcoder.rules.wording import count, listed

SIMPLE, INTERMEDIATE, COMPLEX = range(3)
FLAT, VOLUMETRIC = "2d", "3d"
THREE_PORTS = 3
SEVERAL_BLOCKS = 2


@dataclass(frozen=True, slots=True)
class Earned:
    """The lowest and the highest tier that the record leaves open, and what it rests on."""

    least: int
    most: int
    what: str

    @property
    def tiers(self) -> range:
        """The tiers that would fit."""
        return range(self.least, self.most + 1)


class ConventionalTierAndFieldsDisagree(LineRule):
    """The tier of conventional delivery does not fit what was treated.

    What: To 2025-12-31, electrons billed below the complex tier, one or two plain two-dimensional fields without
    any block billed above the simple tier, or three ports and more, or a three-dimensional plan with several
    blocks, billed as simple. Where fields or devices are not on record, nothing is said.
    Why: The tiers went by areas, ports and blocks. Simple: one area, one or two ports. Intermediate: two areas,
    three ports or several blocks. Complex: three areas, custom blocks, tangents, wedges, rotation,
    field-in-field, electrons.
    Resolve: Compare with the treatment record. If wedges, rotation or a custom block were used, put them on
    record; otherwise bill the tier that fits.
    Authority: A contractor's text on the levels (2016); general knowledge of the RadCoder team.
    """

    id = "TEC-11"
    name = "conventional-level-and-fields-disagree"
    severity = Severity.WARNING
    authority = (Cite("contractor-levels-2016"), Cite("judgement"))
    codes = CONVENTIONAL

    def check(self, entry: Entry, chart: Chart) -> Iterator[Problem]:
        """Compare the tier of the line with the fields of its phase."""
        if not is_of_old_levels(entry, chart) or in_facility(entry.claim):
            return
        phases = session_phases(entry, chart)
        if len(phases) != 1:
            return
        billed, earned = conventional(entry.code), _earned(phases[0])
        if earned is None or billed.tier in earned.tiers:
            return
        right = tuple(Conventional(tier, billed.band).code for tier in earned.tiers)
        fitting = listed([f"{TIERS[tier]}, {code}" for tier, code in zip(earned.tiers, right, strict=True)], last="or")
        yield Problem(
            message=f"{entry.code} {{when}} is the {TIERS[billed.tier]} tier; {earned.what} {fitting}.",
            entries=(entry,),
            evidence=_described(phases[0]),
            fixes=tuple(replace_code(entry, code) for code in right),
        )


def _earned(phase: Phase) -> Earned | None:
    """The tiers that the record shows beyond doubt; None when it leaves all open."""
    if phase.modality is Modality.ELECTRON:
        return Earned(COMPLEX, COMPLEX, "electrons are")
    fields, blocks = phase.fields or 0, phase.apertures or 0
    if phase.modality is not Modality.PHOTON or phase.technique not in {FLAT, VOLUMETRIC}:
        return None
    if fields >= THREE_PORTS:
        return Earned(INTERMEDIATE, COMPLEX, f"{fields} ports are")
    if phase.technique == VOLUMETRIC:
        several = f"a three-dimensional plan with {blocks} devices is"
        return Earned(INTERMEDIATE, COMPLEX, several) if blocks >= SEVERAL_BLOCKS else None
    if phase.apertures == 0 and fields:
        what = "one plain field is" if fields == 1 else "two plain fields without a block are"
        return Earned(SIMPLE, SIMPLE, what)
    return None


def _described(phase: Phase) -> str:
    """What the file says of the phase that decides its tier: `phase p1: 3 fields, 1 device, photon, technique 3d`."""
    counts = ((phase.fields, "field"), (phase.apertures, "device"))
    said = [count(number, noun) for number, noun in counts if number is not None]
    said += [str(phase.modality)] if phase.modality else []
    said += [f"technique {phase.technique}"] if phase.technique else []
    return f"phase {phase.id}: {', '.join(said) or 'nothing more is said'}"
