"""Templates: standard courses as data, dated, which a few words about one patient turn into a prescription."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Protocol

from radcoder.builder.prescription import (
    USUAL_LEADS,
    Companion,
    CompanionLine,
    Leads,
    PhaseOrder,
    Place,
    Prescription,
)
from radcoder.domain.course import ImageGuidance, Modality, Motion, MotionMethod, Phase, Plan, PlanBasis
from radcoder.domain.periods import Period

READ_AS: Mapping[str, type] = {
    "modality": Modality,
    "basis": PlanBasis,
    "image_guidance": ImageGuidance,
    "method": MotionMethod,
}
ENERGIES = ("energy_mv", "energy_mev", "energy_kv")
ALWAYS = Period()
PLAN, MOTION = ("basis", "new_imaging", "reason"), ("method", "active", "system", "threshold", "beam_hold")


class TemplateError(ValueError):
    """A template says something that RadCoder does not know."""

    def __init__(self, name: str, problem: str) -> None:
        super().__init__(f"The template {name} cannot be used: {problem}. Mend the file, or take it away.")


@dataclass(frozen=True, slots=True)
class Template:
    """A standard course. `not_in` says for a place why the course cannot be billed there."""

    id: str
    title: str
    words: tuple[str, ...] = ()
    diagnoses: tuple[str, ...] = ()
    phases: tuple[PhaseOrder, ...] = ()
    leads: Leads = USUAL_LEADS
    clinical: str | None = "77263"
    special_treatment: str = ""
    special_physics: str = ""
    companion: Companion | None = None
    not_in: Mapping[Place, str] = field(default_factory=dict)
    period: Period = ALWAYS
    own: bool = False

    def prescription(self, reference: str, place: Place, start: date) -> Prescription:
        """The course of this template for a place and a first day; the rest can be set afterwards."""
        return Prescription(
            reference=reference,
            title=self.title,
            place=place,
            start=start,
            phases=self.phases,
            diagnoses=self.diagnoses,
            leads=self.leads,
            clinical=self.clinical,
            special_treatment=self.special_treatment,
            special_physics=self.special_physics,
            companion=self.companion if place is Place.HOSPITAL else None,
        )


class TemplateShelf(Protocol):
    """Where the user's own templates are kept."""

    def templates(self) -> tuple[Template, ...]:
        """The templates that were kept, by title."""

    def keep(self, template: Template) -> None:
        """Keep a template; one of the same id is replaced."""

    def drop(self, name: str) -> None:
        """Take the template of this id away."""


def template_of(prescription: Prescription, name: str, title: str) -> Template:
    """A template of the user's own: the phases and habits of a prescription, without its patient."""
    return Template(
        id=name,
        title=title,
        diagnoses=prescription.diagnoses,
        phases=tuple(replace(order, start=None) for order in prescription.phases),
        leads=prescription.leads,
        clinical=prescription.clinical,
        special_treatment=prescription.special_treatment,
        special_physics=prescription.special_physics,
        companion=prescription.companion,
        own=True,
    )


def matching(templates: Iterable[Template], typed: str) -> tuple[Template, ...]:
    """The templates in which every typed word begins a word of the title or of its other names, best first."""
    wanted = typed.lower().split()
    found = [(each, _names(each)) for each in templates]
    hits = [(each, names) for each, names in found if all(any(n.startswith(w) for n in names) for w in wanted)]
    return tuple(each for each, names in sorted(hits, key=lambda hit: _distance(wanted, hit[1], hit[0])))


def _names(template: Template) -> tuple[str, ...]:
    said = " ".join([template.title, *template.words]).lower()
    return tuple(said.translate(str.maketrans(",-()", "    ")).split())


def _distance(wanted: list[str], names: tuple[str, ...], template: Template) -> tuple[int, int, str]:
    exact = sum(word in names for word in wanted)
    early = sum(next((i for i, name in enumerate(names) if name.startswith(word)), 99) for word in wanted)
    return -exact, early, template.title


def read_template(document: Mapping[str, Any]) -> Template:
    """Read a template from its document. Raises `TemplateError`."""
    given = dict(document)
    name = str(given.get("id") or "without an id")
    try:
        return _template(given)
    except (KeyError, TypeError, ValueError, ArithmeticError) as error:
        raise TemplateError(name, str(error).replace("Template.__init__() ", "")) from error


def _template(given: dict[str, Any]) -> Template:
    companion = given.pop("companion", None)
    return Template(
        phases=tuple(_order(each) for each in given.pop("phases")),
        leads=Leads(**given.pop("leads", {})),
        companion=_companion(companion) if companion else None,
        not_in={Place(place): str(why) for place, why in given.pop("not_in", {}).items()},
        period=Period(given.pop("valid_from", None), given.pop("valid_to", None)),
        words=tuple(given.pop("words", ())),
        diagnoses=tuple(given.pop("diagnoses", ())),
        clinical=given.pop("clinical", "77263") or None,
        **given,
    )


def _companion(given: Mapping[str, Any]) -> Companion:
    return Companion(given["specialty"], tuple(CompanionLine(each["code"], each["on"]) for each in given["lines"]))


def _order(given: Mapping[str, Any]) -> PhaseOrder:
    rest = dict(given)
    orders = {each.name: rest.pop(each.name) for each in fields(PhaseOrder) if each.name in rest}
    values = {key: READ_AS[key](value) if key in READ_AS else value for key, value in rest.items()}
    values |= {key: Decimal(str(values[key])) for key in ENERGIES if key in values}
    plan = {key: values.pop(key) for key in PLAN if key in values}
    motion = {key: values.pop(key) for key in MOTION if key in values}
    phase = Phase(
        planned_fractions=values.pop("fractions"),
        plan=Plan(**plan) if plan else None,
        motion=Motion(**motion) if motion else None,
        **values,
    )
    return PhaseOrder(phase, **orders)


def template_document(template: Template) -> dict[str, Any]:
    """The document of a template, of plain values that any format can hold; what is usual is left out."""
    plain = {
        "id": template.id,
        "title": template.title,
        "words": list(template.words),
        "diagnoses": list(template.diagnoses),
        "leads": asdict(template.leads),
        "clinical": template.clinical or "",
        "special_treatment": template.special_treatment,
        "special_physics": template.special_physics,
        "own": template.own,
        "not_in": {place.value: why for place, why in template.not_in.items()},
        "phases": [_order_document(order) for order in template.phases],
    }
    if template.companion:
        plain["companion"] = asdict(template.companion)
    return {key: value for key, value in plain.items() if value or key == "clinical"}


def _order_document(order: PhaseOrder) -> dict[str, Any]:
    usual = PhaseOrder(Phase(""))
    said = {
        each.name: getattr(order, each.name)
        for each in fields(order)
        if each.name not in ("phase", "start") and getattr(order, each.name) != getattr(usual, each.name)
    }
    phase = asdict(order.phase)
    inner = (phase.pop("plan") or {}) | (phase.pop("motion") or {})
    inner.pop("id", None)
    values = phase | inner | {"fractions": phase.pop("planned_fractions")}
    values.pop("planned_fractions", None)
    return {key: _plain(value) for key, value in values.items() if value is not None} | said


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.value if isinstance(value, StrEnum) else value
