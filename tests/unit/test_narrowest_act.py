"""The narrowest act that the words of the whole report carry, and what stands beside it."""

from collections.abc import Callable

import pytest

from dalil.statements.reading import Reading

Read = Callable[..., Reading]


def acts(reading: Reading) -> list[str | None]:
    """The acts of the statements, in order."""
    return [one.act for one in reading.statements if one.act]


def test_a_general_word_stands_for_the_one_kind_that_the_report_tells_of(read: Read) -> None:
    found = acts(read("Two aircraft bombed the mill. Nobody claimed the attack."))
    assert found == ["act.airstrike", "act.airstrike"]


@pytest.mark.parametrize(
    "text",
    [
        "Rebels attacked a post at dawn. The town of Idlib was shelled later.",
        "An attack on the bus station killed nine. A drone strike on the camp had wounded two.",
        "The army shelled the port. Gunmen began the attack on the inn.",
    ],
)
def test_what_nothing_ties_to_the_one_kind_stays_general(read: Read, text: str) -> None:
    assert {"act.attack", "act.attack_civilians"} & set(acts(read(text)))


def test_deaths_elsewhere_make_no_killing_of_a_shot(read: Read) -> None:
    found = acts(read("Soldiers shot two protesters.", "The mayor spoke.", "Three people died in a fire."))
    assert found == ["act.shooting", "harm.death"]


def test_of_two_kinds_none_is_concluded(read: Read) -> None:
    found = acts(read("Two aircraft bombed the mill. The army shelled the port. Nobody claimed the attack."))
    assert found[-1] == "act.attack"


def test_what_stands_side_by_side_is_two(read: Read) -> None:
    assert acts(read("Families were caught in the bombing and shelling of the port.")) == [
        "act.bombardment",
        "act.shelling",
    ]


def test_who_is_held_responsible_is_not_detained(read: Read) -> None:
    assert "act.arbitrary_detention" not in acts(read("The court will try those held responsible for the attack."))


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Soldiers shot two boys. Both died at noon.", "act.kill"),
        ("Soldiers shot two boys. Rebels killed a man.", "act.shooting"),
        ("Soldiers shot two boys. Did anybody die?", "act.shooting"),
        ("Soldiers shot two prisoners.", "act.summary_execution"),
        ("Guards beat the prisoners.", "act.torture"),
        ("Two aircraft struck a warehouse.", "act.airstrike"),
    ],
)
def test_who_was_held_and_who_died_say_what_it_was(read: Read, text: str, act: str) -> None:
    assert acts(read(text))[0] == act


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("They listed 33 names of the dead.", "harm.death"),
        ("Two bombs had fallen within the hour.", "act.bombardment"),
        ("The army fired on the town.", "act.shelling"),
        ("Rebels hid rockets under the market.", "act.human_shields"),
        ("Three men were held in a cellar.", "act.arbitrary_detention"),
        ("Armed men set fire to the barn.", "act.property_destruction"),
    ],
)
def test_more_words_tell_their_act(read: Read, text: str, act: str) -> None:
    assert act in acts(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "The accused wore a grey coat.",
        "The man pleaded not guilty.",
        "She turned off the gas stove.",
        "The order of the day was bread.",
        "Visitors left their hats with the porter.",
    ],
)
def test_in_other_company_they_tell_none(read: Read, text: str) -> None:
    assert acts(read(text)) == []


def test_a_pronoun_suffers_where_it_stands(read: Read) -> None:
    reading = read("The teacher came home. Soldiers beat him.")
    (told,) = (one for one in reading.statements if one.act == "act.cruel_treatment")
    assert [reading.text[one.start : one.end] for one in told.victims] == ["him"]


def test_a_siege_is_aimed_at_no_thing(read: Read) -> None:
    (told,) = (one for one in read("The army besieged the town.").statements if one.act == "act.siege")
    assert told.targets == ()


def test_what_a_participle_adds_repeats_no_weapon(read: Read) -> None:
    told = {one.act: one for one in read("Rockets hit a village, killing six people.").statements}
    assert [one.id for one in told["act.shelling"].weapons] == ["wpn.rocket"]
    assert told["act.kill"].weapons == ()
