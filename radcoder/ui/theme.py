"""The looks of the window: our own palettes, chosen by setting, with the severity colours kept for severity alone."""

import os
from dataclasses import dataclass
from enum import StrEnum
from math import isfinite

from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from radcoder.domain.findings import Finding, Severity
from radcoder.ui.stylesheet import stylesheet

SMALLEST, LARGEST = 7, 24


class Choice(StrEnum):
    """What the View menu offers."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high-contrast"


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one look, as #rrggbb."""

    window: str
    base: str
    hairline: str
    edge: str
    disabled: str
    text: str
    muted: str
    accent: str
    on_accent: str
    selection: str
    marked: str
    error: str
    warning: str
    info: str
    clean: str

    def severity(self, severity: Severity | None) -> QColor:
        """The colour of a severity; None is clean."""
        return QColor(getattr(self, severity.value if severity else "clean"))

    def finding(self, finding: Finding) -> QColor:
        """The colour of a finding: quiet when it is set aside."""
        return QColor(self.muted) if finding.aside else self.severity(finding.severity)


LIGHT = Theme(
    window="#f6f7f8",
    base="#ffffff",
    hairline="#e1e4e8",
    edge="#8b949e",
    disabled="#a8b0b9",
    text="#1b1f24",
    muted="#57606a",
    accent="#0b6570",
    on_accent="#ffffff",
    selection="#d8ebed",
    marked="#eef5f6",
    error="#b3261e",
    warning="#855300",
    info="#1f5bb0",
    clean="#33691e",
)
DARK = Theme(
    window="#1d2024",
    base="#24282d",
    hairline="#383e45",
    edge="#7d8794",
    disabled="#656e79",
    text="#e8eaed",
    muted="#aab2bc",
    accent="#5fc5cc",
    on_accent="#10181a",
    selection="#1f474c",
    marked="#29353a",
    error="#ff9a8f",
    warning="#edb752",
    info="#93bffa",
    clean="#a2d082",
)
HIGH_CONTRAST = Theme(
    window="#000000",
    base="#000000",
    hairline="#ffffff",
    edge="#ffffff",
    disabled="#9a9a9a",
    text="#ffffff",
    muted="#ffffff",
    accent="#ffee00",
    on_accent="#000000",
    selection="#00308a",
    marked="#262626",
    error="#ff9d94",
    warning="#ffc14d",
    info="#9ccbff",
    clean="#9df58c",
)
THEMES = {Choice.LIGHT: LIGHT, Choice.DARK: DARK, Choice.HIGH_CONTRAST: HIGH_CONTRAST}
ASIDE = "◌"
SHAPES = {Severity.ERROR: "■", Severity.WARNING: "▲", Severity.INFO: "●", None: "✓"}


def shape(finding: Finding) -> str:
    """The shape of a finding."""
    return ASIDE if finding.aside else SHAPES[finding.severity]


class Looks(QObject):
    """The theme and the size of the type in use; the one place that changes them."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = QSettings()
        self._usual = QApplication.font().pointSizeF()
        self._zoom = self._bounded(_number(str(self._settings.value("zoom", ""))))
        self.theme = LIGHT
        QGuiApplication.styleHints().colorSchemeChanged.connect(self.apply)

    @property
    def choice(self) -> Choice:
        """The setting; RADCODER_THEME overrules it."""
        wanted = os.environ.get("RADCODER_THEME") or str(self._settings.value("theme", Choice.SYSTEM.value))
        return Choice(wanted) if wanted in set(Choice) else Choice.SYSTEM

    def choose(self, choice: Choice) -> None:
        """Take another theme and remember it."""
        self._settings.setValue("theme", choice.value)
        self.apply()

    def zoom(self, step: int) -> None:
        """Make the type larger or smaller by some points; 0 goes back to the usual size."""
        self._zoom = self._bounded(self._zoom + step) if step else 0.0
        self._settings.setValue("zoom", self._zoom)
        self.apply()

    def _bounded(self, zoom: float) -> float:
        return min(max(zoom, SMALLEST - self._usual), LARGEST - self._usual)

    def apply(self) -> None:
        """Put the theme on the application."""
        self.theme = THEMES.get(self.choice) or (DARK if _system_is_dark() else LIGHT)
        size = self._usual + self._zoom
        font, colours = QApplication.font(), palette(self.theme)
        # Each of the three makes Qt style every widget anew: change only what differs.
        if font.pointSizeF() != size:
            font.setPointSizeF(size)
            QApplication.setFont(font)
        if QApplication.palette() != colours:
            QApplication.setPalette(colours)
        application = QApplication.instance()
        sheet = stylesheet(self.theme, size)
        if isinstance(application, QApplication) and application.styleSheet() != sheet:
            application.setStyleSheet(sheet)
        self.changed.emit()


def _number(text: str) -> float:
    """The number that a text is, 0 for none: settings are a file that anybody can write into."""
    try:
        number = float(text)
    except ValueError:
        return 0.0
    return number if isfinite(number) else 0.0


def _system_is_dark() -> bool:
    return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark


def palette(theme: Theme) -> QPalette:
    """Make Qt's palette of a theme."""
    roles = QPalette.ColorRole
    result = QPalette()
    for role, colour in {
        roles.Window: theme.window,
        roles.Base: theme.base,
        roles.AlternateBase: theme.window,
        roles.Button: theme.base,
        roles.Text: theme.text,
        roles.WindowText: theme.text,
        roles.ButtonText: theme.text,
        roles.ToolTipBase: theme.base,
        roles.ToolTipText: theme.text,
        roles.PlaceholderText: theme.muted,
        roles.Highlight: theme.selection,
        roles.HighlightedText: theme.text,
        roles.Link: theme.accent,
        roles.LinkVisited: theme.accent,
        roles.Accent: theme.accent,
        roles.Mid: theme.hairline,
    }.items():
        result.setColor(role, QColor(colour))
    for role in (roles.Text, roles.WindowText, roles.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.disabled))
    return result


def figures(font: QFont, *, strong: bool = False) -> QFont:
    """The same face with figures of one width, for columns of numbers."""
    result = QFont(font)
    result.setFeature(QFont.Tag("tnum"), 1)
    if strong:
        result.setWeight(QFont.Weight.DemiBold)
    return result
