"""What may stand in a field of a line, typed, pasted or imported, and the sentence that refuses anything else."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from radcoder.builder.reading import UnreadError, read_count, read_day
from radcoder.domain.course import Course, Line

CODE = re.compile(r"([0-9]{4}[0-9A-Z]|[A-Z][0-9]{4})", re.ASCII)
CODE_WITH_MODIFIERS = re.compile(r"([0-9]{4}[0-9A-Z]|[A-Z][0-9]{4})((?:[ -]+[0-9A-Z]{2})+)", re.ASCII)
PLACE = re.compile(r"\d{1,2}", re.ASCII)
MODIFIER = re.compile(r"[0-9A-Z]{2}", re.ASCII)
DIAGNOSIS = re.compile(r"[A-Z][0-9][0-9A-Z](\.?[0-9A-Z]{1,4})?", re.ASCII)
POINTERS = re.compile(r"[A-L]{1,4}|[1-9](?:[ ,][1-9]){0,3}|[1-4]{1,4}", re.ASCII)
POINTED = "ABCDEFGHIJKL"
PLAIN = re.compile(r"(\d{1,9})(?:[.,](\d{1,2}))?", re.ASCII)
WITH_COMMAS = re.compile(r"(\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2}))?", re.ASCII)
WITH_DOTS = re.compile(r"(\d{1,3}(?:\.\d{3})+),(\d{1,2})", re.ASCII)
ONE_COMMA = re.compile(r"\d{1,3},\d{3}", re.ASCII)
"""What somebody who writes decimals with a comma could mean otherwise."""
MOST_UNITS, MOST_MODIFIERS, CATEGORY = 9999, 4, 3


class LineField(StrEnum):
    """A field of a line, in the order in which forms have them."""

    CLAIM = "claim"
    DATE = "date"
    CODE = "code"
    UNITS = "units"
    MODIFIERS = "modifiers"
    PLACE = "place of service"
    DIAGNOSES = "diagnoses"
    PHASE = "phase"
    CHARGE = "charge"
    NOTE = "note"


EXPECTED = {
    LineField.CODE: "A code has five characters, such as 77301 or G6012.",
    LineField.UNITS: "Units are a whole number from 1 to 9999. To bill none, delete the line.",
    LineField.MODIFIERS: "A modifier has two characters, such as 26 or XS; a space parts up to four.",
    LineField.PLACE: "A place of service has two digits, such as 11 or 22; empty means none.",
    LineField.DIAGNOSES: "A diagnosis is a code such as C61, or points to the course's by its letter, A or AB.",
    LineField.CHARGE: "A charge is in dollars and cents, such as 1250.00; empty means none.",
}
DAY_LOOKS = "A date of service looks like 2026-02-16, 2/16/2026 or 16 Feb 2026, and the calendar must have the day."


class FieldRefusedError(ValueError):
    """A text that a field cannot take: what is expected there."""

    def __init__(self, expected: str) -> None:
        super().__init__(expected)


class DayRefusedError(FieldRefusedError):
    """A text that is no day of the calendar."""

    def __init__(self, reason: UnreadError) -> None:
        super().__init__(f"{DAY_LOOKS} {reason}")


class NotOfCourseError(FieldRefusedError):
    """A name that the course does not have."""

    def __init__(self, what: str, known: tuple[str, ...]) -> None:
        super().__init__(f"This course has the {what} {', '.join(known)}{'; empty means none' * (what == 'phases')}.")


@dataclass(frozen=True, slots=True)
class Taken:
    """The line with the field in it; `note` says how the text was understood where it could have meant another."""

    line: Line
    note: str = ""


def read_field(field: LineField, text: str, line: Line, course: Course) -> Taken:
    """Put a text into a field of a line; its claim is read by `read_claim`. Raises `FieldRefusedError`."""
    return READERS[field](text.strip(), line, course)


def read_claim(text: str, course: Course) -> str:
    """The claim of this name, whose case does not matter. Raises `FieldRefusedError`."""
    known = {claim.id.lower(): claim.id for claim in course.claims}
    if text.strip().lower() not in known:
        raise NotOfCourseError("claims", tuple(known.values()))
    return known[text.strip().lower()]


def read_place(text: str) -> str | None:
    """A place of service of two digits; None for an empty text. Raises `FieldRefusedError`."""
    place = text.strip()
    if place and not PLACE.fullmatch(place):
        raise FieldRefusedError(EXPECTED[LineField.PLACE])
    return place.zfill(2) if place else None


def _place(text: str, line: Line, course: Course) -> Taken:
    """The place stands on the claim: the line stays as it is."""
    del course
    read_place(text)
    return Taken(line)


def _date(text: str, line: Line, course: Course) -> Taken:
    del course
    try:
        read = read_day(text, line.date)
    except UnreadError as error:
        raise DayRefusedError(error) from None
    return Taken(replace(line, date=read.day), f"Read as {read.words}." if read.note else "")


def _code(text: str, line: Line, course: Course) -> Taken:
    del course
    code = text.upper()
    if CODE.fullmatch(code):
        return Taken(replace(line, code=code))
    with_modifiers = CODE_WITH_MODIFIERS.fullmatch(code)
    if with_modifiers is None:
        raise FieldRefusedError(EXPECTED[LineField.CODE])
    modifiers = tuple(dict.fromkeys([*with_modifiers[2].replace("-", " ").split(), *line.modifiers]))
    line = replace(line, code=with_modifiers[1], modifiers=_at_most_four(modifiers))
    return Taken(line, f"Read as code {line.code} with {' '.join(line.modifiers)}.")


def _units(text: str, line: Line, course: Course) -> Taken:
    del course
    try:
        units = read_count(text, "units")
    except UnreadError:
        units = 0
    if not 1 <= units <= MOST_UNITS:
        raise FieldRefusedError(EXPECTED[LineField.UNITS])
    return Taken(replace(line, units=units))


def _modifiers(text: str, line: Line, course: Course) -> Taken:
    del course
    modifiers = tuple(dict.fromkeys(re.split(r"[\s,;/-]+", text.upper().strip(" -,;/"))))
    modifiers = tuple(each for each in modifiers if each)
    if any(not MODIFIER.fullmatch(each) for each in modifiers):
        raise FieldRefusedError(EXPECTED[LineField.MODIFIERS])
    return Taken(replace(line, modifiers=_at_most_four(modifiers)))


def _at_most_four(modifiers: tuple[str, ...]) -> tuple[str, ...]:
    if len(modifiers) > MOST_MODIFIERS:
        raise FieldRefusedError(EXPECTED[LineField.MODIFIERS])
    return modifiers


def _diagnoses(text: str, line: Line, course: Course) -> Taken:
    upper = text.upper()
    if not upper:
        return Taken(replace(line, diagnoses=()))
    if POINTERS.fullmatch(upper):
        return Taken(replace(line, diagnoses=_pointed(upper, course)))
    codes = tuple(dict.fromkeys(re.split(r"[\s,;]+", upper)))
    if any(not DIAGNOSIS.fullmatch(code) for code in codes):
        raise FieldRefusedError(EXPECTED[LineField.DIAGNOSES])
    return Taken(replace(line, diagnoses=tuple(_dotted(code) for code in codes)))


def _pointed(text: str, course: Course) -> tuple[str, ...]:
    numbers = [POINTED.index(each) if each.isalpha() else int(each) - 1 for each in text if each.isalnum()]
    if max(numbers) >= len(course.diagnoses):
        known = (f"{letter} = {code}" for letter, code in zip(POINTED, course.diagnoses, strict=False))
        raise NotOfCourseError("diagnoses", tuple(known) or ("none",))
    return tuple(dict.fromkeys(course.diagnoses[number] for number in numbers))


def _dotted(code: str) -> str:
    bare = code.replace(".", "")
    return f"{bare[:CATEGORY]}.{bare[CATEGORY:]}" if len(bare) > CATEGORY else bare


def pointers(line: Line, course: Course) -> str:
    """The diagnoses of a line as a claim form has them: letters for the course's, codes for others; often empty."""
    known = dict(zip(course.diagnoses, POINTED, strict=False))
    if all(code in known for code in line.diagnoses):
        return "".join(known[code] for code in line.diagnoses)
    return " ".join(line.diagnoses)


def _phase(text: str, line: Line, course: Course) -> Taken:
    known = tuple(phase.id for phase in course.phases)
    if text and known and text not in known:
        raise NotOfCourseError("phases", known)
    return Taken(replace(line, phase=text or None))


def _charge(text: str, line: Line, course: Course) -> Taken:
    del course
    charge = read_dollars(text) if text else None
    doubtful = charge is not None and ONE_COMMA.fullmatch(text.strip("$ "))
    return Taken(
        replace(line, charge=charge), f"Read as {charge:,} dollars; a comma parts thousands." if doubtful else ""
    )


def read_dollars(text: str) -> Decimal:
    """Dollars in the writings of a cash desk: 1250, $1,250.00, 1250,5 or 1.250,00. Raises `FieldRefusedError`."""
    bare = text.removeprefix("$").removesuffix("$").strip().replace("\u00a0", "")
    found = PLAIN.fullmatch(bare) or WITH_COMMAS.fullmatch(bare) or WITH_DOTS.fullmatch(bare)
    if found is None:
        raise FieldRefusedError(EXPECTED[LineField.CHARGE])
    return Decimal(f"{found[1].replace(',', '').replace('.', '')}.{(found[2] or '').ljust(2, '0')}")


def _note(text: str, line: Line, course: Course) -> Taken:
    del course
    return Taken(replace(line, note=text or None))


READERS: dict[LineField, Callable[[str, Line, Course], Taken]] = {
    LineField.DATE: _date,
    LineField.CODE: _code,
    LineField.UNITS: _units,
    LineField.MODIFIERS: _modifiers,
    LineField.PLACE: _place,
    LineField.DIAGNOSES: _diagnoses,
    LineField.PHASE: _phase,
    LineField.CHARGE: _charge,
    LineField.NOTE: _note,
}
ANY_DAY = date(2000, 1, 1)
"""The date of a line that has none yet."""
