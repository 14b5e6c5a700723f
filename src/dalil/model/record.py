"""Records as plain data: dataclass to JSON-ready values and back, without losing or inventing a field."""

import dataclasses
import types
import typing
from collections.abc import Mapping
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from dalil.errors import InvalidValueError

Record = TypeVar("Record")


def as_record(value: object) -> Any:  # noqa: ANN401 JSON is any of its types
    """A dataclass as a dict in field order (`from_` becomes `from`), tuples as lists, mappings sorted by key."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.removesuffix("_"): as_record(getattr(value, field)) for field in _fields(type(value))}
    if isinstance(value, list | tuple):
        return [as_record(item) for item in value]
    if isinstance(value, Mapping):
        return {key: as_record(value[key]) for key in sorted(value)}
    return value


def from_record(kind: type[Record], data: object) -> Record:
    """The record of type `kind` that `as_record` wrote, in this version or one before.

    A field with a default may be missing: it came later. Raises `InvalidValueError` for another missing or an unknown
    field.
    """
    return typing.cast("Record", _build(kind, data))


@cache
def _fields(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))


@cache
def _later(kind: type) -> frozenset[str]:
    """The fields that have a default, which a record of an older version may lack."""
    fields = dataclasses.fields(kind)
    return frozenset(one.name.removesuffix("_") for one in fields if one.default is not dataclasses.MISSING)


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _build(kind: Any, data: Any) -> Any:  # noqa: ANN401 walks type expressions
    if dataclasses.is_dataclass(kind):
        return _build_dataclass(typing.cast("type", kind), data)
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return None if data is None else _build(next(arm for arm in get_args(kind) if arm is not type(None)), data)
    if origin is tuple:
        arms = get_args(kind)
        if len(arms) > 1 and arms[1] is Ellipsis:
            return tuple(_build(arms[0], item) for item in data)
        return tuple(_build(arm, item) for arm, item in zip(arms, data, strict=True))
    if origin is not None and origin is not Literal:
        return dict(data)
    return float(data) if kind is float else data


def _build_dataclass(kind: type, data: Any) -> Any:  # noqa: ANN401 walks type expressions
    names = {field.removesuffix("_"): field for field in _fields(kind)}
    wrong = sorted((set(data) ^ set(names)) - (_later(kind) - set(data)))
    if wrong:
        raise InvalidValueError(f"{kind.__name__}: missing or unknown fields {wrong}")
    return kind(**{names[key]: _build(_hints(kind)[names[key]], item) for key, item in data.items()})
