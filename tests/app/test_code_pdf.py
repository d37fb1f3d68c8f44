"""A code page on paper."""

from datetime import date
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

from radcoder.app.codes import code_page
from radcoder.app.reports import code_pdf, write_code
from radcoder.app.workspace import Workspace

EARLY_2026 = date(2026, 2, 12)


def test_the_same_page_gives_the_same_bytes(workspace: Workspace) -> None:
    page = code_page(workspace, "77385", EARLY_2026)
    assert code_pdf(workspace, page) == code_pdf(workspace, page)


def test_the_words_of_the_screen_stand_on_paper(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    write_code(workspace, code_page(workspace, "77321", EARLY_2026), path)
    reader = PdfReader(BytesIO(path.read_bytes()))
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    for words in ("77321 · Electron, half-body or whole-body plan", "At a glance", "NCCI pairs", "$94.52", "Page 1 of"):
        assert words in text
    titles = [entry.title for entry in reader.outline if not isinstance(entry, list)]
    assert titles[0] == "At a glance"
    assert "" not in titles
