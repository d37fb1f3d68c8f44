"""The places of the window that can be helped with: their keys, the commands that matter there, and a first hint."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

Keys = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place by the object name of its widget: keys of its own, ids of commands, and what to say the first time."""

    widget: str
    title: str
    keys: Keys = ()
    commands: tuple[str, ...] = ()
    hint: str = ""


BACK: Keys = (("Esc", "Go back"),)
LIST: Keys = (("↑ ↓", "Move in the list; from the search field too"), ("Letters", "Search"))
CODES: Keys = (*LIST, ("Enter", "Open the page"), ("Esc", "One step back"))
ON_LINES = ("add_line", "delete_lines", "later", "earlier", "today", "fill_down", "repeat", "copy", "paste", "filter",
            "sort", "propose", "code_page", "next_finding")  # fmt: skip
EVERYWHERE = ("palette", "search", "undo", "redo", "courses", "next_tab", "help")
SPOTS = (
    Spot(
        "courses_panel",
        "List of courses",
        (
            *LIST,
            ("Enter", "Open the course"),
            ("F2", "Write its tags"),
            ("← →, Ctrl+Shift+L", "Choose a column; sort by it, and once more the other way round"),
            ("Del", "Put it into the bin"),
            ("Esc", "Empty the search"),
        ),
        ("new_course", "open", "sample"),
        "Ctrl+N builds a course from a template in a few keys. Typing searches. F1 lists the keys of any place.",
    ),
    Spot(
        "lines_grid",
        "Lines",
        (
            ("Letters", "Type into the cell, in place of what it holds"),
            ("Enter, F2", "Open the cell; Enter again goes on below"),
            ("Tab", "In an open cell: take it and go on to the next"),
            ("Shift+Enter", "In an open cell: one value into all selected lines"),
            ("Shift+↑ ↓", "Select lines; Ctrl+↑ ↓ only moves"),
            ("Alt+1 … 9", "Make a fix of the selected finding"),
            ("Esc", "Leave the cell as it was"),
        ),
        ON_LINES,
        "Type into any cell; Ctrl+Enter adds a line. F8 goes from finding to finding, and Alt+1 makes its first fix.",
    ),
    Spot(
        "calendar_panel",
        "Calendar of fractions",
        (
            ("↑ ↓ ← →", "Move from day to day and week to week; with Shift a run of days"),
            ("D, Space", "Delivered"),
            ("2", "A second session that day"),
            ("M", "Missed"),
            ("X", "Machine down"),
            ("V", "Move the fraction: V again on the new day"),
            ("Del", "Clear the day"),
            ("E", "End the course here"),
        ),
        ("calendar", "lines", "timeline"),
        "One letter marks a day: D delivered, M missed, 2 twice. V moves a fraction. Ctrl+Z takes each back.",
    ),
    Spot(
        "facts_panel",
        "Facts of the course",
        (
            ("Ctrl+1 … 6", "Course, phases, record, events, approvals, claims"),
            ("Enter, F2", "Change the field or the cell"),
            ("Del", "Empty it, or take the row away"),
            ("Esc", "Close the facts"),
        ),
        ("facts", "lines"),
        "What the record says decides findings: technique, plan, devices, notes. Ctrl+1 to Ctrl+6 go from tab to tab.",
    ),
    Spot(
        "findings_panel",
        "Findings",
        (
            ("↑ ↓", "Go from finding to finding; its lines are selected"),
            ("Alt+1 … 9", "Make a fix; under the pointer or the keyboard it shows in the lines what it would change"),
        ),
        ("next_finding", "previous_finding", "next_line", "set_aside", "take_back", "rule_help", "editions"),
        "Each finding says why, on whose authority, and what makes it right. Resting on a fix shows it in the lines.",
    ),
    Spot(
        "builder_panel",
        "New course",
        (
            ("Letters", "Find a template by some letters: p28, breast boost, srs"),
            ("↑ ↓", "Choose among the templates"),
            ("Enter", "Go on to the next field, at the end to “Make the course”"),
            ("Ctrl+Enter", "Make the course from anywhere"),
            ("Esc", "Go back; what is typed stays"),
        ),
        (),
        "Some letters of a template, Enter, the first day, Enter: the claim and its review stand at the right before"
        " anything is made.",
    ),
    Spot("codes_panel", "Codes", CODES, ("code_full", "codes_pane")),
    Spot("codes_book", "Codes in the whole window", CODES),
    Spot("rules_panel", "Rules", (*LIST, ("Esc", "Empty the search, then go back")), ("rules",)),
    Spot(
        "timeline_page",
        "Timeline",
        (
            ("← → ↑ ↓", "Go from mark to mark"),
            ("+ −", "Zoom; Ctrl with the wheel too"),
            ("0", "Show the whole course"),
            ("Enter", "Go to the line"),
            *BACK,
        ),
        ("timeline",),
    ),
    Spot(
        "checklist_page",
        "Checklist of the record",
        (("↑ ↓", "Move from item to item"), ("Enter", "Go to the lines of the code"), *BACK),
        ("checklist", "facts"),
    ),
    Spot(
        "practice",
        "All courses together",
        (("↑ ↓", "Move in the list"), ("Enter", "On a course: open it"), *BACK),
        ("practice",),
    ),
    Spot(
        "recode_page",
        "Across New Year",
        (("Enter", "Go to the lines of the row; in the field, take the day"), ("Esc", "Empty the day, then go back")),
        ("recode",),
    ),
    Spot(
        "compare_page",
        "Compare",
        (
            ("N, P", "Next and previous difference"),
            ("→ ←", "Open and fold a row of many lines"),
            ("Enter", "Go to the line"),
            *BACK,
        ),
        ("compare",),
    ),
    Spot(
        "exchange_panel",
        "Lines and fractions from a table",
        (("Tab", "From column to column: each says what it holds"), ("Enter", "Take the rows"), *BACK),
    ),
    Spot("journal", "Journal", (*LIST, *BACK)),
    Spot("people", "People, roles and locking", BACK),
    Spot("backups", "Backups and restore", BACK),
    Spot("kept", "Kept reviews", (("↑ ↓", "Move in the list"), *BACK)),
)  # fmt: skip
WINDOW = Spot("main_window", "RadCoder", (("Tab", "From part to part"), ("Alt", "The menus"), *BACK))
BY_WIDGET = {spot.widget: spot for spot in SPOTS}


def spot_of(widget: QWidget | None) -> Spot:
    """The place that a widget belongs to: the innermost one that is known, else the window."""
    while widget is not None:
        found = BY_WIDGET.get(widget.objectName())
        if found is not None:
            return found
        widget = widget.parentWidget()
    return WINDOW
