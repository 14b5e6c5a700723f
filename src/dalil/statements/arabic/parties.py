"""Parties that Arabic words name."""

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from typing import TypeAlias

from dalil.model.statement import Participant
from dalil.statements.arabic.words import Word, looked_up_as, stands_at
from dalil.statements.reading import Reading
from dalil.vocab.arabic import load_arabic_words

_Name: TypeAlias = tuple[str, ...]


def within(reading: Reading, words: list[Word], first: int, count: int) -> int:
    """The index behind the `count` words from `first` on; a party's name counts as one word, however long it is."""
    named = parties_in(reading, words[first:])
    begins = [
        index
        for index in range(first, len(words))
        if not any(one.start < words[index].range.start < one.end for one in named)
    ]
    return begins[count] if count < len(begins) else len(words)


def parties_in(reading: Reading, words: list[Word]) -> list[Participant]:
    """The parties that the words name, in order; of overlapping names the longest."""
    names = _names(reading)
    by_id = reading.lexicon.parties.by_id
    found: list[Participant] = []
    index = 0
    while index < len(words):
        possible = {name: party for form in words[index].forms for name, party in names.get(form, {}).items()}
        fitting = [name for name in possible if stands_at(words, index, name)]
        name = max(fitting, key=lambda one: (len(one), one), default=None)
        if name is not None and possible[name] in by_id:
            party, end = by_id[possible[name]], words[index + len(name) - 1].range.end
            found.append(Participant(name=party.name, party=party.id, start=words[index].range.start, end=end))
            index += len(name) - 1
        index += 1
    return found


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
