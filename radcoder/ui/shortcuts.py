"""Shortcuts as the user wants them: kept in the settings, never two of one key, and always back to those delivered."""

from collections.abc import Iterable

from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction, QKeySequence

DELIVERED, TIP = "delivered", "tip"


def words_of(action: QAction) -> str:
    """What an action is called, without the mark of its key in a menu."""
    return action.text().replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")


def keys_of(action: QAction) -> str:
    """The first shortcut of an action as people write it; empty when it has none."""
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


def all_keys_of(action: QAction) -> str:
    """Every shortcut of an action as people write them; empty when it has none."""
    return ", ".join(each.toString(QKeySequence.SequenceFormat.NativeText) for each in action.shortcuts())


class Shortcuts:
    """The shortcuts of actions that have an object name."""

    def __init__(self, actions: Iterable[QAction]) -> None:
        self._actions = tuple(actions)
        for action in self._actions:
            action.setProperty(DELIVERED, [each.toString() for each in action.shortcuts()])
            action.setProperty(TIP, action.toolTip().removesuffix(f" ({action.shortcut().toString()})"))
        for action in self._actions:
            kept = QSettings().value(_key(action))
            if kept is not None:
                self._put(action, [str(kept)])

    def clash(self, action: QAction, keys: QKeySequence) -> str:
        """What else has these keys; empty when nothing has."""
        others = (each for each in self._actions if each is not action and keys in each.shortcuts())
        return next((words_of(each) for each in others), "")

    def change(self, action: QAction, keys: QKeySequence) -> None:
        """Give an action these keys, or none, and remember it."""
        QSettings().setValue(_key(action), keys.toString())
        self._put(action, [keys.toString()])

    def restore(self, action: QAction) -> None:
        """Give an action the keys again that it was delivered with."""
        QSettings().remove(_key(action))
        self._put(action, [str(each) for each in action.property(DELIVERED) or []])

    def _put(self, action: QAction, keys: list[str]) -> None:
        action.setShortcuts([QKeySequence(each) for each in keys if each])
        shown = f" ({action.shortcut().toString()})" if keys and keys[0] else ""
        action.setToolTip(f"{action.property(TIP)}{shown}")


def _key(action: QAction) -> str:
    return f"shortcuts/{action.objectName()}"
