"""Pictures of every screen, made without a display: python tests/shots.py OUT.

The picture of the README: python tests/shots.py docs worksheet.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PIL import Image
from PySide6.QtCore import QDeadlineTimer, QEventLoop, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QScrollArea, QWidget

from radcoder.domain.edits import DropLine, ReplaceCode
from radcoder.domain.findings import Severity
from radcoder.domain.hits import Kind
from radcoder.domain.rule_settings import RuleSetting
from radcoder.ui.application import begin, make_application
from radcoder.ui.casebook.start import Start
from radcoder.ui.codes.page import CodePageView
from radcoder.ui.codes.panel import CodesPanel
from radcoder.ui.compare.page import ComparePage
from radcoder.ui.main_window import MainWindow
from radcoder.ui.recode.page import RecodePage
from radcoder.ui.theme import Looks
from radcoder.ui.timeline.view import TimelineView
from radcoder.ui.worksheet.cells import Column
from tests import casebook_screens as screens
from tests import worksheet_screens as hand

HERE = Path(__file__).resolve().parent
CONFLICT = HERE / "ui" / "courses" / "conflict.json"
SAMPLE = HERE.parent / "resources" / "samples" / "prostate-imrt-28.json"
NEW_YEAR = HERE / "ui" / "courses" / "new-year.json"
UNREADABLE = HERE / "ui" / "courses" / "unreadable.json"
LONGEST_MS = 60_000


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen: its name, size, theme, and how to get there."""

    name: str
    size: tuple[int, int]
    theme: str
    steps: Callable[[MainWindow], None]
    course: Path | None = CONFLICT


class NeverShownError(TimeoutError):
    """A screen did not come up."""

    def __init__(self, what: str) -> None:
        super().__init__(f"Waited {LONGEST_MS // 1000} s for {what}. Run the program by hand and look.")


def whole(panel: CodesPanel) -> bool:
    """Whether the page of a panel has all its sections."""
    return panel.view is not None and bool(panel.view.body.views) and panel.view.body.whole


def wait_for(condition: Callable[[], bool], what: str) -> None:
    """Let the window live until the condition holds."""
    deadline = QDeadlineTimer(LONGEST_MS)
    while not condition():
        if deadline.hasExpired():
            raise NeverShownError(what)
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def nothing(window: MainWindow) -> None:
    """Show the window as it opens."""


def refuse_a_cell(window: MainWindow) -> None:
    """Type units that cannot be."""
    grid = window.worksheet.grid
    index = window.worksheet.model.index(4, Column.UNITS)
    grid.setCurrentIndex(index)
    grid.edit(index)
    editor = grid.findChild(QLineEdit, "cell_editor")
    assert editor is not None
    QTest.keyClicks(editor, "none")
    QTest.keyClick(editor, Qt.Key.Key_Return)


def show_code(window: MainWindow) -> None:
    """Open a code page."""
    window.codes.show()
    window.codes.open_code("77301", date(2026, 2, 12))
    wait_for(lambda: whole(window.codes), "the code page")


def full_page(window: MainWindow, code: str, on: date) -> CodePageView:
    """Open a code page in the whole window."""
    window.book.open(code, on)
    panel = window.book.panel
    assert panel is not None
    wait_for(lambda: whole(panel), "the code page")
    view = panel.view
    assert view is not None
    estimate = view.estimate
    assert estimate is not None
    wait_for(lambda: estimate.model.rowCount() > 0, "the amounts")
    return view


def page_top(window: MainWindow) -> None:
    """A plan: the head of its page."""
    full_page(window, "77301", date(2026, 2, 12))


def page_ended(window: MainWindow) -> None:
    """A code that ended, and what replaced it."""
    window.book.open("77385", date(2026, 2, 12))
    panel = window.book.panel
    assert panel is not None
    wait_for(lambda: whole(panel), "the code page")


def page_estimate(window: MainWindow) -> None:
    """The estimate box and the editions."""
    view = full_page(window, "77321", date(2025, 6, 2))
    QApplication.processEvents()
    view.contents.setCurrentRow(8)


def page_pairs(window: MainWindow) -> None:
    """The pairs, and a second code."""
    view = full_page(window, "77290", date(2026, 2, 12))
    assert view.pairs is not None
    QApplication.processEvents()
    view.contents.setCurrentRow(13)
    view.pairs.other.setText("77301")
    view.conflict_wanted.emit("77290", "77301", date(2026, 2, 12))
    answer = view.pairs.answer
    wait_for(lambda: bool(answer.text()), "the answer")
    view.head.sources.setChecked(True)


def page_words(window: MainWindow) -> None:
    """Modifiers of a code whose sources dispute."""
    view = full_page(window, "77317", date(2026, 2, 12))
    QApplication.processEvents()
    view.contents.setCurrentRow(4)


def page_diagnosis(window: MainWindow) -> None:
    """A diagnosis among the answers of the search."""
    window.book.open()
    panel = window.book.panel
    assert panel is not None
    panel.search.setText("breast cancer")
    panel.ask()
    wait_for(panel.found, "the answers")
    panel.sheet_wanted.emit(Kind.DIAGNOSIS, "C50")
    wait_for(lambda: whole(panel), "the sheet")


def search(window: MainWindow) -> None:
    """Search by a word."""
    window.codes.show()
    window.codes.search.setText("simulation")
    window.codes.ask()
    wait_for(window.codes.found, "the answers of the search")


def second_finding(window: MainWindow) -> None:
    """Go to the next finding."""
    window.findings.step(1)


def fix(window: MainWindow) -> None:
    """Apply the first fix of every error."""
    while (finding := window.findings.current()) and finding.fixes and finding.severity == "error":
        window.steering.apply_fix(finding.fixes[0])
        wait_for(lambda: window.desk.current, "the review after a fix")


def ask_aside(window: MainWindow) -> None:
    """Ask on what grounds the first finding is set aside."""
    window.commands["set_aside"].trigger()
    field = window.findings.aside.findChild(QLineEdit, "aside_by")
    assert field is not None
    field.setText("B. Lead")


def set_aside(window: MainWindow) -> None:
    """Set the first finding aside."""
    ask_aside(window)
    button = window.findings.aside.findChild(QPushButton, "aside_set")
    assert button is not None
    button.click()
    wait_for(lambda: window.desk.current, "the review after setting aside")


def unreadable(window: MainWindow) -> None:
    """Open a file that is no course."""
    window.files.open(UNREADABLE)
    wait_for(window.messages.isVisible, "the message")


def about(window: MainWindow) -> None:
    """Open the About box."""
    window.commands["about"].trigger()


def editions(window: MainWindow) -> None:
    """Open the list of the editions used."""
    window.commands["editions"].trigger()


def rule_help(window: MainWindow) -> None:
    """Open the help of the finding's rule."""
    window.commands["rule_help"].trigger()


def rules(window: MainWindow) -> None:
    """Open the rule browser at a rule with figures of its own."""
    window.open_rule("FRQ-06")
    wait_for(lambda: bool(window.findChildren(QLabel, "rule_source")), "the rule's page")


class Off:
    """Keeps that two rules are off for Medicare, and one has another severity."""

    refusal = ""

    def list(self) -> tuple[RuleSetting, ...]:
        off = (RuleSetting(rule, "medicare", None) for rule in ("BND-02", "FRQ-06"))
        return (*off, RuleSetting("BND-01", "", Severity.WARNING))

    def set(self, payer: str, rule: str, severity: Severity | None) -> None:
        """Nothing is kept for a picture."""

    def clear(self, payer: str, rule: str) -> None:
        """Nothing is kept for a picture."""


def rules_off(window: MainWindow) -> None:
    """Switch two rules off and give one another severity."""
    window.rules.use(Off())
    wait_for(lambda: window.findings.model.rowCount() < len(Severity), "the review with these settings")


def rule_setting(window: MainWindow) -> None:
    """Show how a rule is set."""
    rules_off(window)
    rules(window)
    panel = window.rules.panel
    assert panel is not None
    area, section = panel.page.findChild(QScrollArea, "rule_sections"), panel.page.findChild(QWidget, "rule_setting")
    assert area is not None
    assert section is not None
    QApplication.processEvents()
    area.ensureWidgetVisible(section)


def find_a_rule(window: MainWindow) -> None:
    """Search in the rule browser."""
    rules(window)
    panel = window.rules.panel
    assert panel is not None
    panel.search.setText("modifier 59")


def no_rule(window: MainWindow) -> None:
    """Search for a rule that does not exist."""
    rules(window)
    panel = window.rules.panel
    assert panel is not None
    panel.search.setText("zebra")


def fire(window: MainWindow) -> None:
    """Show a rule firing."""
    rules(window)
    panel = window.rules.panel
    assert panel is not None
    panel.page.example.click()
    wait_for(lambda: not window.rules.shown and window.desk.current, "the example")
    wait_for(lambda: window.findings.current() is not None, "its finding")


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


def checklist(window: MainWindow) -> None:
    """What the record must show."""
    window.commands["checklist"].trigger()
    wait_for(lambda: window.studies.shown, "the checklist")


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


SMALL, LARGE, SCALED = (1366, 768), (1920, 1080), (911, 560)
SCREENS = (
    Screen("start", SMALL, "light", nothing, None),
    Screen("conflict-1366-light", SMALL, "light", nothing),
    Screen("conflict-1366-dark", SMALL, "dark", nothing),
    Screen("conflict-1920-light", LARGE, "light", nothing),
    Screen("conflict-1920-dark", LARGE, "dark", second_finding),
    Screen("conflict-911-light", SCALED, "light", nothing),
    Screen("conflict-high-contrast", SMALL, "high-contrast", nothing),
    Screen("fixed", SMALL, "light", fix),
    Screen("ask-aside", SMALL, "light", ask_aside),
    Screen("aside-1920-dark", LARGE, "dark", set_aside),
    Screen("aside", SMALL, "light", set_aside),
    Screen("refused-cell", SMALL, "light", refuse_a_cell),
    Screen("search", SMALL, "light", search),
    Screen("code-page", SMALL, "light", show_code),
    Screen("code-page-1920-dark", LARGE, "dark", show_code),
    *(
        Screen(f"code-{name}-{theme}", size, theme, steps)
        for name, steps in (
            ("top", page_top),
            ("ended", page_ended),
            ("estimate", page_estimate),
            ("pairs", page_pairs),
            ("words", page_words),
            ("diagnosis", page_diagnosis),
        )
        for size, theme in ((SMALL, "light"), (LARGE, "dark"))
    ),
    Screen("unreadable", SMALL, "light", unreadable),
    Screen("rule-help", SMALL, "light", rule_help),
    Screen("worksheet", (1440, 900), "light", nothing, SAMPLE),
    Screen("rules", SMALL, "light", rules),
    Screen("rules-off", SMALL, "light", rules_off),
    Screen("rule-setting", SMALL, "dark", rule_setting),
    Screen("rules-1920-dark", LARGE, "dark", find_a_rule),
    Screen("rules-911-high-contrast", SCALED, "high-contrast", rules),
    Screen("rules-none", SMALL, "light", no_rule),
    Screen("rule-firing", SMALL, "light", fire),
    Screen("timeline-1366-light", SMALL, "light", timeline),
    Screen("timeline-1366-dark", SMALL, "dark", timeline, NEW_YEAR),
    Screen("timeline-1920-light", LARGE, "light", timeline, NEW_YEAR),
    Screen("timeline-1920-dark", LARGE, "dark", timeline),
    Screen("timeline-high-contrast", SMALL, "high-contrast", timeline, NEW_YEAR),
    Screen("checklist", SMALL, "light", checklist),
    Screen("checklist-1920-dark", LARGE, "dark", checklist),
    Screen("recode-1366-light", SMALL, "light", recode, NEW_YEAR),
    Screen("recode-1366-dark", SMALL, "dark", restart, NEW_YEAR),
    Screen("recode-1920-light", LARGE, "light", restart, NEW_YEAR),
    Screen("recode-1920-dark", LARGE, "dark", recode, NEW_YEAR),
    Screen("compare-1366-light", SMALL, "light", compare),
    Screen("compare-1366-dark", SMALL, "dark", unsupported),
    Screen("compare-1920-light", LARGE, "light", unsupported),
    Screen("compare-1920-dark", LARGE, "dark", compare),
    Screen("facts-1366-light", SMALL, "light", facts),
    Screen("facts-1920-dark", LARGE, "dark", facts),
    Screen("facts-claims", SMALL, "light", facts_claims),
    Screen("facts-claims-1920-dark", LARGE, "dark", facts_claims),
    Screen("facts-course", SMALL, "light", facts_course),
    Screen("editions", SMALL, "light", editions),
    Screen("editions-dark", SMALL, "dark", editions),
    Screen("builder-template", SMALL, "light", choose_a_template, None),
    Screen("builder-1366-light", SMALL, "light", build_over_new_year, None),
    Screen("builder-1920-dark", LARGE, "dark", build_over_new_year, None),
    Screen("builder-refused", SMALL, "dark", refuse_a_day, None),
    Screen("calendar-1366-dark", SMALL, "dark", make_over_new_year, None),
    Screen("calendar-high-contrast", SMALL, "high-contrast", make_over_new_year, None),
    Screen("proposals-1366-light", SMALL, "light", propose),
    Screen("proposals-1920-dark", LARGE, "dark", propose),
    *(
        Screen(f"{name}-{size[0]}-{theme}", size, theme, steps)
        for name, steps in (
            ("paste-preview", hand.paste_preview),
            ("import-table", hand.import_table),
            ("palette", hand.palette),
            ("palette-shortcut", hand.palette_found),
            ("suggestions", hand.suggestions),
            ("fix-tried", hand.try_a_fix),
            ("keys", hand.keys),
            ("hint", hand.hint),
        )
        for size, theme in ((SMALL, "light"), (LARGE, "dark"), (SCALED, "light"))
    ),
    Screen("start-hint", SMALL, "light", hand.first_hint, None),
    Screen("about", SMALL, "light", about),
    Screen("first-run", SMALL, "light", screens.first_run, None),
    Screen("recovery-key", SMALL, "light", screens.recovery, None),
    Screen("locked", SMALL, "light", screens.locked),
    Screen("locked-dark", LARGE, "dark", screens.locked),
    Screen("damaged", SMALL, "light", screens.damaged, None),
    Screen("courses", SMALL, "light", screens.courses, None),
    Screen("courses-1920-dark", LARGE, "dark", screens.courses, None),
    Screen("courses-bin", SMALL, "light", screens.bin_page),
    Screen("journal", SMALL, "light", screens.journal),
    Screen("journal-1920-dark", LARGE, "dark", screens.journal),
    Screen("practice", SMALL, "light", screens.practice),
    Screen("practice-1920-dark", LARGE, "dark", screens.practice),
    Screen("people", SMALL, "light", screens.people),
    Screen("people-1920-dark", LARGE, "dark", screens.people),
    Screen("sign-in", SMALL, "light", screens.sign_in),
    Screen("kept-reviews", SMALL, "light", screens.kept),
    Screen("kept-reviews-1920-dark", LARGE, "dark", screens.kept),
    Screen("identity", SMALL, "light", screens.identity),
    Screen("on-paper", SMALL, "dark", screens.on_paper),
    Screen("first-run-dark", LARGE, "dark", screens.first_run, None),
    Screen("backups-1920-dark", LARGE, "dark", screens.backups),
    Screen("backups", SMALL, "light", screens.backups),
    Screen("read-only", SMALL, "dark", screens.read_only),
    Screen("imports", SMALL, "light", screens.imports),
    Screen("imports-1920-dark", LARGE, "dark", screens.imports),
)


def take(screen: Screen, folder: Path, catalog: Path) -> Path:
    """Open a window, go to the screen, and save its picture."""
    os.environ["RADCODER_THEME"] = screen.theme
    looks = Looks()
    looks.apply()
    hand.hints_understood()
    window = MainWindow(looks)
    window.resize(*screen.size)
    window.show()
    usable: list[bool] = []
    window.usable.connect(lambda *_: usable.append(True))
    begin(window, Start(screen.course, catalog=catalog, throwaway=True))
    wait_for(lambda: bool(usable) and (screen.course is None or window.desk.current), "the window")
    wait_for(lambda: not window.commands["undo"].icon().isNull(), "the icons")
    screen.steps(window)
    QApplication.processEvents()
    path = folder / f"{screen.name}.png"
    picture = window.grab()
    picture.save(str(path))
    shrink(path)
    for dialog in dialogs(window):
        dialog.grab().save(str(path))
        shrink(path)
        dialog.close()
    close(window)
    return path


def shrink(path: Path) -> None:
    """Store a picture with 256 colours, rare ones kept: a third of the size, and it looks the same."""
    with Image.open(path) as picture:
        small = picture.convert("RGB").quantize(256, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    small.save(path, optimize=True)


def dialogs(window: MainWindow) -> Iterator[QWidget]:
    """The dialogs that are open over the window."""
    return (
        each for each in QApplication.topLevelWidgets() if each is not window and each.isWindow() and each.isVisible()
    )


def close(window: MainWindow) -> None:
    """Close the window, and a cell that was left open for the picture."""
    for _ in ("the suggestions", "the cell"):
        editor = window.worksheet.grid.findChild(QLineEdit, "cell_editor")
        if editor is not None:
            QTest.keyClick(editor, Qt.Key.Key_Escape)
    window.close()
    window.deleteLater()
    QApplication.processEvents()


def main(folder: Path, names: list[str]) -> None:
    """Take all pictures, or those that are named."""
    folder.mkdir(parents=True, exist_ok=True)
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    with tempfile.TemporaryDirectory() as private:
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, private)
        make_application()
        catalog = Path(os.environ.get("RADCODER_SHOTS_CATALOG", private))
        for screen in SCREENS:
            if not names or screen.name in names:
                print(take(screen, folder, catalog))


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "build/shots"), sys.argv[2:])
