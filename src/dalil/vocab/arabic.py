"""The words of the lexicon-only reading of Arabic, as data with a loader."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

_PAST = ("", "ت", "وا", "ا", "نا")
_PRESENT = (("ي", ""), ("ت", ""), ("ن", ""), ("ي", "ون"))
_ALEF = "ا"
_VOWELS = re.compile("[\u064b-\u0652]")


@dataclass(frozen=True, slots=True, kw_only=True)
class ArabicWords:
    """All words folded. `saying` maps a verb to the speech act that it announces; `letters` folds letter for letter.

    `behind_voices` end what a voice is called, and so does "in" before `said_in`; `outlets` say what an outlet is;
    `bodies` are words that take up a body already named, and may stand before its name, as `outlets` may
    (`before_bodies`). `pointing` are verbs of saying with "to" and a noun, `impersonal` ones that nobody speaks.
    `of_places` maps words for a body that each place has one of to what English reports call it.
    `unnamed` maps voices without a name to what English reports call them.
    `words` are the words of a term beside its label, each a tuple; `parties` map the words of a name to its party.
    `common` are words that are no place though a village somewhere is written so: particles, and single words of the
    other lists. `done_to_places` are acts whose verb may have a town as its object. `vague` numbers have a lower bound
    only. `led_by` are small words between a word of source and who it names.
    Forms that are `like_noun` are verbs behind `before_verbs`, and behind a subject that `before_subjects` lead.
    `relayed_from` stands before, `relayed_saying` behind whom somebody quotes. `rejecting` are verbs that deny with a
    word of `accusations` behind them; `belonging` stands between what does it and whose it is, `blamed` between who is
    blamed and the act. `actors` are words for who fights or arrests and what they fly and fire, `describing` what is
    said of them besides adjectives of relation.
    """

    saying: Mapping[str, str]
    sources: frozenset[str]
    led_by: frozenset[str]
    relayed_from: frozenset[str]
    relayed_saying: frozenset[str]
    rejecting: frozenset[str]
    accusations: frozenset[str]
    belonging: frozenset[str]
    blamed: frozenset[str]
    negators: frozenset[str]
    agents: tuple[tuple[str, ...], ...]
    before_places: frozenset[str]
    common: frozenset[str]
    particles: frozenset[str]
    done_to_places: frozenset[str]
    words: Mapping[str, tuple[tuple[str, ...], ...]]
    verbs: frozenset[str]
    like_noun: frozenset[str]
    before_verbs: frozenset[str]
    before_subjects: frozenset[str]
    carriers: frozenset[str]
    parties: Mapping[tuple[str, ...], str]
    actors: frozenset[str]
    describing: frozenset[str]
    prepositions: frozenset[str]
    behind_voices: frozenset[str]
    said_in: frozenset[str]
    outlets: frozenset[str]
    unnamed: Mapping[tuple[str, ...], str]
    bodies: frozenset[str]
    before_bodies: frozenset[str]
    pointing: frozenset[str]
    impersonal: frozenset[str]
    of_places: Mapping[tuple[str, ...], tuple[str, ...]]
    numbers: Mapping[str, int]
    vague: Mapping[str, int]
    letters: Mapping[int, str]

    def fold(self, text: str) -> str:
        """The text with the forms of alef, teh marbuta and final yeh made one; same length."""
        return text.translate(self.letters)

    def plain(self, text: str) -> str:
        """The text folded and without signs of vowels, which changes its length."""
        return _VOWELS.sub("", self.fold(text))


@cache
def load_arabic_words() -> ArabicWords:
    """The words that ship with dalil."""
    text = resources.files("dalil.vocab").joinpath("data/arabic.yaml").read_text(encoding="utf-8")
    data = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 both are safe loaders
    forms = {act: [form for stem in stems for form in conjugated(stem)] for act, stems in data["verbs"].items()}
    terms = sorted({*data["words"], *forms})
    return ArabicWords(
        saying={verb: act for act, verbs in data["saying"].items() for verb in verbs},
        sources=frozenset(data["sources"]),
        led_by=frozenset(data["led_by"]),
        relayed_from=frozenset(data["relayed"]["from"]),
        relayed_saying=frozenset(data["relayed"]["saying"]),
        rejecting=frozenset(data["rejecting"]),
        accusations=frozenset(data["accusations"]),
        belonging=frozenset(data["belonging"]),
        blamed=frozenset(data["blamed"]),
        negators=frozenset(data["negators"]),
        agents=tuple(tuple(words.split()) for words in data["agents"]),
        before_places=frozenset(data["before_places"]),
        common=_common(data),
        particles=frozenset(data["particles"]),
        done_to_places=frozenset(data["done_to_places"]),
        words={
            term: tuple(
                dict.fromkeys(tuple(words.split()) for words in (*data["words"].get(term, ()), *forms.get(term, ())))
            )
            for term in terms
        },
        verbs=frozenset(form.split()[0] for several in forms.values() for form in several),
        like_noun=frozenset(data["like_noun"]),
        before_verbs=frozenset(data["before_verbs"]),
        before_subjects=frozenset(data["before_subjects"]),
        carriers=frozenset(data["carriers"]),
        actors=frozenset(data["actors"]),
        describing=frozenset(data["describing"]),
        prepositions=frozenset(data["prepositions"]),
        behind_voices=frozenset(data["behind_voices"]),
        said_in=frozenset(data["said_in"]),
        outlets=frozenset(data["outlets"]),
        unnamed={tuple(words.split()): english for words, english in data["unnamed"].items()},
        bodies=frozenset(data["bodies"]),
        before_bodies=frozenset((*data["outlets"], *data["bodies"])),
        pointing=frozenset(data["pointing"]),
        impersonal=frozenset(data["impersonal"]),
        of_places={tuple(words.split()): tuple(english) for words, english in data["of_places"].items()},
        parties={tuple(name.split()): party for party, names in data["parties"].items() for name in names},
        numbers=dict(data["numbers"]),
        vague=dict(data["vague"]),
        letters={ord(letter): folded for letter, folded in data["fold"].items()},
    )


def _common(data: Mapping[str, Any]) -> frozenset[str]:
    listed = [*data["saying"].values(), *data["verbs"].values(), *data["words"].values()]
    lists = (data["particles"], data["before_places"], data["sources"], data["negators"], data["carriers"], *listed)
    return frozenset(words for one in lists for words in one if " " not in words)


def conjugated(stem: str) -> tuple[str, ...]:
    """The forms of a verb that reports use, made of its past: persons of the past, persons of the present.

    A verb that begins with alef loses it in the present. Further words of a phrase stay as they are.
    """
    verb, *rest = stem.split()
    bare = verb.removeprefix(_ALEF)
    forms = [verb + ending for ending in _PAST] + [before + bare + behind for before, behind in _PRESENT]
    return tuple(" ".join((form, *rest)) for form in dict.fromkeys(forms))
