"""The builder among the pages: it asks for templates and previews in the background and hands over the course made."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from radcoder.builder.objections import PrescriptionError
from radcoder.builder.templates import template_of
from radcoder.ui.builder.offered import Offered, folder_shelf, offered
from radcoder.ui.desk import Desk, sentences_of
from radcoder.ui.jobs import Jobs, Report
from radcoder.ui.pages import Pages
from radcoder.ui.theme import Looks

if TYPE_CHECKING:
    from radcoder.app.builder import Preview
    from radcoder.app.casebooks.casebook import Casebook
    from radcoder.app.worksheet import Judgement
    from radcoder.app.workspace import Workspace
    from radcoder.domain.hits import Hit
    from radcoder.ui.builder.form import Said
    from radcoder.ui.builder.panel import BuilderPanel

DEBOUNCE_MS = 80


class BuilderBook(QObject):
    """Opens the builder over the page that lies there; `made` carries the course that was built.

    `previewed` says that another course, or none, is what would be made.
    """

    made = Signal(object)
    previewed = Signal()
    closed = Signal()
    said = Signal(str)
    typing = Signal()
    typing_ended = Signal()

    def __init__(self, desk: Desk, jobs: Jobs, looks: Looks, pages: Pages) -> None:
        super().__init__(desk)
        self._desk = desk
        self._jobs = jobs
        self._looks = looks
        self._pages = pages
        self._casebook: Casebook | None = None
        self._preview: Preview | None = None
        self._making = self._entered = False
        self._kept = ""
        self.panel: BuilderPanel | None = None
        self._debounce = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._debounce.timeout.connect(self._ask)
        desk.ready.connect(self._catalogue_open)

    @property
    def shown(self) -> bool:
        """Whether the builder covers the page."""
        return self.panel is not None and self._pages.currentWidget() is self.panel

    @property
    def judgement(self) -> "Judgement | None":
        """The review of what would be made; None when there is nothing to make."""
        return self._preview.judgement if self._preview is not None else None

    def use(self, casebook: "Casebook | None") -> None:
        """Keep the user's own templates in this casebook, and those of the folder where they were kept before it.

        Without a casebook the page is emptied: it shows something of a course.
        """
        self._casebook = casebook
        if casebook is None:
            self._put_away()
        self._catalogue_open()

    def open(self) -> None:
        """Show the builder, the keyboard in the template."""
        panel = self.panel or self._make()
        self._pages.cover(panel)
        panel.form.begin()

    def close(self) -> None:
        """Go back to the page underneath; what was typed stays."""
        self._pages.uncover()
        self.typing_ended.emit()
        self.closed.emit()

    def draft(self) -> str:
        """What stands in the form while it is shown, as a text that can be kept; empty when nothing does."""
        if self.panel is None or not self.shown:
            return ""
        from radcoder.ui.builder.kept import draft_of

        return draft_of(self.panel.form)

    def take_draft(self, text: str) -> None:
        """Show the builder with what stood in the form, as soon as there are templates to choose from."""
        self._kept = text
        if self.panel is None:
            self._make()
        else:
            self._catalogue_open()
        if self.panel is not None:
            self._pages.cover(self.panel)

    def _fill(self) -> None:
        text, self._kept = self._kept, ""
        if text and self.panel is not None:
            from radcoder.ui.builder.kept import fill

            fill(self.panel.form, text)

    def _put_away(self) -> None:
        panel, self.panel, self._preview, self._kept = self.panel, None, None, ""
        self._making = self._entered = False
        self._debounce.stop()
        if panel is not None:
            self._pages.take_out(panel)
            panel.deleteLater()

    def _make(self) -> "BuilderPanel":
        from radcoder.ui.builder.panel import BuilderPanel  # most starts of the program build nothing

        self.panel = panel = BuilderPanel(self._looks, date.today())  # noqa: DTZ011 - a coder's day is the local one
        panel.left.connect(self.close)
        panel.make.connect(self._take)
        panel.keep.connect(self._keep)
        panel.form.edited.connect(self._edited)
        for typed in (panel.form.edited, panel.form.chooser.field.textEdited, panel.form.box.typing):
            typed.connect(self.typing)
        panel.form.entered.connect(self._go_on)
        panel.form.diagnoses.wanted.connect(self._look_up)
        self._catalogue_open()
        return panel

    def _go_on(self) -> None:
        """Enter in the first day goes to the button, once there is something to make."""
        self._entered = self._preview is None
        if self._preview is not None and self.panel is not None:
            self.panel.make_button.setFocus(Qt.FocusReason.TabFocusReason)

    def _catalogue_open(self) -> None:
        workspace, panel = self._desk.workspace, self.panel
        if workspace is None or panel is None:
            return
        casebook = self._casebook

        def work(report: Report) -> Offered:
            del report
            return offered(workspace, casebook)

        def answer(found: Offered) -> None:
            if panel is not self.panel:
                return
            panel.form.offer(found.templates)
            panel.form.offer_payers(found.payers, found.localities)
            self._fill()
            if found.trouble:
                self.said.emit(found.trouble)

        self._jobs.submit("templates", work, answer, self._failed)

    def _edited(self) -> None:
        self._preview = None
        self._debounce.start()

    def _ask(self) -> None:
        workspace, panel = self._desk.workspace, self.panel
        if workspace is None or panel is None:
            return
        said = panel.form.said()
        if said.prescription is None:
            self._making = self._entered = False
            panel.refuse("Not yet", (said.problem,))
            self.previewed.emit()
            return

        def work(report: Report) -> "Preview":
            del report
            return _previewed(workspace, said)

        self._jobs.submit("builder", work, self._show, self._refuse)

    def _show(self, preview: "Preview") -> None:
        if self.panel is None or self._debounce.isActive():
            return
        self._preview = preview
        self.panel.show_preview(preview)
        self.previewed.emit()
        if self._making:
            self._take()
        elif self._entered:
            self._go_on()

    def _refuse(self, error: Exception) -> None:
        self._making = self._entered = False
        if self.panel is not None:
            heading = "This cannot be built" if isinstance(error, PrescriptionError) else "The builder stopped"
            self.panel.refuse(heading, sentences_of(error))
            self.previewed.emit()

    def _failed(self, error: Exception) -> None:
        self.said.emit(" ".join(sentences_of(error)))

    def _look_up(self, typed: str) -> None:
        workspace, panel = self._desk.workspace, self.panel
        if workspace is None or panel is None:
            return

        def work(report: Report) -> "tuple[Hit, ...]":
            del report
            from radcoder.app.builder import find_diagnoses

            return find_diagnoses(workspace, typed)

        def answer(hits: "tuple[Hit, ...]") -> None:
            if panel is self.panel:
                panel.form.diagnoses.offer(hits)

        self._jobs.submit("diagnoses", work, answer, self._failed)

    def _take(self) -> None:
        """Hand over the course; one whose preview is still under way is made as soon as it is there."""
        if self._preview is None:
            self._making = True
            return
        self._making = False
        if self.panel is not None:
            self.panel.form.remember()
        self._pages.uncover()
        self.typing_ended.emit()
        self.made.emit(self._preview.draft.course)

    def _keep(self) -> None:
        preview, workspace, casebook = self._preview, self._desk.workspace, self._casebook
        if preview is None or workspace is None:
            return
        name = preview.prescription.reference

        def work(report: Report) -> None:
            del report
            shelf = casebook.templates if casebook else folder_shelf(workspace)
            shelf.keep(template_of(preview.prescription, name, name))

        def kept(_: None) -> None:
            self.said.emit(f"Kept the template {name}.")
            self._catalogue_open()

        self._jobs.submit("keep template", work, kept, self._failed)


def _previewed(workspace: "Workspace", said: "Said") -> "Preview":
    from radcoder.app.builder import closed_days, preview

    prescription = said.prescription
    if prescription is None:
        raise PrescriptionError([])
    years = range(prescription.start.year - 1, prescription.start.year + 3)
    closed = frozenset(closed_days(said.closed, years))
    return preview(workspace, replace(prescription, closed=closed), said.template)
