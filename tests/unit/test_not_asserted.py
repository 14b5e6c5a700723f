"""What is only meant, able to be, passed on or laid at somebody's door is not asserted."""

from collections.abc import Callable

import pytest

from dalil.model.statement import Statement
from dalil.statements.reading import Reading

Read = Callable[..., Reading]


def of(reading: Reading, act: str) -> Statement:
    return next(one for one in reading.statements if one.act == act)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The soldiers seem more willing to kill anyone left in the town than to let them go.", "act.kill"),
        ("The militia is preparing to attack the town.", "act.attack"),
        ("The army plans to shell Tarn.", "act.shelling"),
        ("Fighters wanted to kill the prisoners.", "act.kill"),
        ("The court can provide a means of prosecuting the officers.", "dip.prosecution"),
        ("The statute gives a basis for prosecuting the officers.", "dip.prosecution"),
        ("States try their best to conceal their crimes.", "act.conceal_crimes"),
        ("Doctors fear more deaths.", "harm.death"),
    ],
)
def test_what_is_only_meant_or_possible_is_an_opinion(read: Read, text: str, act: str) -> None:
    assert of(read(text), act).status == "opinion"


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The militia managed to kill the mayor.", "act.kill"),
        ("The army began to shell Tarn.", "act.shelling"),
        ("The police are convinced that soldiers killed the mayor.", "act.kill"),
        ("They asked who had killed the mayor.", "act.kill"),
        ("Nobody agrees how many died.", "harm.death"),
        ("The army killed nine people by shelling the market.", "act.shelling"),
    ],
)
def test_what_came_about_stays_asserted(read: Read, text: str, act: str) -> None:
    told = of(read(text), act)
    assert (told.status, told.polarity) == ("asserted", "pos")


def test_trying_ones_best_is_no_trial(read: Read) -> None:
    assert "dip.prosecution" not in {one.act for one in read("States try their best to hide it.").statements}
    assert of(read("A court tried the officers for war crimes."), "dip.prosecution").polarity == "pos"


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("As reports came of executions of civilians, the army took Tarn.", "act.summary_execution"),
        ("Reports emerged of shelling in Tarn.", "act.shelling"),
        ("There were reports of shelling near the harbour.", "act.shelling"),
        ("Word came of a massacre in Orm.", "act.massacre"),
        ("Rumours spread of a massacre in Orm.", "act.massacre"),
        ("Reports are coming in that soldiers killed a nurse.", "act.kill"),
    ],
)
def test_news_that_comes_is_a_report_of_unnamed_others(read: Read, text: str, act: str) -> None:
    told = of(read(text), act)
    assert (told.status, told.speakers) == ("reported", ())


def test_who_comes_with_the_wounded_reports_nothing(read: Read) -> None:
    told = of(read("Boats came, and soldiers shelled the harbour."), "act.shelling")
    assert told.status == "asserted"


@pytest.mark.parametrize(
    "text",
    [
        "The ministry pointed the finger at the Front for the attack on the clinic.",
        "The ministry pointed a finger at the Front over the attack on the clinic.",
        "The ministry laid the blame for the attack on the clinic on the Front.",
        "The ministry laid the blame on the Front for the attack on the clinic.",
        "The ministry blamed the Front for the attack on the clinic.",
    ],
)
def test_a_deed_laid_at_a_door_is_alleged_of_who_stands_there(read: Read, text: str) -> None:
    (told,) = read(text).statements
    assert told.status == "alleged"
    assert [one.name for one in told.speakers] == ["Defence Ministry"]
    assert [one.name for one in told.perpetrators] == ["Harbour Front"]


def test_fingers_that_are_pointed_by_nobody_allege(read: Read) -> None:
    (told,) = read("Fingers were pointed at the Front for the bombing.").statements
    assert (told.status, told.speakers) == ("alleged", ())
    assert [one.name for one in told.perpetrators] == ["Harbour Front"]


def test_blame_without_a_deed_tells_no_act(read: Read) -> None:
    for words in ("The ministry blamed the Front.", "The ministry pointed the finger at the Front."):
        assert not [one for one in read(words).statements if one.act]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Norvan army and the Harbour Front called for a ceasefire.", ["Harbour Front", "Norvan army"]),
        ("The Front and the Defence Ministry rejected the truce.", ["Defence Ministry", "Harbour Front"]),
        ("Residents and the Defence Ministry called for a ceasefire.", ["Defence Ministry", "Residents"]),
        ("The Front called for a ceasefire.", ["Harbour Front"]),
    ],
)
def test_who_calls_or_refuses_together_is_one_voice_and_does_nothing(read: Read, text: str, names: list[str]) -> None:
    (told,) = read(text).statements
    assert told.perpetrators == ()
    assert [one.name for one in told.speakers] == names
    assert [one.joint for one in told.speakers] == [True] * (len(names) - 1) + [False]
