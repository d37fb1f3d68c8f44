"""Building a course: the templates there are, closed days, diagnoses to choose from, and what a prescription makes."""

import json
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from radcoder.app.places import data_folder
from radcoder.app.worksheet import Judgement, judge
from radcoder.app.workspace import Workspace
from radcoder.builder.draft import Draft, build
from radcoder.builder.objections import Objection, PrescriptionError
from radcoder.builder.prescription import Prescription
from radcoder.builder.templates import Template, TemplateError, read_template, template_document
from radcoder.domain.course import Course
from radcoder.domain.facts import Payer
from radcoder.domain.hits import Hit, Kind
from radcoder.files import write_whole

DIAGNOSES, PAYER, PLACE = "diagnoses", "payer", "place"
MOST_DIAGNOSES = 60
USUAL_HOLIDAYS = frozenset(
    ["New Year's Day", "Memorial Day", "Independence Day", "Labor Day", "Thanksgiving Day", "Christmas Day"]
)


@dataclass(frozen=True, slots=True)
class Preview:
    """A course before it is made: its lines with reasons, its review, and what in it a person has to look at."""

    prescription: Prescription
    draft: Draft
    judgement: Judgement
    remarks: tuple[Objection, ...] = ()


class FolderShelf:
    """The user's own templates as files of a folder, one each."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def templates(self) -> tuple[Template, ...]:
        """The templates that were kept, by title. Raises `TemplateError`."""
        found = (_own(path) for path in sorted(self._folder.glob("*.json")))
        return tuple(sorted(found, key=lambda template: template.title))

    def keep(self, template: Template) -> None:
        """Keep a template; one of the same id is replaced. Raises `FileNotWrittenError`."""
        self._folder.mkdir(parents=True, exist_ok=True)
        text = json.dumps(template_document(template), indent=2, sort_keys=True, ensure_ascii=False)
        write_whole(self._folder / f"{template.id}.json", f"{text}\n".encode())

    def drop(self, name: str) -> None:
        """Take the template of this id away."""
        (self._folder / f"{name}.json").unlink(missing_ok=True)


def _own(path: Path) -> Template:
    try:
        return read_template(json.loads(path.read_text("utf-8")))
    except ValueError as error:
        raise error if isinstance(error, TemplateError) else TemplateError(path.name, str(error)) from error


def standard_templates(folder: Path | None = None) -> tuple[Template, ...]:
    """The templates that came with RadCoder, by title. Raises `TemplateError`."""
    files = sorted((folder or data_folder("resources") / "templates").glob("*.toml"))
    return tuple(sorted((_standard(path) for path in files), key=lambda template: template.title))


def _standard(path: Path) -> Template:
    try:
        return read_template(tomllib.loads(path.read_text("utf-8")))
    except tomllib.TOMLDecodeError as error:
        raise TemplateError(path.name, str(error)) from error


class Closed(StrEnum):
    """On which holidays the department gives no treatment."""

    USUAL = "the six usual holidays"
    FEDERAL = "all federal holidays"
    NONE = "no holiday"


def closed_days(which: Closed, years: Iterable[int]) -> dict[date, str]:
    """The days of some years on which no fraction is given, with their names."""
    import holidays  # no start waits for it: only the builder asks

    if which is Closed.NONE:
        return {}
    days = {day: str(name) for day, name in holidays.country_holidays("US", years=years).items()}
    if which is Closed.FEDERAL:
        return days
    return {day: name for day, name in days.items() if name.removesuffix(" (observed)") in USUAL_HOLIDAYS}


def find_diagnoses(workspace: Workspace, typed: str) -> tuple[Hit, ...]:
    """Diagnoses by the beginning of their code, or by what coders call them, best first."""
    from radcoder.app.search import search

    hits = search(workspace, typed, limit=MOST_DIAGNOSES).hits if typed.strip() else ()
    return tuple(hit for hit in hits if hit.kind is Kind.DIAGNOSIS)


def payers(workspace: Workspace) -> tuple[Payer, ...]:
    """The payers that the catalogue knows, by name."""
    return tuple(sorted(workspace.facts_for([]).payers.values(), key=lambda payer: payer.name))


def preview(workspace: Workspace, prescription: Prescription, template: Template | None = None) -> Preview:
    """Build the course and review it.

    Raises `PrescriptionError` when it cannot be understood, or when its template cannot be billed in this place.
    """
    if template is not None and prescription.place in template.not_in:
        raise PrescriptionError([Objection(PLACE, template.not_in[prescription.place])])
    draft = build(prescription, workspace.facts_for([]))
    return Preview(prescription, draft, judge(workspace, draft.course), tuple(_remarks(workspace, draft.course)))


def _remarks(workspace: Workspace, course: Course) -> Iterator[Objection]:
    """What can be built and is still worth a look: a diagnosis or a payer that the catalogue does not know."""
    facts = workspace.facts_for([course])
    for code in course.diagnoses:
        found = facts.diagnoses.get(code)
        if found is None:
            sentence = f"The catalogue does not know the diagnosis {code}. Choose one from the list, or keep it."
            yield Objection(DIAGNOSES, sentence)
        elif not found.billable:
            yield Objection(DIAGNOSES, f"{code} is a category. Choose one of the codes below it.")
    if course.payer not in facts.payers:
        yield Objection(PAYER, f"The catalogue does not know the payer {course.payer}: Medicare's rules are used.")
