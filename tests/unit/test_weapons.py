"""The means of an act: in its own words, beside it, and never that of another act."""

from collections.abc import Callable

import pytest

from dalil.statements.reading import Reading

Read = Callable[..., Reading]


def means(reading: Reading) -> dict[str, list[tuple[str, str]]]:
    """The weapons of each act, with their words."""
    return {
        event.act: [(one.id, reading.text[one.start : one.end]) for one in event.weapons] for event in reading.events
    }


@pytest.mark.parametrize(
    ("text", "act", "weapon", "words"),
    [
        ("The chlorine attack on Tarn killed nine people.", "act.chemical_attack", "wpn.chlorine", "chlorine"),
        ("A sarin attack killed forty villagers.", "act.chemical_attack", "wpn.sarin", "sarin"),
        ("Soldiers gassed the village.", "act.chemical_attack", "wpn.toxic_gas", "gassed"),
        ("The army used chemical weapons in Tarn.", "act.chemical_attack", "wpn.chemical", "chemical weapons"),
        ("The rocket attack wounded three children.", "act.shelling", "wpn.rocket", "rocket"),
        ("A drone strike hit the convoy.", "act.drone_strike", "wpn.drone", "drone"),
    ],
)
def test_the_weapon_in_the_words_of_an_act_is_its_means(
    read: Read, text: str, act: str, weapon: str, words: str
) -> None:
    assert means(read(text))[act] == [(weapon, words)]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The army used chemical weapons and tortured prisoners.", "act.torture"),
        ("The army carried out a chlorine attack on the quarter and beat the prisoners.", "act.torture"),
        ("Soldiers gassed the village and tortured the survivors.", "act.torture"),
        ("They dropped barrel bombs and tortured prisoners.", "act.torture"),
        ("The mortar fire went on while soldiers executed prisoners.", "act.summary_execution"),
    ],
)
def test_the_weapon_of_one_act_is_not_the_means_of_the_next(read: Read, text: str, act: str) -> None:
    assert means(read(text))[act] == []


def test_a_bomb_that_kills_is_what_it_killed_with(read: Read) -> None:
    found = means(read("A car bomb killed six people in Tarn."))
    assert found == {"act.ied_attack": [], "act.kill": [("wpn.ied", "car bomb")]}


def test_what_was_dropped_is_the_means_of_the_dropping_alone(read: Read) -> None:
    found = means(read("The army dropped barrel bombs and detained the mayor."))
    assert [one for one, _ in found["act.barrel_bombing"]] == ["wpn.barrel_bomb"]
    assert found["act.arbitrary_detention"] == []
