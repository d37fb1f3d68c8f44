"""Courses in a compact notation, so that a rule's case fits on a few lines.

payer medicare                      payer, status, scope, reference and title by name
ended                               short for `status ended`
dx C61 C79.51                       diagnoses
phase p1 photon vmat imrt volume=prostate planned=28 isocentres=1 energy_mv=6
                                    modality, technique (`-` for none), plan basis (`-` for none), then field=value;
                                    plan fields: plan, new_imaging, reason; motion fields: motion, active, system,
                                    threshold, beam_hold
fractions p1 2026-02-16 x28         28 weekdays from a date, or dates; session=2, insertion=1, time=08:00
event physician-exam 2026-02-20 by=md
auth 77407 16 2026-04-01 2026-06-30
doc 77470 concurrent cisplatin      documentation for a code
claim A professional 11 lakeside    kind, place of service and biller (`-`: none), group=, specialty=, locality=
2026-02-12 77300-26-59 x2 p1        a line: date, code with modifiers, units, phase, dx=C61, charge=10.00
each p1 77407                       a line on every fraction of a phase
each 2026-02-16 x3 77407 p1         a line on each of 3 weekdays from a date
weekly p1 77427                     a line on every fifth fraction of a phase, and at the end for 3 or 4 left over
"""

import json
import re
import shlex
from datetime import date, timedelta
from typing import Any

from radcoder.domain.course import Course
from radcoder.exchange.course_json import FORMAT, parse_course

_DATE = re.compile(r"^\d{4}-\d\d-\d\d$")
_PLAN = {"plan": "id", "new_imaging": "new_imaging", "reason": "reason"}
_MOTION = {
    "motion": "method",
    "active": "active",
    "system": "system",
    "threshold": "threshold",
    "beam_hold": "beam_hold",
}
_NUMBERS = {"planned": "planned_fractions"}


class NotationError(ValueError):
    """A line that the notation does not know."""

    def __init__(self, words: list[str]) -> None:
        super().__init__(f"the notation does not know: {' '.join(words)}")


def course(text: str) -> Course:
    """Read the notation. It goes through the course file, so that cases meet the same strictness as users."""
    return parse_course(json.dumps(document(text)).encode(), "case")


def document(text: str) -> dict[str, Any]:
    """Turn the notation into a course document."""
    doc: dict[str, Any] = {
        "format": FORMAT, "reference": "CASE", "payer": "medicare", "diagnoses": [], "phases": [], "fractions": [],
        "authorizations": [], "documentation": {}, "events": [], "claims": [],
    }  # fmt: skip
    for line in text.strip().splitlines():
        words = shlex.split(line, comments=True)
        if words:
            _read(words, doc)
    return doc


def _read(words: list[str], doc: dict[str, Any]) -> None:  # noqa: C901, PLR0912 - one branch a word of the notation
    match words:
        case ["payer" | "status" | "scope" | "reference" | "title" as name, value]:
            doc[name] = value
        case ["no", name]:
            doc.pop(name, None)
        case ["ended" | "planned" | "under-treatment" as status]:
            doc["status"] = status
        case ["excerpt"]:
            doc["scope"] = "excerpt"
        case ["dx", *codes]:
            doc["diagnoses"] = codes
        case ["doc", code, *said]:
            doc["documentation"][code] = " ".join(said)
        case ["phase", *rest]:
            doc["phases"].append(_phase(rest))
        case ["fractions", phase, *rest]:
            doc["fractions"].extend(_fractions(phase, rest))
        case ["event", kind, day, *rest]:
            doc["events"].append({"kind": kind, "date": day, **_fields(rest)[1]})
        case ["auth", code, units, *days]:
            doc["authorizations"].append(
                {"code": code, "units": int(units), **dict(zip(("from", "to"), days, strict=False))}
            )
        case ["claim", name, kind, *rest]:
            doc["claims"].append(_claim(name, kind, rest))
        case ["each", day, number, *rest] if _DATE.match(day):
            doc["claims"][-1]["lines"].extend(_line([each, *rest]) for each in _weekdays(day, int(number[1:])))
        case ["each", phase, *rest]:
            doc["claims"][-1]["lines"].extend(_line([day, *rest, phase]) for day in _days(doc, phase))
        case ["weekly", phase, *rest]:
            doc["claims"][-1]["lines"].extend(_line([day, *rest]) for day in _fifths(_days(doc, phase)))
        case [day, *_] if _DATE.match(day):
            doc["claims"][-1]["lines"].append(_line(words))
        case _:
            raise NotationError(words)


def _value(text: str) -> object:
    if text in ("yes", "no"):
        return text == "yes"
    return int(text) if text.isdigit() else float(text) if re.match(r"^\d+\.\d+$", text) else text


def _fields(words: list[str]) -> tuple[list[str], dict[str, Any]]:
    plain = [word for word in words if "=" not in word]
    return plain, {name: _value(value) for name, _, value in (word.partition("=") for word in words if "=" in word)}


def _phase(words: list[str]) -> dict[str, Any]:
    (name, *kinds), fields = _fields(words)
    phase: dict[str, Any] = {"id": name}
    phase |= {key: word for key, word in zip(("modality", "technique"), kinds, strict=False) if word != "-"}
    plan = {_PLAN[key]: fields.pop(key) for key in list(fields) if key in _PLAN}
    if len(kinds) > 2 and kinds[2] != "-":
        plan["basis"] = kinds[2]
    motion = {_MOTION[key]: fields.pop(key) for key in list(fields) if key in _MOTION}
    phase |= {_NUMBERS.get(key, key): value for key, value in fields.items()}
    return phase | ({"plan": plan} if plan else {}) | ({"motion": motion} if motion else {})


def _fractions(phase: str, words: list[str]) -> list[dict[str, Any]]:
    plain, fields = _fields(words)
    days: list[str] = []
    for word in plain:
        days.extend(_weekdays(days.pop(), int(word[1:])) if word.startswith("x") else [word])
    named = {} if phase == "-" else {"phase": phase}
    return [{"date": day, **named, **fields} for day in days]


def _weekdays(first: str, number: int) -> list[str]:
    day, found = date.fromisoformat(first), list[str]()
    while len(found) < number:
        if day.isoweekday() < 6:
            found.append(str(day))
        day += timedelta(days=1)
    return found


def _days(doc: dict[str, Any], phase: str) -> list[str]:
    return [each["date"] for each in doc["fractions"] if each.get("phase") == phase]


def _fifths(days: list[str]) -> list[str]:
    left = len(days) % 5
    return days[4::5] + ([days[-1]] if left > 2 else [])


def _claim(name: str, kind: str, words: list[str]) -> dict[str, Any]:
    plain, fields = _fields(words)
    claim = {key: word for key, word in zip(("pos", "biller"), plain, strict=False) if word != "-"}
    text = {key: str(value) for key, value in fields.items()}
    return {"id": name, "kind": kind, **claim, **text, "lines": []}


def _line(words: list[str]) -> dict[str, Any]:
    (day, code, *rest), fields = _fields(words)
    number, *modifiers = code.split("-")
    line: dict[str, Any] = {"date": day, "code": number}
    if modifiers:
        line["modifiers"] = modifiers
    for word in rest:
        if re.match(r"^x\d+$", word):
            line["units"] = int(word[1:])
        else:
            line["phase"] = word
    if "dx" in fields:
        line["diagnoses"] = str(fields.pop("dx")).split(",")
    return line | {key: value if key != "charge" else f"{value:.2f}" for key, value in fields.items()}
