"""TEC-11: the tier of conventional delivery does not fit fields and blocks, to 2025."""

from collections.abc import Iterator

from radcoder.domain.course import Entry, Modality, Phase
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, LineRule, Problem
from radcoder.rules.chart import Chart, in_facility
from radcoder.rules.technique.tiers import CONVENTIONAL, TIERS, Conventional, conventional, is_of_old_levels
from radcoder.rules.technique.treated import session_phases
from radcoder.rules.technique.wrong_level import replace_code
from radcoder.rules.wording import count

SIMPLE, COMPLEX = 0, 2
FLAT = "2d"


class ConventionalTierAndFieldsDisagree(LineRule):
    """The tier of conventional delivery does not fit what was treated.

    What: To 2025-12-31, electrons billed below the complex tier, or one or two plain two-dimensional fields
    without any block billed above the simple tier. Where fields or devices are not on record, nothing is said.
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
        billed, (tier, what) = conventional(entry.code), _earned(phases[0])
        if tier is None or tier == billed.tier:
            return
        right = Conventional(tier, billed.band).code
        yield Problem(
            message=f"{entry.code} {{when}} is the {TIERS[billed.tier]} tier; {what} {TIERS[tier]}, {right}.",
            entries=(entry,),
            evidence=_described(phases[0]),
            fixes=(replace_code(entry, right),),
        )


def _earned(phase: Phase) -> tuple[int | None, str]:
    """The tier that the record shows beyond doubt, and what it rests on."""
    if phase.modality is Modality.ELECTRON:
        return COMPLEX, "electrons are"
    plain = phase.modality is Modality.PHOTON and phase.technique == FLAT and phase.apertures == 0
    if plain and phase.fields in (1, 2):
        number = "one plain field is" if phase.fields == 1 else "two plain fields without a block are"
        return SIMPLE, number
    return None, ""


def _described(phase: Phase) -> str:
    """What the file says of the phase that decides its tier: `phase p1: 3 fields, 1 device, photon, technique 3d`."""
    counts = ((phase.fields, "field"), (phase.apertures, "device"))
    said = [count(number, noun) for number, noun in counts if number is not None]
    said += [str(phase.modality)] if phase.modality else []
    said += [f"technique {phase.technique}"] if phase.technique else []
    return f"phase {phase.id}: {', '.join(said) or 'nothing more is said'}"
