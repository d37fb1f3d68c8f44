"""The help dialogs of the window; what they show is imported when they are opened."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from radcoder import __version__
from radcoder.ui.status import StatusLine


def show_help_of(window: QWidget, rule: str, browse: Callable[[], None]) -> None:
    """Show the help of a rule; `browse` goes to its page."""
    from radcoder.rules import rule_help
    from radcoder.ui.dialogs import show_rule_help

    show_rule_help(window, rule, rule_help(rule), browse)


def show_editions_of(window: QWidget, status: StatusLine) -> None:
    """Show which editions the review rests on."""
    from radcoder.ui.dialogs import show_editions

    if status.editions:
        show_editions(window, status.editions)
    else:
        status.say("The first review is still under way.")


def show_about_box(window: QWidget) -> None:
    """Say what RadCoder is."""
    from radcoder.ui.dialogs import show_about

    show_about(window, __version__)


def why(rule: str) -> str:
    """Why a rule matters, in the words of its published help."""
    from radcoder.rules import rule_help
    from radcoder.rules.register import BY_ID

    return rule_help(rule).why if rule in BY_ID else ""
