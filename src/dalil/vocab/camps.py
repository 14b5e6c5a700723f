"""On which side of a war against a government the words for a doer put him: with who governs, or against it."""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Literal, cast, get_args

from dalil.errors import SettingsError
from dalil.model.party import Party, PartyKind
from dalil.vocab.arabic import load_arabic_words
from dalil.vocab.plurals import singulars

Camp = Literal["governing", "opposing"]
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_ARTICLES = ("ال", "لل")
_BY_KIND: Mapping[PartyKind, Camp] = {
    "state": "governing",
    "state_forces": "governing",
    "office": "governing",
    "armed_group": "opposing",
}


@cache
def _load() -> Mapping[str, Camp]:
    text = resources.files("dalil.vocab").joinpath("data/camps.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(text)))
    wrong = [
        f"line {number}: {row['words']}" for number, row in enumerate(rows, 2) if row["camp"] not in get_args(Camp)
    ]
    if wrong:
        raise SettingsError("camps.csv holds wrong rows.", "Write governing or opposing.", tuple(wrong))
    return {row["words"]: cast("Camp", row["camp"]) for row in rows}


def camp_of(name: str, party: Party | None = None) -> Camp | None:
    """The camp of whoever is called so, by the words, else by the kind of the party; None where neither is clear.

    Words of both camps ("army defectors") are not clear, nor is an armed group that a row puts on another's side.
    A word inside a name of several words ("Harbour Liberation Army") says nothing: groups call themselves as they will.
    """
    told = {camp for words in _described(name) if (camp := _load().get(words)) is not None}
    if told:
        return told.pop() if len(told) == 1 else None
    if party is None or (party.kind == "armed_group" and party.side not in (None, party.id)):
        return None
    return _BY_KIND.get(party.kind)


def _described(name: str) -> Iterator[str]:
    """The words that describe, alone, two by two and in the singular, in Arabic without article ("of the" is one).

    A single capital may come from the sentence that the words open.
    """
    words = [word for word in _WORD.findall(name) if word.casefold() != "the"]
    capital = sum(word[:1].isupper() for word in words)
    small = [word.casefold() if capital <= 1 or word[:1].islower() else "" for word in words]
    for word, behind in zip(small, (*small[1:], ""), strict=False):
        bare = load_arabic_words().plain(word)
        yield from (word, *singulars(word), f"{word} {behind}", *(bare.removeprefix(one) for one in _ARTICLES))
