"""One passage with everything in it that can take part in an event, looked up once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from spacy.tokens import Token

from dalil.model.statement import TermMention
from dalil.statements.events.lexemes import Hit
from dalil.statements.named_words import in_party_name
from dalil.statements.passage import Passage
from dalil.statements.short_names import FullName
from dalil.vocab.personal_names import load_personal_names
from dalil.vocab.triggers import TriggerRules

Family = Literal["act", "weapon", "target", "victim"]
_PLACE_TYPES = {"GPE", "LOC", "FAC"}
_TIME_TYPES = {"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"}
_GROUP_TYPES = {"ORG", "NORP", "GPE", "PERSON"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A passage, its hits of each family by token, its parties by token, and the tokens that name places.

    `names` are the names of all parties by id, `short_names` the names in full by their short forms in the document,
    `persons` the ids of parties that are one human being. By token: `told`
    stand in words that tell an act, `armed`
    stand in a weapon, `struck` in a target, `groups` in the words of a group of victims; `starts` begin the words of
    each family, and `weapon_by_last`, `target_by_last` end one. No two weapons or targets end at one token.
    """

    passage: Passage
    rules: TriggerRules
    acts: tuple[Hit, ...]
    weapons: tuple[Hit, ...]
    targets: tuple[Hit, ...]
    victims: tuple[Hit, ...]
    parties: dict[int, str]
    names: dict[str, str]
    short_names: Mapping[str, FullName]
    persons: frozenset[str]
    places: frozenset[int]
    armed: frozenset[int] = field(init=False)
    struck: frozenset[int] = field(init=False)
    groups: dict[int, str] = field(init=False)
    starts: dict[Family, frozenset[int]] = field(init=False)
    told: frozenset[int] = field(init=False)
    weapon_by_last: dict[int, Hit] = field(init=False)
    target_by_last: dict[int, Hit] = field(init=False)

    def __post_init__(self) -> None:
        families: tuple[tuple[Family, tuple[Hit, ...]], ...] = (
            ("act", tuple(hit for hit in self.acts if hit.term.startswith("act."))),
            ("weapon", self.weapons),
            ("target", self.targets),
            ("victim", self.victims),
        )
        object.__setattr__(self, "starts", {name: frozenset(hit.start for hit in hits) for name, hits in families})
        object.__setattr__(self, "weapon_by_last", {hit.end - 1: hit for hit in self.weapons})
        object.__setattr__(self, "target_by_last", {hit.end - 1: hit for hit in self.targets})
        object.__setattr__(self, "told", frozenset(_tokens_of(self.acts)))
        object.__setattr__(self, "armed", frozenset(_tokens_of(self.weapons)))
        object.__setattr__(self, "struck", frozenset(_tokens_of(self.targets)))
        object.__setattr__(self, "groups", _groups(self.victims))

    def is_party(self, token: Token) -> bool:
        """Whether the token names somebody who can act in a war: a party, a force, a state, an organisation."""
        if token.i in self.parties:
            return True
        if token.pos_ in {"NOUN", "PROPN"} and self.rules.among("actors", token.lemma_.lower()):
            return True
        if token.i in self.armed:
            return False
        return token.ent_type_ in _GROUP_TYPES and token.text[:1].isupper()

    def is_human(self, token: Token) -> bool:
        """Whether the token speaks of people, named or not."""
        word = token.lemma_.lower()
        if token.i in self.places:
            return False
        if self.rules.among("people", word) or token.lower_ in {"those", "others", "wounded", "injured", "elderly"}:
            return True
        if token.pos_ == "PROPN" and load_personal_names().is_name(token.lower_):
            return True
        return token.ent_type_ == "PERSON" or token.i in self.groups

    def may_be_person(self, token: Token) -> bool:
        """Whether a proper name may be a person's: it names no party but a person, no weapon, no target and no time."""
        if token.pos_ != "PROPN" or token.ent_type_ in _TIME_TYPES:
            return False
        if token.i in self.parties and self.parties[token.i] not in self.persons:
            return False
        return token.i not in self.armed and token.i not in self.struck

    def victim_group(self, token: Token) -> str | None:
        """The victim group of the vocabulary that the token stands in; the most specific one."""
        return self.groups.get(token.i)

    def is_place(self, token: Token) -> bool:
        """Whether the token stands in a place name; a word of a party's longer name ("X Front") tells no place."""
        beside = (token.doc[at] for at in (token.i - 1, token.i + 1) if 0 <= at < len(token.doc))
        if in_party_name(token) and any(in_party_name(one) for one in beside):
            return False
        return token.i in self.places or token.ent_type_ in _PLACE_TYPES


def mention(scene: Scene, hit: Hit) -> TermMention:
    """The words of a weapon or a target, where they stand in the text."""
    place = scene.passage.range_of(scene.passage.doc[hit.start : hit.end])
    return TermMention(id=hit.term, start=place.start, end=place.end)


def _tokens_of(hits: Iterable[Hit]) -> Iterator[int]:
    return (index for hit in hits for index in range(hit.start, hit.end))


def _groups(victims: tuple[Hit, ...]) -> dict[int, str]:
    """The most specific group of victims that each token stands in."""
    best: dict[int, Hit] = {}
    for hit in sorted(victims, key=lambda one: (one.end - one.start, one.term != "vic.civilian"), reverse=True):
        for index in range(hit.start, hit.end):
            best.setdefault(index, hit)
    return {index: hit.term for index, hit in best.items()}
