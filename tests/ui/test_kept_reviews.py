"""A review is kept as it stood, listed on its course, and never judged anew."""

from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit, QTableView

from radcoder.app.casebooks.kept import NOT_KNOWN, kept_text
from radcoder.app.casebooks.views import SavedReviewView
from radcoder.ui.casebook.kept import NONE_YET, KeptLeaf
from radcoder.ui.worksheet.cells import Column
from tests.ui.pages.casebook import CasebookPage
from tests.ui.pages.window import WindowPage
from tests.ui.test_models import ModelCheck


def leaf_of(page: WindowPage) -> KeptLeaf:
    leaf = page.window.rooms.leaves.leaf
    assert isinstance(leaf, KeptLeaf)
    return leaf


def test_a_review_is_kept_and_opens_as_it_was(conflict: WindowPage, qtmodeltester: ModelCheck) -> None:
    casebook = CasebookPage(conflict.window, conflict.qtbot)
    conflict.press("reviews")
    text = casebook.seen(QPlainTextEdit, "kept_text")
    assert text.toPlainText() == NONE_YET
    casebook.click("kept_keep")
    conflict.until(lambda: leaf_of(conflict).model.rowCount() == 1)
    assert "Kept the review of C-1042: 3 errors" in conflict.status
    assert conflict.journal()[0].what == "keep review"
    before = text.toPlainText()
    assert "as it stood on" in before
    assert "■ 3 errors" in before
    assert all(used.release in before for used in conflict.releases)
    assert text.isReadOnly()

    casebook.seen(QAbstractButton, "kept_back").click()
    conflict.worksheet.type(4, Column.UNITS, "3")
    conflict.review()
    conflict.press("keep_review")
    conflict.until(lambda: conflict.journal()[0].what == "keep review")
    conflict.press("reviews")
    table = casebook.seen(QTableView, "kept_reviews")
    conflict.until(lambda: table.model().rowCount() == 2)
    table.setCurrentIndex(table.model().index(1, 0))
    assert casebook.seen(QPlainTextEdit, "kept_text").toPlainText() == before
    qtmodeltester.check(leaf_of(conflict).model)


def test_an_example_is_not_kept(conflict: WindowPage) -> None:
    conflict.press("sample")
    conflict.until(lambda: conflict.window.rooms.opened.shows_example and conflict.reviewed)
    assert not conflict.command("keep_review").isEnabled()
    assert not conflict.command("reviews").isEnabled()


def test_a_review_of_another_radcoder_is_shown_as_it_was_written(conflict: WindowPage) -> None:
    sheet, judgement = conflict.window.desk.worksheet, conflict.window.desk.judgement
    assert sheet is not None
    assert judgement is not None
    kept = conflict.casebook.reviews.save(sheet.id, judgement.review)
    values = (kept.id, kept.course, kept.at, kept.who, kept.catalog_hash, 0, 0, 0, kept.releases)
    text = kept_text(SavedReviewView(*values, b'{"format": "radcoder-review/9", "found": 7}'))
    assert NOT_KNOWN in text
    assert '"found": 7' in text
