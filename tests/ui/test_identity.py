"""Record number and name: written down in marked fields, on paper only when asked for, and never for who may not."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QPushButton

from radcoder.domain.people import NOBODY, Identity, Role
from tests.ui.pages.window import WindowPage

ANNA = Identity("0815-4711", "Anna Example")


def course_id(page: WindowPage) -> str:
    sheet = page.window.desk.worksheet
    assert sheet is not None
    return sheet.id


def identify(page: WindowPage, number: str, name: str) -> None:
    page.press("identity")
    dialog = page.dialog(QDialog, "identity")
    for field, text in (("identity_number", number), ("identity_name", name)):
        line = dialog.findChild(QLineEdit, field)
        assert line is not None
        line.setText(text)
    press(dialog, "identity_go")


def press(dialog: QDialog, name: str) -> None:
    button = dialog.findChild(QPushButton, name)
    assert button is not None
    assert button.isEnabled()
    button.click()


def text_of(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    text = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return text


def test_a_person_is_written_down_and_forgotten_and_the_journal_names_nobody(conflict: WindowPage) -> None:
    identify(conflict, " 0815-4711 ", "Anna Example")
    conflict.until(lambda: conflict.casebook.courses.identity(course_id(conflict)) == ANNA)
    assert "0815" not in repr(conflict.kept)
    identify(conflict, "", "")
    conflict.until(lambda: conflict.casebook.courses.identity(course_id(conflict)) == NOBODY)
    entries = conflict.journal()
    assert [entry.what for entry in entries[:2]] == ["forget identity", "identify"]
    assert not any("Anna" in repr(entry) or "0815" in repr(entry) for entry in entries)


def test_a_pdf_names_the_person_only_when_the_box_is_ticked_that_time(conflict: WindowPage, tmp_path: Path) -> None:
    conflict.casebook.courses.identify(course_id(conflict), ANNA)
    for number, ticked in enumerate((True, False)):
        conflict.press("export")
        dialog = conflict.dialog(QDialog, "paper")
        box = dialog.findChild(QCheckBox, "paper_person")
        assert box is not None
        assert not box.isChecked()
        box.setChecked(ticked)
        press(dialog, "paper_go")
        path = tmp_path / f"{number}.pdf"
        conflict.choose_file(path)
        conflict.until(lambda path=path: path.exists() and f"Exported {path.name}" in conflict.status)  # type: ignore[misc]
        assert ("Anna Example" in text_of(path)) is ticked
        assert ("with record number and name" in conflict.journal()[0].subject) is ticked


def test_a_course_file_never_names_the_person(conflict: WindowPage, tmp_path: Path) -> None:
    conflict.casebook.courses.identify(course_id(conflict), ANNA)
    conflict.press("export_course")
    path = tmp_path / "out.json"
    conflict.choose_file(path)
    conflict.until(path.exists)
    assert "Anna" not in path.read_text("utf-8")


def test_without_the_right_there_is_no_question(
    conflict: WindowPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    casebook = conflict.casebook
    casebook.courses.identify(course_id(conflict), ANNA)
    access = casebook._access
    access.user = type(access.user)(access.user.id, "Guest", Role.AUDITOR)
    conflict.window.showing.follow()
    assert conflict.command("identity").isEnabled()
    monkeypatch.setattr(access, "may", lambda _: False)
    conflict.window.showing.follow()
    assert not conflict.command("identity").isEnabled()
    conflict.press("export")
    conflict.choose_file(tmp_path / "out.pdf")
    conflict.until((tmp_path / "out.pdf").exists)
    assert "Anna" not in text_of(tmp_path / "out.pdf")


def test_who_reads_only_sees_the_person_and_changes_nothing(conflict: WindowPage) -> None:
    conflict.casebook.courses.identify(course_id(conflict), ANNA)
    conflict.casebook._access.why = "its disk is full: free some space"
    conflict.press("identity")
    dialog = conflict.dialog(QDialog, "identity")
    assert [each.text() for each in dialog.findChildren(QLineEdit)] == ["0815-4711", "Anna Example"]
    assert all(each.isReadOnly() for each in dialog.findChildren(QLineEdit))
    button = dialog.findChild(QPushButton, "identity_go")
    assert button is not None
    assert not button.isEnabled()
    dialog.reject()
    conflict.casebook._access.why = ""
