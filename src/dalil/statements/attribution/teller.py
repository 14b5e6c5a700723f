"""Who can speak in a passage: the persons, bodies and offices that its words name, and which of them only carry."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from dalil.statements.attribution.persons import Named
from dalil.vocab.cues import Cues
from dalil.vocab.offices import Office
from dalil.vocab.parties import Parties, PartyName

_INNER = frozenset(("DET", "ADJ", "NUM", "NOUN", "PROPN", "PART"))
_JOINS = frozenset(("of", "for", "at", "in", "from", "with"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Who can be the source of words in a passage, and the words of telling."""

    cues: Cues
    parties: Parties
    offices: Mapping[str, Office]
    names: Sequence[PartyName]
    persons: Sequence[Named]


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """Somebody who can speak: tokens [start, end), the one that heads them; `carries`: an outlet or its reporter."""

    start: int
    end: int
    head: int
    carries: bool


def tellers_in(doc: Doc, known: Known) -> list[Teller]:
    """All who can speak, in order; of those that overlap the first kind: person, party, office, unknown body."""
    taken: dict[int, Teller] = {}
    for one in (*_persons(known), *_bodies(doc, known), *_offices(doc, known), *_unknown(doc)):
        over = tuple(dict.fromkeys(taken[at] for at in range(one.start, one.end) if at in taken))
        if all(other.start > one.head and other.end <= one.end for other in over):  # "a spokesman for X" holds X
            taken.update((at, one) for at in range(one.start, one.end))
    return _merged(doc, sorted(dict.fromkeys(taken.values()), key=lambda one: one.start))


def _merged(doc: Doc, whos: Sequence[Teller]) -> list[Teller]:
    """Who somebody is, said behind a comma, is no second one: "NAME, a teacher"."""
    merged: list[Teller] = []
    for one in whos:
        before = merged[-1] if merged else None
        described = doc[one.start].pos_ in ("DET", "NOUN") and doc[one.head].pos_ != "PROPN"
        described = described and doc[one.start].tag_ != "WP$"
        tells = before is not None and not before.carries and described and one.start == before.end + 1
        tells = tells or (before is not None and not before.carries and _is_of(doc, before.end + 1, one.start))
        tells = tells and before is not None and (not _is_plural(doc, before) or _is_plural(doc, one))
        if before is not None and not before.carries and one.start == before.end and _is_titled(doc, before, one):
            merged[-1] = replace(one, start=before.start)
            continue
        if before is not None and tells and doc[before.end].text == "," and one.start > before.end:
            merged[-1] = replace(before, end=one.end)
        else:
            merged.append(one)
    return merged


def _is_plural(doc: Doc, one: Teller) -> bool:
    return doc[one.head].tag_ in ("NNS", "NNPS")


def _is_titled(doc: Doc, title: Teller, one: Teller) -> bool:
    """Whether a title stands right before a name: "Colonel NAME"."""
    return title.head == title.end - 1 and not _is_plural(doc, title) and doc[one.head].pos_ == "PROPN"


def _is_of(doc: Doc, start: int, end: int) -> bool:
    """Whether these words say what somebody is of the one behind them: "a member of", "the head of"."""
    words = doc[start:end]
    nominal = all(token.pos_ in ("DET", "ADJ", "NOUN", "ADP") for token in words)
    return len(words) > 1 and words[0].pos_ == "DET" and words[-1].lower_ in _JOINS and nominal


def _persons(known: Known) -> Iterator[Teller]:
    for one in known.persons:
        yield Teller(start=one.start, end=one.end, head=one.end - 1, carries=False)


def _bodies(doc: Doc, known: Known) -> Iterator[Teller]:
    for name in known.names:
        span = doc.char_span(name.start, name.end, alignment_mode="expand")
        if span is not None and name.naming != "adjective":
            start = span.start - 1 if span.start and doc[span.start - 1].pos_ == "DET" else span.start
            kind = known.parties.by_id[name.party].kind
            yield Teller(start=start, end=span.end, head=span.end - 1, carries=kind == "outlet")


def _unknown(doc: Doc) -> Iterator[Teller]:
    """Bodies that no list names, as the model sees them."""
    for entity in doc.ents:
        if entity.label_ == "ORG":
            start = entity.start - 1 if entity.start and doc[entity.start - 1].pos_ == "DET" else entity.start
            yield Teller(start=start, end=entity.end, head=entity.end - 1, carries=False)


def _offices(doc: Doc, known: Known) -> Iterator[Teller]:
    """Nouns for people who speak, with what stands before them and with the body or place that they belong to."""
    for token in doc:
        if token.pos_ not in ("NOUN", "PROPN"):
            continue
        office = known.offices.get(token.lower_) or known.offices.get(token.lemma_.lower())
        if office is None:
            continue
        start, end = token.i, token.i + 1
        while start and (doc[start - 1].pos_ in _INNER or _joins_words(doc, start - 1)):
            start -= 1
        while end + 1 < len(doc) and doc[end].lower_ in _JOINS and doc[end + 1].pos_ in _INNER:
            end += 1
            while end < len(doc) and doc[end].pos_ in _INNER:
                end += 1
        yield Teller(start=start, end=end, head=token.i, carries=office.source_class == "media")


def _joins_words(doc: Doc, at: int) -> bool:
    """Whether a hyphen makes one word of two: "a primary-school teacher"."""
    return at > 0 and doc[at].text == "-" and not doc[at].whitespace_ and not doc[at - 1].whitespace_
