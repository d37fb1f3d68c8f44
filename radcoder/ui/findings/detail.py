"""One finding in full: what is wrong, what would make it right, what proves it, and who says so."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QToolButton, QVBoxLayout, QWidget

from radcoder.domain.course import Course
from radcoder.domain.findings import Finding, Fix, Safety
from radcoder.ui.flow import FlowLayout
from radcoder.ui.reading_order import set_reading_order
from radcoder.ui.texts import SAFETY_WORDS, count, edit_text, line_text, severity_word
from radcoder.ui.theme import shape
from radcoder.ui.widgets import WrappingButton, label, surface

MOST_EDITS = 3
TRIES = frozenset({QEvent.Type.Enter, QEvent.Type.FocusIn})
LEAVES = frozenset({QEvent.Type.Leave, QEvent.Type.FocusOut})
MOST_LINES = 8
IN_MENU, MOST_KEYS = 4, 9
"""The first fixes have their keys in the menu of fixes, the others here."""
NOT_HERE = "The finding is not in sight. Go to it first (F8)."
SET_ASIDE, TAKE_BACK = "Ctrl+Shift+A", "Ctrl+Shift+B"


class FindingDetail(QScrollArea):
    """Message, fixes, reason, evidence and authority of the selected finding; Alt+1 to Alt+9 press the fixes."""

    fix_chosen = Signal(object)
    fix_tried = Signal(object)
    line_wanted = Signal(object)
    aside_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, why: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("finding_detail")
        self.setAccessibleName("The selected finding in full")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._why = why
        self._barred = ("", "")
        self._buttons: list[QPushButton] = []
        self._fixes: dict[QObject, Fix] = {}
        self._tried = 0
        for number in range(IN_MENU + 1, MOST_KEYS + 1):
            shortcut = QShortcut(QKeySequence(f"Alt+{number}"), self, context=Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(lambda number=number: self.press(number))

    def bar(self, edit: str, aside: str) -> None:
        """Say why who is signed in may not use a fix or set a finding aside; empty where they may."""
        if self._barred != (edit, aside):
            self._barred = (edit, aside)
            self._follow()

    def _follow(self) -> None:
        aside = self.findChildren(QPushButton, "aside_button")
        for buttons, why in zip((self._buttons, aside), self._barred, strict=True):
            for button in buttons:
                button.setEnabled(not why)
                usual = button.toolTip().partition("\n\n")[0]
                button.setToolTip("\n\n".join(filter(None, (usual, why))))

    def show_finding(self, finding: Finding | None, course: Course, place: str = "") -> None:
        """Show this finding, and its `place` among all, such as 2 of 85; None leaves the pane empty."""
        self._buttons, self._fixes, self._tried = [], {}, 0
        self.fix_tried.emit(None)
        body = surface(QWidget(), "base")
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(4)
        if finding is not None:
            self._fill(column, finding, course, place)
        column.addStretch(1)
        self.setWidget(body)
        set_reading_order(self)
        self._follow()

    def _fill(self, column: QVBoxLayout, finding: Finding, course: Course, place: str) -> None:
        word = severity_word(finding)
        head = label(f"{shape(finding)} {word[:1].upper()}{word[1:]} · {finding.rule}", name="finding_head")
        head.setProperty("severity", "aside" if finding.aside else finding.severity.value)
        row = QHBoxLayout()
        row.addWidget(head, 1)
        row.addWidget(label(place, "muted", name="finding_place"))
        column.addLayout(row)
        if finding.title:
            column.addWidget(label(finding.title, "strong", wrap=True, name="finding_title"))
        column.addWidget(_text(finding.message, "finding_message"))
        if finding.said_aside:
            column.addWidget(_text(finding.said_aside, "finding_aside"))
        if len(finding.lines) > 1:
            column.addWidget(self._links(finding, course))
        for number, fix in enumerate(finding.fixes, 1):
            column.addSpacing(8)
            self._add_fix(column, fix, number, course)
        column.addSpacing(8)
        column.addWidget(self._aside_button(finding), 0, Qt.AlignmentFlag.AlignLeft)
        for caption, texts in (
            ("Why", [self._why(finding.rule)]),
            ("Evidence", [finding.evidence]),
            ("Authority", [_said(str(each), each.locator) for each in finding.authority]),
        ):
            if any(texts):
                column.addSpacing(8)
                column.addWidget(label(caption, "caption"))
            for text in filter(None, texts):
                column.addWidget(_text(text, f"finding_{caption.lower()}"))

    def _links(self, finding: Finding, course: Course) -> QWidget:
        box = QWidget()
        flow = FlowLayout(box, across=8, down=0)
        flow.setContentsMargins(0, 0, 0, 0)
        for ref in finding.lines[:MOST_LINES]:
            button = QToolButton()
            button.setObjectName("finding_line")
            button.setProperty("link", "true")
            button.setText(str(ref))
            button.setFixedWidth(button.fontMetrics().horizontalAdvance(button.text()) + 6)
            button.setToolTip(f"Show {line_text(ref, course)}; Ctrl+F8 goes from line to line")
            button.setAccessibleName(f"Show {line_text(ref, course)}")
            button.clicked.connect(lambda _=False, ref=ref: self.line_wanted.emit(ref))
            flow.addWidget(button)
        if len(finding.lines) > MOST_LINES:
            flow.addWidget(label(f"and {len(finding.lines) - MOST_LINES} more", "muted"))
        return box

    def _add_fix(self, column: QVBoxLayout, fix: Fix, number: int, course: Course) -> None:
        button = WrappingButton(fix.title)
        button.setObjectName("fix")
        button.setAccessibleName(f"{fix.title}, {SAFETY_WORDS[fix.safety]}")
        key = f" (Alt+{number})" if number <= MOST_KEYS else ""
        button.setToolTip("\n".join(edit_text(edit, course) for edit in fix.edits) + key)
        button.clicked.connect(lambda: self.fix_chosen.emit(fix))
        button.installEventFilter(self)
        self._fixes[button] = fix
        self._buttons.append(button)
        column.addWidget(button)
        consequence = label(consequence_of(fix, course), "muted", wrap=True, name="fix_consequence")
        button.setAccessibleDescription(consequence.text())
        column.addWidget(consequence)

    def _aside_button(self, finding: Finding) -> QPushButton:
        button = QPushButton("Take back" if finding.aside else "Set aside…")
        button.setObjectName("aside_button")
        what, key = ("stand again", TAKE_BACK) if finding.aside else ("be set aside, with a reason", SET_ASIDE)
        button.setAccessibleName(f"Let {finding.rule} {what}")
        button.setToolTip(f"Let the finding {what} ({key})")
        button.clicked.connect(self.back_wanted if finding.aside else self.aside_wanted)
        return button

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A fix under the pointer or the keyboard shows in the lines what it would do."""
        if watched in self._fixes and event.type() in TRIES:
            self.fix_tried.emit(self._fixes[watched])
        elif watched in self._fixes and event.type() in LEAVES:
            self.fix_tried.emit(None)
        return super().eventFilter(watched, event)

    def press(self, number: int) -> str:
        """Press the button of a fix; why that cannot be, empty when it can."""
        if not self.isVisible():
            return NOT_HERE
        if number > len(self._buttons):
            return f"This finding has {count(len(self._buttons), 'fix', 'fixes') if self._buttons else 'no fix'}."
        button = self._buttons[number - 1]
        button.click()
        return "" if button.isEnabled() else self._barred[0]

    def try_next(self) -> str:
        """Show in the lines what the next fix would do, after the last what the lines are; say which in words."""
        if not self.isVisible():
            return NOT_HERE
        fixes = list(self._fixes.values())
        if not fixes:
            return "This finding has no fix."
        self._tried = (self._tried + 1) % (len(fixes) + 1)
        fix = fixes[self._tried - 1] if self._tried else None
        self.fix_tried.emit(fix)
        if fix is None:
            return "The lines are shown as they are."
        return f"The lines show what “{fix.title}” would do. Alt+{self._tried} makes it, Esc in the lines ends it."


def consequence_of(fix: Fix, course: Course) -> str:
    """Say how safe a fix is, what it does, and what would remain."""
    done = [edit_text(edit, course) for edit in fix.edits[:MOST_EDITS]]
    more = len(fix.edits) - len(done)
    if more:
        done.append(f"And {more} more.")
    safety = "Safe" if fix.safety is Safety.SAFE else "Needs review"
    return f"{safety}. {' '.join(done)} {fix.consequence}"


def _said(text: str, locator: str) -> str:
    return f"{text} ({locator})" if locator else text


def _text(text: str, name: str) -> QWidget:
    result = label(text, wrap=True, name=name)
    result.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return result
