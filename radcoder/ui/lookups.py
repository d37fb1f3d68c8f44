"""Questions to the catalogue from a code panel and its page, answered in the background."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtWidgets import QFileDialog

from radcoder.app.code_page import CodePage, LocalityChoice
from radcoder.app.filters import Filters
from radcoder.app.worksheet import Judgement
from radcoder.domain.hits import Hit, Kind
from radcoder.ui.codes.own import NoNotes, OwnNotes
from radcoder.ui.codes.panel import CodesPanel
from radcoder.ui.desk import Desk, sentences_of
from radcoder.ui.jobs import Jobs, Report

if TYPE_CHECKING:
    # The estimate reads the catalogue, and with it SQLAlchemy: the window has to stand before that is imported.
    from radcoder.app.code_estimate import Estimate, LocalityAmount, Wish
    from radcoder.app.search import Found
    from radcoder.app.workspace import Workspace
    from radcoder.ui.codes.page import CodePageView

MOST_RECENT = 12


class Lookups(QObject):
    """Searches, pages, estimates; only the newest question of each kind is answered.

    `own` holds the user's notes and favourites once a casebook is open. `note_half` carries a code and what is being
    typed of its note, `note_kept` the code when that is kept.
    """

    note_half = Signal(str, str)
    note_kept = Signal(str)

    def __init__(self, desk: Desk, jobs: Jobs, panel: CodesPanel) -> None:
        super().__init__(desk)
        self._desk = desk
        self._jobs = jobs
        self._panel = panel
        self.own: OwnNotes = NoNotes()
        desk.ready.connect(self._ready)
        panel.search_wanted.connect(self._search)
        panel.page_wanted.connect(self._open)
        panel.sheet_wanted.connect(self._open_sheet)
        panel.view_made.connect(self._serve)
        desk.judged.connect(lambda judgement: panel.offer(codes_of(judgement)))
        if desk.workspace is not None:
            self._ready()

    def _ask(self, lane: str, question: Callable[["Workspace"], Any], answer: Callable[[Any], None]) -> None:
        """Put a question to the catalogue in the background."""
        workspace = self._desk.workspace
        if workspace is None:
            self._desk.done.emit("The catalogue is still being prepared.")
            return

        def work(report: Report) -> Any:  # noqa: ANN401 - each question has an answer of its own
            del report
            return question(workspace)

        self._jobs.submit(f"{self._panel.objectName()} {lane}", work, answer, self._failed)

    def _ready(self) -> None:
        self._panel.ask()
        self.refresh()

    def use(self, own: OwnNotes | None) -> None:
        """Take the notes and favourites of the casebook that was opened; None when it is closed."""
        if self._panel.view is not None:
            self._panel.view.withdraw_own()
        self.own = own or NoNotes()
        self._offer_own()
        self.refresh()

    def refresh(self) -> None:
        """Show the favourites and the codes looked up last."""
        if self._desk.workspace is not None:
            favourites, recent = self.own.favourites(), recent_codes()
            self._ask("kept", lambda workspace: _kept(workspace, favourites, recent), self._show_kept)

    def _show_kept(self, answer: tuple[tuple[Hit, ...], tuple[str, ...]]) -> None:
        hits, families = answer
        self._panel.keep(hits)
        if self._panel.filters is not None:
            self._panel.filters.offer_families(families)

    def _search(self, text: str, filters: Filters | None) -> None:
        if self._desk.workspace is None or not (text or filters):
            self._panel.show_hits(text, ())
            return
        noted = tuple(note.code for note in self.own.search(text)) if text else ()

        def show(found: "Found") -> None:
            self._panel.show_hits(text, found.hits, found.corrected)

        self._ask("search", lambda workspace: _found(workspace, text, filters, noted), show)

    def _open(self, code: str, on: date, locality: str) -> None:
        known = self._panel.knows_localities()
        self._ask("page", lambda workspace: _answer(workspace, code, on, locality, known=known), self._show)

    def _show(self, answer: tuple[CodePage, tuple[LocalityChoice, ...]]) -> None:
        page, choices = answer
        self._panel.show_page(page, choices)
        remember(page.number)
        self._offer_own()
        self.refresh()

    def _offer_own(self) -> None:
        """Show the user's note and star on the page, where a casebook keeps them."""
        view = self._panel.view
        page = view.page if view is not None else None
        if view is not None and page is not None and not isinstance(self.own, NoNotes):
            view.offer_note(self.own.get(page.number), self.own.refusal)
            view.head.favourite.setEnabled(not self.own.refusal)
            view.head.show_favourite(page.number in self.own.favourites())

    def _open_sheet(self, kind: Kind, key: str) -> None:
        def question(workspace: "Workspace") -> Any:  # noqa: ANN401 - a sheet, whose module is imported late
            from radcoder.app.sheets import sheet

            return sheet(workspace, kind, key)

        self._ask("page", question, self._panel.show_sheet)

    def _serve(self, view: "CodePageView") -> None:
        view.estimate_wanted.connect(self._estimate)
        view.conflict_wanted.connect(self._conflict)
        view.pdf_wanted.connect(self._ask_for_file)
        view.said.connect(self._desk.done)
        view.favoured.connect(self._favour)
        view.note_typed.connect(self._note)
        view.note_half.connect(self.note_half)

    def _estimate(self, wish: "Wish") -> None:
        def show(answer: "tuple[Estimate, tuple[LocalityAmount, ...]]") -> None:
            if self._panel.view is not None and self._panel.view.estimate is not None:
                self._panel.view.estimate.show_answer(*answer)

        self._ask("estimate", lambda workspace: _estimated(workspace, wish), show)

    def _conflict(self, one: str, other: str, on: date) -> None:
        def question(workspace: "Workspace") -> tuple[str, ...]:
            from radcoder.app.code_conflict import conflict

            return conflict(workspace, one, other, on)

        def show(sentences: tuple[str, ...]) -> None:
            if self._panel.view is not None and self._panel.view.pairs is not None:
                self._panel.view.pairs.show_conflict(sentences)

        self._ask("conflict", question, show)

    def _ask_for_file(self, page: CodePage) -> None:
        dialog = QFileDialog(self._panel, "Put the page on paper")
        dialog.setObjectName("file_dialog")
        dialog.setNameFilter("PDF (*.pdf)")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(f"{page.number} {page.on}.pdf")
        dialog.fileSelected.connect(lambda name: self.write(page, Path(name)))
        dialog.open()

    def write(self, page: CodePage, path: Path) -> None:
        """Write a code page into a file as a PDF, and into the journal that it was written."""
        own = self.own

        def question(workspace: "Workspace") -> None:
            from radcoder.app.reports import write_code  # ReportLab costs a third of a bare start

            write_code(workspace, page, path)
            own.exported(page.number, path.name)

        self._ask("pdf", question, lambda _: self._desk.done.emit(f"Written: {path.name}"))

    def _favour(self, code: str, on: bool) -> None:
        self._kept(lambda: self.own.favour(code, on=on), f"{code} {'is' if on else 'is no longer'} kept at hand")
        self.refresh()

    def _note(self, code: str, text: str) -> None:
        if self._kept(lambda: self.own.set(code, text), f"Note on {code} kept"):
            self.note_kept.emit(code)

    def _kept(self, step: Callable[[], None], said: str) -> bool:
        try:
            step()
        except Exception as error:  # noqa: BLE001 - the casebook says in its own errors why it cannot be written
            self._failed(error)
            return False
        self._desk.done.emit(said)
        return True

    def _failed(self, error: Exception) -> None:
        self._desk.done.emit(" ".join(sentences_of(error)))


def _found(workspace: "Workspace", text: str, filters: Filters | None, noted: tuple[str, ...]) -> "Found":
    from radcoder.app.search import search

    return search(workspace, text, filters, noted=noted)


def _kept(
    workspace: "Workspace", favourites: tuple[str, ...], recent: tuple[str, ...]
) -> tuple[tuple[Hit, ...], tuple[str, ...]]:
    from radcoder.app.search import code_hit, families

    facts = workspace.facts_for(())
    others = (code for code in recent if code not in favourites)
    hits = (*(code_hit(code, facts, "★") for code in favourites), *(code_hit(code, facts) for code in others))
    return hits, families(facts)


def _estimated(workspace: "Workspace", wish: "Wish") -> "tuple[Estimate, tuple[LocalityAmount, ...]]":
    from radcoder.app.code_estimate import by_locality, estimate

    return estimate(workspace, wish), by_locality(workspace, wish.code, wish.on, wish.part, wish.factor)


def _answer(
    workspace: "Workspace", code: str, on: date, locality: str, *, known: bool
) -> tuple[CodePage, tuple[LocalityChoice, ...]]:
    from radcoder.app import codes

    choices = () if known else tuple(codes.localities(workspace))
    return codes.code_page(workspace, code, on, locality), choices


def codes_of(judgement: Judgement) -> tuple[Hit, ...]:
    """The codes of a course with their names, by number."""
    names = {code: name for (code, _), name in judgement.names.items()}
    return tuple(Hit(Kind.CODE, number, names[number]) for number in sorted(names))


def recent_codes() -> tuple[str, ...]:
    """The codes that were looked up last, the latest first."""
    return tuple(str(QSettings().value("codes/recent", "")).split())


def remember(code: str) -> None:
    """Put a code at the head of those looked up last."""
    kept = [code, *(each for each in recent_codes() if each != code)]
    QSettings().setValue("codes/recent", " ".join(kept[:MOST_RECENT]))
