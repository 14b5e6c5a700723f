"""Whatever is read: anchors are exact, a second reading gives the same, all parties are read alike."""

from collections.abc import Callable, Iterator

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
ENDS = (
    ".",
    " in Tell A\u0301ran.",
    ", the 👩‍👧 said.",
    ", killing 12 civilians.",
    " with rockets.",
    ", residents said.",
    " \u200fyesterday.",
)

SIGNS = (
    "💔👩‍👧",
    "e\u0301a\u0308o\u0323",
    "\u200f\u202bحلب\u202c\u200e",
    "\u00a0\u202f",
    "\ufeff",
    "𝔸🇸🇾",
    "\u0640\u064b",
)
sentences = st.builds(
    lambda *parts: "".join(parts),
    *(st.sampled_from(one) for one in (OPENINGS, DOERS, (" ",), DEEDS, ENDS)),
)
texts = st.lists(sentences, min_size=1, max_size=4).map(" ".join)
few = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def anchored(statement: Statement) -> Iterator[tuple[int, int]]:
    """Every span that a statement carries."""
    yield from ((statement.start, statement.end), statement.sentence)
    yield from (statement.trigger,) if statement.trigger else ()
    for parts in (statement.speakers, statement.perpetrators, statement.victims, statement.addressees):
        yield from ((one.start, one.end) for one in parts)
    for things in (statement.weapons, statement.targets, statement.figures, statement.hedges):
        yield from ((one.start, one.end) for one in things)
    for one in (statement.place, statement.time):
        if one is not None:
            yield one.start, one.end


@given(text=texts)
@few
def test_every_span_is_exact_and_every_trigger_is_told_once(read: Read, text: str) -> None:
    reading = read(text)
    statements = reading.statements
    for one in statements:
        assert reading.text[one.start : one.end] == one.quote
        assert all(0 <= start < end <= len(reading.text) for start, end in anchored(one))
        assert one.trigger is None or one.sentence[0] <= one.trigger[0] < one.trigger[1] <= one.sentence[1]
        assert one.time is None or reading.text[one.time.start : one.time.end] == one.time.text
        for victim in one.victims:
            assert reading.text[victim.start : victim.end] == victim.name
    for relation in reading.relations:
        assert reading.text[relation.start : relation.end] == relation.quote
        assert relation.trigger[1] <= len(reading.text)
    told = [(one.trigger or (one.start, one.end), tuple(who.start for who in one.speakers)) for one in statements]
    assert len(told) == len(set(told)) == len({one.id for one in statements})


@given(text=texts, sign=st.sampled_from(SIGNS))
@few
def test_a_strange_sign_before_the_text_only_moves_the_spans(read: Read, text: str, sign: str) -> None:
    """The sign stands in a paragraph of its own, so that the words are parsed alike; offsets move by its length."""
    plain, moved = read(text), read(sign, text)
    shift = len(sign) + 2
    assert [one.quote for one in moved.statements] == [one.quote for one in plain.statements]
    assert [list(anchored(one)) for one in moved.statements] == [
        [(start + shift, end + shift) for start, end in anchored(one)] for one in plain.statements
    ]


@given(text=texts, space=st.sampled_from(("\u00a0", "\u202f", "\u2009")))
@few
def test_an_odd_space_is_read_as_a_space_and_kept(read: Read, text: str, space: str) -> None:
    plain = text.replace("\u00a0", " ")
    odd = read(plain.replace(" ", space)).statements
    assert [one.quote for one in odd] == [one.quote.replace(" ", space) for one in read(plain).statements]
    assert [list(anchored(one)) for one in odd] == [list(anchored(one)) for one in read(plain).statements]


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
