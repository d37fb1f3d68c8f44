"""The names of steps as one speaks of them: “Paste 28 lines” is undone as “paste of 28 lines”."""

DEEDS = {
    "Accept": "accepting",
    "Add": "adding",
    "Bill": "billing",
    "Change": "change of",
    "Cut": "cut of",
    "Delete": "deletion of",
    "End": "ending",
    "Fill": "filling",
    "Import": "import of",
    "Mark": "marking",
    "Move": "moving",
    "Paste": "paste of",
    "Put": "putting",
    "Remove": "removal of",
    "Repeat": "repeating",
    "Set": "setting",
    "Take": "taking",
}
"""A step says what to do; what was done is a thing, or a doing where more follows than what it was done to."""


def deed(step: str) -> str:
    """What a step did, as it stands after “Undo”; a name that is no command is quoted."""
    first, _, rest = step.partition(" ")
    return f"{DEEDS[first]} {rest}" if first in DEEDS and rest else f"“{step}”"
