"""The screens of a whole course: builder, calendar, facts, timeline, both code sets, two versions."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from radcoder.domain.edits import DropLine, ReplaceCode
from radcoder.ui.compare.page import ComparePage
from radcoder.ui.main_window import MainWindow
from radcoder.ui.recode.page import RecodePage
from radcoder.ui.timeline.view import TimelineView
from tests.screens.waiting import wait_for


def choose_a_template(window: MainWindow) -> None:
    """Open the builder and type the beginning of a template."""
    window.commands["new_course"].trigger()
    panel = window.builder.panel
    assert panel is not None
    wait_for(lambda: panel.form.chooser.answers.count() > 1, "the templates")
    QTest.keyClicks(panel.form.chooser.field, "pro")


def build_over_new_year(window: MainWindow) -> None:
    """Build 44 fractions from 9 December."""
    choose_a_template(window)
    panel = window.builder.panel
    assert panel is not None
    panel.form.chooser.field.clear()
    QTest.keyClicks(panel.form.chooser.field, "p44")
    QTest.keyClick(panel.form.chooser.field, Qt.Key.Key_Return)
    QTest.keyClicks(panel.form.start, "12/9/25")
    wait_for(panel.make_button.isEnabled, "the preview")


def refuse_a_day(window: MainWindow) -> None:
    """Type a day that is none."""
    build_over_new_year(window)
    panel = window.builder.panel
    assert panel is not None
    panel.form.start.selectAll()
    QTest.keyClicks(panel.form.start, "30 Feb")
    wait_for(lambda: not panel.make_button.isEnabled(), "the explanation")


def make_over_new_year(window: MainWindow) -> None:
    """Make the course of 44 fractions, and go to a day of its calendar."""
    build_over_new_year(window)
    panel = window.builder.panel
    assert panel is not None
    panel.make_button.click()
    wait_for(lambda: window.desk.current, "the course")
    window.worksheet.calendar.view.setFocus()
    window.worksheet.calendar.view.go_to(date(2025, 12, 31))


def propose(window: MainWindow) -> None:
    """Take the weekly units off and ask for the missing lines."""
    course = window.desk.worksheet.course if window.desk.worksheet else None
    assert course is not None
    gone = [DropLine(entry.ref) for entry in course.entries() if entry.code == "77427"]
    window.desk.apply("Take the weekly units off", gone)
    wait_for(lambda: window.desk.current, "the review")
    window.commands["propose"].trigger()
    wait_for(lambda: bool(window.worksheet.model.proposals), "the proposals")


def timeline(window: MainWindow) -> None:
    """Show the timeline."""
    window.commands["timeline"].trigger()
    view = window.findChild(TimelineView)
    assert view is not None
    wait_for(lambda: view.model().rowCount() > 0, "the picture of the course")


def recode(window: MainWindow) -> None:
    """Show both code sets."""
    window.commands["recode"].trigger()
    page = window.findChild(RecodePage)
    assert page is not None
    wait_for(lambda: page.years.rowCount() > 0, "both code sets")


def restart(window: MainWindow) -> None:
    """Ask what another first day would do."""
    recode(window)
    page = window.findChild(RecodePage)
    assert page is not None
    page.start.setText("5 jan")
    wait_for(lambda: page.restart.rowCount() > 0, "the other first day")


def compare(window: MainWindow) -> None:
    """Take a fix and a week, and compare with how the course came in."""
    finding = window.findings.current()
    if finding is not None:
        window.steering.apply_fix(finding.fixes[0])
        wait_for(lambda: window.desk.current, "the review after a fix")
    course = window.desk.worksheet.course if window.desk.worksheet else None
    assert course is not None
    lines = [entry.ref for entry in course.entries() if entry.code == "77407"]
    window.desk.apply("Bill level 3 in the last week", [ReplaceCode(ref, "77412") for ref in lines[-3:]])
    wait_for(lambda: window.desk.current, "the review")
    against_the_record(window)


def against_the_record(window: MainWindow) -> None:
    """Show two versions, or what is billed against what the record supports."""
    window.commands["compare"].trigger()
    page = window.findChild(ComparePage)
    assert page is not None
    wait_for(lambda: bool(page.verdict.text()), "both versions")


def unsupported(window: MainWindow) -> None:
    """Compare what is billed with what the record supports, every line."""
    compare(window)
    page = window.findChild(ComparePage)
    assert page is not None
    for box, key in ((page.left_side, "now"), (page.right_side, "supported")):
        box.setCurrentIndex(box.findData(key))
    page.verdict.clear()
    page.ask()
    wait_for(lambda: bool(page.verdict.text()), "what the record supports")


def facts(window: MainWindow) -> None:
    """Open the facts on the phases, a cell open."""
    window.commands["facts"].trigger()
    panel = window.worksheet.facts_panel
    panel.go_to(1)
    panel.phase_table.setCurrentIndex(panel.phases.index(5, 0))
    QTest.keyClicks(panel.phase_table, "v")


def facts_claims(window: MainWindow) -> None:
    """Open the facts on the claims, an unknown locality typed."""
    window.commands["facts"].trigger()
    panel = window.worksheet.facts_panel
    panel.go_to(5)
    wait_for(lambda: bool(panel.claims.offers(panel.claims.index(0, 6))), "the localities")
    table = panel.tables[-1]
    table.setCurrentIndex(panel.claims.index(0, 6))
    table.edit(table.currentIndex())
    editor = table.findChild(QLineEdit, "cell_editor")
    assert editor is not None
    editor.clear()
    QTest.keyClicks(editor, "Springfield")
    QTest.keyClick(editor, Qt.Key.Key_Return)


def facts_course(window: MainWindow) -> None:
    """Open the facts that a course has once."""
    window.commands["facts"].trigger()
