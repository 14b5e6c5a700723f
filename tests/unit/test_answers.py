"""Denials of what was said before: "denied it", "denied the accusation", "a claim the army denies"."""

from collections.abc import Callable

import pytest

from dalil.model.statement import Statement
from dalil.statements.reading import Reading

Read = Callable[..., Reading]
ACCUSED = "The Front said that the army shelled the hospital on Monday. "


def denials(reading: Reading) -> list[Statement]:
    return [one for one in reading.statements if one.status == "denied"]


@pytest.mark.parametrize(
    "answer",
    [
        "The army denied it.",
        "The army denied this.",
        "The army strongly denied that.",
        "The army denies all of this.",
        "The army denied the accusation.",
        "The army denied the charge.",
        "The army denied involvement.",
        "The army denied any involvement.",
        "The army denied responsibility.",
        "The army rejected the allegation.",
        "The army dismissed the report as lies.",
        "The army called the claim baseless.",
        "The army described the accusation as fabricated.",
        "The accusation was denied by the army.",
        "The Defence Ministry said the accusation was false.",
        "“We deny it,” the spokesman of the army said.",
        "“This is a lie,” the army said.",
    ],
)
def test_what_is_denied_is_taken_from_what_was_said(read: Read, answer: str) -> None:
    reading = read(ACCUSED + answer)
    (told,) = denials(reading)
    (accused,) = [one for one in reading.statements if one.act == "act.shelling" and one.status != "denied"]
    assert (told.act, told.polarity, told.speech_act, told.about) == ("act.shelling", "pos", "deny", accused.id)
    assert told.speakers
    assert [one.party for one in told.perpetrators] == ["own:army"]
    assert [one.id for one in told.targets] == ["tgt.hospital"]
    assert any(reason.startswith("answer.") for reason in told.reasons)
    assert reading.text[told.start : told.end] == told.quote
    assert told.quote.rstrip(".") in answer


def test_an_answer_may_stand_in_the_next_paragraph(read: Read) -> None:
    reading = read("Residents say soldiers killed nine farmers.", "The Defence Ministry denied involvement.")
    (told,) = denials(reading)
    assert (told.act, [one.name for one in told.victims]) == ("act.kill", ["farmers"])
    assert [one.party for one in told.speakers] == ["own:ministry"]


def test_a_clause_that_closes_the_sentence_is_no_word_of_the_accuser(read: Read) -> None:
    (told,) = denials(read("The Front said the army shelled the clinic, which the army denied."))
    assert [one.party for one in told.speakers] == ["own:army"]
    assert told.act == "act.shelling"


@pytest.mark.parametrize("name", ["army", "Norvan army"])
def test_a_claim_that_somebody_denies(read: Read, name: str) -> None:
    (told,) = denials(read(f"The {name} shelled the clinic, the Front said, a claim the {name} denies."))
    assert ([one.party for one in told.speakers], told.act) == (["own:army"], "act.shelling")


@pytest.mark.parametrize(
    "answer",
    [
        "The army has not denied it.",
        "The army did not deny the accusation.",
        "The army neither confirmed nor denied the report.",
        "The army declined to deny it.",
        "The army denied it food and water.",
        "\u201cIt was my turn at the pump and my cousin lay behind the well,\u201d a shopkeeper said.",
    ],
)
def test_what_is_not_denied_is_no_denial(read: Read, answer: str) -> None:
    assert denials(read(ACCUSED + answer)) == []


def test_nobody_denies_what_the_other_side_is_accused_of(read: Read) -> None:
    reading = read("Residents said the army shelled the hospital. The Harbour Front denied it.")
    (told,) = denials(reading)
    assert (told.act, told.about) == (None, None)


def test_a_denial_of_nothing_told_before_has_no_act(read: Read) -> None:
    (told,) = denials(read("The mayor resigned on Friday. The army denied any wrongdoing."))
    assert (told.act, told.about, told.kind) == (None, None, "other")
