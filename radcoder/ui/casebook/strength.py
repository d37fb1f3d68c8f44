"""How long a passphrase would stand against guessing: words and a bar, never colour alone."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from radcoder.ui.jobs import Jobs, Report
from radcoder.ui.widgets import label

WORDS = ("very weak", "weak", "fair", "good", "strong")
LEAST_SCORE, LEAST_LETTERS = 2, 10
SLOW_GUESSES = 1_000
"""Guesses a second of a thief with several machines: Argon2id with 64 MiB leaves each a few hundred."""
WAIT_MS = 120
SECONDS = (("seconds", 60), ("minutes", 60), ("hours", 24), ("days", 30), ("months", 12), ("years", 100))
ADVICE = "Four or five words that do not belong together are strong and easy to keep in mind."


@dataclass(frozen=True, slots=True)
class Strength:
    """A score from 0 to 4 and about how long guessing would take."""

    passphrase: str
    score: int
    lasts: str

    @property
    def sentence(self) -> str:
        """What the meter says."""
        word, advice = WORDS[self.score], "" if self.score == len(WORDS) - 1 else f" {ADVICE}"
        return f"{word.capitalize()}: guessing it takes {self.lasts}.{advice}"


def strength_of(passphrase: str, known: tuple[str, ...] = ()) -> Strength:
    """Weigh a passphrase; `known` are words that a thief would try first, such as the person's name."""
    from zxcvbn import zxcvbn  # its lists of words take a while to read

    answer = zxcvbn(passphrase[:72], user_inputs=[word for word in known if word])
    seconds = float(answer["guesses"]) / SLOW_GUESSES
    return Strength(passphrase, int(answer["score"]), lasting(seconds))


def lasting(seconds: float) -> str:
    """A span of time in the unit that suits it."""
    for unit, most in SECONDS:
        if seconds < most:
            return f"about {max(round(seconds), 1)} {unit}"
        seconds /= most
    return "centuries"


class Weigher(QObject):
    """Weighs what is being typed, in the background, a moment after the last key."""

    weighed = Signal(object)

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._wanted: tuple[str, tuple[str, ...]] = ("", ())
        self._timer = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._timer.timeout.connect(self._weigh)

    def weigh(self, passphrase: str, known: tuple[str, ...]) -> None:
        """Weigh this passphrase soon."""
        self._wanted = (passphrase, known)
        self._timer.start()

    def _weigh(self) -> None:
        passphrase, known = self._wanted

        def work(report: Report) -> Strength:
            del report
            return strength_of(passphrase, known)

        self._jobs.submit("strength", work, self.weighed.emit, lambda _: None)


class StrengthMeter(QWidget):
    """A bar and a sentence under the field."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._bar = QProgressBar()
        self._bar.setObjectName(f"{name}_bar")
        self._bar.setTextVisible(False)
        self._bar.setRange(0, len(WORDS) - 1)
        self._bar.setAccessibleName("Strength of the passphrase")
        self.sentence = label(ADVICE, "muted", wrap=True, name=f"{name}_sentence")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._bar)
        column.addWidget(self.sentence)

    def show_strength(self, strength: Strength | None) -> None:
        """Show a weight; None while nothing is typed."""
        self._bar.setValue(strength.score if strength and strength.passphrase else 0)
        self.sentence.setText(strength.sentence if strength and strength.passphrase else ADVICE)


def refusal(passphrase: str, again: str, strength: Strength | None) -> str:
    """Why a new passphrase will not do; empty when it will."""
    if len(passphrase) < LEAST_LETTERS:
        return f"A passphrase has {LEAST_LETTERS} letters or more. {ADVICE}"
    if passphrase != again:
        return "The two passphrases differ. Type the second again."
    if strength is not None and strength.passphrase == passphrase and strength.score < LEAST_SCORE:
        return f"This passphrase would be guessed in {strength.lasts}. {ADVICE}"
    return ""
