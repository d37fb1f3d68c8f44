"""Which list of usual diagnoses a phase is judged by, and whether a code falls under a list."""

import re
from collections.abc import Iterable

from radcoder.domain.course import Modality, Phase
from radcoder.domain.fractions import is_brachytherapy, is_external_beam, is_stereotactic, is_surface
from radcoder.rules.bundling.imrt import is_imrt
from radcoder.rules.diagnosis.condition import CATEGORY, plain

GYNAECOLOGICAL = re.compile(r"vagin|cervi[xc]|tandem|ovoid|uter(us|ine)|endometri|cuff|capri")
PROSTATE = re.compile(r"prostat")


GYNAECOLOGICAL = re.compile(r"vagin|cervi[xc]|tandem|ovoid|uter(us|ine)|endometri|cuff|capri")
PROSTATE = re.compile(r"prostat")
ANY = "any"


def technique_of(phase: Phase) -> str:
    """The technique whose list judges a phase; `any` where no list of its own does."""
    if phase.modality is Modality.PROTON:
        return "proton"
    if is_surface(phase):
        return "surface"
    if is_brachytherapy(phase):
        return _implant(phase)
    if not is_external_beam(phase) or phase.modality not in (None, Modality.PHOTON, Modality.MIXED):
        return ANY
    if phase.technique == "tbi":
        return "whole-body"
    return "stereotactic" if is_stereotactic(phase) else "imrt" if is_imrt(phase) else ANY


def _implant(phase: Phase) -> str:
    text = f"{phase.site} {phase.volume} {phase.applicator}".lower()
    if phase.modality is Modality.LDR and PROSTATE.search(text):
        return "seeds"
    return "gynaecological" if GYNAECOLOGICAL.search(text) and not PROSTATE.search(text) else ANY


def holds(listing: Iterable[str], code: str) -> bool:
    """The code falls under one of the categories, ranges or beginnings."""
    return any(_under(item, plain(code)) for item in listing)


def _under(item: str, code: str) -> bool:
    first, _, last = item.partition("-")
    return first <= code[:CATEGORY] <= last if last else code.startswith(plain(first))
