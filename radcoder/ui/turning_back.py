"""Where the keyboard was before something opened over it, and the way back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid


class WayBack:
    """Remembers a place with the places around it: an editor in a cell may be gone when its grid is not."""

    def __init__(self) -> None:
        self._places: list[QWidget] = []

    def keep(self, place: QWidget | None) -> None:
        """Remember this place."""
        self._places = []
        while place is not None:
            if place.focusPolicy() is not Qt.FocusPolicy.NoFocus:
                self._places.append(place)
            place = place.parentWidget()

    def go(self) -> None:
        """Give the keyboard back to the innermost of them that is still there."""
        places, self._places = self._places, []
        there = (place for place in places if isValid(place) and place.isVisible() and place.isEnabled())
        place = next(there, None)
        if place is not None:
            place.setFocus(Qt.FocusReason.PopupFocusReason)
