"""Whom a word beside a number counts: whoever was there, combatants, or a group of its own, in either language."""

import csv
import io
from collections.abc import Mapping
from functools import cache
from importlib import resources

from dalil.vocab.arabic import load_arabic_words

_ARTICLE = "\u0627\u0644"


@cache
def _load() -> Mapping[str, str]:
    text = resources.files("dalil.vocab").joinpath("data/populations.csv").read_text(encoding="utf-8")
    return {row["word"]: row["population"] for row in csv.DictReader(io.StringIO(text))}


def population_of(unit: str | None) -> str:
    """The population that the words of a figure name; the words themselves where no row knows them.

    A figure without words counts anybody. Arabic is looked up folded and without article or signs of vowels; its words
    for people are a population of their own, since who translates "children" or "civilians" often writes them.
    """
    if unit is None:
        return "anybody"
    known, words = _load(), load_arabic_words().plain(unit.casefold())
    if (named := known.get(words.removeprefix(_ARTICLE))) is not None:
        return named
    return "combatants" if known.get(words.split()[-1]) == "combatants" else words
