"""What stands over the columns of the grid."""

from PySide6.QtCore import Qt

from radcoder.ui.worksheet.cells import Column
from radcoder.ui.worksheet.rows import TITLES, alignment


def heading(section: int, role: int) -> object:
    """The title of a column, how it is spoken and where it stands; None for what is no column."""
    if not 0 <= section < len(Column):
        return None
    column = Column(section)
    if role == Qt.ItemDataRole.DisplayRole:
        return TITLES[column]
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return TITLES[column] or "Findings"
    if role == Qt.ItemDataRole.TextAlignmentRole:
        return alignment(column)
    return None
