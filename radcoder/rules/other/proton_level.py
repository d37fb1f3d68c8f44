"""OTH-01: the level of proton delivery does not fit the field."""

from collections.abc import Iterator

from radcoder.domain.course import Entry, Modality, Phase
from radcoder.domain.findings import Severity
from radcoder.rules.base import Cite, LineRule, Problem
from radcoder.rules.chart import Chart, in_facility
from radcoder.rules.technique.treated import own_phases
from radcoder.rules.technique.wrong_level import replace_code

ONE_AREA = frozenset({"77520", "77522"})
SEVERAL_PORTS = frozenset({"77523", "77525"})
COMPLEX = "77525"
ALTERNATING = 2  # fields that may be given one a day, each a plain field


class ProtonLevelAndFieldDisagree(LineRule):
    """The level of proton delivery does not fit the field.

    What: 77523 or 77525 for a phase with one field on one isocentre, 77520 or 77522 for a phase with several
    isocentres or more than two fields (two may be given one a day), or a proton code for a phase of another modality.
    Why: 77520 is a plain field, 77522 a compensated one, 77523 several shaped ports, 77525 matched or patched
    fields or several isocentres. The beam record shows which it was.
    Resolve: Compare with the beam record, and bill the level of the fields treated, one a fraction.
    Authority: General knowledge of the RadCoder team; the fee schedule's codes.
    """

    id = "OTH-01"
    name = "proton-level-and-field-disagree"
    severity = Severity.WARNING
    authority = (Cite("judgement"), Cite("codes"))
    codes = ONE_AREA | SEVERAL_PORTS

    def check(self, entry: Entry, chart: Chart) -> Iterator[Problem]:
        """Compare the proton level with the fields of the phase."""
        phases = own_phases(entry, chart)
        if len(phases) != 1 or in_facility(entry.claim):
            return
        (phase,) = phases
        why = _why_not(entry.code, phase)
        if why:
            several = (phase.isocentres or 0) > 1 and phase.modality is Modality.PROTON
            yield Problem(
                message=f"{entry.code} {{when}} does not fit phase {phase.id}: {why}.",
                entries=(entry,),
                evidence=f"phase {phase.id}: modality {phase.modality}, fields {phase.fields}, "
                f"isocentres {phase.isocentres}",
                fixes=(replace_code(entry, COMPLEX),) if several else (),
            )


def _why_not(code: str, phase: Phase) -> str:
    if phase.modality is None:
        return ""
    if phase.modality is not Modality.PROTON:
        return f"it was treated with another beam ({phase.modality.value})"
    if code in SEVERAL_PORTS and phase.fields == 1 and phase.isocentres == 1:
        return "one field on one isocentre is 77520, or 77522 with a compensator"
    if code in ONE_AREA and (phase.isocentres or 0) > 1:
        return f"{phase.isocentres} isocentres are {COMPLEX}"
    if code in ONE_AREA and (phase.fields or 0) > ALTERNATING:
        return f"{phase.fields} fields are several ports, 77523, or {COMPLEX} when matched or patched"
    return ""
