"""Things along a text, looked up by place; and that a text twice as long takes about twice as long to read."""

import math
import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from dalil.casework.garbage import collector_resting
from dalil.model.report import Report
from dalil.model.span import Range
from dalil.statements.along import Along
from dalil.statements.passage import Passage
from dalil.statements.read_by_rules import read_by_rules
from dalil.vocab.lexicon import Lexicon

RANGES = st.tuples(st.integers(0, 900), st.integers(0, 700)).map(lambda one: Range(start=one[0], end=one[0] + one[1]))
SENTENCES = (
    "The army shelled a hospital in Varenholm on Monday, killing 7 civilians, the mayor, Pavel Ondry, said.",
    '"The Front hit a school with rockets and nine people died," relief worker Tiva Sool said on Tuesday.',
    "According to a resident, Lena Marsk, the Front fired mortars at a bakery late on Friday.",
    "The ministry denied that the army had attacked a school, and accused the Front of shelling Tessik.",
)
FEW = 30


@given(st.lists(RANGES, max_size=20), RANGES)
def test_what_is_found_by_place_is_what_a_search_through_all_finds(places: list[Range], asked: Range) -> None:
    along = Along((place, place) for place in places)
    assert list(along.inside(asked)) == [one for one in places if asked.covers(one)]
    assert list(along.over(asked)) == [one for one in places if one.covers(asked)]
    assert list(along.touching(asked)) == [one for one in places if one.overlaps(asked)]


def _seconds(times: int, nlp: Language, make_report: Callable[..., Report], rivals: Lexicon) -> float:
    """Processor time of the rules alone over one paragraph: the sentences, parsed once, so many times on one line.

    Without the collector of garbage, which walks through all that the tests before this one have left.
    """
    words = " ".join(SENTENCES)
    told = make_report(" ".join([words] * times))
    assert told.rendition is not None
    doc = Doc.from_docs([nlp(words)] * times)
    assert doc is not None
    (block,) = told.rendition.blocks
    passage = Passage(index=0, block=block, start=0, doc=doc)
    reading = read_by_rules(told, passages=(passage,), lexicon=rivals)
    with collector_resting():
        before = time.process_time()
        assert len(reading.statements) > times
        assert reading.persons
        return time.process_time() - before


@pytest.mark.once
def test_a_paragraph_four_times_as_long_takes_about_four_times_as_long(
    nlp: Language, make_report: Callable[..., Report], rivals: Lexicon
) -> None:
    """Where each statement looks through all others, the exponent is near 2; a busy machine blurs it."""
    _seconds(1, nlp, make_report, rivals)
    short, long = (min(_seconds(times, nlp, make_report, rivals) for _ in range(3)) for times in (FEW, 4 * FEW))
    assert math.log(long / short, 4) < 1.3
