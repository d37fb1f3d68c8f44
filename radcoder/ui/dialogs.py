"""The few dialogs: help of a rule, data of a review, about; each is opened, none blocks."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QScrollArea, QVBoxLayout, QWidget

from radcoder.ui.widgets import label, surface

if TYPE_CHECKING:
    from radcoder.rules.help import RuleHelp

ABOUT = (
    "RadCoder {version}\n\n"
    "Checks radiation oncology claims: what is wrong, why, on whose authority, and what would make it right. "
    "It works without a network, and never changes a claim by itself."
)
CPT = (
    "CPT is a registered trademark of the American Medical Association. RadCoder shows code numbers and its own short "
    "names; it holds none of the AMA's descriptors. Fee schedule amounts, relative values, NCCI edits and payment "
    "rates are public data of the Centers for Medicare & Medicaid Services. Estimates are no promise of payment."
)


def show_rule_help(parent: QWidget, rule: str, text: "RuleHelp", browse: Callable[[], None]) -> QDialog:
    """Show what a rule says: what it finds, why, how to resolve it, on whose authority; `browse` goes to its page."""
    sections = (("What", text.what), ("Why", text.why), ("Resolve", text.resolve), ("Authority", text.authority))
    dialog = _show(parent, "rule_help_dialog", f"Rule {rule}", text.title.removesuffix("."), sections)
    button = QPushButton("Open in the rule browser")
    button.setObjectName("browse_rules")
    button.clicked.connect(dialog.accept)
    button.clicked.connect(browse)
    for box in dialog.findChildren(QDialogButtonBox):
        box.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
    return dialog


def show_editions(parent: QWidget, editions: tuple[tuple[str, str], ...]) -> QDialog:
    """Say what a review rests on: the editions that are older than the course first."""
    return _show(parent, "editions_dialog", "Data behind this review", "Data behind this review", editions)


def show_about(parent: QWidget, version: str) -> QDialog:
    """Say what RadCoder is and what belongs to others."""
    sections = (("", ABOUT.format(version=version)), ("Notice", CPT))
    return _show(parent, "about_dialog", "About RadCoder", "RadCoder", sections)


def _show(parent: QWidget, name: str, title: str, heading: str, sections: tuple[tuple[str, str], ...]) -> QDialog:
    dialog = QDialog(parent)
    dialog.setObjectName(name)
    dialog.setWindowTitle(title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    body = surface(QWidget(), "base")
    column = QVBoxLayout(body)
    column.setContentsMargins(20, 16, 20, 16)
    column.setSpacing(4)
    column.addWidget(label(heading, "heading", wrap=True))
    for caption, text in sections:
        column.addSpacing(8)
        if caption:
            column.addWidget(label(caption, "caption"))
        words = label(text, wrap=True, name=f"{name}_{caption.lower() or 'text'}")
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(words)
    column.addStretch(1)
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setWidget(body)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.button(QDialogButtonBox.StandardButton.Close).setIcon(QIcon())  # the desktop's own may not fit our theme
    buttons.rejected.connect(dialog.reject)
    outer = QVBoxLayout(dialog)
    outer.setContentsMargins(0, 0, 0, 12)
    outer.addWidget(scroll, 1)
    row = QVBoxLayout()
    row.setContentsMargins(12, 0, 12, 0)
    row.addWidget(buttons)
    outer.addLayout(row)
    dialog.resize(520, 420)
    dialog.open()
    return dialog
