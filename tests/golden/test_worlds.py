"""Invented worlds with known origins: how far an account agrees with them. A fixed sample always, all of them in long.

The floors are what was measured when they were set (docs/measurements.md has the figures and the goals); a change may
raise them, and lowers them only with its reason.
"""

from dataclasses import replace
from datetime import timedelta

import pytest
from worlds.invention import world
from worlds.reading import see
from worlds.scoring import Score, score, unchanged
from worlds.second import SECOND
from worlds.tongue import FIRST, Tongue

from dalil.casework.language import find_model

pytestmark = pytest.mark.once

MODEL = find_model()
SAMPLE, SAMPLE_EVENTS = 1, 8
WORLDS, EVENTS = 20, 50
FLOORS = {
    "exact K (low = high = true)": 0.85,
    "true K within low and high": 0.85,
    "B-cubed precision": 0.97,
    "B-cubed F1": 0.95,
    "denial precision": 0.50,  # a party that names another one denies by implication, which the worlds do not count
    "denial recall": 0.85,
    "blame precision": 0.90,
    "figure precision": 0.90,
    "figure recall": 0.85,
}
CEILINGS = {"mixed incidents": 0.03, "sentences without an incident": 0.06}
SWAPPED = 0.98


def test_a_world_is_the_same_whenever_it_is_made() -> None:
    assert world(3, 12) == world(3, 12)
    assert world(3, 12) != world(4, 12)


def test_a_world_holds_what_reporting_is_like() -> None:
    made = world(2, 60)
    papers = made.papers
    assert {paper.depth for paper in papers} == {1, 2, 3, 4}
    assert {paper.language for paper in papers} == {"en", "ar"}
    assert {paper.hop for paper in papers} == {"direct", "copy", "cut", "light", "cite"}
    assert any(paper.published is None for paper in papers)
    towns = {(event.town.id, event.day) for event in made.events}
    assert any((town, day + timedelta(days=1)) in towns for town, day in towns), "neighbouring days in one town"
    assert {one.role for one in made.testimonies} == {"account", "denial", "blame"}


def test_the_truth_of_a_sentence_stands_where_the_sentence_stands() -> None:
    for paper in world(5, 20).papers:
        assert [paper.text[start:end] for start, end, _ in paper.placed()] == [
            one.text for block in paper.paragraphs for one in block
        ]


def test_the_exchange_of_two_parties_changes_their_names_and_nothing_else() -> None:
    one, two = world(6, 20), world(6, 20, swapped=True)
    first, second = one.sides
    assert [side.name for side in two.sides] == [second.name, first.name]
    for ours, theirs in zip(one.papers, two.papers, strict=True):
        assert replace(ours, paragraphs=()) == replace(theirs, paragraphs=())
        for a, b in zip(ours.placed(), theirs.placed(), strict=True):
            assert (a[2].event, a[2].roots) == (b[2].event, b[2].roots)


def test_the_fixed_sample_is_read_and_scored() -> None:
    found = score(see(world(SAMPLE, SAMPLE_EVENTS), MODEL))
    rates = found.rates()
    assert len(found.verdicts) == SAMPLE_EVENTS
    assert rates["exact K (low = high = true)"] >= 0.7
    assert rates["B-cubed precision"] >= 0.9
    assert rates["B-cubed F1"] >= 0.75


@pytest.mark.parametrize("tongue", [FIRST, SECOND], ids=["first", "second"])
def test_the_exchange_of_two_parties_leaves_every_incident_of_a_sample_alone(tongue: Tongue) -> None:
    one, two = (
        see(world(SAMPLE + 1, SAMPLE_EVENTS, swapped=swapped, tongue=tongue), MODEL) for swapped in (False, True)
    )
    assert one.account.incidents
    assert unchanged(one, two) == 1


@pytest.mark.long
def test_a_thousand_incidents_keep_to_the_floors() -> None:
    total = Score()
    for seed in range(1, WORLDS + 1):
        total.add(score(see(world(seed, EVENTS), MODEL)))
    rates = total.rates()
    assert {name: rates[name] for name, floor in FLOORS.items() if rates[name] < floor} == {}
    assert {name: rates[name] for name, ceiling in CEILINGS.items() if rates[name] > ceiling} == {}


@pytest.mark.long
def test_the_exchange_of_two_parties_leaves_most_incidents_alone() -> None:
    for seed in (1, 2, 3):
        one, two = (see(world(seed, EVENTS, swapped=swapped), MODEL) for swapped in (False, True))
        assert unchanged(one, two) >= SWAPPED
