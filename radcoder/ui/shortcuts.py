"""Shortcuts as the user wants them: kept in the settings, never two of one key, and always back to those delivered."""

from collections.abc import Iterable

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QAction, QKeySequence

DELIVERED, TIP = "delivered", "tip"
HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
WRITES = "{} writes or moves where the keyboard is. Press it with Ctrl or Alt, or a function key but F2."
COUNTS = "{} belongs to the fixes of a finding or to the tabs of the facts. Press other keys."


def words_of(action: QAction) -> str:
    """What an action is called, without the mark of its key in a menu."""
    return action.text().replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")


def keys_of(action: QAction) -> str:
    """The first shortcut of an action as people write it; empty when it has none."""
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


def all_keys_of(action: QAction) -> str:
    """Every shortcut of an action as people write them; empty when it has none."""
    return ", ".join(each.toString(QKeySequence.SequenceFormat.NativeText) for each in action.shortcuts())


def why_not(keys: QKeySequence) -> str:
    """Why no action can have these keys: a place of the window needs them; empty when one can."""
    first = keys[0]  # type: ignore[index] # Qt's hints forget that a sequence has keys
    key, held = Qt.Key(first.key()), first.keyboardModifiers() & HELD
    if not held and (not Qt.Key.Key_F1 <= key <= Qt.Key.Key_F35 or key is Qt.Key.Key_F2):
        return WRITES.format(keys.toString())
    return COUNTS.format(keys.toString()) if Qt.Key.Key_1 <= key <= Qt.Key.Key_9 else ""


class Shortcuts:
    """The shortcuts of actions that have an object name."""

    def __init__(self, actions: Iterable[QAction]) -> None:
        self._actions = tuple(actions)
        for action in self._actions:
            action.setProperty(DELIVERED, [each.toString() for each in action.shortcuts()])
            action.setProperty(TIP, action.toolTip().removesuffix(f" ({action.shortcut().toString()})"))
        for action in self._actions:
            kept = QKeySequence(str(QSettings().value(_key(action), "")))
            if not kept.isEmpty() and not why_not(kept):
                self._put(action, [kept.toString()])

    def clash(self, action: QAction, keys: QKeySequence) -> str:
        """What else has these keys; empty when nothing has."""
        others = (each for each in self._actions if each is not action and keys in each.shortcuts())
        return next((words_of(each) for each in others), "")

    def change(self, action: QAction, keys: QKeySequence) -> None:
        """Give an action these keys, and remember it."""
        QSettings().setValue(_key(action), keys.toString())
        self._put(action, [keys.toString()])

    def taken(self, action: QAction) -> tuple[str, str]:
        """Which of the keys that an action was delivered with another one has now, and which; empty when none."""
        keys = (QKeySequence(str(each)) for each in action.property(DELIVERED) or [])
        clashes = ((each.toString(), self.clash(action, each)) for each in keys)
        return next((each for each in clashes if each[1]), ("", ""))

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
