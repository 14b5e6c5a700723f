"""Who says that he had no part in a deed denies it, and what is called untrue is not told as true."""

import pytest
from tests.conftest import Read

from dalil.model.statement import Statement


def of_act(read: Read, text: str, act: str) -> Statement:
    (found,) = (one for one in read(text).statements if one.act == act)
    return found


@pytest.mark.parametrize(
    "words",
    [
        "it was not behind the killing of the mayor",
        "it had nothing to do with the killing of the mayor",
        "it had no part in the killing of the mayor",
        "it had no link to the killing of the mayor",
        "it played no role in the killing of the mayor",
        "it was not responsible for the killing of the mayor",
        "it was not involved in the killing of the mayor",
        "it never had a hand in the killing of the mayor",
        "the killing of the mayor was not its work",
        "the killing of the mayor was not the work of the Front",
    ],
)
def test_who_says_that_he_had_no_part_in_a_deed_denies_it(read: Read, words: str) -> None:
    statement = of_act(read, f"The Front said {words}.", "act.kill")
    assert (statement.status, statement.speech_act, statement.polarity) == ("denied", "deny", "pos")
    assert [one.party for one in statement.perpetrators] == ["own:front"]


@pytest.mark.parametrize(
    "words",
    [
        "the army was behind the killing of the mayor",
        "the army was not only behind the killing of the mayor",
        "the army was responsible for the killing of the mayor",
        "the army took part in the killing of the mayor",
    ],
)
def test_who_says_that_somebody_had_a_part_denies_nothing(read: Read, words: str) -> None:
    assert of_act(read, f"The Front said {words}.", "act.kill").status != "denied"


def test_whose_work_a_deed_is_said_to_be_did_it(read: Read) -> None:
    statement = of_act(read, "Residents said the killing of the mayor was the work of the Front.", "act.kill")
    assert [one.party for one in statement.perpetrators] == ["own:front"]


@pytest.mark.parametrize(
    "before",
    [
        "The Norvan army maintains that it had no part in the ",
        "The Front insisted it had played no direct role in the ",
        "The fighters said they had no hand whatsoever in the ",
        "The army said that it had nothing to do with the deadly ",
        "The army said that none of its men had anything to do with the ",
        "The army said it was not behind the ",
        "The army said its men weren\u2019t involved in the ",
        "The Front said its men weren\u2019t involved in the ",
        "The army said it was not in any way responsible for the ",
        "The Front claims to have taken no part in the ",
        "The Front has never had any knowledge of the ",
    ],
)
def test_who_has_no_part_in_a_deed_denies_it(read: Read, before: str) -> None:
    assert of_act(read, f"{before}shelling of the market.", "act.shelling").status == "denied"


@pytest.mark.parametrize(
    "before",
    [
        "The Norvan army took part in the ",
        "No group has claimed responsibility for the ",
        "The Front has not claimed responsibility for the ",
        "The Front has taken no responsibility for the ",
        "It is not clear who was responsible for the ",
        "There is no doubt that the army was behind the ",
        "The army was not only responsible for the ",
        "The Front was not only responsible for the ",
        "The general did not deny responsibility for the ",
        "The army, which had no part in the talks, ordered the ",
        "The army had no part in the talks; it carried out the ",
        "People in no part of the town expected the ",
        "The army rejected a report on the ",
    ],
)
def test_other_words_of_shares_and_negations_deny_nothing(read: Read, before: str) -> None:
    statements = read(f"{before}shelling of the market.").statements
    assert [one for one in statements if one.act == "act.shelling" and one.status == "denied"] == []


@pytest.mark.parametrize(
    "text",
    [
        "The mayor called reports that the bakery was shelled false.",
        "The mayor dismissed claims that the bakery was shelled as nonsense.",
        'The mayor said the army had left, calling a report that the bakery was shelled "fiction".',
    ],
)
def test_a_report_that_is_called_untrue_is_denied(read: Read, text: str) -> None:
    statement = of_act(read, text, "act.shelling")
    assert statement.status == "denied"
    assert {one.name for one in statement.speakers} == {"mayor"}


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Not one civilian was killed.", "neg"),
        ("Not a single nurse was killed.", "neg"),
        ("Never did the army kill a nurse.", "neg"),
        ("Not only was a nurse killed.", "pos"),
        ("One nurse was killed.", "pos"),
    ],
)
def test_not_even_one_is_none(read: Read, text: str, polarity: str) -> None:
    assert of_act(read, text, "act.kill").polarity == polarity


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("The Norvan army rejected the accusation over the shelling of the market in Tarsk.", True),
        ("The Norvan army dismissed allegations about the shelling of the market in Tarsk.", True),
        ("The Norvan army has not rejected the accusation over the shelling of the market in Tarsk.", False),
        ("The Norvan army heard the accusation over the shelling of the market in Tarsk.", False),
        ("A court rejected the claim over the shelling of the market in Tarsk.", False),
    ],
)
def test_who_rejects_the_charge_of_a_deed_denies_it(read: Read, text: str, denied: bool) -> None:
    assert (of_act(read, text, "act.shelling").status == "denied") is denied


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("The shells fell on the town, leaving no fewer than two people dead.", "pos"),
        ("The shells fell on the town, leaving no more than two people dead.", "pos"),
        ("The shells fell on the town, leaving no people dead.", "neg"),
    ],
)
def test_the_bound_of_a_number_negates_nothing(read: Read, text: str, polarity: str) -> None:
    assert of_act(read, text, "harm.death").polarity == polarity


def test_nobody_in_particular_is_detained_either(read: Read) -> None:
    statement = of_act(
        read, "The Norvan army insisted that its units had not detained anybody.", "act.arbitrary_detention"
    )
    assert (statement.polarity, statement.speech_act) == ("neg", "deny")
