"""The fields of a phase, from its name to its motion management, each typed as one says it."""

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from typing import Any

from radcoder.domain.course import ImageGuidance, Modality, Motion, MotionMethod, Phase, Plan, PlanBasis
from radcoder.ui.fields.field import Field, choose, in_words, must, read_amount, read_number, read_planned, read_slug
from radcoder.ui.texts import words

TECHNIQUES = ("2d", "3d", "imrt", "vmat", "srs", "sbrt", "tbi", "tse", "en-face", "pbs", "passive-scatter",
              "superficial", "orthovoltage")  # fmt: skip
YES_OR_NO: Mapping[str, bool | None] = {"Yes": True, "No": False}
PhaseField = Field[Phase]
Read = Callable[[str], object]


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _plain(name: str, title: str, read: Read = lambda typed: typed or None) -> PhaseField:
    """A field of the phase itself."""
    return Field(
        name,
        title,
        lambda phase: _text(getattr(phase, name)),
        lambda phase, typed: _with(phase, {name: read(typed)}),
    )


def _with(phase: Phase, changes: dict[str, Any]) -> Phase:
    return replace(phase, **changes)


def _read_known(known: Mapping[str, object]) -> Read:
    return lambda typed: choose(typed, known) if typed else None


def _chosen(name: str, title: str, known: Mapping[str, object]) -> PhaseField:
    """A field of the phase that holds one of some words."""
    read = _read_known(known)
    return Field(
        name,
        title,
        lambda phase: _word(getattr(phase, name), known),
        lambda phase, typed: _with(phase, {name: read(typed)}),
        tuple(known),
    )


def _word(value: object, known: Mapping[str, object]) -> str:
    return next((word for word, each in known.items() if each is value or each == value), words(_text(value)))


def _of_plan(name: str, title: str, known: Mapping[str, object] | None = None) -> PhaseField:
    return _inner("plan", Plan, name, title, known)


def _of_motion(name: str, title: str, known: Mapping[str, object] | None = None) -> PhaseField:
    return _inner("motion", Motion, name, title, known)


def _inner(
    part: str, kind: type[Plan] | type[Motion], name: str, title: str, known: Mapping[str, object] | None
) -> PhaseField:
    """A field of the plan or the motion of a phase; a part that says nothing any more is taken away."""
    read: Read = _read_known(known) if known else lambda typed: typed or None

    def show(phase: Phase) -> str:
        value = getattr(getattr(phase, part), name, None)
        return _word(value, known) if known else _text(value)

    def take(phase: Phase, typed: str) -> Phase:
        changed = replace(getattr(phase, part) or kind(), **{name: read(typed)})
        empty = all(getattr(changed, each.name) is None for each in fields(changed))
        return _with(phase, {part: None if empty else changed})

    return Field(f"{part}_{name}", title, show, take, tuple(known or ()))


def _technique(typed: str) -> str | None:
    slug = read_slug(typed)
    return choose(slug, in_words(TECHNIQUES)) if slug and slug not in TECHNIQUES else slug


MODALITIES = {words(each.value): each for each in Modality}
BASES = {words(each.value): each for each in PlanBasis}
GUIDANCE = {words(each.value): each for each in ImageGuidance}
METHODS = {words(each.value): each for each in MotionMethod}

NAME: PhaseField = Field(
    "id",
    "Phase",
    lambda phase: phase.id,
    lambda phase, typed: replace(phase, id=must(typed, "The name of a phase")),
    required=True,
)
PLANNED = _plain("planned_fractions", "Fractions planned", read_planned)
SITE = _plain("site", "Site")
TREATMENT: tuple[PhaseField, ...] = (
    _plain("volume", "Target volume", read_slug),
    _chosen("modality", "Modality", MODALITIES),
    Field(
        "technique",
        "Technique",
        lambda phase: words(phase.technique or ""),
        lambda phase, typed: replace(phase, technique=_technique(typed)),
        tuple(in_words(TECHNIQUES)),
    ),
    _of_plan("basis", "Plan", BASES),
    _of_plan("new_imaging", "Planned on new images", YES_OR_NO),
    _of_plan("reason", "Reason of the plan"),
    _plain("isocentres", "Isocentres", read_amount),
    _plain("energy_mv", "Photons, MV", read_number),
    _plain("energy_mev", "Electrons, MeV", read_number),
    _plain("energy_kv", "X-rays, kV", read_number),
    _chosen("image_guidance", "Image guidance", GUIDANCE),
    _of_motion("method", "Motion", METHODS),
    _of_motion("active", "Motion holds the beam", YES_OR_NO),
    _of_motion("system", "Motion system"),
    _of_motion("threshold", "Motion threshold"),
    _of_motion("beam_hold", "Beam hold"),
    _plain("channels", "Channels", read_amount),
    _plain("sources", "Sources", read_amount),
    _plain("applicator", "Applicator"),
    _plain("insertions", "Insertions", read_amount),
    _plain("lesions", "Lesions", read_amount),
)
FIELDS = _plain("fields", "Fields or arcs", read_amount)
DEVICES = _plain("apertures", "Treatment devices", read_amount)
PHASE_FIELDS: tuple[PhaseField, ...] = (NAME, SITE, PLANNED, *TREATMENT[:7], FIELDS, DEVICES, *TREATMENT[7:])
