"""The facts of the course in one strip: what is treated, how, for whom, how far."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from radcoder.domain.course import Claim, ClaimKind, Course, Phase
from radcoder.domain.fractions import DeliveredLog
from radcoder.ui.flow import FlowLayout
from radcoder.ui.texts import span, words

NATIONAL = "national"


def facts_of(course: Course, payer: str = "") -> Iterator[tuple[str, str]]:
    """The facts that the course names, in the order in which a coder asks for them; `payer` is the catalogue's name."""
    pairs = (
        ("Diagnosis", " · ".join(course.diagnoses)),
        ("Site", _each(phase.site for phase in course.phases)),
        ("Technique", _each(_technique(phase) for phase in course.phases)),
        ("Fractions", _fractions(course)),
        ("Payer", payer or words(course.payer or "")),
        ("Billed by", _each(_setting(claim) for claim in course.claims)),
        ("Locality", _each(claim.locality for claim in course.claims if claim.locality != NATIONAL)),
        ("Status", words(course.status.value) if course.status else ""),
        ("Dates", span(course.days())),
    )
    return ((name, text) for name, text in pairs if text)


def _each(texts: "Iterator[str | None] | Iterator[str]") -> str:
    return " · ".join(dict.fromkeys(text for text in texts if text))


def _technique(phase: Phase) -> str:
    named = phase.technique or (phase.modality.value if phase.modality else "")
    basis = phase.basis.value if phase.basis else ""
    first, second = (words(each) for each in (named, basis))
    return f"{first} ({second} plan)" if first and second and first != second else first or second


def _fractions(course: Course) -> str:
    log = DeliveredLog(course)
    delivered = len({(each.date, each.session) for each in course.fractions})
    planned = sum(phase.planned_fractions or 0 for phase in course.phases)
    if not (log or planned):
        return ""
    return f"{delivered} of {planned}" if planned else str(delivered)


def _setting(claim: Claim) -> str:
    if claim.kind is ClaimKind.HOSPITAL:
        return "Hospital"
    return f"Professional, POS {claim.pos}" if claim.pos else "Professional"


class FactsStrip(QWidget):
    """Captions with their values beneath, as many in a row as fit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("course_facts")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._payers: dict[str | None, str] = {}
        self._facts: list[tuple[str, str]] = []
        self._flow = FlowLayout(self, across=24, down=8)
        self._flow.setContentsMargins(16, 4, 16, 8)

    def name_payer(self, course: Course, payer: str) -> None:
        """Call the course's payer by the name that the catalogue has for it."""
        if payer and self._payers.get(course.payer) != payer:
            self._payers[course.payer] = payer
            self.show_course(course)

    def show_course(self, course: Course) -> None:
        """Say the facts of this course."""
        facts = list(facts_of(course, self._payers.get(course.payer, "")))
        if facts == self._facts:
            return
        self._facts = facts
        self._flow.clear()
        for caption, text in facts:
            self._flow.addWidget(_fact(caption, text))
        self.setAccessibleName("Course facts: " + "; ".join(f"{caption} {text}" for caption, text in facts))
        self.updateGeometry()


def _fact(caption: str, text: str) -> QWidget:
    pair = QWidget()
    column = QVBoxLayout(pair)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for words_, role in ((caption, "caption"), (text, "value")):
        label = QLabel(words_)
        label.setProperty("role", role)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        column.addWidget(label)
    return pair
