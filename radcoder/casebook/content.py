"""A course as JSON, made from the domain's own dataclasses, so that an optional field they gain needs no migration."""

import json
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar

import msgspec

from radcoder.domain.course import Claim, Course, Line

WAY_BACK = (
    "look into the journal for what was last done to it, and restore the newest good copy of the casebook "
    "(Backups and restore, in the Casebook menu)"
)
FORMAT = 1
"""How a course is written. Goes up only when what was written before can no longer be read by its field names."""
UNSET: tuple[object, ...] = (None, (), [], {})
"""What is not written where it is the default."""
T = TypeVar("T")
FACTS = tuple(field.name for field in fields(Course) if field.name != "claims")


class UnreadableCourseError(ValueError):
    """What a casebook holds of a course cannot be understood by this version of RadCoder."""

    def __init__(self, course: str) -> None:
        super().__init__(
            f"The course {course} was written by a newer RadCoder, or changed by another program, and holds what this "
            f"one does not know. Open the casebook with the newest RadCoder; if that cannot read it either, {WAY_BACK}."
        )


class DamagedCourseError(UnreadableCourseError):
    """What a casebook holds of a course is nothing that any RadCoder writes."""

    def __init__(self, course: str) -> None:
        ValueError.__init__(
            self,
            f"The course {course} is damaged: another program has changed it in the casebook. Nothing was taken away. "
            f"To have it as it was, {WAY_BACK}.",
        )


def lean(value: Any) -> Any:  # noqa: ANN401 - any value of the domain
    """A value as JSON, without fields that are unset and would be so by default."""
    if is_dataclass(value) and not isinstance(value, type):
        kept = ((name, getattr(value, name), default) for name, default in _fields(type(value)))
        return {name: lean(each) for name, each, default in kept if each not in UNSET or each != default}
    if isinstance(value, tuple | list):
        return [lean(each) for each in value]
    return msgspec.to_builtins(value)


@cache
def _fields(shape: type[Any]) -> tuple[tuple[str, object], ...]:
    made = ((f.name, f.default_factory() if callable(f.default_factory) else f.default) for f in fields(shape))
    return tuple(made)


def must_be_known(written: int) -> None:
    """Go on only with what is written in a way that we know. Raises `UnreadableCourseError`."""
    if written > FORMAT:
        raise UnreadableCourseError(str(written))


def text(value: object) -> str:
    """Write a JSON value on one line, always in the same way."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def facts_of(course: Course) -> dict[str, Any]:
    """Everything of a course but its claims."""
    return lean(replace(course, claims=()))  # type: ignore[no-any-return]


def head_of(claim: Claim) -> dict[str, Any]:
    """Everything of a claim but its lines."""
    return lean(replace(claim, lines=()))  # type: ignore[no-any-return]


def course_of(facts: dict[str, Any], claims: tuple[Claim, ...]) -> Course:
    """The course of its parts. Raises `UnreadableCourseError` rather than lose what it does not know."""
    course = understood(facts, Course)
    return replace(course, claims=claims)


def claim_of(head: dict[str, Any], lines: tuple[Line, ...]) -> Claim:
    """The claim of its parts. Raises `UnreadableCourseError`."""
    return replace(understood(head, Claim), lines=lines)


def understood(value: Any, shape: type[T]) -> T:  # noqa: ANN401 - any JSON value
    """Read a JSON value strictly: msgspec passes over unknown fields, which the next commit would lose."""
    try:
        result = msgspec.convert(value, shape)
    except msgspec.ValidationError as error:
        raise UnreadableCourseError(_reference(value)) from error
    if lean(result) != value:
        raise UnreadableCourseError(_reference(value))
    return result


def _reference(value: Any) -> str:  # noqa: ANN401 - any JSON value
    return str(value.get("reference", "")) if isinstance(value, dict) else ""


def changed_facts(before: Course, after: Course) -> tuple[dict[str, Any], dict[str, Any]]:
    """The facts that differ, as they were and as they are; what is not set is null or empty."""
    names = [name for name in FACTS if getattr(before, name) != getattr(after, name)]
    return tuple({name: lean(getattr(course, name)) for name in names} for course in (before, after))  # type: ignore[return-value]


def with_facts(course: Course, changed: dict[str, Any]) -> Course:
    """The course with these facts in the place of its own."""
    if not changed:
        return course
    facts = {**facts_of(course), **changed}
    return course_of({name: value for name, value in facts.items() if value not in UNSET}, course.claims)
