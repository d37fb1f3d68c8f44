"""The small parts of the builder's form: named fields, boxes, rows and stacks."""

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from radcoder.ui.widgets import label


def line(name: str, said: str) -> QLineEdit:
    """A line edit with its names."""
    field = QLineEdit()
    field.setObjectName(name)
    field.setAccessibleName(said)
    return field


def box(name: str, said: str) -> QComboBox:
    """A box to choose from, with its names."""
    box = QComboBox()
    box.setObjectName(name)
    box.setAccessibleName(said)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(12)
    return box


def beside(caption: str) -> QLabel:
    """The caption of a field, on the height of its text."""
    result = label(caption)
    result.setContentsMargins(0, 5, 0, 0)
    return result


def row(*widgets: QWidget) -> QWidget:
    """Widgets beside each other; a box that comes first takes the room."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    for number, widget in enumerate(widgets):
        row.addWidget(widget, 1 if isinstance(widget, QComboBox) and not number else 0)
    return box


def stacked(*widgets: QWidget) -> QWidget:
    """Widgets below each other."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for widget in widgets:
        column.addWidget(widget)
    return box
