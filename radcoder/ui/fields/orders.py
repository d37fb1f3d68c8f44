"""The fields of a phase as it is ordered: those of the phase itself, and how its fractions are spread and planned."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from radcoder.builder.prescription import PhaseOrder
from radcoder.ui.fields.field import Field, choose, read_amount
from radcoder.ui.fields.phases import TREATMENT, PhaseField

OrderField = Field[PhaseOrder]
YES_OR_NO = {"Yes": True, "No": False}
SIMULATIONS: dict[str, str | None] = {"77280": "77280", "77285": "77285", "77290": "77290", "None": None}


def _of_phase(field: PhaseField) -> OrderField:
    return Field(
        field.name,
        field.title,
        lambda order: field.show(order.phase),
        lambda order, typed: replace(order, phase=field.read(order.phase, typed)),
        field.choices,
    )


def _flag(name: str, title: str) -> OrderField:
    return Field(
        name,
        title,
        lambda order: "Yes" if getattr(order, name) else "No",
        lambda order, typed: _with(order, {name: choose(typed or "No", YES_OR_NO)}),
        tuple(YES_OR_NO),
    )


def _days(name: str, title: str) -> OrderField:
    read: Callable[[str], int] = lambda typed: read_amount(typed) or 1  # noqa: E731 - a reader like the others
    return Field(
        name,
        title,
        lambda order: str(getattr(order, name)),
        lambda order, typed: _with(order, {name: read(typed)}),
    )


def _with(order: PhaseOrder, changes: dict[str, Any]) -> PhaseOrder:
    return replace(order, **changes)


SIMULATION: OrderField = Field(
    "simulation",
    "Simulation",
    lambda order: order.simulation or "None",
    lambda order, typed: replace(order, simulation=choose(typed or "None", SIMULATIONS)),
    tuple(SIMULATIONS),
)
ORDER_FIELDS: tuple[OrderField, ...] = (
    *(_of_phase(field) for field in TREATMENT[:4]),
    SIMULATION,
    _flag("immobiliser", "Custom immobiliser"),
    *(_of_phase(field) for field in TREATMENT[4:11]),
    _flag("images", "Images reviewed each day"),
    _days("days_apart", "Days from one to the next"),
    _days("gap_days", "Days after the phase before"),
    _flag("together", "With the phase before"),
    *(_of_phase(field) for field in TREATMENT[11:]),
)
