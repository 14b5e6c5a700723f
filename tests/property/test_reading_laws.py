"""Whatever is read: anchors are exact, a second reading gives the same, all parties are read alike."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from dalil.model.report import Report
from dalil.model.statement import Statement
from dalil.statements.parse import parse
from dalil.statements.reading import Reading
from dalil.vocab.lexicon import Lexicon

Read = Callable[..., Reading]
MakeReport = Callable[..., Report]

OPENINGS = ("", "On Monday ", "According to witnesses, ", "\u00a0", "💔 ", "The envoy said ")
DOERS = ("the Norvan army", "the Harbour Front", "militiamen", "they", "Norvan\u00a0forces")
DEEDS = ("shelled the hospital", "did not kill two farmers", "rejected a truce", "may have besieged Tell Aran", "slept")
ENDS = (".", ", killing 12 civilians.", " with rockets.", ", residents said.", " \u200fyesterday.")

sentences = st.builds(
    lambda *parts: "".join(parts),
    *(st.sampled_from(one) for one in (OPENINGS, DOERS, (" ",), DEEDS, ENDS)),
)
texts = st.lists(sentences, min_size=1, max_size=4).map(" ".join)
few = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@given(text=texts)
@few
def test_every_span_is_exact_and_every_trigger_is_told_once(read: Read, text: str) -> None:
    reading = read(text)
    statements = reading.statements
    for one in statements:
        assert reading.text[one.start : one.end] == one.quote
        assert 0 <= one.sentence[0] <= one.start < one.end <= len(reading.text)
        ends = [who.end for who in one.speakers] + [who.end for who in one.perpetrators]
        assert all(end <= len(reading.text) for end in ends)
        for victim in one.victims:
            assert reading.text[victim.start : victim.end] == victim.name
    told = [(one.trigger or (one.start, one.end), tuple(who.start for who in one.speakers)) for one in statements]
    assert len(told) == len(set(told)) == len({one.id for one in statements})


@given(text=texts)
@few
def test_a_second_reading_in_another_batch_gives_the_same(
    nlp: Language, make_report: MakeReport, rivals: Lexicon, text: str
) -> None:
    alone = next(iter(parse([make_report(text)], nlp=nlp, lexicon=rivals))).statements
    reports = [make_report("The market was quiet.", name="a.txt"), make_report(text)]
    beside = [reading.statements for reading in parse(reports, nlp=nlp, lexicon=rivals)][1]
    assert alone == beside


def seen(statement: Statement) -> tuple[object, ...]:
    return (
        statement.act,
        statement.kind,
        statement.status,
        statement.polarity,
        statement.modality,
        statement.speech_act,
        statement.author_commitment,
        statement.attribution,
        tuple(one.name for one in statement.speakers),
        tuple((one.name, one.via) for one in statement.perpetrators),
        tuple(one.name for one in statement.victims),
        statement.quote,
    )


EXCHANGED = [
    "The Norvan army shelled the hospital, killing 12 civilians, the Harbour Front said.",
    "The Harbour Front denied that it had shelled the market. It blamed the Norvan army.",
    "The Norvan army rejected a truce. The Harbour Front called for a ceasefire.",
    "Both the Norvan army and the Harbour Front have shelled civilians.",
    "Fighters of the Harbour Front besieged the valley and detained two nurses.",
    "The Norvan army may have bombed the school; the Harbour Front carried out no strikes.",
]


@pytest.mark.parametrize("text", EXCHANGED)
def test_the_parties_exchanged_give_the_same_statements_exchanged(read: Read, text: str) -> None:
    def exchange(words: str) -> str:
        return words.replace("Norvan army", "\0").replace("Harbour Front", "Norvan army").replace("\0", "Harbour Front")

    as_told = [repr(seen(one)) for one in read(text).statements]
    exchanged = [repr(seen(one)) for one in read(exchange(text)).statements]
    assert as_told
    assert [exchange(one) for one in as_told] == exchanged
