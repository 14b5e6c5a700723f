"""Parties that Arabic words name."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import TypeAlias

from dalil.model.span import Range
from dalil.model.statement import Participant
from dalil.statements.along import Along
from dalil.statements.arabic.words import Word, looked_up_as, plain_words, stands_at
from dalil.statements.reading import Reading
from dalil.vocab.arabic import load_arabic_words

_Name: TypeAlias = tuple[str, ...]
_MARKS = frozenset(".:!?\u061f\u060c\u061b\n")


def within(reading: Reading, words: list[Word], first: int, count: int) -> int:
    """The index behind the `count` words from `first` on; a party's name counts as one word, however long it is."""
    named = parties_in(reading, words[first:])
    begins = [
        index
        for index in range(first, len(words))
        if not any(one.start < words[index].range.start < one.end for one in named)
    ]
    return begins[count] if count < len(begins) else len(words)


def words_in(reading: Reading, place: Range) -> list[Word]:
    """The words of the range, in order; those inside a party's name stand for nothing else.

    A party may be called by any word that a rule asks for (docs/decisions/0036-words-inside-names.md).
    """
    words = plain_words(reading.text, place)
    inside = tuple(_named(reading).touching(place))
    return [
        replace(word, forms=frozenset()) if any(word.range.overlaps(_range(one)) for one in inside) else word
        for word in words
    ]


def parties_in(reading: Reading, words: list[Word]) -> list[Participant]:
    """The parties that the words name in full, in order; of overlapping names the longest."""
    if not words:
        return []
    return list(_named(reading).inside(Range(start=words[0].range.start, end=words[-1].range.end)))


def _range(one: Participant) -> Range:
    return Range(start=one.start, end=one.end)


@lru_cache(maxsize=2)
def _named(reading: Reading) -> Along[Participant]:
    """The parties that a report names, where they stand."""
    blocks = (Range(start=one.start, end=one.block.end) for one in reading.passages)
    found = (one for block in blocks for one in _names_in(reading, plain_words(reading.text, block)))
    return Along((_range(one), one) for one in found)


def _names_in(reading: Reading, words: list[Word]) -> Iterator[Participant]:
    names = _names(reading)
    by_id = reading.lexicon.parties.by_id
    index = 0
    while index < len(words):
        possible = {name: party for form in words[index].forms for name, party in names.get(form, {}).items()}
        fitting = [name for name in possible if stands_at(words, index, name) and _runs_on(reading, words, index, name)]
        name = max(fitting, key=lambda one: (len(one), one), default=None)
        if name is not None and possible[name] in by_id:
            party, end = by_id[possible[name]], words[index + len(name) - 1].range.end
            yield Participant(name=party.name, party=party.id, start=words[index].range.start, end=end)
            index += len(name) - 1
        index += 1


def _runs_on(reading: Reading, words: list[Word], index: int, name: _Name) -> bool:
    """Whether no mark stands between the words of the name."""
    text = reading.text[words[index].range.start : words[index + len(name) - 1].range.end]
    return _MARKS.isdisjoint(text)


@lru_cache(maxsize=2)
def _names(reading: Reading) -> Mapping[str, Mapping[_Name, str]]:
    """The Arabic names of parties, folded and cut into words, by the forms of their first word.

    Those that ship, and the aliases of the case's own, which win.
    """
    names = dict(load_arabic_words().parties)
    for row in reading.lexicon.parties.rows:
        for alias in row.aliases:
            if not alias.isascii():
                names[tuple(load_arabic_words().fold(alias).split())] = row.id
    found: dict[str, dict[_Name, str]] = defaultdict(dict)
    for name, party in names.items():
        for form in looked_up_as(name[0]) if name else ():
            found[form][name] = party
    return found
