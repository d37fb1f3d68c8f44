"""Whatever is half typed survives a kill and a lock: every place of the window into which a person types."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from radcoder.ui.builder.phases import SITE
from radcoder.ui.casebook.people import PeopleLeaf
from radcoder.ui.courses.delegate import FindingsDelegate
from radcoder.ui.courses.rows import Column
from radcoder.ui.fields.table import FieldTable
from radcoder.ui.recode.page import RecodePage
from tests.ui.conftest import COURSES
from tests.ui.pages.builder import BuilderPage
from tests.ui.pages.casebook import Opener, door, kill, sign_in
from tests.ui.pages.exchange import ExchangePage
from tests.ui.pages.facts import FactsPage
from tests.ui.pages.window import WindowPage

CONFLICT = COURSES / "conflict.json"
DOUBTFUL = "when\twhat\r\n02/16/2026\t77427\r\n02/17/2026\t7742\r\n"


@dataclass(frozen=True)
class Half:
    """A place to type into: begin to, and say what is half typed there now (empty when nothing is)."""

    begin: Callable[[WindowPage], None]
    typed: Callable[[WindowPage], object]
    place: str


def sheet_of(page: WindowPage) -> str:
    sheet = page.window.desk.worksheet
    assert sheet is not None
    return sheet.id


def table(page: WindowPage, name: str) -> FieldTable:
    found = page.window.findChild(FieldTable, name)
    assert found is not None
    return found


def built(page: WindowPage) -> object:
    found = page.window.findChild(FieldTable, "builder_phases")
    return found is not None and found.typed()


def begin_title(page: WindowPage) -> None:
    facts = FactsPage(page)
    facts.open()
    facts.panel.form.title.setFocus()
    facts.key(Qt.Key.Key_End)
    facts.type(" boo")


def title(page: WindowPage) -> object:
    field = page.window.worksheet.facts_panel.form.title
    return field.isVisible() and field.isModified() and field.text()


def begin_phase(page: WindowPage) -> None:
    facts = FactsPage(page)
    facts.open("phases")
    facts.key(Qt.Key.Key_Down)
    facts.type("left bre")


def begin_event(page: WindowPage) -> None:
    facts = FactsPage(page)
    facts.open("events")
    last = facts.panel.events.rowCount() - 1
    table(page, "facts_events").setCurrentIndex(facts.panel.events.index(last, 0))
    facts.type("Physician exam")
    facts.key(Qt.Key.Key_Tab)
    facts.type("2026-03-")


def event(page: WindowPage) -> object:
    model, cell = page.window.worksheet.facts_panel.events, table(page, "facts_events").typed()
    return cell and [*model.begun.values(), *cell]


def begin_builder(page: WindowPage) -> None:
    builder = BuilderPage(page)
    builder.open()
    builder.type("p28")
    builder.key(Qt.Key.Key_Return)
    cells = builder.panel.form.box.table
    cells.setFocus()
    cells.setCurrentIndex(builder.phases.index(0, SITE))
    QTest.keyClicks(cells, "p")
    builder.type("rostate b")


def begin_timeline(page: WindowPage) -> None:
    page.press("timeline")


def timeline(page: WindowPage) -> object:
    return "the timeline" if page.window.studies.draft() == '["timeline", ""]' else None


def begin_recode(page: WindowPage) -> None:
    page.press("recode")
    QTest.keyClicks(page.window.findChild(RecodePage).start, "5 Jan 20")  # type: ignore[union-attr]


def recode(page: WindowPage) -> object:
    found = page.window.findChild(RecodePage)
    return found is not None and found.isVisible() and found.start.text()


def begin_tags(page: WindowPage) -> None:
    page.press("courses")
    courses = door(page)
    courses.wait_for_aliases("C-1042")
    page.qtbot.waitUntil(lambda: page.window.rooms.courses.table.current() != "")
    QTest.keyClick(courses.courses, Qt.Key.Key_F2)
    QTest.keyClicks(courses.seen(QLineEdit, "tags_editor"), "appeal, sec")


def tags(page: WindowPage) -> object:
    delegate = page.window.rooms.courses.table.itemDelegateForColumn(Column.TAGS)
    assert isinstance(delegate, FindingsDelegate)
    return delegate.editor is not None and delegate.editor.text()


def begin_table(page: WindowPage) -> None:
    QGuiApplication.clipboard().setText(DOUBTFUL)
    page.worksheet.go_to(4)
    page.press("paste")
    exchange = ExchangePage(page)
    exchange.wait()
    exchange.name(2, "– leave out –")


def columns(page: WindowPage) -> object:
    exchange = page.window.lines.exchange
    return exchange.shown and exchange.panel is not None and exchange.panel.columns().to_text()


def begin_identity(page: WindowPage) -> None:
    page.press("identity")
    QTest.keyClicks(door(page).seen(QLineEdit, "identity_name"), "Mrs Gr")


def identity(page: WindowPage) -> object:
    return next((each.text() for each in page.window.findChildren(QLineEdit, "identity_name") if each.isVisible()), "")


def begin_person(page: WindowPage) -> None:
    page.press("people")
    casebook = door(page)
    casebook.fill("newcomer_name", "Dr Dolo")
    casebook.fill("newcomer_passphrase", "never written down")


def person(page: WindowPage) -> object:
    leaf = page.window.findChild(PeopleLeaf)
    return leaf is not None and (leaf.new.text("newcomer_name"), leaf.new.text("newcomer_passphrase"))


def begin_note(page: WindowPage) -> None:
    page.window.codes.show()
    page.window.codes.open_code("77427", page.course.days()[0])
    page.until(lambda: page.window.findChild(QPlainTextEdit, "own_note") is not None)
    field = page.window.findChild(QPlainTextEdit, "own_note")
    assert field is not None
    QTest.keyClicks(field, "ask Dr L")


PLACES = {
    "title": Half(begin_title, title, "facts"),
    "phase": Half(begin_phase, lambda page: table(page, "facts_phases").typed(), "facts"),
    "event": Half(begin_event, event, "facts"),
    "builder": Half(begin_builder, built, "builder"),
    "recode": Half(begin_recode, recode, "study"),
    "timeline": Half(begin_timeline, timeline, "study"),
    "tags": Half(begin_tags, tags, "tags"),
    "table": Half(begin_table, columns, "table"),
    "identity": Half(begin_identity, identity, "identity"),
    "note": Half(begin_note, lambda page: page.casebook.notes.get("77427"), "notes"),
}


def half_typed(opener: Opener, path: Path, half: Half) -> tuple[WindowPage, object, str]:
    """A window on a course with something half typed; what that is, and where it is kept."""
    page = opener(path)
    sign_in(page)
    page.open(CONFLICT)
    place = f"{half.place} {sheet_of(page)}" if half.place in ("facts", "study", "table", "identity") else half.place
    half.begin(page)
    return page, half.typed(page) or "ask Dr L", place


@pytest.mark.parametrize("name", PLACES)
def test_it_comes_back_after_a_kill(name: str, opener: Opener, protected: Path) -> None:
    half = PLACES[name]
    page, typed, place = half_typed(opener, protected, half)
    page.until(lambda: not page.window.drafts.waiting)
    kill(page, place)
    again = opener(protected)
    sign_in(again)
    again.until(lambda: half.typed(again) == typed)
    assert typed


@pytest.mark.parametrize("name", PLACES)
def test_it_leaves_the_screen_at_a_lock_and_comes_back(name: str, opener: Opener, protected: Path) -> None:
    half = PLACES[name]
    page, typed, _ = half_typed(opener, protected, half)
    page.window.rooms.lock()
    if name != "note":  # the lock keeps the note itself, as leaving its page does
        assert not half.typed(page)
    sign_in(page)
    page.until(lambda: half.typed(page) == typed)


def test_the_name_of_a_person_to_let_in_comes_back_and_no_passphrase_is_kept(opener: Opener, protected: Path) -> None:
    page = opener(protected)
    sign_in(page)
    begin_person(page)
    page.until(lambda: page.casebook.drafts.get("people") == "Dr Dolo")
    page.window.rooms.lock()
    sign_in(page)
    page.until(lambda: person(page) == ("Dr Dolo", ""))
    leaf = page.window.findChild(PeopleLeaf)
    assert leaf is not None
    QTest.keyClick(leaf, Qt.Key.Key_Escape)
    page.until(lambda: page.casebook.drafts.get("people") is None)


def test_what_is_taken_or_given_up_is_no_draft_any_more(opener: Opener, protected: Path) -> None:
    page, _, place = half_typed(opener, protected, PLACES["event"])
    page.until(lambda: page.casebook.drafts.get(place) is not None)
    facts = FactsPage(page)
    facts.type("04")
    facts.key(Qt.Key.Key_Return)
    page.until(lambda: page.casebook.drafts.get(place) is None)
    begin_title(page)
    page.until(lambda: page.casebook.drafts.get(place) is not None)
    facts.key(Qt.Key.Key_Return)
    page.until(lambda: page.casebook.drafts.get(place) is None)
    assert str(page.kept.title).endswith(" boo")


def test_another_tab_shows_nothing_of_the_cell_that_was_open(opener: Opener, protected: Path) -> None:
    page, typed, place = half_typed(opener, protected, PLACES["phase"])
    course = page.window.rooms.opened.current
    page.open(COURSES / "new-year.json")
    assert table(page, "facts_phases").typed() is None
    page.window.rooms.opened.show(course)
    page.until(lambda: table(page, "facts_phases").typed() == typed)
    assert json.loads(page.casebook.drafts.get(place) or "{}")["tab"] == 1


def test_tags_half_typed_stay_while_the_list_is_shown_anew(opener: Opener, protected: Path) -> None:
    page, typed, _ = half_typed(opener, protected, PLACES["tags"])
    page.window.rooms.shelf.refresh()
    with page.qtbot.waitSignal(page.window.rooms.shelf.listed):
        pass
    assert tags(page) == typed


@pytest.mark.parametrize("text", ["", "no json", "[]", "{}", '{"fields": 1}', "[1, 2, 3]", "7"])
def test_a_draft_of_another_edition_is_passed_over(text: str, opener: Opener, protected: Path) -> None:
    page = opener(protected)
    sign_in(page)
    page.open(CONFLICT)
    window = page.window
    forms = (window.worksheet.facts_panel, window.lines.exchange, window.studies, window.rooms.courses.table,
             window.drafts.notes, window.builder)  # fmt: skip
    for form in forms:
        form.take_draft(text)
    assert page.message == ""
