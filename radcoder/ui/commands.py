"""Everything the user can tell the window to do: words, shortcut, icon, menu."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from radcoder.domain.people import Right
from radcoder.ui.shortcuts import words_of
from radcoder.ui.step_names import deed
from radcoder.ui.theme import Choice, Looks

if TYPE_CHECKING:
    from radcoder.app.casebooks.casebook import Casebook


@dataclass(frozen=True, slots=True)
class Command:
    """One command; `menu` ending in a stroke begins a new group."""

    id: str
    menu: str
    text: str
    shortcuts: tuple[str, ...] = ()
    icon: str = ""
    tip: str = ""


IMPORT_TIP = "Bring course files into the casebook"
COMMANDS = (
    Command("new_course", "&File", "&New course…", ("Ctrl+N",), "", "Build a course from a template"),
    Command("open", "&File", "&Import course files…", ("Ctrl+O",), "mdi6.folder-open-outline", IMPORT_TIP),
    Command("import_table", "&File", "Import &lines or fractions…", ("Ctrl+Shift+O",), "", "Read a CSV or XLSX table"),
    Command("sample", "&File", "Open the &sample course"),
    Command("export_course", "&File|", "Export &course file…", ("Ctrl+Shift+S",), "", "Write the course as a file"),
    Command("export", "&File", "&Export PDF…", ("Ctrl+E", "Ctrl+P"), "mdi6.file-pdf-box", "Write the review as a PDF"),
    Command("export_table", "&File", "Export &table…", ("Ctrl+Shift+E",), "", "Lines and findings as XLSX or CSV"),
    Command(
        "keep_review",
        "&File|",
        "&Keep this review",
        ("Ctrl+Shift+K",),
        "",
        "As it stands, with the releases it rests on",
    ),
    Command("reviews", "&File", "Kept re&views of this course"),
    Command("save", "&File|", "&Save", ("Ctrl+S",), "", "Nothing to do: each step is saved as you make it"),
    Command("close_course", "&File", "Close the &tab", ("Ctrl+W",)),
    Command("quit", "&File|", "&Quit", ("Ctrl+Q",)),
    Command("people", "&Casebook", "&People, roles and locking"),
    Command("journal", "&Casebook", "&Journal", ("Ctrl+J",), "", "Who changed, printed and exported what, and when"),
    Command("backups", "&Casebook", "&Backups and restore"),
    Command("passphrase", "&Casebook|", "&Change your passphrase…"),
    Command("another", "&Casebook|", "&Open another casebook…"),
    Command("lock", "&Casebook|", "&Lock now", ("Ctrl+L",), "", "Hide everything until somebody signs in"),
    Command("undo", "&Edit", "&Undo", ("Ctrl+Z",), "mdi6.undo"),
    Command("redo", "&Edit", "&Redo", ("Ctrl+Y", "Ctrl+Shift+Z"), "mdi6.redo"),
    Command("add_line", "&Edit|", "&Add line", ("Ctrl+Return", "Ctrl+Enter"), "mdi6.plus"),
    Command("delete_lines", "&Edit", "&Delete lines", ("Del",), "mdi6.trash-can-outline"),
    Command("cut", "&Edit|", "Cu&t lines", ("Ctrl+X",)),
    Command("copy", "&Edit", "&Copy lines", ("Ctrl+C",)),
    Command(
        "paste", "&Edit", "&Paste", ("Ctrl+V",), "", "Lines of a spreadsheet, or one value into the selected cells"
    ),
    Command("fill_down", "&Edit|", "&Fill down", ("Ctrl+D",), "", "Give the selected lines what the first has here"),
    Command("today", "&Edit", "Date the lines t&oday", ("Ctrl+;",)),
    Command("later", "&Edit", "Move a treatment day &later", ("+",), "", "Weekends and holidays are skipped"),
    Command("earlier", "&Edit", "Move a treatment day &earlier", ("-",), "", "Weekends and holidays are skipped"),
    Command("repeat", "&Edit", "&Repeat over the fractions", ("Ctrl+Shift+R",), "", "The line on every day of the log"),
    Command("filter", "&Edit|", "F&ilter the lines", ("Ctrl+F",), "", "Show only lines that hold some words"),
    Command("sort", "&Edit", "&Sort by this column", ("Ctrl+Shift+L",), "", "Up, down, and as entered"),
    Command(
        "set_aside", "&Edit|", "Set the finding &aside…", ("Ctrl+Shift+A",), "", "It stays in the review, with a reason"
    ),
    Command("take_back", "&Edit", "Take the finding &back", ("Ctrl+Shift+B",), "", "A finding set aside stands again"),
    Command(
        "identity", "&Edit|", "Record &number and name…", (), "", "Whom the course belongs to: in the casebook only"
    ),
    Command("propose", "&Edit|", "&Propose the missing lines", ("Ctrl+M",), "", "Lines that are earned and not billed"),
    Command("courses", "&Go", "List of c&ourses", ("Alt+Home",)),
    Command("next_tab", "&Go", "Next &tab", ("Ctrl+PgDown", "Ctrl+Tab")),
    Command("previous_tab", "&Go", "Previous t&ab", ("Ctrl+PgUp", "Ctrl+Shift+Tab")),
    Command("search", "&Go|", "&Search codes, diagnoses and rules", ("Ctrl+K",), "mdi6.magnify"),
    Command("code_page", "&Go", "&Code page of this line", ("Ctrl+I",)),
    Command(
        "code_full", "&Go", "Codes in the &whole window", ("Ctrl+Shift+I",), "", "Search, filters and the whole page"
    ),
    Command("lines", "&Go", "Go to the &lines", ("Ctrl+G",)),
    Command("calendar", "&Go", "Go to the ca&lendar", ("Ctrl+T",), "", "Open or close the calendar of fractions"),
    Command("facts", "&Go", "Go to the &facts", ("F4",), "", "Payer, diagnoses, phases, and what the record holds"),
    Command("next_finding", "&Go|", "&Next finding", ("F8",), "mdi6.chevron-down", "Go to the next finding"),
    Command("previous_finding", "&Go", "&Previous finding", ("Shift+F8",), "mdi6.chevron-up"),
    Command("next_line", "&Go", "Next line of the &finding", ("Ctrl+F8",)),
    Command("timeline", "&Go|", "&Timeline", ("F6",), "", "The whole course in one picture"),
    Command("checklist", "&Go", "C&hecklist of the record", ("F5",), "", "What the record must show for each code"),
    Command("recode", "&Go", "&Across New Year", ("F7",), "", "2025 beside 2026, and what another first day would do"),
    Command("compare", "&Go", "Co&mpare", ("F9",), "", "Two versions, or what is billed against what is supported"),
    Command("practice", "&Go", "All courses to&gether", ("Ctrl+Shift+M",), "", "How often each level is billed"),
    Command("rules", "&Go|", "&Rules", ("Ctrl+R",), "", "All rules, with their help, sources and an example of each"),
    Command("back", "&Go", "&Back to your course", ("Alt+Left",), "", "From an example to the course before it"),
    Command("codes_pane", "&View", "&Codes pane", ("Ctrl+B",), "", "Show or hide the codes"),
    Command("usual_layout", "&View", "&Arrange as delivered", (), "", "Window, panes and columns as on the first day"),
    Command(
        "columns", "&View", "Choose the c&olumns of the lines…", ("Ctrl+Shift+C",), "", "Show, hide, or as they fit"
    ),
    Command("zoom_in", "&View|", "&Larger type", ("Ctrl++", "Ctrl+=")),
    Command("zoom_out", "&View", "&Smaller type", ("Ctrl+-",)),
    Command("zoom_reset", "&View", "&Usual type", ("Ctrl+0",)),
    Command(
        "palette", "&Help", "&Find an action or a shortcut…", ("Ctrl+Shift+P",), "", "Every action by a few letters"
    ),
    Command("help", "&Help", "&Keys of this place", ("F1",), "", "What can be pressed where the keyboard is"),
    Command("rule_help", "&Help", "&Rule of this finding", ("Shift+F1",), "", "What it says, on whose authority"),
    Command("hints", "&Help", "Show the first-use &hints again"),
    Command(
        "editions",
        "&Help",
        "&Data behind this review",
        ("Ctrl+Shift+D",),
        "",
        "Every table used, and which are too old",
    ),
    Command("about", "&Help|", "&About RadCoder"),
)
ON_LINES = frozenset({"cut", "copy", "paste", "fill_down", "today", "later", "earlier", "repeat", "sort"})
NEED_A_COURSE = frozenset(
    {
        "export_course",
        "export",
        "save",
        "close_course",
        "code_page",
        "lines",
        "calendar",
        "facts",
        "columns",
        "propose",
        "identity",
        "keep_review",
        "reviews",
        "timeline",
        "checklist",
        "recode",
        "compare",
        "editions",
        "add_line",
        "delete_lines",
        "import_table",
        "export_table",
        "filter",
        *ON_LINES,
    }
)
CHANGE_IT = frozenset({"undo", "redo", "add_line", "delete_lines", "propose", "import_table"}) | (
    ON_LINES - {"copy", "sort"}
)
NEED_A_RIGHT = {"new_course": Right.EDIT, "open": Right.EDIT, "journal": Right.JOURNAL}
NEED_A_RIGHT_ON_IT = {"set_aside": Right.OVERRIDE, "take_back": Right.OVERRIDE, "identity": Right.IDENTITY}
"""What a person must be allowed to do in the casebook that is open, and in that of the course on the desk."""
ON_A_FINDING = frozenset({"next_finding", "previous_finding", "next_line", "rule_help", "set_aside", "take_back"})
ALWAYS = frozenset({"quit", "palette", "zoom_in", "zoom_out", "zoom_reset", "usual_layout", "help", "about"})


@dataclass(frozen=True, slots=True)
class Now:
    """What the window is about now: in a casebook or before it, on a course, with findings, with steps to undo.

    `barred` are commands for which who is signed in has no right, each with the reason and what to do.
    """

    inside: bool = True
    course: bool = False
    writable: bool = True
    undo: str | None = None
    redo: str | None = None
    findings: bool = False
    back: bool = False
    barred: Mapping[str, str] = field(default_factory=dict)


THEME_WORDS = {
    Choice.SYSTEM: "&System",
    Choice.LIGHT: "&Light",
    Choice.DARK: "&Dark",
    Choice.HIGH_CONTRAST: "&High contrast",
}


def barred(mine: "Casebook | None", on_desk: "Casebook | None") -> dict[str, str]:
    """The commands that need a right which who is signed in has not, each with the reason and what to do about it.

    The right is needed in the casebook that is open, or in that of the course on the desk; without one there is
    nothing to say.
    """
    on_it = NEED_A_RIGHT_ON_IT | dict.fromkeys(CHANGE_IT, Right.EDIT)
    pairs = ((NEED_A_RIGHT, mine), (on_it, on_desk))
    return {
        name: casebook.refusal(right) if casebook else ""
        for rights, casebook in pairs
        for name, right in rights.items()
        if casebook is None or not casebook.may(right)
    }


class Commands:
    """The actions of the window by their ids, and the menus that hold them."""

    def __init__(self, window: QMainWindow, handlers: Mapping[str, Callable[[], None]], looks: Looks) -> None:
        self._window = window
        self._tips = {command.id: command.tip for command in COMMANDS}
        self._actions = {command.id: self._make(command, handlers[command.id]) for command in COMMANDS}
        self._fill_menus()
        self._add_themes(looks)

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._actions.values())

    def _make(self, command: Command, handler: Callable[[], None]) -> QAction:
        action = QAction(command.text, self._window)
        action.setObjectName(command.id)
        action.setShortcuts([QKeySequence(text) for text in command.shortcuts])
        keys = f" ({command.shortcuts[0]})" if command.shortcuts else ""
        action.setToolTip((command.tip or command.text.replace("&", "").rstrip("…")) + keys)
        action.setStatusTip(command.tip)
        action.triggered.connect(lambda _: handler())
        self._window.addAction(action)
        return action

    def only_in(self, name: str, widget: QWidget) -> None:
        """Let a shortcut work only while the keyboard is in this widget."""
        action = self._actions[name]
        self._window.removeAction(action)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        widget.addAction(action)

    def _fill_menus(self) -> None:
        menus: dict[str, QMenu] = {}
        for command in COMMANDS:
            title = command.menu.rstrip("|")
            if title not in menus:
                menus[title] = self._window.menuBar().addMenu(title)
                menus[title].setToolTipsVisible(True)
                menus[title].setObjectName(f"menu_{title.replace('&', '').lower()}")
            elif command.menu.endswith("|"):
                menus[title].addSeparator()
            menus[title].addAction(self._actions[command.id])
        self._view = menus["&View"]

    def put_before(self, name: str, menu: QMenu) -> None:
        """Put a menu of its own before a command."""
        action = self._actions[name]
        for each in self._window.findChildren(QMenu):
            if action in each.actions():
                each.insertMenu(action, menu)

    def _add_themes(self, looks: Looks) -> None:
        self._view.addSeparator()
        themes = self._view.addMenu("&Theme")
        group = QActionGroup(self._window)
        for choice in Choice:
            action = themes.addAction(THEME_WORDS[choice])
            action.setObjectName(f"theme_{choice.value}")
            action.setCheckable(True)
            action.setChecked(choice is looks.choice)
            action.triggered.connect(lambda _=False, choice=choice: looks.choose(choice))
            group.addAction(action)

    def follow(self, now: Now) -> None:
        """Allow what makes sense now, and say what undo and redo would do."""
        steps = {"undo": now.undo, "redo": now.redo}
        for name, action in self._actions.items():
            allowed = now.inside or name in ALWAYS
            if name in NEED_A_COURSE:
                allowed &= now.course
            if name in CHANGE_IT:
                allowed &= now.writable
            if name in ON_A_FINDING:
                allowed &= now.findings
            if name in steps:
                allowed &= steps[name] is not None
            action.setEnabled(allowed and name not in now.barred and (now.back or name != "back"))
        for name, word in (("undo", "&Undo"), ("redo", "&Redo")):
            action, step = self._actions[name], steps[name]
            action.setText(f"{word} {deed(step).replace('&', '&&')}" if step else word)
            action.setIconText(word.replace("&", ""))
            action.setToolTip(f"{words_of(action)} ({action.shortcut().toString()})")
        for name, action in self._actions.items():
            why, usual = now.barred.get(name, ""), action.toolTip().partition("\n")[0]
            action.setToolTip("\n".join(filter(None, (usual, why))))
            action.setStatusTip(why or self._tips[name])
