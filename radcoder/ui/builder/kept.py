"""What stands in the builder's form at a moment, as a text that outlives the program."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QComboBox, QLineEdit

from radcoder.builder.prescription import PhaseOrder
from radcoder.builder.templates import Template, read_template, template_document
from radcoder.ui.builder.form import BuilderForm

BARE = Template("kept", "Kept")


def draft_of(form: BuilderForm) -> str:
    """The form as a text; empty when nothing was chosen or typed."""
    typed = {name: field.text() for name, field in _fields(form).items()}
    template = form.template
    if template is None and not any(typed.values()):
        return ""
    document = template_document(replace(BARE, phases=form.phases.orders))
    return json.dumps(
        {
            "template": template and template.id,
            "typed": typed,
            "chosen": {name: box.currentText() for name, box in _boxes(form).items()},
            "days": [day.isChecked() for day in form.days],
            "phases": document.get("phases", []),
            "cells": {table.objectName(): table.typed() for table in (form.box.table, form.box.sheet)},
            "starts": [order.start and order.start.isoformat() for order in form.phases.orders],
        }
    )


def fill(form: BuilderForm, text: str) -> None:
    """Fill the form with what was kept, once templates and payers are offered; what cannot be read stays empty."""
    try:
        kept = json.loads(text)
        orders = _orders(kept)
        form.choose_again(str(kept["template"] or ""), orders)
        for name, field in _fields(form).items():
            field.setText(str(kept["typed"][name]))
        for name, box in _boxes(form).items():
            box.setCurrentIndex(max(0, box.findText(str(kept["chosen"][name]))))
        for day, ticked in zip(form.days, kept["days"], strict=True):
            day.setChecked(bool(ticked))
    except (ValueError, TypeError, KeyError):  # of another edition of the program
        return
    form.show_again()
    for table in (form.box.table, form.box.sheet):
        cell = kept.get("cells", {}).get(table.objectName())
        if cell:
            table.type_again((int(cell[0]), int(cell[1]), str(cell[2])))


def _orders(kept: Mapping[str, Any]) -> tuple[PhaseOrder, ...]:
    phases = [{"fractions": None} | each for each in kept["phases"]]  # a phase of one's own may have none yet
    orders = read_template({"id": BARE.id, "title": BARE.title, "phases": phases}).phases
    starts = [date.fromisoformat(each) if each else None for each in kept["starts"]]
    return tuple(replace(order, start=start) for order, start in zip(orders, starts, strict=True))


def _fields(form: BuilderForm) -> dict[str, QLineEdit]:
    fields = (form.chooser.field, form.start, form.until, form.diagnoses, form.machine, form.reference)
    return {field.objectName(): field for field in fields}


def _boxes(form: BuilderForm) -> dict[str, QComboBox]:
    boxes = (form.place, form.payer, form.locality, form.holidays, form.billing)
    return {box.objectName(): box for box in boxes}
