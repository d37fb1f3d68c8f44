"""Every model under Qt's own tester, and the lines model through every kind of change."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Protocol

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt

from radcoder.app.code_page import PairFigure
from radcoder.app.courses import read_course
from radcoder.app.worksheet import NewLine
from radcoder.domain.course import Course, Line, LineRef
from radcoder.domain.edits import AddLine, Change, DropLine, SetUnits, apply_edits
from radcoder.domain.facts import Setting
from radcoder.domain.findings import ExpectedUnits, Finding, Severity
from radcoder.domain.hits import Hit, Kind
from radcoder.domain.periods import Period
from radcoder.ui.codes.model import PAIR_COLUMNS, HitsModel
from radcoder.ui.findings.model import FindingsModel
from radcoder.ui.findings.units import ExpectedModel
from radcoder.ui.theme import Looks
from radcoder.ui.values import ValuesModel
from radcoder.ui.worksheet.cells import Column
from radcoder.ui.worksheet.model import LinesModel
from tests.ui.conftest import COURSES


class ModelCheck(Protocol):
    """What pytest-qt's tester of models does."""

    def check(self, model: QAbstractItemModel) -> None: ...


REF = LineRef("A", 2)
PAIR = PairFigure(Setting.HOSPITAL, "77263", "plan", "77301", "77263", 0, "never", "", Period(), "NCCI")


@pytest.fixture
def course() -> Course:
    return read_course(COURSES / "conflict.json")


def finding(severity: Severity) -> Finding:
    return Finding("X-01", "imrt-check", severity, "A sentence.", (REF,), ("77290",), (date(2026, 2, 5),), "", ())


def refuse(name: str, edits: Iterable[Change]) -> None:
    raise AssertionError(name, tuple(edits))


def test_lines(looks: Looks, course: Course, qtmodeltester: ModelCheck) -> None:
    model = LinesModel(looks, refuse)
    qtmodeltester.check(model)
    model.show_course(course)
    changed = course
    for edits in (
        [DropLine(LineRef("A", 1)), DropLine(LineRef("A", 5))],
        [SetUnits(LineRef("A", 3), 4)],
        [AddLine("A", Line(date(2026, 3, 1), "77427"), 2), AddLine("A", Line(date(2026, 3, 1), "77336"))],
    ):
        changed = apply_edits(changed, edits)
        model.show_course(changed)
        assert shown(model) == [entry.code for entry in changed.entries()]
    model.show_course(course)
    assert shown(model) == [entry.code for entry in course.entries()]
    model.begin_draft(NewLine("A", 3, Line(date(2026, 3, 1), "")))
    qtmodeltester.check(model)
    model.show_course(Course("empty"))
    assert model.rowCount() == 0


def shown(model: LinesModel) -> list[str]:
    return [model.index(row, Column.CODE).data() for row in range(model.rowCount())]


def test_an_unchanged_line_keeps_its_place_in_the_grid(looks: Looks, course: Course) -> None:
    model = LinesModel(looks, refuse)
    model.show_course(course)
    removed: list[tuple[int, int]] = []
    model.rowsRemoved.connect(lambda _, first, last: removed.append((first, last)))
    model.show_course(apply_edits(course, [DropLine(LineRef("A", 4))]))
    assert removed == [(3, 3)]


def test_a_refused_text_changes_nothing(looks: Looks, course: Course) -> None:
    model = LinesModel(looks, refuse)
    model.show_course(course)
    said: list[str] = []
    model.said.connect(said.append)
    assert not model.setData(model.index(0, Column.DATE), "2026-02-30")
    assert "date of service" in said[0]
    assert not model.setData(model.index(0, Column.NAME), "anything")


def test_findings(looks: Looks, qtmodeltester: ModelCheck) -> None:
    model = FindingsModel(looks)
    model.show((finding(Severity.INFO), finding(Severity.ERROR), finding(Severity.WARNING)))
    qtmodeltester.check(model)
    assert [model.finding(row).severity for row in range(3)] == [Severity.ERROR, Severity.WARNING, Severity.INFO]
    assert model.row_like(replace(finding(Severity.INFO), message="Another sentence.")) == 0
    other = replace(finding(Severity.INFO), lines=(LineRef("A", 3),))
    model.show((finding(Severity.INFO), other))
    assert model.row_like(other) == 1
    assert model.row_like(replace(other, rule="X-02")) is None


def test_units(looks: Looks, qtmodeltester: ModelCheck) -> None:
    model = ExpectedModel(looks)
    units = tuple(ExpectedUnits(code, 6, billed, "28") for code, billed in (("77336", 6), ("77427", 7), ("77387", 0)))
    model.show((ExpectedUnits("77431", 1, 0, "no claim", carried=False), *units))
    qtmodeltester.check(model)
    assert [model.index(row, 0).data() for row in range(4)] == ["▲", "●", "✓", "–"]
    spoken = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(4)]
    assert spoken == ["billed otherwise than earned"] * 2 + ["billed as earned", "no claim in the file could carry it"]


def test_codes_and_pairs(looks: Looks, qtmodeltester: ModelCheck) -> None:
    hits = HitsModel(looks)
    hits.show((Hit(Kind.CODE, "77301", "plan"),))
    qtmodeltester.check(hits)
    pairs = ValuesModel(PAIR_COLUMNS)
    pairs.show((PAIR,))
    qtmodeltester.check(pairs)
    assert [pairs.index(0, column).data() for column in (2, 3)] == ["2", "0"]


@pytest.mark.parametrize("column", list(Column))
def test_invalid_indexes_have_no_data(looks: Looks, course: Course, column: Column) -> None:
    model = LinesModel(looks, refuse)
    model.show_course(course)
    assert model.data(model.index(-1, column)) is None
    assert model.data(model.index(10_000, column)) is None
