"""How words of the vocabulary tell an event: their company, their refinement, their carriers, as data with a loader."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal, TypeVar, get_args

import yaml

from dalil.errors import SettingsError

Part = Literal["object", "subject", "by", "with", "on", "of", "in", "from", "over", "for", "state"]
Key = TypeVar("Key")
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """What a word needs beside it to tell its act: one of `near`, one of `besides` too, one of `objects` as object.

    Lemmas or classes in brackets (see the file); an empty set asks for nothing.
    """

    near: frozenset[str]
    besides: frozenset[str]
    objects: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class FalseFriend:
    """A word tells no act of war when one of these lemmas plays this part beside it ("bombarded with questions")."""

    part: Part
    lemmas: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Refinement:
    """An act of the group becomes the more specific act `becomes` when this target, victim or weapon takes part.

    `participant` may be the name of a list too ("flying"), of which a doer is one.
    """

    acts: frozenset[str]
    participant: str
    becomes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """General acts that stand for one of the `kinds`, where a report tells of one of these alone."""

    acts: frozenset[str]
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mortal:
    """An act told by one of these words, of people, that killed where the report tells of deaths (`told`)."""

    act: str
    words: frozenset[str]
    told: frozenset[str]
    becomes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TriggerRules:
    """The rows of `triggers.yaml`. `needs` maps (act, word) to the companies one of which the word needs in its clause.

    A word whose company is only `<never>` does not tell its act alone. `friends` are the false friends by word, `lists`
    the plain word lists by name.
    """

    needs: Mapping[tuple[str, str], tuple[Company, ...]]
    friends: Mapping[str, tuple[FalseFriend, ...]]
    refinements: tuple[Refinement, ...]
    narrowing: tuple[Narrowing, ...]
    mortal: tuple[Mortal, ...]
    lists: Mapping[str, frozenset[str]]
    preferred: Mapping[str, int]
    counts: Mapping[str, frozenset[str]]

    def preference(self, act: str) -> int:
        """Rank of an act among those that the same words can tell; the lower one wins, unlisted acts lie between."""
        return self.preferred.get(act, 0)

    def among(self, name: str, word: str) -> bool:
        """Whether the word stands in the list of this name."""
        return word in self.lists[name]


@cache
def load_trigger_rules() -> TriggerRules:
    """The rules that ship with dalil. Raises `SettingsError` for a false friend whose part is unknown."""
    text = resources.files("dalil.vocab").joinpath("data/triggers.yaml").read_text(encoding="utf-8")
    data = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 both are safe loaders
    return TriggerRules(
        needs=_by_word(((row["act"], word), _company(row)) for row in data["needs"] for word in row["words"]),
        friends=_by_word((word, _friend(row)) for row in data["friends"] for word in row["words"]),
        refinements=tuple(_refinement(row, data["groups"]) for row in data["refine"]),
        narrowing=tuple(Narrowing(acts=frozenset(row["acts"]), kinds=tuple(row["kinds"])) for row in data["narrow"]),
        mortal=tuple(_mortal(row) for row in data["mortal"]),
        counts={act: frozenset(row["counts"]) for row in data["counts"] for act in row["acts"]},
        preferred={row["act"]: row["rank"] for row in data["prefer"]},
        lists={name: frozenset(words) for name, words in data.items() if _is_words(words)},
    )


def _by_word(pairs: Iterable[tuple[Key, Value]]) -> dict[Key, tuple[Value, ...]]:
    found: dict[Key, tuple[Value, ...]] = {}
    for key, value in pairs:
        found[key] = (*found.get(key, ()), value)
    return found


def _company(row: Mapping[str, Any]) -> Company:
    return Company(
        near=frozenset(row["with"]), besides=frozenset(row.get("and", ())), objects=frozenset(row.get("object", ()))
    )


def _friend(row: Mapping[str, Any]) -> FalseFriend:
    if row["part"] not in get_args(Part):
        raise SettingsError(
            f"triggers.yaml gives a false friend the part {row['part']!r}.", f"Use one of {', '.join(get_args(Part))}."
        )
    return FalseFriend(part=row["part"], lemmas=frozenset(row["of"]))


def _mortal(row: Mapping[str, Any]) -> Mortal:
    return Mortal(act=row["act"], words=frozenset(row["words"]), told=frozenset(row["told"]), becomes=row["becomes"])


def _refinement(row: Mapping[str, Any], groups: Mapping[str, list[str]]) -> Refinement:
    participant = next(row[role] for role in ("target", "victim", "weapon", "agent") if role in row)
    acts = frozenset(act for group in row["acts"] for act in groups[group])
    return Refinement(acts=acts, participant=participant, becomes=row["becomes"])


def _is_words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(word, str) for word in value)
