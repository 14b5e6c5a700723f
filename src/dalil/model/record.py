"""Records as plain data: dataclass to JSON-ready values and back, without losing or inventing a field."""

import dataclasses
import types
import typing
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from dalil.errors import InvalidValueError

Record = TypeVar("Record")
SPARING = types.MappingProxyType({"sparing": True})
"""Metadata of a field that is written only where it says something: it came to a form that others read already."""


def as_record(value: object) -> Any:  # noqa: ANN401 JSON is any of its types
    """A dataclass as a dict in field order (`from_` becomes `from`), tuples as lists, mappings sorted by key.

    A field marked `SPARING` is left out where it is false, none or empty.
    """
    kind: Any = type(value)
    return _writing(kind)(value)


def from_record(kind: type[Record], data: object) -> Record:
    """The record of type `kind` that `as_record` wrote.

    A field with a default may be missing: an earlier version did not know it. Raises `InvalidValueError` for any other
    missing field and for an unknown one.
    """
    read: Callable[[object], Record] = _reading(typing.cast("Any", kind))
    return read(data)


@cache
def _writing(kind: type) -> Callable[[Any], Any]:
    """How values of a type become plain data: asked once a type, since a case holds millions of values."""
    if dataclasses.is_dataclass(kind):
        fields = dataclasses.fields(kind)
        named = tuple((one.name.removesuffix("_"), one.name, one.metadata.get("sparing", False)) for one in fields)
        return lambda value: {
            name: as_record(getattr(value, field))
            for name, field, sparing in named
            if not sparing or getattr(value, field)
        }
    if issubclass(kind, list | tuple):
        return lambda value: [as_record(item) for item in value]
    if issubclass(kind, Mapping):
        return lambda value: {key: as_record(value[key]) for key in sorted(value)}
    return _as_it_is


@cache
def _reading(kind: Any) -> Callable[[Any], Any]:  # noqa: ANN401 any type expression
    """How plain data becomes a value of a type expression: asked once an expression."""
    if dataclasses.is_dataclass(kind):
        return _reading_record(typing.cast("type", kind))
    origin, arms = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        some = _reading(next(arm for arm in arms if arm is not type(None)))
        return lambda data: None if data is None else some(data)
    if origin is tuple and len(arms) > 1 and arms[1] is Ellipsis:
        each = _reading(arms[0])
        return lambda data: tuple(each(item) for item in data)
    if origin is tuple:
        readings = tuple(_reading(arm) for arm in arms)
        return lambda data: tuple(read(item) for read, item in zip(readings, data, strict=True))
    if origin is not None and origin is not Literal:
        return dict
    return float if kind is float else _as_it_is


def _reading_record(kind: type) -> Callable[[Any], Any]:
    """How a dict becomes a record; fields with a default may be missing."""
    fields, hints, missing = dataclasses.fields(kind), get_type_hints(kind), dataclasses.MISSING
    named = {field.name.removesuffix("_"): (field.name, _reading(hints[field.name])) for field in fields}
    needed = {
        field.name.removesuffix("_")
        for field in fields
        if field.default is missing and field.default_factory is missing
    }

    def read(data: Mapping[str, Any]) -> Any:  # noqa: ANN401 a record of `kind`
        given = data.keys()
        if not (needed <= given <= named.keys()):
            wrong = sorted((given - named.keys()) | (needed - given))
            raise InvalidValueError(f"{kind.__name__}: missing or unknown fields {wrong}")
        return kind(**{named[key][0]: named[key][1](item) for key, item in data.items()})

    return read


def _as_it_is(value: Any) -> Any:  # noqa: ANN401 texts, numbers, truth values
    return value
