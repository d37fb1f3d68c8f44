"""TEC-10: the energy band of an office delivery code does not fit the beam, to 2025."""

from collections.abc import Iterator

from radcoder.domain.course import ClaimKind, Entry, Modality, Phase
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, LineRule, Problem
from radcoder.rules.chart import OFFICE, Chart
from radcoder.rules.technique.tiers import BANDS, Conventional, band_of, conventional, is_of_old_levels
from radcoder.rules.technique.tiers import OFFICE as OFFICE_CODES
from radcoder.rules.technique.treated import session_phases
from radcoder.rules.technique.wrong_level import replace_code


class EnergyBandAndMachineDisagree(LineRule):
    """The energy band of the delivery code is not that of the beam.

    What: To 2025-12-31, an office delivery code G6003 to G6014 whose energy band is not that of the phase's
    photon or electron energy.
    Why: Each tier had four codes, by the energy of the beam: up to 5, 6 to 10, 11 to 19, 20 MeV and more. The
    treatment record shows the energy, and an audit compares.
    Resolve: Read the energy from the treatment record, and bill the code of its band in the same tier.
    Authority: General knowledge of the RadCoder team and the structure of the codes; no source read.
    """

    id = "TEC-10"
    name = "energy-band-and-machine-disagree"
    severity = Severity.WARNING
    authority = (Cite("judgement"), Cite("codes"))
    codes = frozenset(OFFICE_CODES)

    def check(self, entry: Entry, chart: Chart) -> Iterator[Problem]:
        """Compare the band of the code with the energy of the phases treated."""
        office = entry.claim.kind is ClaimKind.PROFESSIONAL and entry.claim.pos == OFFICE
        if not office or not is_of_old_levels(entry, chart):
            return
        phases = session_phases(entry, chart)
        bands = {band_of(phase) for phase in phases}
        (band,) = bands if len(bands) == 1 else (None,)
        billed = conventional(entry.code)
        if band is None or billed.band is None or band == billed.band:
            return
        phase = phases[0]
        energy = _in_words(phase)
        right = Conventional(billed.tier, band).code
        yield Problem(
            message=f"{entry.code} {{when}} is for {BANDS[billed.band]}; the beam of phase {phase.id} has {energy}, "
            f"which is {right}.",
            entries=(entry,),
            evidence=f"phase {phase.id}: {energy}, band {BANDS[band]}; {entry.code}: band {BANDS[billed.band]}",
            fixes=(replace_code(entry, right),),
        )


def _in_words(phase: Phase) -> str:
    photons = phase.modality is Modality.PHOTON
    energy = phase.energy_mv if photons else phase.energy_mev
    number = f"{energy.normalize():f}" if energy is not None else "an unknown number of"
    return f"{number} {'MV photons' if photons else 'MeV electrons'}"
