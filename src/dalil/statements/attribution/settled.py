"""What is settled in a document before a word is taken for a private name: its parties, places and public persons."""

from collections.abc import Mapping
from functools import cached_property

from dalil.statements.attribution.capital import WORD, CapitalKind
from dalil.statements.attribution.persons import Named
from dalil.statements.reading import Reading
from dalil.vocab.personal_names import SHORTEST, load_personal_names

_IN = 4
_NOT_LATIN = "\u0370"
"""The first letter behind the Latin ones."""


class Settled:
    """The words of one document that name something known; each question about a word is answered once."""

    def __init__(self, reading: Reading, named: tuple[Named, ...]) -> None:
        self.reading = reading
        self.gazetteer = reading.lexicon.gazetteer
        self.names = load_personal_names()
        self.public = [one.mention for one in named if one.mention.public]
        self.surnames = {one.name.split()[-1].lower() for one in self.public}
        self._known: dict[str, bool] = {}
        self._large: dict[str, bool] = {}

    def is_known(self, word: str) -> bool:
        """Whether a list or the document says that the word is no private person's."""
        small = word.lower()
        if word not in self._known:
            self._known[word] = (
                small in self.surnames or small in self.place_words or self.names.is_known(word, self.gazetteer)
            )
        return self._known[word]

    def is_large_place(self, words: str) -> bool:
        """Whether the words are known for a place that neither is a country nor the case's own."""
        if words not in self._large:
            places = self.gazetteer.candidates(words)
            self._large[words] = bool(places) and not any(one.own or one.precision == "country" for one in places)
        return self._large[words]

    @cached_property
    def extents(self) -> Mapping[int, CapitalKind]:
        """The code points on which parties, places and public persons stand."""
        reading = self.reading
        found: dict[int, CapitalKind] = {}
        for place in reading.places:
            words = reading.text[place.start : place.end]
            inside = reading.text[max(0, place.start - _IN) : place.start].lower().split()[-1:] == ["in"]
            borne = not inside and (words.lower() in self.names.given or words[0] >= _NOT_LATIN)
            if place.id is not None and (not borne or self.names.is_place(words, self.gazetteer)):
                kind: CapitalKind = "place" if self.is_large_place(words) else "known"
                found.update(dict.fromkeys(range(place.start, place.end), kind))
        for block in reading.rendition.blocks:
            for party in reading.lexicon.parties.find(reading.text[block.start : block.end]):
                found.update(dict.fromkeys(range(block.start + party.start, block.start + party.end), "known"))
        for person in self.public:
            found.update(dict.fromkeys(range(person.start, person.end), "known"))
        return found

    @cached_property
    def place_words(self) -> frozenset[str]:
        """The words of the places that the document names, small, without those that persons bear."""
        places = (self.reading.text[one.start : one.end] for one in self.reading.places if one.id is not None)
        words = (word.lower() for name in places for word in WORD.findall(name))
        return frozenset(word for word in words if len(word) >= SHORTEST and word not in self.names.given)
