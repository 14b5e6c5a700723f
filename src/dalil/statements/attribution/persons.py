"""Personal names: where they stand, who bears them, in what role, and whether the public knows the person."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from dalil.model.party import PersonMention
from dalil.statements.passage import Passage
from dalil.vocab.gazetteer import Gazetteer
from dalil.vocab.lexicon import Lexicon
from dalil.vocab.offices import Office
from dalil.vocab.parties import Parties, PartyName

_BYLINE = re.compile(r"\A\s*(?:By|Written by|Reporting by)\s+((?:[A-Z][\w'’.-]+\s*){2,4})", re.UNICODE)
_CREDIT = re.compile(
    r"(?:([A-Z][\w'’-]+(?: [A-Z][\w'’-]+){1,2})\s*/\s*[A-Z]|/\s*([A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2})\s*\Z)"
)
_HONORIFIC = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "dr", "dr.", "sir", "dame", "lord", "lady"})
_PARTICLES = frozenset({"al", "el", "de", "von", "van", "bin", "ibn", "abu", "ben", "-", "da", "di", "la", "le", "du"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_NO_NAMES = _PLACES | {"ORG", "NORP"}
_LONGEST_ROLE = 12
_LINE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """One mention of a person inside a passage: tokens, key, role words, public, party of the vocabulary."""

    passage: int
    start: int
    end: int
    mention: PersonMention
    party: str | None


def find_named(
    passages: tuple[Passage, ...],
    lexicon: Lexicon,
    offices: Mapping[str, Office],
    names: Mapping[int, tuple[PartyName, ...]],
) -> tuple[Named, ...]:
    """All mentions of persons in order; those of one person share key, role, party and whether the public knows it."""
    found = [
        one for passage in passages for one in _in_passage(passage, lexicon.parties, offices, names[passage.index])
    ]
    found = _without_places(passages, found, lexicon.gazetteer)
    found = _by_surname(found)
    found += _bare_surnames(passages, found, offices)
    found.sort(key=lambda one: (one.mention.start, one.mention.end))
    return _shared(found)


def _in_passage(
    passage: Passage, parties: Parties, offices: Mapping[str, Office], names: tuple[PartyName, ...]
) -> Iterator[Named]:
    doc = passage.doc
    taken: set[int] = set()
    for name in names:
        party = parties.by_id[name.party]
        span = doc.char_span(name.start, name.end, alignment_mode="expand")
        if span is None or name.naming != "name":
            continue
        if party.kind == "person":
            span = _whole_name(_trimmed(span, offices) or span, offices)
            role = _role(span, offices)
            yield _named(passage, span, role or party.role, public=True, party=party.id, key=party.name)
        taken.update(range(span.start, span.end))
    for span in _candidates(passage, offices):
        if not taken.intersection(range(span.start, span.end)):
            taken.update(range(span.start, span.end))
            role = _role(span, offices)
            byline = _is_byline(passage, span)
            public = _is_public(role, offices)
            yield _named(passage, span, "author" if byline else role, public=public, party=None, key=span.text)


def _whole_name(span: TokenSpan, offices: Mapping[str, Office]) -> TokenSpan:
    """The surname with the first name that the model sees before it, however it is spelt."""
    whole = _trimmed(_entity(span[0]), offices) if span[0].ent_iob_ == "I" and span[0].ent_type_ == "PERSON" else None
    return span.doc[whole.start : span.end] if whole is not None and whole.start < span.start else span


def _entity(token: Token) -> TokenSpan:
    """The entity of the model that the token stands in."""
    doc, start, end = token.doc, token.i, token.i + 1
    while doc[start].ent_iob_ == "I":
        start -= 1
    while end < len(doc) and doc[end].ent_iob_ == "I":
        end += 1
    return doc[start:end]


def _candidates(passage: Passage, offices: Mapping[str, Office]) -> Iterator[TokenSpan]:
    """Names that the model calls a person, names behind a title, names of bylines and credits."""
    doc = passage.doc
    for span in (*(entity for entity in doc.ents if entity.label_ == "PERSON"), *_behind_titles(doc, offices)):
        name = _trimmed(span, offices)
        if name is not None:
            yield name
    if _is_line(passage):
        for match in (*_CREDIT.finditer(passage.text), *_BYLINE.finditer(passage.text)):
            group = next(index for index, words in enumerate(match.groups(), 1) if words)
            end = match.start(group) + len(match[group].rstrip())
            found = doc.char_span(match.start(group), end, alignment_mode="expand")
            if found is not None:
                yield found


def _behind_titles(doc: Doc, offices: Mapping[str, Office]) -> Iterator[TokenSpan]:
    for token in doc:
        if token.lower_ in _HONORIFIC or (token.pos_ == "PROPN" and _office(token, offices) is not None):
            end = token.i + 1
            while end < len(doc) and _is_name(doc[end], offices):
                end += 1
            if end > token.i + 1 and doc[token.i + 1].ent_type_ not in _NO_NAMES:
                yield doc[token.i + 1 : end]


def _is_line(passage: Passage) -> bool:
    """Whether the passage can be a byline or carry a credit."""
    return len(passage.text) < _LINE


def _is_name(token: Token, offices: Mapping[str, Office]) -> bool:
    if token.pos_ != "PROPN" or not (token.is_title or token.text[:1].isupper()):
        return token.lower_ in _PARTICLES and token.i + 1 < len(token.doc) and token.doc[token.i + 1].text[:1].isupper()
    return _office(token, offices) is None and token.ent_type_ in ("", "PERSON")


def _trimmed(span: TokenSpan, offices: Mapping[str, Office]) -> TokenSpan | None:
    """The name without possessive, titles and marks; None where no capital letter is left."""
    start, end = span.start, span.end
    doc = span.doc
    while start < end and (
        doc[start].lower_ in _HONORIFIC or _office(doc[start], offices) is not None or not doc[start].text[:1].isalpha()
    ):
        start += 1
    while start < end and (doc[end - 1].tag_ == "POS" or not doc[end - 1].text[:1].isalnum()):
        end -= 1
    slash = next((i for i in range(start, end) if doc[i].text in ("/", "|") or doc[i].is_space), None)
    end = slash if slash is not None else end
    letters = any(doc[i].text[:1].isupper() and len(doc[i].text) > 1 for i in range(start, end))
    return doc[start:end] if start < end and letters else None


def _office(token: Token, offices: Mapping[str, Office]) -> Office | None:
    return offices.get(token.lower_) or offices.get(token.lemma_.lower())


def _role(span: TokenSpan, offices: Mapping[str, Office]) -> str | None:
    """The words that say who it is: the title before the name and the apposition beside it."""
    said = [words for words in (_title(span, offices), _beside(span, offices)) if words]
    return ", ".join(said) if said else None


def _title(span: TokenSpan, offices: Mapping[str, Office]) -> str | None:
    doc, first = span.doc, span.start
    while first > max(span.sent.start, span.start - _LONGEST_ROLE) and not doc[first - 1].is_punct:
        first -= 1
    before = [word for word in span.root.subtree if first <= word.i < span.start]
    if not any(_office(word, offices) for word in before):
        return None
    start = next((word.i for word in before if word.pos_ not in ("DET", "PUNCT", "CCONJ", "SPACE")), span.start)
    return doc[start : span.start].text.strip(" ,")


def _beside(span: TokenSpan, offices: Mapping[str, Office]) -> str | None:
    head, doc = span.root, span.doc
    beside = [child for child in head.children if child.dep_ == "appos" and child.i >= span.end]
    beside += [head.head] if head.dep_ == "appos" and head.head.ent_type_ != "ORG" else []
    for noun in beside:
        if _office(noun, offices):
            low, high = noun.left_edge.i, min(noun.right_edge.i + 1, noun.i + _LONGEST_ROLE)
            if high > span.start >= low:
                high = span.start
            words = [word for word in doc[low:high] if word.pos_ not in ("DET", "SPACE")]
            return doc[words[0].i : high].text.strip(" ,") if words else noun.text
    return _behind_comma(span, offices)


def _behind_comma(span: TokenSpan, offices: Mapping[str, Office]) -> str | None:
    """What the words between two commas say he is, whatever the parse hangs them on: "NAME, the spokesman of X,"."""
    doc, start = span.doc, span.end + 1
    if span.end >= span.sent.end or doc[span.end].text != ",":
        return None
    near = doc[start : min(start + _LONGEST_ROLE, span.sent.end)]
    end = next((one.i for one in near if one.is_punct or one.pos_ in ("VERB", "AUX", "PRON")), near.end)
    while start < end and doc[start].pos_ == "DET":
        start += 1
    first = next((one.i for one in doc[start:end] if one.pos_ not in ("ADJ", "NOUN", "PROPN")), end)
    closed = end >= span.sent.end or doc[end].is_punct
    named = first > start and _office(doc[first - 1], offices) is not None and doc[first - 1].pos_ == "NOUN"
    return doc[start:end].text.strip(" ,") if named and closed and doc[start - 1].pos_ == "DET" else None


def _is_public(role: str | None, offices: Mapping[str, Office]) -> bool:
    """Whether a role is one that acts in public; the offices of a victim's relatives or "a former X's son" are not."""
    if role is None:
        return False
    words = re.findall(r"[\w.'’-]+", role.lower())
    pairs = [" ".join(pair) for pair in pairwise(words)]
    found = [
        office for word in (*pairs, *words) if (office := offices.get(word) or offices.get(word.removesuffix("s")))
    ]
    return any(office.public for office in found) and not any(office.source_class == "first_hand" for office in found)


def _is_byline(passage: Passage, span: TokenSpan) -> bool:
    if _is_line(passage) and not _BYLINE.match(passage.text):
        return any(match.start() <= span.start_char < match.end() for match in _CREDIT.finditer(passage.text))
    match = _BYLINE.match(passage.text)
    return match is not None and span.start_char < match.end()


def _named(passage: Passage, span: TokenSpan, role: str | None, *, public: bool, party: str | None, key: str) -> Named:
    place = passage.range_of(span)
    mention = PersonMention(
        key=" ".join(key.split()).casefold(), name=span.text, start=place.start, end=place.end, role=role, public=public
    )
    return Named(passage=passage.index, start=span.start, end=span.end, mention=mention, party=party)


def _without_places(passages: tuple[Passage, ...], found: list[Named], gazetteer: Gazetteer) -> list[Named]:
    """Without names that are places.

    A single word without a role that is a country or a place of the case's own, or that the model elsewhere calls a
    place, and that is nobody's surname here. Nearly every given name is a town somewhere: that alone makes it no place.
    """
    places = {entity.text for passage in passages for entity in passage.doc.ents if entity.label_ in _PLACES}
    surnames = {one.mention.name.split()[-1] for one in found if len(one.mention.name.split()) > 1 or one.mention.role}
    bare = {
        name
        for one in found
        for name in (one.mention.name,)
        if one.party is None and one.mention.role is None and len(name.split()) == 1 and name not in surnames
    }
    known = {name for name in bare if name in places or _is_place(name, gazetteer)}
    known |= _beginning_places(passages, bare - known, gazetteer)
    return [
        one for one in found if one.party is not None or one.mention.role is not None or one.mention.name not in known
    ]


def _is_place(name: str, gazetteer: Gazetteer) -> bool:
    return any(place.own or place.precision == "country" for place in gazetteer.candidates(name))


def _beginning_places(passages: tuple[Passage, ...], names: Collection[str], gazetteer: Gazetteer) -> set[str]:
    """Those of the words that begin, somewhere in the document, a longer name of the gazetteer ("X Hospital")."""
    pairs = (pair for passage in passages if names for pair in pairwise(passage.doc))
    return {
        one.text
        for one, behind in pairs
        if one.text in names and behind.text[:1].isupper() and gazetteer.candidates(one.doc[one.i : one.i + 2].text)
    }


def _surname(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1].casefold() if name.split() else ""


def _by_surname(found: list[Named]) -> list[Named]:
    """A surname alone gets the key of the last full name before it that ends in it, else of the first one after it."""
    full: dict[str, list[Named]] = {}
    for one in sorted(found, key=lambda named: named.mention.start):
        if len(one.mention.key.split()) > 1:
            full.setdefault(_surname(one.mention.key), []).append(one)
    keyed = []
    for one in found:
        others = full.get(one.mention.key, ())
        if len(one.mention.key.split()) == 1 and others:
            before = bisect_right(others, one.mention.start, key=lambda other: other.mention.start)
            owner = others[max(before - 1, 0)]
            keyed.append(
                replace(one, mention=replace(one.mention, key=owner.mention.key), party=one.party or owner.party)
            )
        else:
            keyed.append(one)
    return keyed


def _bare_surnames(passages: tuple[Passage, ...], found: list[Named], offices: Mapping[str, Office]) -> list[Named]:
    """Surnames that the model missed, of persons named in full before ("Field asked …")."""
    owners: dict[str, Named] = {}
    for one in sorted(found, key=lambda named: named.mention.start):
        words = one.mention.name.split()
        if len(words) > 1:
            owners.setdefault(words[-1], one)
    taken = {(one.passage, place) for one in found for place in range(one.start, one.end)}
    more = []
    for passage in passages if owners else ():
        for token in passage.doc:
            owner = owners.get(token.text)
            if owner is None or (passage.index, token.i) in taken or owner.mention.start > passage.start + token.idx:
                continue
            given = passage.doc[token.i - 1] if token.i else None
            if given is not None and _is_given_name(given, token, owner, offices):
                span = passage.doc[given.i : token.i + 1]
                more.append(_named(passage, span, None, public=False, party=None, key=span.text))
                continue
            if token.pos_ == "PROPN" or (
                token.dep_ == "nsubj" and token.head.pos_ == "VERB" and token.i == token.left_edge.i
            ):
                span = passage.doc[token.i : token.i + 1]
                more.append(
                    _named(passage, span, None, public=owner.mention.public, party=owner.party, key=owner.mention.key)
                )
    return more


def _is_given_name(given: Token, surname: Token, owner: Named, offices: Mapping[str, Office]) -> bool:
    """Whether the word before a known surname makes it another person's."""
    named = given.pos_ == "PROPN" and given.head.i == surname.i and given.text.istitle()
    return named and given.lower_ not in offices and given.text not in owner.mention.name.split()


def _shared(found: list[Named]) -> tuple[Named, ...]:
    """Mentions of one person share role, public and party: what one mention says holds for all."""
    by_key: dict[str, list[Named]] = {}
    for one in found:
        by_key.setdefault(one.mention.key, []).append(one)
    known = {
        key: (
            next((other.mention.role for other in group if other.mention.role), None),
            any(other.mention.public for other in group),
            next((other.party for other in group if other.party), None),
        )
        for key, group in by_key.items()
    }
    shared = []
    for one in found:
        role, public, party = known[one.mention.key]
        mention = replace(one.mention, role=one.mention.role or role, public=public)
        shared.append(replace(one, mention=mention, party=party))
    return tuple(shared)
