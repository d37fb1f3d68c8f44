"""What joins the findings to the lines: a finding shows its lines, a line marks its findings, a fix makes a step."""

from collections.abc import Callable, Iterable
from datetime import date

from PySide6.QtCore import QObject

from radcoder.domain.course import LineRef
from radcoder.domain.course_edits import SetAside, TakeBack
from radcoder.domain.edits import Change
from radcoder.domain.findings import Finding, Fix
from radcoder.domain.overrides import Grounds
from radcoder.domain.setting_aside import override_of
from radcoder.ui.codes.panel import CodesPanel
from radcoder.ui.desk import Desk
from radcoder.ui.findings.panel import FindingsPanel
from radcoder.ui.texts import at_fault
from radcoder.ui.worksheet.panel import WorksheetPanel

TOO_EARLY = "The review of the last change is still under way. Press again in a moment."


class Steering(QObject):
    """Keeps grid, findings and the date of the code pages together."""

    def __init__(
        self,
        desk: Desk,
        worksheet: WorksheetPanel,
        findings: FindingsPanel,
        codes: CodesPanel,
        say: Callable[[str], None],
    ) -> None:
        super().__init__(desk)
        self._desk = desk
        self._worksheet = worksheet
        self._findings = findings
        self._codes = codes
        self._say = say
        findings.finding_selected.connect(self._show_finding)
        findings.line_wanted.connect(self._show_line)
        findings.fix_chosen.connect(self.apply_fix)
        findings.fix_tried.connect(self.try_fix)
        findings.aside_given.connect(self.set_aside)
        findings.back_wanted.connect(self.take_back)
        worksheet.line_changed.connect(self.line_changed)

    def line(self) -> tuple[str, date] | None:
        """Code and day of the line that has the keyboard; None when there is none."""
        ref = self._worksheet.grid.current()
        if ref is None:
            return None
        line = self._worksheet.model.row(self._worksheet.model.row_of(ref) or 0).line
        return line.code, line.date

    def line_changed(self) -> None:
        """Mark the findings of the line that has the keyboard; code pages open on its day."""
        line = self.line()
        self._findings.relate(self._worksheet.grid.current())
        self._codes.set_day(line[1] if line else None)

    def _show_finding(self, finding: Finding) -> None:
        if self._desk.current:
            self._worksheet.grid.select(finding.lines, at_fault(finding))

    def _show_line(self, ref: LineRef) -> None:
        finding = self._findings.current()
        if self._desk.current and finding is not None:
            self._worksheet.grid.select(finding.lines, ref)

    def next_line(self) -> None:
        """Go to the next line that the selected finding names, round the end."""
        finding = self._findings.current()
        if finding is not None and finding.lines:
            here = self._worksheet.grid.current()
            number = finding.lines.index(here) + 1 if here in finding.lines else 0
            self._show_line(finding.lines[number % len(finding.lines)])
            self._worksheet.grid.setFocus()

    def apply_fix(self, fix: Fix) -> None:
        """Make a fix as one step; it belongs to the course that was reviewed, so an older one must wait."""
        self._apply(fix.title, fix.edits)

    def try_fix(self, fix: Fix | None) -> None:
        """Show in the lines what a fix would do; None, or a cell that is being typed into, shows them as they are."""
        wanted = fix is not None and self._desk.current and self._worksheet.grid.typed() is None
        if fix is not None and wanted:
            self._worksheet.model.try_out(fix.edits)
        elif self._worksheet.model.trying:
            self._worksheet.model.try_out(())

    def set_aside(self, finding: Finding, grounds: Grounds) -> None:
        """Set a finding of the course on the screen aside as one step."""
        if self._desk.judgement is not None:
            override = override_of(finding, self._desk.judgement.course, grounds)
            self._apply(f"Set {finding.rule} aside", [SetAside(override)])

    def take_back(self, finding: Finding) -> None:
        """Let a finding stand again that was set aside, as one step."""
        if finding.override is not None:
            self._apply(f"Take {finding.rule} back", [TakeBack(finding.override)])

    def _apply(self, name: str, edits: Iterable[Change]) -> None:
        typed = self._worksheet.grid.finish_typing()
        if typed and self._desk.current:
            self._desk.apply(name, edits)
        else:
            self._say(TOO_EARLY)
