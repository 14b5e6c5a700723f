"""Which body "the rescue service" is: the one whose name, given before, holds these words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from dalil.statements.attribution.description import points_back
from dalil.statements.passage import Passage
from dalil.vocab.offices import is_body, load_offices
from dalil.vocab.parties import PartyName
from dalil.vocab.triggers import load_trigger_rules

_PARTS = frozenset(("compound", "amod", "nmod"))


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedBody:
    """A name as a report first gives it: its words in lower case, where it stands, and the party that bears it."""

    words: frozenset[str]
    passage: int
    start: int
    party: str


def named_bodies(passages: Sequence[Passage], names: Mapping[int, tuple[PartyName, ...]]) -> tuple[NamedBody, ...]:
    """The names of several words that the document gives to parties, each once, in the order of the text."""
    found: dict[tuple[frozenset[str], str], NamedBody] = {}
    for passage in passages:
        for name in names[passage.index]:
            words = frozenset(passage.text[name.start : name.end].lower().replace("-", " ").split())
            if name.naming == "name" and len(words) > 1:
                body = NamedBody(words=words, passage=passage.index, start=name.start, party=name.party)
                found.setdefault((words, name.party), body)
    return tuple(found.values())


def body_meant(passage: Passage, head: Token, bodies: Sequence[NamedBody]) -> str | None:
    """The party that "the NOUN" takes up by words of its name; None where two parties or none bear them."""
    words = frozenset(_words(head))
    if not words:
        return None
    place = (passage.index, head.idx)
    meant = {one.party for one in bodies if words <= one.words and (one.passage, one.start) < place}
    return meant.pop() if len(meant) == 1 else None


def _words(head: Token) -> Iterator[str]:
    """The words of "the NOUN" or "the WORD NOUN"; none where it is no noun for one body, or says more than that."""
    parts = [child for child in head.children if child.dep_ in _PARTS and child.i < head.i]
    bare = all(child.dep_ in (*_PARTS, "det", "punct") for child in head.children)
    office = load_offices().get(head.lower_)
    spoken = (office is not None and is_body(office)) or load_trigger_rules().among("bodies", head.lower_)
    if points_back(head) and bare and (spoken or parts):
        yield from (one.lower_ for one in (*parts, head))
