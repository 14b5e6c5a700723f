"""Find the figures of a document."""

from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from dalil.model.figure import Figure
from dalil.statements.figures.count import Count, what_is_counted
from dalil.statements.figures.numbers import Number, NumberGrammar
from dalil.statements.figures.words import AFTER_NUMBERS, MEASURES
from dalil.statements.passage import Passage, fold
from dalil.statements.reading import Reading


def find_figures(reading: Reading) -> tuple[Figure, ...]:
    """All counted people and things in order; ages, dates, sums of money and street numbers are none."""
    return tuple(count.figure for count in find_counts(reading))


@lru_cache(maxsize=2)
def find_counts(reading: Reading) -> tuple[Count, ...]:
    """The figures with the word that says what is counted, and whether each is a part of another."""
    grammar = NumberGrammar(reading.lexicon.terms.vague_counts)
    dated = bytearray(len(reading.text))
    for timex in reading.times:
        dated[timex.range.start : timex.range.end] = b"\x01" * (timex.range.end - timex.range.start)
    return tuple(
        count
        for passage in reading.passages
        for number in grammar.numbers(fold(reading.text[passage.block.start : passage.block.end]))
        if not any(dated[passage.start + number.bare : passage.start + number.end])
        for count in _count(passage, number)
    )


def _count(passage: Passage, number: Number) -> Iterator[Count]:
    span = passage.doc.char_span(number.bare, number.end, alignment_mode="expand")
    if span is None:
        return
    token = _root(span)
    if _is_none(token, span):
        return
    counted = what_is_counted(token)
    if counted.counts == "other" and (counted.unit is None or token.lower_ == "one"):
        return
    figure = Figure(
        counts=counted.counts,
        low=number.low,
        high=number.high,
        unit=counted.unit,
        comparator=number.comparator,
        start=passage.start + number.start,
        end=passage.start + number.end,
    )
    yield Count(
        figure=figure, predicate=counted.predicate, part=counted.part, sentence=passage.start + span.sent.start_char
    )


def _root(span: TokenSpan) -> Token:
    """The token of the number that hangs outside it."""
    root: Token = span.root
    return root


def _is_none(token: Token, span: TokenSpan) -> bool:
    """Whether the number is an age, a sum, a measure, an address or a name's part rather than a count."""
    before = span.doc[span.start - 1] if span.start else None
    after = span.doc[span.end] if span.end < len(span.doc) else None
    noun = token.head if token.dep_ in ("nummod", "quantmod", "compound") else token
    if token.lower_ == "one" and before is not None and before.lower_ == "no":
        return True
    if token.ent_type_ in ("MONEY", "PERCENT", "ORDINAL") or noun.lemma_.lower() in MEASURES:
        return True
    if before is not None and (
        before.lower_
        in ("aged", "age", "no.", "number", "#", "$", "section", "article", "chapter", "channel", "resolution")
        or before.lower_ in AFTER_NUMBERS
    ):
        return True
    if after is not None and (after.lower_ in AFTER_NUMBERS or after.lower_ in MEASURES or after.text in ("-", "/")):
        return True
    if before is not None and before.text == "," and _is_age(token):
        return True
    return noun.pos_ == "PROPN" and noun != token and noun.tag_ == "NNP"


def _is_age(token: Token) -> bool:
    """Whether a number behind a comma says how old one person is: "Sara Ode, 34," or "a miller, 52, was"."""
    return token.dep_ == "appos" and (token.head.pos_ == "PROPN" or token.head.tag_ == "NN")
