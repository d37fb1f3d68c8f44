"""The style sheet: flat surfaces, hairlines, and a focus that can be seen."""

from dataclasses import asdict
from string import Template
from typing import TYPE_CHECKING

from radcoder.app.places import data_folder

if TYPE_CHECKING:
    from radcoder.ui.theme import Theme

SHEET = Template("""
QMainWindow, QDialog, QStackedWidget { background: $window; }
QToolTip { background: $base; color: $text; border: 1px solid $edge; padding: 4px; }
QSplitter::handle { background: $hairline; }
QMenuBar { background: $window; padding: 2px 8px; border-bottom: 1px solid $hairline; }
QMenuBar::item { padding: 4px 8px; background: transparent; border-radius: 4px; }
QMenuBar::item:selected, QMenu::item:selected { background: $selection; color: $text; }
QMenu { background: $base; border: 1px solid $edge; padding: 4px; }
QMenu::item { padding: 4px 24px 4px 28px; border-radius: 4px; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { height: 1px; background: $hairline; margin: 4px 8px; }
QStatusBar { background: $window; border-top: 1px solid $hairline; }
QStatusBar::item { border: 0; }
QTableView, QListView, QTreeView, QScrollArea { background: $base; border: 0; outline: 0; }
QTableView::item { padding: 0 6px; border-bottom: 1px solid $hairline; }
QTableView::item:selected, QListView::item:selected, QTreeView::item:selected { background: $selection; }
QTreeView::item { padding: 4px 0; min-height: 16px; }
QTreeView::branch:selected { background: $selection; }
QTableView::item:focus { border: 2px solid $accent; padding: 0 4px; }
QTableView#code_pairs::item:focus, QTableView#expected_units::item:focus {
  border: 0; border-bottom: 1px solid $hairline; }
QTableView#code_pairs:focus, QTableView#expected_units:focus { background: $selection; }
QScrollArea#finding_detail { border: 0; border-left: 2px solid $base; }
QScrollArea#finding_detail:focus { border-left-color: $accent; }
QTableView#fraction_calendar { background: $window; }
QHeaderView { background: $window; border: 0; }
QHeaderView::section {
  background: $window; color: $muted; border: 0; border-bottom: 1px solid $hairline; padding: 4px 6px; }
QTableView[leaf="true"] QHeaderView::section { padding: 4px 9px; }
QTableCornerButton::section { background: $window; border: 0; }
QPlainTextEdit#own_note { background: $base; border: 1px solid $edge; border-radius: 4px; }
QPlainTextEdit#own_note:focus { border: 2px solid $accent; }
QLineEdit, QDateEdit, QComboBox {
  background: $base; border: 1px solid $edge; border-radius: 4px; padding: 3px 7px; min-height: 20px;
  selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:focus, QDateEdit:focus, QComboBox:focus { border: 2px solid $accent; padding: 2px 6px; }
QComboBox QLineEdit, QComboBox QLineEdit:focus { border: 0; padding: 0; min-height: 0; background: transparent; }
QDateEdit::up-button, QDateEdit::down-button { width: 0; }
QDateEdit::drop-down, QComboBox::drop-down { border: 0; width: 20px; }
QDateEdit::down-arrow, QComboBox::down-arrow { image: url("$arrow"); width: 10px; height: 10px; }
QFrame#palette, QFrame#key_card { background: $base; border: 1px solid $edge; border-radius: 6px; }
QFrame#palette QListWidget::item { padding: 3px 6px; }
QFrame#palette QListWidget::item:disabled { color: $disabled; }
QLineEdit:disabled, QComboBox:disabled { background: transparent; color: $disabled; border-color: $hairline; }
QTableView QLineEdit { border: 2px solid $accent; border-radius: 0; padding: 0 4px; min-height: 0; }
QTableView QLineEdit[refused="true"] { border: 2px solid $error; }
QPushButton { background: $base; border: 1px solid $edge; border-radius: 4px; padding: 4px 12px; min-height: 20px; }
QPushButton:hover { background: $marked; }
QPushButton:pressed { background: $selection; }
QPushButton:focus { border: 2px solid $accent; padding: 3px 11px; }
QPushButton:default { border-color: $accent; }
QPushButton[leads="true"] { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[leads="true"]:focus { border: 2px solid $text; padding: 3px 11px; }
QPushButton[leads="true"]:disabled { background: transparent; color: $disabled; border-color: $hairline; }
QPushButton:disabled { color: $disabled; border-color: $hairline; }
QPushButton#fix { text-align: left; font-weight: 600; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 4px; padding: 3px 7px; }
QToolButton:hover { background: $marked; border-color: $hairline; }
QToolButton:pressed, QToolButton:checked { background: $selection; }
QToolButton:focus { border: 2px solid $accent; padding: 2px 6px; }
QToolButton:disabled { color: $disabled; }
QToolButton[bar="true"] { min-width: 20px; min-height: 20px; padding: 3px; }
QToolButton[bar="true"]:focus { padding: 2px; }
QToolButton[link="true"] { color: $accent; padding: 1px; border-width: 1px; }
QToolButton[link="true"]:hover { text-decoration: underline; background: transparent; border-color: transparent; }
QToolButton[link="true"]:focus { border: 1px solid $accent; padding: 1px; }
QCheckBox, QRadioButton { border: 1px solid transparent; border-radius: 3px; padding: 0 2px; outline: 0; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox::indicator, QRadioButton::indicator { width: 12px; height: 12px; border: 1px solid $edge;
  border-radius: 2px; background: $base; }
QCheckBox::indicator:checked { width: 6px; height: 6px; padding: 3px; background: $accent; background-clip: content;
  border-radius: 0; border-color: $accent; }
QRadioButton::indicator { border-radius: 7px; }
QRadioButton::indicator:checked { border-color: $accent; background: qradialgradient(
  cx:0.5, cy:0.5, radius:0.5, fx:0.5, fy:0.5, stop:0 $accent, stop:0.5 $accent, stop:0.6 $base); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $hairline; }
QProgressBar { background: $hairline; border: 0; border-radius: 2px; max-height: 4px; min-height: 4px; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $hairline; border: 1px solid $hairline; border-radius: 4px; margin: 1px; }
QScrollBar::handle:hover { background: $edge; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QFrame[hairline="true"] { background: $hairline; border: 0; }
QWidget[surface="base"] { background: $base; }
QWidget[surface="window"] { background: $window; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="caption"] { color: $muted; font-size: ${small}pt; }
QLabel[role="heading"] { font-size: ${heading}pt; font-weight: 600; }
QLabel[role="number"] { font-size: ${number}pt; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[severity="error"] { color: $error; font-weight: 600; }
QLabel[severity="warning"] { color: $warning; font-weight: 600; }
QLabel[severity="info"] { color: $info; font-weight: 600; }
QLabel[severity="aside"] { color: $muted; font-weight: 600; }
QLabel[severity="clean"] { color: $clean; font-weight: 600; }
QLabel#cell_refusal { background: $base; color: $text; border: 1px solid $error; padding: 4px 8px; }
QLabel#cell_offers { background: $base; color: $text; border: 1px solid $edge; padding: 4px 8px; }
QListWidget#code_suggestions { background: $base; border: 1px solid $accent; }
QListWidget#code_suggestions::item { padding: 2px 6px; }
QTabBar { background: $window; }
QTabBar::tab { background: $window; color: $muted; border: 0; border-bottom: 2px solid transparent;
  padding: 6px 14px 4px 14px; min-height: 20px; }
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; }
QTabBar::tab:hover { background: $marked; }
QTabBar::tab:focus { color: $text; background: $selection; }
QTabBar QToolButton[tab="true"] { padding: 0; min-width: 18px; min-height: 18px; }
QFrame#banner, QFrame#hint_bar { background: $marked; border: 0; border-bottom: 1px solid $hairline; }
QWidget#first_run_card, QWidget#sign_in_card, QWidget#recovery_card, QWidget#fault_card, QWidget#waiting_card {
  background: $base; border: 1px solid $hairline; border-radius: 6px; }
QPlainTextEdit { background: $base; border: 0; padding: 8px; }
QPlainTextEdit:focus { border: 2px solid $accent; padding: 6px; }
QFrame#messages { background: $base; border: 0; border-bottom: 1px solid $edge; }
""")


def stylesheet(theme: "Theme", size: float) -> str:
    """Fill the sheet with the colours of a theme and the sizes that follow from the body size in points."""
    sizes = {"small": f"{size * 0.9:.1f}", "heading": f"{size * 1.25:.1f}", "number": f"{size * 1.9:.1f}"}
    arrow = (data_folder("resources") / "icons" / "arrow-down.png").as_posix()
    return SHEET.substitute(asdict(theme), arrow=arrow, **sizes)
