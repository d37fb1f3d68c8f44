"""The status bar: what the judgement rests on and whether that is stale, the estimate, and whether all is saved."""

from collections.abc import Iterator
from datetime import date
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStatusBar, QWidget

from radcoder.app.worksheet import Judgement
from radcoder.domain.course import ClaimKind, Course
from radcoder.domain.findings import ReleaseUsed
from radcoder.domain.money import dollars
from radcoder.domain.rule_settings import said
from radcoder.ui.texts import day
from radcoder.ui.theme import figures
from radcoder.ui.widgets import label

SHORT = {
    "rvu": "MPFS",
    "ncci-ptp-practitioner": "NCCI practitioner",
    "ncci-ptp-hospital": "NCCI hospital",
    "mue": "MUE practitioner",
    "mue-hospital": "MUE hospital",
    "opps": "OPPS",
    "addon": "add-on codes",
    "apc-rates": "APC rates",
    "edit125": "claim edit 125",
}
LINE = "\n"
OLDER, OLDER_ELSEWHERE = "Older than this course", "Older, but for claims that this course does not have"
IN_FORCE = "In force, or without an end"
KINDS = {
    **dict.fromkeys(("ncci-ptp-practitioner", "mue", "rvu"), ClaimKind.PROFESSIONAL),
    **dict.fromkeys(("ncci-ptp-hospital", "mue-hospital", "opps", "apc-rates", "edit125"), ClaimKind.HOSPITAL),
}
SEPARATOR = " · "


class ElidedLabel(QLabel):
    """A label of several parts that shows as many as there is room for, and says how many it leaves out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def say(self, *parts: str) -> None:
        """Show these parts as far as they fit, the first surely."""
        self._parts = parts
        self._fit()

    def setVisible(self, visible: bool) -> None:
        """Stay away while the bar says something else: Qt shows its parts again when the type grows."""
        bar = self.parentWidget()
        super().setVisible(visible and not (isinstance(bar, QStatusBar) and bar.currentMessage()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        margins = self.contentsMargins()
        width = max(self.width() - margins.left() - margins.right() - 4, 0)
        metrics, most = self.fontMetrics(), len(self._parts)
        fitting = (text for text in map(self._first, range(most, 0, -1)) if metrics.horizontalAdvance(text) <= width)
        shortest = next(iter(self._parts), "")
        self.setText(next(fitting, metrics.elidedText(shortest, Qt.TextElideMode.ElideRight, width)))

    def _first(self, number: int) -> str:
        left = len(self._parts) - number
        return SEPARATOR.join(self._parts[:number]) + (f"{SEPARATOR}{left} more" if left else "")

    def whole(self) -> str:
        """The text without shortening."""
        return SEPARATOR.join(self._parts)


class StatusLine:
    """What stands in the status bar of the window."""

    def __init__(self, bar: QStatusBar) -> None:
        self._bar = bar
        self.editions: tuple[tuple[str, str], ...] = ()
        self._kept = ""
        bar.setSizeGripEnabled(False)
        bar.messageChanged.connect(self._come_back)
        self.releases = ElidedLabel()
        self.releases.setObjectName("releases")
        self.releases.setProperty("role", "muted")
        self.releases.setContentsMargins(12, 4, 0, 4)
        self.total = label(role="strong", name="estimate_total")
        self.total.setFont(figures(self.total.font(), strong=True))
        self.state = label(role="muted", name="saved_state")
        self.state.setContentsMargins(8, 0, 12, 0)
        bar.addWidget(self.releases, 1)
        bar.addPermanentWidget(self.total)
        bar.addPermanentWidget(self.state)

    def say(self, text: str) -> None:
        """Say for some seconds what has just been done."""
        self._bar.showMessage(text, 6000)

    def keep(self, text: str) -> None:
        """Say something until the next edit: what is said for some seconds meanwhile only covers it."""
        self._kept = text
        self._bar.showMessage(text)

    def forget(self) -> None:
        """Let go of what was said until the next edit."""
        kept, self._kept = self._kept, ""
        if kept and self._bar.currentMessage() == kept:
            self._bar.clearMessage()

    def _come_back(self, text: str) -> None:
        if not text and self._kept:
            self._bar.showMessage(self._kept)

    def preparing(self, text: str, part: float) -> None:
        """Say how far the catalogue is."""
        self.releases.say(f"Preparing the catalogue: {round(part * 100)} % {text}")

    def show_state(self, text: str) -> None:
        """Say whether what the screen shows is kept."""
        self.state.setText(text)

    def show_judgement(self, judgement: Judgement) -> None:
        """Show the estimate, and the releases with those first that are older than the course."""
        estimate = judgement.review.estimate
        unpriced = sum(amount.amount is None for _, amount in estimate.lines)
        self.total.setText(f"Estimate {dollars(estimate.total)}")
        more = (
            f"\n{unpriced} of {len(estimate.lines)} lines have no amount: see their estimate cells." if unpriced else ""
        )
        self.total.setToolTip(f"<p>{escape(estimate.basis + more)}</p>")
        last = last_service(judgement.course)
        releases = sorted(judgement.review.releases, key=lambda release: not is_older(release, last))
        shown = [release for release in releases if _matters(release, judgement.course, last)]
        self.releases.say(
            *said(judgement.review.settings),
            *_older(shown, last),
            *(_short(each) for each in shown if not is_older(each, last)),
        )
        self.editions = tuple(_editions(releases, shown, last))
        whole = "".join(
            f"<p><b>{title}</b><br>{escape(text).replace(LINE, '<br>')}</p>" for title, text in self.editions
        )
        self.releases.setToolTip(whole)

    def clear(self, text: str = "") -> None:
        """Show no judgement."""
        self.total.setText("")
        self.total.setToolTip("")
        self.releases.say(text)
        self.releases.setToolTip("")
        self.editions = ()


def last_service(course: Course) -> date | None:
    """The last date of service that is billed."""
    return max((line.date for claim in course.claims for line in claim.lines), default=None)


def is_older(release: ReleaseUsed, last: date | None) -> bool:
    """Whether the edition ends before the last date of service."""
    return last is not None and release.covers_to is not None and release.covers_to < last


def _matters(release: ReleaseUsed, course: Course, last: date | None) -> bool:
    """Whether the bar names the release: what claims of these kinds rest on, and whatever is older than the course."""
    kinds = {claim.kind for claim in course.claims}
    if release.dataset in KINDS:
        return KINDS[release.dataset] in kinds
    return is_older(release, last)


def _older(releases: list[ReleaseUsed], last: date | None) -> Iterator[str]:
    """One old edition by name, several by number: the whole is a key away."""
    older = [release for release in releases if is_older(release, last)]
    if len(older) == 1:
        yield f"Older than this course: {_short(older[0])} (Ctrl+Shift+D)"
    elif older:
        yield f"{len(older)} editions are older than this course (Ctrl+Shift+D)"


def _editions(releases: list[ReleaseUsed], shown: list[ReleaseUsed], last: date | None) -> Iterator[tuple[str, str]]:
    """The editions in groups, each with its caption and a line for each edition."""
    groups: dict[str, list[str]] = {OLDER: [], OLDER_ELSEWHERE: [], IN_FORCE: []}
    for release in releases:
        older = OLDER if release in shown else OLDER_ELSEWHERE
        groups[older if is_older(release, last) else IN_FORCE].append(_long(release))
    return ((caption, LINE.join(lines)) for caption, lines in groups.items() if lines)


def _short(release: ReleaseUsed) -> str:
    return f"{SHORT.get(release.dataset, release.dataset)} {release.release}"


def _long(release: ReleaseUsed) -> str:
    until = f", up to {day(release.covers_to)}" if release.covers_to else ""
    return f"{release.title}: {release.release}{until}"
