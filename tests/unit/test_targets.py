"""What was aimed at, in the words of the text: the whole noun phrase, never the word of the act or the people."""

from collections.abc import Callable

import pytest

from dalil.statements.reading import Reading

Read = Callable[..., Reading]


def aimed_at(reading: Reading) -> list[tuple[str, str]]:
    """The targets of all acts, with their words."""
    return [(one.id, reading.text[one.start : one.end]) for event in reading.events for one in event.targets]


@pytest.mark.parametrize(
    ("text", "target", "words"),
    [
        ("The army shelled the old grain store.", "tgt.other_civilian", "old grain store"),
        ("The army shelled the house of the miller.", "tgt.residential", "house of the miller"),
        ("The army shelled the miller's house on Monday.", "tgt.residential", "miller's house"),
        ("Planes bombed the bus garage.", "tgt.other_civilian", "bus garage"),
        ("Planes bombed three small farms in Tarn.", "tgt.other_civilian", "small farms"),
        ("Planes bombed the hospital.", "tgt.hospital", "hospital"),
    ],
)
def test_a_target_is_the_noun_phrase_that_names_it(read: Read, text: str, target: str, words: str) -> None:
    assert aimed_at(read(text)) == [(target, words)]


def test_the_word_that_tells_the_act_is_no_part_of_what_was_hit(read: Read) -> None:
    reading = read("Rebels bombed the shelled clinic again.")
    assert aimed_at(reading) == [("tgt.hospital", "clinic")]


def test_the_name_of_a_thing_does_not_reach_to_people_or_deeds(read: Read) -> None:
    reading = read("The army shelled the hospital guards and the market after the bank robbery.")
    assert ("tgt.market", "market") in aimed_at(reading)
    assert not any("guards" in words or "robbery" in words for _, words in aimed_at(reading))


def test_two_things_joined_are_two_targets(read: Read) -> None:
    reading = read("Planes bombed the new bakery and the girls' school.")
    assert aimed_at(reading) == [("tgt.bakery", "new bakery"), ("tgt.school", "girls' school")]


def test_of_two_targets_in_one_name_each_keeps_its_own_words(read: Read) -> None:
    reading = read("Planes bombed the hospital building.")
    assert aimed_at(reading) == [("tgt.hospital", "hospital"), ("tgt.residential", "hospital building")]


@pytest.mark.parametrize(
    ("text", "target", "words"),
    [
        ("Gunmen attacked two vehicles near Tarn.", "tgt.other_civilian", "vehicles"),
        ("The army shelled the police station of Tarn.", "tgt.other_civilian", "police station of Tarn"),
        ("Rebels attacked an armoured vehicle in Tarn.", "tgt.military", "armoured vehicle"),
        ("Rebels bombed the transmission lines.", "tgt.power", "transmission lines"),
    ],
)
def test_vehicles_stations_and_lines_are_things_that_are_hit(read: Read, text: str, target: str, words: str) -> None:
    assert aimed_at(read(text)) == [(target, words)]


def test_a_vehicle_that_nobody_hits_is_no_target(read: Read) -> None:
    assert aimed_at(read("The council attacked the fund, a vehicle for the rich.")) == []
