"""How many an Arabic act is said to have hit: the number right behind its word, counted as the act counts."""

from typing import cast

from dalil.model.figure import Comparator, Counts, Figure
from dalil.model.span import Range
from dalil.statements.arabic.words import Found, Word
from dalil.statements.reading import Reading
from dalil.vocab.arabic import load_arabic_words
from dalil.vocab.triggers import load_trigger_rules

_NEAR = 4


def figures_of(reading: Reading, words: list[Word], trigger: Found) -> tuple[Figure, ...]:
    """The first number behind the act's word, in digits or words, but of no date; none where the act counts nobody."""
    counted = sorted(load_trigger_rules().counts.get(trigger.term.id, ()))
    people = [one for one in counted if one != "strikes"]
    if len(people) != 1:
        return ()
    for index in range(trigger.last + 1, min(trigger.last + 1 + _NEAR, len(words))):
        found = _number(reading, words, index)
        if found is not None and not _dates(reading, words[index]):
            low, high, comparator = found
            unit = _unit(words, index + 1)
            figure = Figure(
                counts=cast("Counts", people[0]),
                low=low,
                high=high,
                unit=reading.text[unit.start : unit.end] if unit is not None else None,
                comparator=comparator,
                start=words[index].range.start,
                end=words[index].range.end,
            )
            return (figure,)
    return ()


def _unit(words: list[Word], index: int) -> Range | None:
    """The word behind the number, of what is counted; a particle or a word of place is none."""
    known = load_arabic_words()
    if index >= len(words) or not words[index].forms.isdisjoint(known.particles | known.before_places):
        return None
    return words[index].range


def _dates(reading: Reading, word: Word) -> bool:
    """Whether the word is part of a time that the text gives: the third of March counts nobody."""
    return any(one.range.start < word.range.end and word.range.start < one.range.end for one in reading.times)


def _number(reading: Reading, words: list[Word], index: int) -> tuple[int, int | None, Comparator] | None:
    """Low, high and comparator of the number at the index: digits of any script, a number word, a vague word."""
    known = load_arabic_words()
    place = words[index].range
    digits = reading.text[place.start : place.end]
    if digits.isdecimal():
        return int(digits), int(digits), "exact"
    for form in sorted(words[index].forms):
        if form in known.numbers:
            return known.numbers[form], known.numbers[form], "exact"
        if form in known.vague:
            return known.vague[form], None, "vague"
    return None
