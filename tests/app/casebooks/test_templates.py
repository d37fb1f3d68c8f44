"""Templates of one's own in the casebook: kept with it, taken over from the folder, none lost."""

from datetime import date
from pathlib import Path

import pytest

from radcoder.app.builder import FolderShelf, standard_templates
from radcoder.app.casebooks.casebook import Casebook
from radcoder.app.casebooks.templates import KEY
from radcoder.builder.prescription import Place
from radcoder.builder.templates import Template, TemplateError, template_of

STANDARD = {each.id: each for each in standard_templates()}


def own(name: str, of: str = "bone-1") -> Template:
    return template_of(STANDARD[of].prescription("T", Place.HOSPITAL, date(2026, 2, 16)), name, name.title())


def test_templates_are_kept_replaced_and_dropped(book: Casebook) -> None:
    assert book.templates.templates() == ()
    book.templates.keep(own("zeta"))
    book.templates.keep(own("alpha"))
    assert book.templates.templates() == (own("alpha"), own("zeta"))
    book.templates.keep(own("alpha", "tbi-8"))
    assert book.templates.templates() == (own("alpha", "tbi-8"), own("zeta"))
    book.templates.drop("zeta")
    assert book.templates.templates() == (own("alpha", "tbi-8"),)


@pytest.mark.parametrize("name", STANDARD)
def test_every_standard_course_can_be_kept(book: Casebook, name: str) -> None:
    book.templates.keep(own("mine", name))
    assert book.templates.templates() == (own("mine", name),)


def test_the_templates_of_the_folder_move_and_none_is_lost(book: Casebook, tmp_path: Path) -> None:
    folder = FolderShelf(tmp_path / "old")
    folder.keep(own("mine"))
    folder.keep(own("taken"))
    book.templates.keep(own("taken", "tbi-8"))
    book.templates.take_over(folder)
    assert book.templates.templates() == (own("mine"), own("taken", "tbi-8"))
    assert folder.templates() == (own("taken"),)


def test_a_damaged_template_says_so_and_the_others_stay(book: Casebook, tmp_path: Path) -> None:
    book.templates.keep(own("mine"))
    (tmp_path / "broken.json").write_text("{", encoding="utf-8")
    with pytest.raises(TemplateError, match=r"broken\.json"):
        book.templates.take_over(FolderShelf(tmp_path))
    assert book.templates.templates() == (own("mine"),)
    book.settings.set(KEY, ["{"])
    with pytest.raises(TemplateError, match="cannot be used"):
        book.templates.templates()
