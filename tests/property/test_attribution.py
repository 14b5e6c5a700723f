"""Whatever the text: ranges lie inside it, contents hold words, parents come first, and twice reading is the same."""

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from dalil.statements.parse import parse
from dalil.statements.reading import Reading
from dalil.vocab.gazetteer import load_gazetteer
from dalil.vocab.lexicon import Lexicon
from dalil.vocab.parties import load_parties
from dalil.vocab.terms import load_terms

PIECES = st.sampled_from(
    ["Ilo Varn said", "“", "”", '"', "'", "‘", "’", "''", "that the mill burned", ".", ",", ":", "she told the Council",
     "according to", "residents", "I", "you", "Here is Mara Telvik", "reportedly", "@mill", "\u00a0", "😀", "\u200f",
     "who evidence suggests have fled", "the Kremlin denied", "?", "—", "\n", "a\u0301", "called for", "claims of",
     "«no»", "/ Reuters"]
)  # fmt: skip
BLOCKS = st.lists(st.lists(PIECES, min_size=1, max_size=10).map(" ".join), min_size=1, max_size=4)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(blocks=BLOCKS)
def test_ranges_and_parents(nlp: Language, make_report: Callable[..., object], blocks: list[str]) -> None:
    lexicon = Lexicon(terms=load_terms(), parties=load_parties(), gazetteer=load_gazetteer())

    def read() -> Reading:
        return next(parse([make_report(*blocks)], nlp=nlp, lexicon=lexicon))  # type: ignore[list-item] # makes reports

    reading = read()
    size = len(reading.text)
    for index, one in enumerate(reading.attributions):
        assert one.content
        for place in (*one.source, *one.cue, *one.content):
            assert 0 <= place.start < place.end <= size
        assert any(mark.isalnum() for place in one.content for mark in reading.text[place.start : place.end])
        assert one.parent is None or one.parent < index
        assert one.speaker is None or one.speaker.end <= size
    for person in reading.persons:
        assert reading.text[person.start : person.end] == person.name
    again = read()
    assert (again.attributions, again.persons) == (reading.attributions, reading.persons)
