"""From the start page to a clean claim: one story for each template, every step a key and nothing else."""

import pytest
from PySide6.QtCore import Qt

from radcoder.app.builder import standard_templates
from radcoder.domain.findings import Severity
from radcoder.ui.tabs import COURSES
from tests.ui.pages.builder import BuilderPage
from tests.ui.pages.window import WindowPage

KEYS_OF_PROSTATE_28 = 11
STORIES: dict[str, tuple[str, str, dict[str, int]]] = {
    "prostate-imrt-28": ("p28", "2/16", {"77407": 28, "77427": 6, "77336": 6}),
    "prostate-imrt-44": ("p44", "9 Dec 2025", {"G6015": 16, "77407": 28, "77427": 9}),
    "breast-3d-boost": ("breast boost", "2026-04-13", {"77407": 16, "77402": 4, "77427": 4}),
    "breast-3d": ("breast tangents", "2026-04-13", {"77407": 16, "77427": 3}),
    "head-neck-35": ("head neck 35", "2026-02-16", {"77407": 35, "77301": 1, "77427": 7}),
    "head-neck-35-replan": ("head neck replan", "Feb 16 2026", {"77407": 35, "77301": 2, "77427": 7}),
    "lung-sbrt-5": ("lung sbrt", "3/2/26", {"77373": 5, "77435": 1}),
    "lung-sbrt-5-3d": ("lung 3d", "2026-03-02", {"77373": 5, "77435": 1, "77295": 1}),
    "brain-srs-1": ("srs", "20260310", {"77372": 1, "77432": 1}),
    "whole-brain-10": ("whole brain", "2026-06-01", {"77402": 10, "77427": 2}),
    "bone-1": ("bone 1", "2026-05-05", {"77402": 1, "77431": 1}),
    "bone-10": ("bone 10", "2026-03-02", {"77407": 10, "77427": 2}),
    "skin-electrons-20": ("skin electrons", "2026-03-02", {"77402": 20, "77427": 4}),
    "skin-surface-20": ("skin surface", "2026-05-04", {"77437": 20, "77436": 1}),
    "cylinder-hdr-3": ("cylinder", "2026-07-07", {"77770": 3, "57156": 3}),
    "tandem-hdr-5": ("tandem", "2026-03-03", {"77771": 5, "57155": 5}),
    "cervix-25-hdr-5": ("cervix", "2026-01-12", {"77301": 1, "77427": 5}),
    "ldr-seeds": ("seeds", "2026-03-10", {"77778": 2, "55875": 2, "76873": 1}),
    "tbi-8": ("tbi", "2026-03-02", {"77402": 8, "77427": 2}),
    "proton-prostate-28": ("proton", "2026-03-02", {"77427": 6, "77336": 6}),
    "apbi-3d-10": ("apbi 3d", "2026-03-02", {"77427": 2, "77295": 1}),
    "apbi-imrt-5": ("apbi imrt", "2026-03-02", {"77301": 1, "77427": 1}),
}
IN_AN_OPERATING_ROOM = frozenset({"ldr-seeds"})


def count(window: WindowPage, code: str) -> int:
    """The units of a code over all claims of the course on the desk."""
    return sum(entry.line.units for entry in window.course.entries() if entry.code == code)


def told(window: WindowPage) -> list[str]:
    """Errors and warnings of the review that stands on the screen."""
    judgement = window.window.desk.judgement
    assert judgement is not None
    return [each.message for each in judgement.review.findings if each.severity is not Severity.INFO]


def write(builder: BuilderPage, template: str) -> None:
    """Template and first day by their keys; what needs an operating room says that it is in a hospital."""
    typed, start, _ = STORIES[template]
    builder.type(typed)
    builder.key(Qt.Key.Key_Return)
    builder.type(start)
    if template in IN_AN_OPERATING_ROOM:
        builder.key(Qt.Key.Key_Tab)
        builder.key(Qt.Key.Key_Down)
        builder.key(Qt.Key.Key_Backtab)
    builder.key(Qt.Key.Key_Return)


def test_every_template_has_its_story() -> None:
    assert {each.id for each in standard_templates()} == STORIES.keys()


@pytest.mark.parametrize("template", STORIES)
def test_a_standard_course_is_clean_by_keyboard_alone(empty: WindowPage, template: str) -> None:
    assert empty.window.rooms.opened.current == COURSES
    assert empty.window.rooms.courses.isVisible()
    builder = BuilderPage(empty)
    builder.open()
    write(builder, template)
    builder.make()
    assert told(empty) == []
    assert not any(word in " ".join(empty.findings.counts) for word in ("error", "warning"))
    assert empty.course.reference.startswith(template)
    delivered = STORIES[template][2]
    assert {code: count(empty, code) for code in delivered} == delivered
    assert empty.worksheet.grid.hasFocus()
    builder.key(Qt.Key.Key_Home, Qt.KeyboardModifier.AltModifier)
    assert empty.window.rooms.courses.isVisible()
    assert len(empty.casebook.courses.list()) == 1


def test_prostate_28_takes_a_dozen_keys(empty: WindowPage) -> None:
    builder = BuilderPage(empty)
    builder.open()
    write(builder, "prostate-imrt-28")
    builder.make()
    assert told(empty) == []
    assert builder.keys == KEYS_OF_PROSTATE_28
