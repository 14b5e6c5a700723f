"""Words for who somebody is: offices, professions and kinds of source, as data."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import cast, get_args

from dalil.errors import SettingsError
from dalil.model.statement import Attribution as SourceClass

_PERSONAL: frozenset[SourceClass] = frozenset(("first_hand", "second_hand"))
_CORPORATE: frozenset[SourceClass] = frozenset(("official", "ngo", "media"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A word for an office, a profession or a kind of source; `public`: who holds it acts in public.

    `source_class` is the class of what such a voice says (Berkeley Protocol, annex: kinds of source).
    """

    words: str
    source_class: SourceClass
    public: bool
    source: str


@cache
def load_offices() -> Mapping[str, Office]:
    """The offices that ship, by their words in lower case. Raises `SettingsError` naming every wrong line."""
    text = resources.files("dalil.vocab").joinpath("data/offices.csv").read_text(encoding="utf-8")
    offices, problems = {}, []
    for number, row in enumerate(csv.DictReader(io.StringIO(text)), 2):
        if row["source_class"] not in get_args(SourceClass) or row["public"] not in ("yes", "no"):
            problems.append(f"line {number}: source_class or public")
            continue
        offices[row["words"]] = Office(
            words=row["words"],
            source_class=cast("SourceClass", row["source_class"]),
            public=row["public"] == "yes",
            source=row["source"],
        )
    if problems:
        raise SettingsError("offices.csv holds wrong rows.", "Mend these lines.", tuple(problems))
    return offices


def is_person(office: Office) -> bool:
    """Whether the word is one for a person, not for a body or a paper that speaks ("ministry", "agency", "report")."""
    return office.public or office.source_class in _PERSONAL


def is_staff(office: Office) -> bool:
    """Whether the word is one for somebody who sees and writes for an outlet ("reporter"), not for the outlet."""
    return office.source_class == "media" and office.public


def is_body(office: Office) -> bool:
    """Whether the word is one for a body that speaks ("ministry", "network"), not for a person who holds an office."""
    return office.source_class in _CORPORATE and not office.public
