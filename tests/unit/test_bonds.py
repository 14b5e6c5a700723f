"""What brings reports without a date to their occurrence, one witness in two scripts together, a count to a draft."""

from datetime import date

import pytest
from tests.conftest import plain_report

from dalil.casework.check.counted import people_counted
from dalil.casework.engine import Engine
from dalil.casework.language import find_model
from dalil.incidents.partial_day import PartialDay, partial_day
from dalil.model.when import EventTime
from dalil.origins.scripts import consonants
from dalil.statements.parse import parse
from dalil.statements.stand_ins import StandIn
from dalil.vocab.parties import Parties, read_parties

ENGINE = Engine(find_model())
TABLE = """id,name,kind,aliases,metonyms,adjectives,country,side,role,source
own:front,Harbour Liberation Front,armed_group,,,,,front,,invented
own:army,Norvan army,state_forces,,,,,norva,,invented
"""
FRONT = Engine(find_model(), parties=TABLE)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Monday", PartialDay(weekday=0)),
        ("on 24 April", PartialDay(month=4, day=24)),
        ("April 24", PartialDay(month=4, day=24)),
        ("last week", None),
    ],
)
def test_words_name_a_day_of_no_year(words: str, found: PartialDay | None) -> None:
    assert partial_day(EventTime(text=words, start=0, end=len(words), edtf=None, basis="text")) == found


def test_a_partial_day_fits_its_days_and_no_others() -> None:
    assert PartialDay(weekday=0).fits(date(2031, 4, 21))
    assert not PartialDay(weekday=0).fits(date(2031, 4, 22))
    assert PartialDay(month=4, day=21).fits(date(2031, 4, 21))


@pytest.mark.parametrize(("latin", "arabic"), [("Tarek Haddad", "طارق حداد"), ("Yusra Khatib", "الطبيبة يسرى الخطيب")])
def test_one_name_in_two_scripts(latin: str, arabic: str) -> None:
    assert consonants(latin) == consonants(arabic)
    assert consonants(latin) != consonants("Salim Nasrun")


def test_too_short_a_name_tells_nothing() -> None:
    assert consonants("Ali Aya") is None
    assert consonants("Tarek") is None


def test_the_model_sees_one_name_for_all_who_fight_and_the_text_keeps_its_own() -> None:
    nlp = ENGINE.model.load()
    seen, kept = [], []
    for name in ("Harbour Liberation Front", "Norvan army"):
        own, parties = nlp.make_doc(f"The {name} shelled the market."), Parties(read_parties(TABLE, "own"))
        stand_in = StandIn(own, parties.find(own.text), parties)
        seen.append(stand_in.text.text)
        kept.append(stand_in.carried_back(nlp(stand_in.text)))
    assert seen[0] == seen[1]
    assert [doc.text for doc in kept] == [
        "The Harbour Liberation Front shelled the market.",
        "The Norvan army shelled the market.",
    ]
    assert [next(t.head.text for t in doc if t.dep_ == "nsubj") for doc in kept] == ["shelled", "shelled"]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("The arrest of 31 civilians was made on 8 April.", [(31, 31)]),
        ("Two dozen villagers and at least nine unarmed men were there.", [(24, 24), (9, None)]),
        ("It happened on 8 April at 5 in the morning.", []),
    ],
)
def test_people_are_counted_by_the_words_alone(text: str, counts: list[tuple[int, int | None]]) -> None:
    (reading,) = parse([plain_report(text)], nlp=ENGINE.model.load(), lexicon=ENGINE.lexicon)
    assert [(one.low, one.high) for one in people_counted(reading, 0, len(text))] == counts


@pytest.mark.parametrize(
    "text",
    [
        "Shells hit the market in the old town, killing six people, Yusra Haddad, a surgeon, said.",
        "Six people were killed when shells hit the market, Yusra Haddad, a surgeon, told reporters.",
        "In the words of Yusra Haddad, a surgeon, six people were killed when shells hit the market.",
        "As Yusra Haddad, a surgeon, put it, six people were killed when shells hit the market.",
        "As Yusra Haddad told the Harbour Post, six people were killed when shells hit the market.",
        "Six people were killed when shells hit the market, as Yusra Haddad later put it.",
    ],
)
def test_who_stands_at_the_edge_of_a_sentence_vouches_for_all_of_it(text: str) -> None:
    (reading,) = parse([plain_report(text)], nlp=ENGINE.model.load(), lexicon=ENGINE.lexicon)
    told = [one for one in reading.statements if one.act is not None]
    assert told
    assert {one.speakers[-1].name for one in told if one.speakers} == {"Yusra Haddad"}
    assert all(one.speakers for one in told)


@pytest.mark.parametrize(
    "text",
    [
        "As the army announced a truce, shells hit the market and killed six people.",
        "As soldiers told residents to leave, shells hit the market and killed six people.",
    ],
)
def test_what_goes_on_while_somebody_speaks_is_not_what_he_says(text: str) -> None:
    (reading,) = parse([plain_report(text)], nlp=ENGINE.model.load(), lexicon=ENGINE.lexicon)
    told = [one for one in reading.statements if one.figures]
    assert told
    assert not any(one.speakers for one in told)


def test_behind_a_paper_stands_its_author() -> None:
    text = "Six people were killed when shells hit the market, according to a report by the Harbour Liberation Front."
    (reading,) = parse([plain_report(text)], nlp=ENGINE.model.load(), lexicon=FRONT.lexicon)
    assert {one.speakers[-1].party for one in reading.statements if one.act is not None} == {"own:front"}


def test_who_is_quoted_as_saying_two_things_says_both() -> None:
    text = (
        "The mayor was quoted by the Harbour Post as saying that a shell from the Front hit the market in the old town "
        "on the night of 31 March, and ten people were killed."
    )
    (reading,) = parse([plain_report(text)], nlp=ENGINE.model.load(), lexicon=ENGINE.lexicon)
    assert all(one.speakers for one in reading.statements)
