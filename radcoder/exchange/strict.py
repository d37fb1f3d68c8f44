"""Strict reading: msgspec judges each value, we collect every fault and write the sentences."""

import json
from dataclasses import dataclass, field
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import FieldInfo

SHOWN = 40


@dataclass(slots=True)
class Faults:
    """The sentences about one file, in the order of the file."""

    sentences: list[str] = field(default_factory=list)

    def add(self, path: str, text: str) -> None:
        """Remember one fault at a path such as `claims[0].lines[3].date`."""
        self.sentences.append(f"{path or 'the file'}: {text}")


def read(value: object, shape: type[Struct], path: str, faults: Faults) -> dict[str, Any]:
    """Check a JSON object against a shape and return its converted fields by name; faults are collected, not raised."""
    if not isinstance(value, dict):
        faults.add(path, f"expected an object, got {shown(value)}")
        return {}
    known = {info.encode_name: info for info in msgspec.structs.fields(shape)}
    for name in value.keys() - known.keys():
        faults.add(join(path, name), f"this field is not known; known here: {', '.join(sorted(known))}")
    result: dict[str, Any] = {}
    for name, info in known.items():
        if name in value:
            result[info.name] = _read_field(value[name], info, join(path, name), faults)
        elif info.required:
            faults.add(join(path, name), f"missing; expected {expectation(info.type)}")
    return result


def join(path: str, name: str) -> str:
    """The path of a field: `claims[0].lines[2].units`."""
    return f"{path}.{name}" if path else name


def _read_field(value: object, info: FieldInfo, path: str, faults: Faults) -> Any:  # noqa: ANN401 - any field type
    shape = _without_none(info.type)
    if value is None and shape is not info.type:
        return None
    if isinstance(shape, type) and issubclass(shape, Struct):
        return read(value, shape, path, faults)
    if get_origin(shape) is list:
        return _read_list(value, get_args(shape)[0], path, faults)
    return _read_leaf(value, shape, path, faults)


def _read_list(value: object, item: Any, path: str, faults: Faults) -> list[Any]:  # noqa: ANN401 - any item type
    if not isinstance(value, list):
        faults.add(path, f"expected a list, got {shown(value)}")
        return []
    if isinstance(item, type) and issubclass(item, Struct):
        return [read(each, item, f"{path}[{i}]", faults) for i, each in enumerate(value)]
    return [_read_leaf(each, item, f"{path}[{i}]", faults) for i, each in enumerate(value)]


def _read_leaf(value: object, shape: Any, path: str, faults: Faults) -> Any:  # noqa: ANN401 - any leaf type
    try:
        return msgspec.convert(value, shape)
    except msgspec.ValidationError:
        faults.add(path, f"expected {expectation(shape)}, got {shown(value)}")
        return None


def expectation(shape: Any) -> str:  # noqa: ANN401 - any field type
    """Say in words what a value of this type looks like."""
    shape = _without_none(shape)
    if get_origin(shape) is Annotated:
        return next((m.description for m in get_args(shape) if isinstance(m, Meta) and m.description), "a value")
    if isinstance(shape, type) and issubclass(shape, Enum):
        return "one of " + ", ".join(str(member.value) for member in shape)
    if get_origin(shape) is list:
        return "a list"
    if get_origin(shape) is dict:
        return "an object of texts"
    choices = get_args(shape)
    return f'"{choices[0]}"' if choices else "an object"


def _without_none(shape: Any) -> Any:  # noqa: ANN401 - any field type
    if get_origin(shape) in (Union, UnionType):
        return next(arm for arm in get_args(shape) if arm is not NoneType)
    return shape


def shown(value: object) -> str:
    """Write a value as it stood in the file, cut to a readable length."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
