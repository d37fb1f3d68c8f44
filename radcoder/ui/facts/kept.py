"""What is half typed into the facts of a course at a moment, as a text that outlives the program."""

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from radcoder.ui.facts.panel import FactsPanel


def draft_of(panel: "FactsPanel") -> str:
    """The fields, cells and empty rows that hold a text the course has not; empty when none does."""
    fields = {field.objectName(): field.text() for field in panel.form.fields if field.isModified()}
    cells = {table.objectName(): typed for table in panel.tables if (typed := table.typed())}
    rows = [model.begun for model in panel.entries]
    if not (fields or cells or any(rows)):
        return ""
    return json.dumps({"tab": panel.tabs.currentIndex(), "fields": fields, "cells": cells, "rows": rows})


def fill(panel: "FactsPanel", text: str) -> None:
    """Type it all again; what cannot be read, or has lost its place, is passed over."""
    try:
        kept = json.loads(text)
        fields = {str(name): str(typed) for name, typed in kept["fields"].items()}
        cells = {str(name): (int(cell[0]), int(cell[1]), str(cell[2])) for name, cell in kept["cells"].items()}
        rows = [dict(row) for row in kept["rows"]]
        tab = int(kept["tab"])
    except (ValueError, TypeError, KeyError, IndexError, AttributeError):  # of another edition of the program
        return
    for model, row in zip(panel.entries, rows, strict=False):
        if row:
            model.begin_again(row)
    panel.go_to(tab)
    for field in panel.form.fields:
        if field.objectName() in fields:
            field.setText(fields[field.objectName()])
            field.setModified(True)
            if tab == 0:
                field.setFocus()
    for table in panel.tables:
        if table.objectName() in cells:
            table.type_again(cells[table.objectName()])
