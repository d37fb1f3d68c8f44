"""The cases of rules on a practice: tests/rules/practice_cases/<ID>.toml, groups of courses in the compact notation."""

import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from radcoder.domain.course import Course
from tests.rules.judged import course_of

FOLDER = Path(__file__).parent / "practice_cases"


@dataclass(frozen=True)
class PracticeCase:
    """As a case of any rule, but with groups: a course and how often it comes."""

    rule: str
    name: str
    groups: tuple[tuple[int, str], ...]
    finds: tuple[str, ...]
    near: bool
    says: tuple[str, ...]

    def courses(self) -> list[Course]:
        """Every course of the case, each with a reference of its own."""
        texts = [text for times, text in self.groups for _ in range(times)]
        return [replace(course_of(text), reference=f"C{number:03}") for number, text in enumerate(texts, 1)]


def _case(rule: str, fields: dict[str, Any]) -> PracticeCase:
    return PracticeCase(
        rule,
        fields.pop("name"),
        tuple((group["times"], group["course"]) for group in fields.pop("group")),
        tuple(fields.pop("finds", ())),
        fields.pop("near", False),
        tuple(fields.pop("says", ())),
        **fields,
    )


def practice_cases() -> list[PracticeCase]:
    """All of them, rule by rule."""
    return [
        _case(path.stem, fields)
        for path in sorted(FOLDER.glob("*.toml"))
        for fields in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    ]
