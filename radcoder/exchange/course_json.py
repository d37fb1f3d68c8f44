"""The course file `radcoder-course/1`: strict parsing into a Course, and writing it back."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import time
from decimal import Decimal
from typing import Any

import msgspec

from radcoder.domain.course import (
    Authorization,
    Claim,
    Course,
    Event,
    Fraction,
    Line,
    LineRef,
    Motion,
    Phase,
    Plan,
)
from radcoder.domain.overrides import Override
from radcoder.exchange.documents import CourseDocument
from radcoder.exchange.strict import Faults, join, read, shown

FORMAT = "radcoder-course/1"
MOST_SENTENCES = 10
ICD10_CATEGORY = 3  # characters before the dot
REQUIRED = frozenset({"claims", "lines"})


class CourseFileError(ValueError):
    """A course file that cannot be used: at most ten sentences, each naming the field and what is expected."""

    def __init__(self, source: str, sentences: list[str]) -> None:
        more = len(sentences) - MOST_SENTENCES
        self.source = source
        self.sentences = tuple(sentences[: MOST_SENTENCES - 1] if more > 0 else sentences)
        if more > 0:
            self.sentences += (f"{more + 1} more faults like these; mend the first ones and read the file again.",)
        super().__init__("\n".join(f"{source}: {sentence}" for sentence in self.sentences))


class _Doubled(dict[str, Any]):
    """An object that names a field twice, so that one of the two is lost: `name` says which."""

    name = ""


def parse_course(data: bytes, source: str) -> Course:
    """Read a course file. `source` names it in messages. Raises `CourseFileError`."""
    document = _decode(data, source)
    faults = Faults()
    fields = read(document, CourseDocument, "", faults)
    if not faults.sentences:
        faults.sentences.extend(_contradictions(fields))
    if faults.sentences:
        raise CourseFileError(source, faults.sentences)
    return _course(fields)


def _decode(data: bytes, source: str) -> object:
    try:
        document = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_once, parse_constant=_no_constant)
        json.dumps(document, ensure_ascii=False).encode()
        twice = next(_stands_twice(document, ""), None)
    except UnicodeDecodeError as error:
        raise CourseFileError(source, [f"not UTF-8 text (byte {error.start}); save the file as UTF-8."]) from None
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise CourseFileError(source, [f"not JSON at {place}: {error.msg.lower()}."]) from None
    except UnicodeEncodeError:
        sentence = "a text holds half a character (an unpaired surrogate such as \\ud800); write the whole character."
        raise CourseFileError(source, [sentence]) from None
    except RecursionError:
        raise CourseFileError(source, ["nested too deeply to be a course file."]) from None
    except ValueError as error:
        raise CourseFileError(source, [str(error)]) from None
    if twice is not None:
        raise CourseFileError(source, [f"{twice}: this field stands twice in one object; keep one of the two."])
    return document


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    twice = [name for name, count in Counter(name for name, _ in pairs).items() if count > 1]
    if not twice:
        return dict(pairs)
    doubled = _Doubled(pairs)
    doubled.name = twice[0]
    return doubled


def _stands_twice(value: object, path: str) -> Iterator[str]:
    """The paths of fields that stand twice in their object, the outer ones first."""
    if isinstance(value, _Doubled):
        yield join(path, value.name)
    if isinstance(value, dict):
        for name, each in value.items():
            yield from _stands_twice(each, join(path, name))
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from _stands_twice(each, f"{path}[{number}]")


def _no_constant(name: str) -> object:
    message = f"{name} is not a JSON number; write the number itself."
    raise ValueError(message)


def _contradictions(fields: dict[str, Any]) -> Iterator[str]:
    for kind in ("claims", "phases"):
        seen: dict[str, int] = {}
        for index, item in enumerate(fields.get(kind, ())):
            first = seen.setdefault(item["id"], index)
            if first != index:
                yield f"{kind}[{index}].id: {shown(item['id'])} is the id of {kind}[{first}] too; give each its own."
    phases = {phase["id"] for phase in fields.get("phases", ())}
    if phases:
        for path, phase in _phase_references(fields):
            if phase is not None and phase not in phases:
                yield f"{path}: no phase has the id {shown(phase)}; the course has {', '.join(sorted(phases))}."


def _phase_references(fields: dict[str, Any]) -> Iterator[tuple[str, str | None]]:
    for kind in ("fractions", "events"):
        for index, item in enumerate(fields.get(kind, ())):
            yield f"{kind}[{index}].phase", item.get("phase")
    for number, claim in enumerate(fields["claims"]):
        for index, line in enumerate(claim.get("lines", ())):
            yield f"claims[{number}].lines[{index}].phase", line.get("phase")


def _course(fields: dict[str, Any]) -> Course:
    fields = {name: value for name, value in fields.items() if name != "format"}
    made: dict[str, Any] = {
        "claims": tuple(_claim(claim) for claim in fields.pop("claims")),
        "diagnoses": tuple(_dotted(code) for code in fields.pop("diagnoses", ())),
        "phases": tuple(_phase(phase) for phase in fields.pop("phases", ())),
        "fractions": tuple(_fraction(fraction) for fraction in fields.pop("fractions", ())),
        "authorizations": tuple(Authorization(**each) for each in fields.pop("authorizations", ())),
        "events": tuple(Event(**each) for each in fields.pop("events", ())),
        "overrides": tuple(_override(each) for each in fields.pop("overrides", ())),
    }
    return Course(**made, **fields)


def _claim(fields: dict[str, Any]) -> Claim:
    return Claim(**{**fields, "lines": tuple(_line(line) for line in fields.get("lines", ()))})


def _line(fields: dict[str, Any]) -> Line:
    charge = fields.get("charge")
    made = {
        "modifiers": tuple(fields.get("modifiers", ())),
        "diagnoses": tuple(_dotted(code) for code in fields.get("diagnoses", ())),
        "charge": None if charge is None else Decimal(charge),
    }
    return Line(**{**fields, **made})


def _phase(fields: dict[str, Any]) -> Phase:
    plan, motion = fields.get("plan"), fields.get("motion")
    energies = {
        name: Decimal(str(value)) for name, value in fields.items() if name.startswith("energy_") and value is not None
    }
    made = {"plan": None if plan is None else Plan(**plan), "motion": None if motion is None else Motion(**motion)}
    return Phase(**{**fields, **made, **energies})


def _override(fields: dict[str, Any]) -> Override:
    made = {
        "codes": tuple(fields.get("codes", ())),
        "lines": tuple(_address(text) for text in fields.get("lines", ())),
        "text": fields.get("text", ""),
    }
    return Override(**{**fields, **made})


def _address(text: str) -> LineRef:
    claim, _, number = text.partition(":")
    return LineRef(claim, int(number))


def _fraction(fields: dict[str, Any]) -> Fraction:
    clock = fields.get("time")
    return Fraction(**{**fields, "time": None if clock is None else time.fromisoformat(clock)})


def _dotted(code: str) -> str:
    """Write an ICD-10-CM code with its dot, whichever way it came."""
    bare = code.replace(".", "")
    head, tail = bare[:ICD10_CATEGORY], bare[ICD10_CATEGORY:]
    return f"{head}.{tail}" if tail else head


def course_to_json(course: Course) -> bytes:
    """Write a course file: two spaces of indent, unset fields left out, the same bytes for the same course."""
    document = {"format": FORMAT, **msgspec.to_builtins(course)}
    for each in document["authorizations"]:
        each["from"], each["to"] = each.pop("start"), each.pop("end")
    for each in document["fractions"]:
        each["time"] = each["time"] and each["time"][:5]
    overrides = document.pop("overrides")
    for each in overrides:
        each["lines"] = [f"{ref['claim']}:{ref['number']}" for ref in each["lines"]]
    for each in document["phases"]:
        each.update(
            {name: float(value) for name, value in each.items() if name.startswith("energy_") and value is not None}
        )
    if overrides:  # left out where there are none, as in all files written before there could be any
        document["overrides"] = overrides
    return json.dumps(_lean(document), indent=2, ensure_ascii=False).encode("utf-8") + b"\n"


def _lean(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    if isinstance(value, dict):
        return {
            name: _lean(each) for name, each in value.items() if each is not None and (each != [] or name in REQUIRED)
        }
    if isinstance(value, list | tuple):
        return [_lean(each) for each in value]
    return value
