"""Words that may be a private person's name though the model sees none: in doubt a name is private.

In scripts with capitals every capitalised word is one that no list knows as something else: no party, place, office,
body, people, day, plain word. It is sought in every block of the text, also in those that no model reads.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from dalil.model.party import POSSIBLY, PersonMention
from dalil.statements.attribution.possible_arabic import find_possible_arabic
from dalil.vocab.gazetteer import Gazetteer
from dalil.vocab.personal_names import SHORTEST, PersonalNames, load_personal_names, pieces

if TYPE_CHECKING:
    from dalil.statements.attribution.persons import Named
    from dalil.statements.reading import Reading

Kind = Literal["given", "either", "unknown", "plain", "place", "known", "body"]
"""A given name; one that is a plain word too; in no list; a plain word; a large place; something else by a list."""
_WORD = re.compile(r"[^\W\d_]+(?:['\u2018\u2019\u02bc`\u00b4](?!(?:ll|re|ve)\b)[^\W\d_]{2,})*")
_NOT_LATIN = "\u0370"
_JOINED = re.compile(r"[ \u00a0]|[-\u2010\u2011'\u2019\u02bc]|\.[ \u00a0]?")
_ENDED = re.compile(r"[.!?:;\u2026\n\"\u201c\u201d\u00ab\u00bb\u2018(\[|/\u2022\u00b7\u2014\u2013*>#]")
_ADDRESS = re.compile(r"[\w.+-]+(?=@)|(?<![\w.])@\w+|(?:https?://|www\.)[^\s/]+(/\S+)")
_DETERMINERS = frozenset(("the", "a", "an", "this", "that", "these", "those", "our", "their", "its", "every", "each"))
_PLACED = frozenset(("in",))
_ACRONYM = 5
_SOME = 3
_TITLED = 0.6
_LONG = 4
_BODILY = frozenset(("kill", "shoot", "wound", "injure", "beat", "arrest", "detain", "bury", "rape", "torture", "name"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "dobj", "poss", "pobj"))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Word:
    start: int
    end: int
    text: str
    kind: Kind
    opens: bool
    titled: bool
    before: str


def find_possible(reading: "Reading", named: "tuple[Named, ...]") -> tuple[PersonMention, ...]:
    """Mentions that may name a private person, beside those in `named`; offsets are those of the rendition."""
    spans = [*_Search(reading, named).spans(), *_by_syntax(reading, named), *find_possible_arabic(reading)]
    return tuple(mention_of(reading.text, start, end) for start, end in sorted(set(spans)))


def mention_of(text: str, start: int, end: int) -> PersonMention:
    """A mention at these code points whose role nobody gives."""
    name = text[start:end]
    key = " ".join(name.split()).casefold()
    return PersonMention(key=key, name=name, start=start, end=end, role=POSSIBLY, public=False)


class _Search:
    """One text, gone through once, block by block."""

    def __init__(self, reading: "Reading", named: "tuple[Named, ...]") -> None:
        self.reading = reading
        self.text = reading.text
        self.gazetteer: Gazetteer = reading.lexicon.gazetteer
        self.names: PersonalNames = load_personal_names()
        self.english = reading.report.language in (None, "en")
        self.public = [(one.mention.start, one.mention.end) for one in named if one.mention.public]
        self.surnames = {one.mention.name.split()[-1].lower() for one in named if one.mention.public}

    @cached_property
    def settled(self) -> list[tuple[int, int, Kind]]:
        """Where parties, places and public persons stand; the words there are no private person's."""
        found = [(*one, "known") for one in self.public]
        for block in self.reading.rendition.blocks:
            words = self.text[block.start : block.end]
            parties = self.reading.lexicon.parties.find(words)
            found += [(block.start + one.start, block.start + one.end, "known") for one in parties]
        for place in self.reading.places:
            if place.id is not None:
                words = self.text[place.start : place.end]
                large = self.names.is_place(words, self.gazetteer)
                if large or (words.lower() not in self.names.given and words[0] < _NOT_LATIN):
                    found.append((place.start, place.end, "place" if _large(words, self.gazetteer) else "known"))
        return sorted(found)

    @cached_property
    def place_words(self) -> Collection[str]:
        """The words of the places that the document names, small."""
        places = (self.text[one.start : one.end] for one in self.reading.places if one.id is not None)
        return {
            word.lower()
            for name in places
            for word in _WORD.findall(name)
            if len(word) >= SHORTEST and word.lower() not in self.names.given
        }

    def spans(self) -> Iterator[tuple[int, int]]:
        """The places of possible names, in order within each block."""
        settled = self.settled
        at = 0
        for block in self.reading.rendition.blocks:
            while at < len(settled) and settled[at][1] <= block.start:
                at += 1
            here: dict[int, Kind] = {}
            for start, end, kind in settled[at:]:
                if start >= block.end:
                    break
                here.update(dict.fromkeys(range(start, end), kind))
            for low, high in _lines(self.text, block.start, block.end):
                yield from self._in_line(low, high, here)

    def _in_line(self, low: int, high: int, settled: Mapping[int, Kind]) -> Iterator[tuple[int, int]]:
        words = list(self._words(low, high, settled))
        for run in _runs(words, self.text, self.names.particles):
            yield from self._names_in(run)
        if self.english:
            yield from self._small(low, high)
        for match in _ADDRESS.finditer(self.text, low, high):
            start, end = match.span(1) if match[1] else match.span()
            for first, last in pieces(self.text[start:end]):
                if self.is_private(self.text[start + first : start + last]):
                    yield start + first, start + last

    def _small(self, low: int, high: int) -> Iterator[tuple[int, int]]:
        """Names written small: given names with the unknown words behind them; in a line without capitals all unknown."""
        line = self.text[low:high]
        bare = line.islower() and line.count(" ") >= _SOME
        last = None
        for match in _WORD.finditer(self.text, low, high):
            word = match.group()
            if not word.islower() or len(word) < SHORTEST or self.names.is_plain(word):
                last = None
                continue
            beside = last is not None and self.text[last : match.start()] == " "
            named = self.names.is_name(word) and (len(word) >= _LONG or beside)
            strange = (beside or bare) and word not in self.place_words and not _known(word.title(), self.gazetteer)
            last = match.end() if named or strange else None
            if last is not None:
                yield match.span()

    def is_private(self, word: str) -> bool:
        """Whether a word of a file name or address, where capitals say nothing, may be a name."""
        small = word.lower()
        return (
            len(word) >= SHORTEST
            and small not in self.surnames
            and small not in self.place_words
            and self.names.may_be_name(small)
            and not self.names.is_known(word.title(), self.gazetteer)
        )

    def _words(self, low: int, high: int, settled: Mapping[int, Kind]) -> Iterator[_Word]:
        text = self.text
        found = list(_WORD.finditer(text, low, high))
        titled, loud = _manner([match.group() for match in found])
        before = ""
        for at, match in enumerate(found):
            word = match.group()
            gap = text[found[at - 1].end() if at else low : match.start()]
            opens = at == 0 or (bool(_ENDED.search(gap)) and not (gap.startswith(".") and len(before) == 1))
            if word[0].isupper():
                kind = settled.get(match.start())
                yield _Word(
                    start=match.start(),
                    end=match.end(),
                    text=word,
                    kind=kind or self._kind(word, "" if opens else before, loud=loud),
                    opens=opens,
                    titled=titled or loud,
                    before="" if opens else before,
                )
            before = word.lower()

    def _kind(self, word: str, before: str, *, loud: bool) -> Kind:  # noqa: PLR0911 the first that applies
        small = word.lower()
        if small in self.names.bodies:
            return "body"
        if self.names.is_name(small) and small not in self.surnames:
            return "given"
        spelt = word.title() if loud else word
        if small in self.surnames or small in self.place_words or _known(spelt, self.gazetteer):
            return "place" if _large(spelt, self.gazetteer) else "known"
        if word.isupper() and not loud and len(word) <= _ACRONYM:
            return "known"
        if self.names.is_plain(small):
            return "either" if small in self.names.given else "plain"
        return "known" if before in _PLACED else "unknown"

    def _names_in(self, run: list[_Word]) -> Iterator[tuple[int, int]]:
        if any(one.kind == "body" for one in (run[0], run[-1])) and not run[0].titled:
            return
        if len(run) > 1 and self.names.is_place(self.text[run[0].start : run[-1].end], self.gazetteer):
            return
        for part in _parts(run):
            sure = any(one.kind in ("given", "unknown") and self._counts(one) for one in part)
            if sure or self._may_be(part):
                yield part[0].start, part[-1].end

    def _may_be(self, part: list[_Word]) -> bool:
        """Whether words that are names as well as words of English are names here."""
        first = part[0]
        if first.kind != "either" or first.before in _DETERMINERS:
            return False
        if first.titled or (first.opens and len(part) == 1):
            return first.titled and first.text.lower() not in self.names.seldom
        return True

    def _counts(self, one: _Word) -> bool:
        """Whether an unknown word is one to wonder at: in another language than English most words are unknown."""
        if one.kind == "given":
            return True
        return len(one.text) > 1 and (self.english or not (one.opens or one.titled))


def _manner(words: list[str]) -> tuple[bool, bool]:
    """Whether a line is written as a headline, most words with a capital, and whether in capitals throughout."""
    long = [word for word in words if len(word) >= _LONG]
    rest = [word for word in words[1:] if len(word) >= _LONG]
    titled = len(rest) >= _SOME and sum(word[0].isupper() for word in rest) >= _TITLED * len(rest)
    return titled, bool(long) and all(word.isupper() for word in long)


@lru_cache(maxsize=20_000)
def _large(word: str, gazetteer: Gazetteer) -> bool:
    places = gazetteer.candidates(word)
    return bool(places) and not any(place.own or place.precision == "country" for place in places)


@lru_cache(maxsize=20_000)
def _known(word: str, gazetteer: Gazetteer) -> bool:
    return load_personal_names().is_known(word, gazetteer)


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        if stop > start:
            yield start, stop
        start = stop + 1


def _runs(words: Iterable[_Word], text: str, particles: Collection[str]) -> Iterator[list[_Word]]:
    """Capitalised words that stand beside one another, small particles between them allowed."""
    run: list[_Word] = []
    for one in words:
        if run and not _goes_on(text[run[-1].end : one.start], run[-1], particles):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _goes_on(gap: str, last: _Word, particles: Collection[str]) -> bool:
    if gap.startswith("."):
        return len(last.text) == 1 and _JOINED.fullmatch(gap) is not None
    if _JOINED.fullmatch(gap):
        return True
    parts = [part for part in re.split(r"[\s\u00a0'\u2019-]+", gap) if part]
    return bool(parts) and all(part in particles for part in parts)


def _parts(run: list[_Word]) -> Iterator[list[_Word]]:
    """The run without what lists know, and without plain words that only begin a sentence or fill a headline."""
    part: list[_Word] = []
    for at, one in enumerate(run):
        plain = one.kind == "plain" and (one.titled or (one.opens and at == 0))
        beside = (part[-1:], run[at + 1 : at + 2])
        named = one.kind == "place" and any(two and two[0].kind in ("given", "unknown") for two in beside)
        if (one.kind in ("known", "body", "place") and not named) or plain:
            if part:
                yield part
            part = []
        else:
            part.append(one)
    if part:
        yield part


def _by_syntax(reading: "Reading", named: "tuple[Named, ...]") -> Iterator[tuple[int, int]]:
    """Plain words that the parse takes for somebody: a proper noun that acts, suffers or owns, without a determiner."""
    names = load_personal_names()
    places = {at for one in reading.places if one.id is not None for at in range(one.start, one.end)}
    public = {(one.passage, at) for one in named if one.mention.public for at in range(one.start, one.end)}
    for passage in reading.passages if reading.report.language in (None, "en") else ():
        doc = passage.doc
        starts = {first.i + 1 for first, _ in pairwise(doc) if first.text in "\"“‘«:-–—•"}
        for token in doc:
            small = token.lower_
            nominal = token.pos_ == "PROPN" or (token.pos_ == "NOUN" and small in names.given)
            if not nominal or token.dep_ not in _SUBJECTS or not token.is_title:
                continue
            opens = token.is_sent_start or token.i in starts
            alone = not any(child.dep_ in ("det", "compound", "amod", "nmod", "poss") for child in token.children)
            gazetteer = reading.lexicon.gazetteer
            place = small not in names.plain and _known(token.text, gazetteer) and _large(token.text, gazetteer)
            word = place or (small in names.plain and not _known(token.text, gazetteer))
            if not alone or (passage.index, token.i) in public or passage.start + token.idx in places or not word:
                continue
            struck = token.dep_ != "pobj" or token.head.lower_ in ("by", "with", "for", "to", "about", "against")
            if place and not (token.dep_ == "nsubjpass" and token.head.lemma_ in _BODILY or token.dep_ == "dobj" and token.head.lemma_ in _BODILY):
                continue
            if struck and ((small in names.given and not (opens and small in names.seldom)) or (not opens and token.ent_type_ in ("", "PERSON"))):
                start = passage.start + token.idx
                yield start, start + len(token.text)
