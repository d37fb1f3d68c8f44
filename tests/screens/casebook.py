"""The screens of the casebook for tests/shots.py: how to get to each from a window that has just opened."""

import json
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from radcoder.app.casebooks.views import BackupView, CasebookKind, CasebookState, Holder, UserView
from radcoder.domain.people import Identity, Role
from radcoder.ui.casebook.backups import BackupsLeaf
from radcoder.ui.casebook.first_run import FirstRunCard
from radcoder.ui.casebook.journal import JournalLeaf
from radcoder.ui.casebook.kept import KeptLeaf
from radcoder.ui.casebook.people import PeopleLeaf
from radcoder.ui.casebook.recovery import RecoveryCard
from radcoder.ui.casebook.sign_in import SignInCard
from radcoder.ui.courses.panel import Place
from radcoder.ui.courses.rows import Column as CourseColumn
from radcoder.ui.main_window import MainWindow
from radcoder.ui.practice.page import PracticeLeaf

TESTS = Path(__file__).resolve().parents[1]
SAMPLES = TESTS.parent / "resources" / "samples"
PLACE = Path("RadCoder") / "My casebook.casebook"
MADE = datetime(2026, 3, 2, 7, 40, tzinfo=UTC)
COPY = BackupView(PLACE, MADE, "daily", 41, 1_204, 2_400_000, encrypted=True, good=True)
KEY = "K7QF-2MZD-98XT-HC4R\nW3NP-6VBA-E5JY-QS2G"
TEAM = (
    UserView("1", "Ana", Role.ADMINISTRATOR),
    UserView("2", "Ben", Role.CODER),
    UserView("3", "Carla", Role.AUDITOR),
    UserView("4", "Dan", Role.CODER, active=False),
)
LONGEST_MS = 60_000


def until(condition: Callable[[], bool], what: str) -> None:
    """Let the window live until the condition holds."""
    deadline = QDeadlineTimer(LONGEST_MS)
    while not condition():
        assert not deadline.hasExpired(), f"never saw {what}"
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def first_run(window: MainWindow) -> None:
    """The first start of all."""
    window.rooms.leave()
    window.rooms.door._show_state(PLACE, CasebookState(CasebookKind.MISSING))
    card = window.rooms.door.card
    assert isinstance(card, FirstRunCard)
    card.name.setText("Ana")
    card.passphrase.setText("pale otter quits seven drums")
    until(lambda: "Strong" in card.meter.sentence.text(), "the strength")


def recovery(window: MainWindow) -> None:
    """The recovery key of a new casebook."""
    window.rooms.door._show(RecoveryCard(KEY, "My casebook"))


def locked(window: MainWindow) -> None:
    """Locked, after a wrong passphrase."""
    window.rooms.leave()
    state = CasebookState(CasebookKind.LOCKED, ("Ana", "Ben"))
    card = SignInCard(PLACE, state, locked="Ana")
    window.rooms.door._show(card)
    card.refused("The passphrase is wrong. The next attempt is free in 8 seconds.", 8)


def damaged(window: MainWindow) -> None:
    """A damaged casebook with a good copy."""
    window.rooms.leave()
    sentence = "The casebook cannot be read beyond page 12: the disk or a copying program has harmed it."
    window.rooms.door._show_state(PLACE, CasebookState(CasebookKind.DAMAGED, newest_good=COPY, sentence=sentence))


def courses(window: MainWindow) -> None:
    """The start page with a dozen courses, some of them reviewed."""
    rooms = window.rooms
    with tempfile.TemporaryDirectory() as folder:
        rooms.bring_in(tuple(_files(Path(folder))))
        until(lambda: rooms.courses.model.rowCount() >= 12, "the courses")
    casebook = rooms.session.casebook
    assert casebook is not None
    listed = casebook.courses.list()
    for number, course in enumerate(listed[:8]):
        rooms.shelf.open(course.id)
        until(lambda course=course: rooms.opened.current == course.id and window.desk.current, "a review")  # type: ignore[misc]
        rooms.shelf.tag(course.id, ("appeal", "second look")[: number % 3])
    rooms.opened.show("")
    until(lambda: _reviewed(window) >= 12, "counts")
    for course in listed[2:8]:
        rooms.opened.close(course.id)


def imports(window: MainWindow) -> None:
    """A dozen files on their way in, one of them refused."""
    with tempfile.TemporaryDirectory() as folder:
        broken = TESTS / "ui" / "courses" / "unreadable.json"
        window.rooms.bring_in((*_files(Path(folder)), broken))
        until(lambda: "13 of 13" in _text(window, "imports_verdict"), "the files")


def _text(window: MainWindow, name: str) -> str:
    found = window.findChild(QLabel, name)
    return found.text() if found is not None else ""


def _reviewed(window: MainWindow) -> int:
    model = window.rooms.courses.model
    found = (model.course(model.index(row, 0)) for row in range(model.rowCount()))
    return sum(course is not None and course.errors is not None for course in found)


def _files(folder: Path) -> list[Path]:
    files = []
    sources = [*sorted(SAMPLES.glob("*.json")), TESTS / "ui" / "courses" / "conflict.json"]
    for number in range(12):
        course = json.loads(sources[number % len(sources)].read_text("utf-8"))
        course["reference"] = f"C-{1040 + number}"
        files.append(folder / f"{number}.json")
        files[-1].write_text(json.dumps(course), "utf-8")
    return files


def bin_page(window: MainWindow) -> None:
    """The bin with a course."""
    window.rooms.opened.show("")
    casebook = window.rooms.session.casebook
    assert casebook is not None
    casebook.courses.delete(casebook.courses.duplicate(casebook.courses.list()[0].id))
    panel = window.rooms.courses
    panel.place_box.setCurrentText(Place.BIN.value)
    until(lambda: "left" in str(panel.model.index(0, CourseColumn.EDITED).data()), "the bin")


def journal(window: MainWindow) -> None:
    """The journal after some steps."""
    window.commands["delete_lines"].trigger()
    window.commands["undo"].trigger()
    window.commands["journal"].trigger()
    leaf = window.rooms.leaves.leaf
    assert isinstance(leaf, JournalLeaf)
    until(lambda: "✓" in leaf.verdict.text() and leaf.model.rowCount() > 2, "the journal")


def practice(window: MainWindow) -> None:
    """All courses together, as the example of the rule has them."""
    window.practice.show_firing("TEC-06")
    leaf = window.rooms.leaves.leaf
    assert isinstance(leaf, PracticeLeaf)
    until(lambda: leaf.shares.rowCount() > 0, "the practice")


def people(window: MainWindow) -> None:
    """People and rights of a department."""
    window.commands["people"].trigger()
    leaf = window.rooms.leaves.leaf
    assert isinstance(leaf, PeopleLeaf)
    until(lambda: leaf.users.rowCount() > 0, "the people")
    leaf.bar("", "", "", protected=True)
    leaf.show_people(TEAM, "1")
    leaf.people.setCurrentIndex(leaf.users.index(1, 0))
    leaf.show_remembered(can=True, remembered=False)


def kept(window: MainWindow) -> None:
    """A review that was kept."""
    window.commands["keep_review"].trigger()
    window.commands["reviews"].trigger()
    leaf = window.rooms.leaves.leaf
    assert isinstance(leaf, KeptLeaf)
    until(lambda: leaf.model.rowCount() > 0, "the kept review")


def identity(window: MainWindow) -> None:
    """Record number and name."""
    window.commands["identity"].trigger()
    until(lambda: window.findChild(QDialog, "identity") is not None, "the question")


def on_paper(window: MainWindow) -> None:
    """Asked before a PDF that could name the person."""
    casebook, sheet = window.rooms.session.casebook, window.desk.worksheet
    assert casebook is not None
    assert sheet is not None
    casebook.courses.identify(sheet.id, Identity("0815-4711", "Anna Example"))
    window.commands["export"].trigger()
    until(lambda: window.findChild(QDialog, "paper") is not None, "the question")


def sign_in(window: MainWindow) -> None:
    """Signing in, with other casebooks to choose from and a keyring."""
    window.rooms.leave()
    others = (Path("Department.casebook"), Path("Teaching.casebook"))
    card = SignInCard(PLACE, CasebookState(CasebookKind.LOCKED, ("Ana",)), others)
    window.rooms.door._show(card)
    card.offer_to_remember(can=True)


def backups(window: MainWindow) -> None:
    """Backups with one that was made by hand."""
    window.commands["backups"].trigger()
    leaf = window.rooms.leaves.leaf
    assert isinstance(leaf, BackupsLeaf)
    days = [COPY, *(_older(days) for days in range(1, 7))]
    answered: list[bool] = []
    window.jobs.keep(lambda: True, answered.append, lambda _: None)
    until(lambda: bool(answered), "the true list, which is empty")
    leaf.preview_wanted.disconnect()
    leaf.show_copies(tuple(days))
    leaf.bar("", "")
    leaf.show_preview(replace(COPY, newest=tuple(f"C-{number}" for number in range(1051, 1043, -1))))


def _older(days: int) -> BackupView:
    kind = "weekly" if days > 4 else "daily"
    return replace(COPY, made=MADE - timedelta(days=days), kind=kind, courses=41 - days, entries=1_204 - 31 * days,
                   good=days != 3)  # fmt: skip


def read_only(window: MainWindow) -> None:
    """A casebook that somebody else holds."""

    class Held:
        throwaway = False
        read_only = True
        protected = True
        holder = Holder("Ben", "WS-12", MADE)

    window.rooms.banner.show_casebook(Held())  # type: ignore[arg-type]
