"""The page of the reviews that were kept of a course: when, by whom, what they found, and each as it stood."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QSplitter, QTableView

from radcoder.app.casebooks.views import SavedReviewView
from radcoder.domain.people import Right
from radcoder.ui.desk import Desk
from radcoder.ui.leaf import Leaf, prepare_table
from radcoder.ui.texts import count
from radcoder.ui.values import Shown, ValuesModel

if TYPE_CHECKING:
    from radcoder.app.casebooks.casebook import Casebook
    from radcoder.ui.casebook.leaves import Leaves
    from radcoder.ui.casebook.session import Session

NONE_YET = (
    "No review of this course is kept yet. Keep the present one: it stays as it is, with the releases it rests on."
)
NOT_YET = "The review is still under way. Keep it in a moment."
COLUMNS = (
    Shown[SavedReviewView]("Kept", lambda kept: f"{kept.at.astimezone():%Y-%m-%d %H:%M}"),
    Shown[SavedReviewView]("By", lambda kept: kept.who),
    Shown[SavedReviewView]("Errors", lambda kept: str(kept.errors), right=True),
    Shown[SavedReviewView]("Warnings", lambda kept: str(kept.warnings), right=True),
    Shown[SavedReviewView]("Info", lambda kept: str(kept.infos), right=True),
    Shown[SavedReviewView]("Catalogue", lambda kept: kept.catalog_hash[:8]),
)
CATALOGUE = 5


class KeptLeaf(Leaf):
    """Selecting a kept review shows it; none can be changed."""

    def __init__(self, course: str) -> None:
        self.keep = QPushButton("&Keep the present review")
        right = QHBoxLayout()
        right.addStretch(1)
        right.addWidget(self.keep)
        super().__init__("kept", f"Kept reviews of {course}", right)
        self.model: ValuesModel[SavedReviewView] = ValuesModel(COLUMNS, self)
        self.table = QTableView()
        self.text = QPlainTextEdit(NONE_YET)
        self.keep.setObjectName("kept_keep")
        self.keep.setAccessibleName("Keep the present review")
        self.table.setModel(self.model)
        prepare_table(self.table, "kept_reviews", "Reviews that were kept, the newest first", CATALOGUE)
        self.table.selectionModel().currentChanged.connect(self._selected)
        self.text.setObjectName("kept_text")
        self.text.setAccessibleName("The review as it stood")
        self.text.setReadOnly(True)
        splitter = QSplitter()
        splitter.setObjectName("kept_panes")
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.table)
        splitter.addWidget(self.text)
        splitter.setSizes([440, 560])
        self.column.addWidget(splitter, 1)

    def show_kept(self, kept: tuple[SavedReviewView, ...]) -> None:
        """Show the reviews that are kept, the newest first."""
        self.model.show(kept)
        if kept:
            self.table.setCurrentIndex(self.model.index(0, 0))
        else:
            self.text.setPlainText(NONE_YET)

    def _selected(self, index: QModelIndex) -> None:
        from radcoder.app.casebooks.kept import kept_text  # the shapes of files cost a moment

        kept = self.model.value(index)
        if kept is not None:
            self.text.setPlainText(kept_text(kept))


NO_CASEBOOK = "This course is an example. Import it into your casebook to keep reviews of it."


class KeptReviews(QObject):
    """Keeps the review that is on the screen, and lists those that were kept of its course."""

    said = Signal(str)

    def __init__(self, desk: Desk, session: "Session", leaves: "Leaves") -> None:
        super().__init__(session)
        self._desk = desk
        self._session = session
        self._leaves = leaves

    @property
    def why_not_keep(self) -> str | None:
        """Why who is signed in cannot keep a review of the course on the desk; None where they can."""
        casebook = self._session.casebook
        return self.why_not_list or (casebook.refusal(Right.REVIEWS) or None if casebook else "")

    @property
    def why_not_list(self) -> str | None:
        """Why there are no kept reviews to show; None where the course on the desk belongs to the casebook."""
        mine = self._desk.casebook is not None and self._desk.casebook is self._session.casebook
        return None if mine else NO_CASEBOOK if self._desk.worksheet else ""

    def keep(self) -> None:
        """Keep the review on the screen as it stands."""
        sheet, judgement = self._desk.worksheet, self._desk.judgement
        if sheet is None or judgement is None or not self._desk.current:
            self.said.emit(NOT_YET)
            return
        course, review = sheet.id, judgement.review

        def kept(view: SavedReviewView) -> None:
            found = f"{count(view.errors, 'error')}, {count(view.warnings, 'warning')}"
            self.said.emit(f"Kept the review of {sheet.course.reference}: {found}")
            self._refresh(course)

        self._session.keep(lambda book: book.reviews.save(course, review), kept)

    def open(self) -> None:
        """Show the reviews that were kept of the course on the desk."""
        sheet = self._desk.worksheet
        if sheet is None or self.why_not_list is not None:
            return
        leaf = KeptLeaf(sheet.course.reference)
        leaf.keep.setEnabled(self.why_not_keep is None)
        leaf.keep.setToolTip(self.why_not_keep or "")
        leaf.keep.clicked.connect(self.keep)
        self._leaves.show(leaf)
        self._refresh(sheet.id)

    def _refresh(self, course: str) -> None:
        leaf = self._leaves.leaf
        if isinstance(leaf, KeptLeaf):
            self._leaves.ask("kept", lambda book: _listed(book, course), leaf.show_kept)


def _listed(casebook: "Casebook", course: str) -> tuple[SavedReviewView, ...]:
    return casebook.reviews.list(course)
