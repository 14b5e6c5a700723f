"""Short forms of names: a body that a report names in full once is "the Front" or "HMG" from then on."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from spacy.tokens import Token

from dalil.model.span import Range
from dalil.statements.attribution.persons import Named
from dalil.statements.passage import Passage
from dalil.vocab.offices import is_body, load_offices
from dalil.vocab.parties import PartyName

_TIMES = frozenset({"DATE", "TIME"})
_ACRONYM = re.compile(r"[A-Z][A-Z.]{1,9}")
_PAIR = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class FullName:
    """The name in full, as the report gives it, and the party of the vocabulary that bears it."""

    name: str
    party: str | None


def short_names(
    passages: Sequence[Passage], parties: Mapping[int, tuple[PartyName, ...]], persons: Sequence[Named]
) -> Mapping[str, FullName]:
    """What the short forms (in lower case, without article) stand for in this document.

    A short form is the last word of a name of several words, the first of "X of Y", or the letters in brackets behind
    a name. One that fits two names of the document stands for neither.
    """
    taken = {(one.passage, at) for one in persons for at in range(one.start, one.end)}
    found: dict[str, dict[str, FullName]] = {}
    for passage in passages:
        for short, first, last in _shortened(passage):
            if not any((passage.index, at) in taken for at in range(first.i, last.i + 1)):
                full = _full(passage, first, last, parties[passage.index])
                found.setdefault(short.casefold(), {}).setdefault(full.party or full.name.casefold(), full)
    return {short: full for short, fulls in found.items() if len(fulls) == 1 for full in fulls.values()}


def _full(passage: Passage, first: Token, last: Token, parties: tuple[PartyName, ...]) -> FullName:
    words = passage.doc[first.i : last.i + 1]
    place = Range(start=words.start_char, end=words.end_char)
    spans = [(one, Range(start=one.start, end=one.end)) for one in parties if one.naming == "name"]
    bearers = [one.party for one, span in spans if place.covers(span)]
    longer = [one.party for one, span in spans if span.covers(place)]  # "the Harbour and Pilot Union" is one name
    return FullName(name=words.text, party=next(reversed(bearers or longer), None))


def _shortened(passage: Passage) -> Iterator[tuple[str, Token, Token]]:
    """Each short form with the first and the last word of the name in full."""
    runs = tuple(_runs(passage))
    for first, last in runs:
        if last.i - first.i + 1 >= _PAIR:
            yield last.text, first, last
            yield from ((letters, first, last) for letters in _in_brackets(last))
    for first, last in _of_whom(passage, runs):
        yield first.text, first, last
        yield from ((letters, first, last) for letters in _in_brackets(last))
    for body in (token for token in passage.doc if token.pos_ == "NOUN" and _is_body(token)):
        first = body
        while first.i > body.sent.start and first.nbor(-1).dep_ == "compound":
            first = first.nbor(-1)
        if first.i < body.i:
            yield body.lower_, first, body


def _runs(passage: Passage) -> Iterator[tuple[Token, Token]]:
    """Runs of proper nouns that begin with a capital: the first and the last word of each."""
    for proper, run in groupby(passage.doc, key=_is_proper):
        if proper:
            first, *rest = run
            yield first, rest[-1] if rest else first


def _of_whom(passage: Passage, runs: Sequence[tuple[Token, Token]]) -> Iterator[tuple[Token, Token]]:
    """Names such as "Kingdom of X": a single proper noun, and a run behind "of"."""
    ends = {first.i: last for first, last in runs}
    for first, last in runs:
        behind = first.i + _PAIR
        if first.i == last.i and behind in ends and _is_of(passage.doc[first.i + 1]):
            yield first, ends[behind]


def _in_brackets(last: Token) -> Iterator[str]:
    """The letters in brackets behind a name: "X Y Z (XYZ)"."""
    behind = last.doc[last.i + 1 : last.i + 4]
    if [one.text for one in behind][::2] == ["(", ")"] and _ACRONYM.fullmatch(behind[1].text):
        yield behind[1].text


def _is_proper(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.text[:1].isupper() and token.ent_type_ not in _TIMES


def _is_of(token: Token) -> bool:
    return token.lower_ == "of"


def _is_body(token: Token) -> bool:
    office = load_offices().get(token.lower_)
    return office is not None and is_body(office)
