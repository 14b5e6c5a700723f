from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.conftest import Read

from dalil.model.when import bounds
from dalil.statements.figures.numbers import NumberGrammar
from dalil.statements.places.find import find_toponyms
from dalil.statements.times.grammar import expressions
from dalil.statements.times.narrator import Narrator
from dalil.statements.times.value import edtf_of
from dalil.vocab.placename import fold_name
from dalil.vocab.terms import load_terms
from dalil.vocab.wordlist import words

PIECES = st.sampled_from(
    words(
        "on 5 June 2017|yesterday|two days later|in 490 BC|the 1950s|at 11:30 p.m.|late 2009|99/99/2020|30 February|"
        "31 June 2020|between 10 and 5|dozens|up to 3,000|1.3 million|half a million|Aleppo|eastern Idlib|the US|"
        "Moscow said|in Paris, Texas|\u00a0|\U0001f600|\u200f|حلب|١٢ قتيلاً|كانون الثاني|.|,|-|killed|wounded|people|"
        "the next day|the 20th|last week",
        "|",
    )
)
TEXTS = st.lists(PIECES, max_size=12).map(" ".join)


@given(TEXTS | st.text(max_size=60))
def test_expressions_lie_in_the_text_apart_and_have_readable_values(text: str) -> None:
    narrator = Narrator(narrative=True)
    end = 0
    for one in expressions(text):
        assert end <= one.start < one.end <= len(text)
        end = one.end
        told = narrator.tell(one)
        edtf = edtf_of(told.value) if told else None
        assert edtf is None or bounds(edtf)


@given(TEXTS | st.text(max_size=60))
def test_numbers_lie_in_the_text_and_are_intervals(text: str) -> None:
    for one in NumberGrammar(load_terms().vague_counts).numbers(text):
        assert 0 <= one.start <= one.bare < one.end <= len(text)
        assert one.low is None or one.high is None or one.low <= one.high


@given(st.text(max_size=40))
def test_folding_a_name_twice_changes_nothing(name: str) -> None:
    assert fold_name(fold_name(name)) == fold_name(name)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS)
def test_what_is_read_is_anchored_and_read_the_same_again(read: Read, text: str) -> None:
    one, two = read(text or "."), read(text or ".")
    assert (one.places, one.times, one.figures) == (two.places, two.times, two.figures)
    ranges = [(place.start, place.end) for place in one.places]
    ranges += [(figure.start, figure.end) for figure in one.figures]
    ranges += [(toponym.where.start, toponym.where.end) for toponym in find_toponyms(one)]
    assert all(0 <= start < end <= len(one.text) for start, end in ranges)
    for timex in one.times:
        assert 0 <= timex.range.start < timex.range.end <= len(one.text)
