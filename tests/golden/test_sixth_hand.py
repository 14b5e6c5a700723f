"""The sixth hand's worlds and drafts: what they hold, and that their truth is theirs.

They measure wording that no rule was written for, so no floor is set on how they are read: docs/measurements.md has it.
"""

from collections import defaultdict
from dataclasses import replace
from datetime import timedelta

import pytest
from drafts.planting import PLANTS, drafts
from drafts.sixth import SIXTH, fit
from worlds.nouns import World
from worlds.reading import parties_of, see
from worlds.scoring import score
from worlds.sixth import world

from dalil.casework.language import find_model

pytestmark = pytest.mark.once

SEED, EVENTS = 11, 50
MADE = world(SEED, EVENTS)
MODEL = find_model()


def _roots(made: World) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for paper in made.papers:
        for _, _, one in paper.placed():
            if one.event is not None and one.tells:
                found[one.event] |= set(one.roots)
    return found


def test_a_world_is_the_same_whenever_it_is_made() -> None:
    assert world(3, 12) == world(3, 12)
    assert world(3, 12) != world(4, 12)


def test_a_world_holds_what_reporting_is_like() -> None:
    papers = MADE.papers
    assert {paper.depth for paper in papers} == {1, 2, 3, 4}
    assert {paper.language for paper in papers} == {"en", "ar"}
    assert {paper.hop for paper in papers} == {"direct", "copy", "cut", "light", "cite"}
    assert any(paper.published is None for paper in papers)
    towns = {(event.town.id, event.day) for event in MADE.events}
    assert any((town, day + timedelta(days=1)) in towns for town, day in towns), "neighbouring days in one town"
    assert {one.role for one in MADE.testimonies} == {"account", "denial", "blame"}
    kinds = {one.source.key.split(":")[0] for one in MADE.testimonies}
    assert kinds == {"person", "body", "side", "crowd", "described", "reporter", "self", "outlet"}
    told = [one for paper in papers for _, _, one in paper.placed() if one.event is not None and one.tells]
    assert any(not one.roots for one in told), "what nobody answers for"
    named = [one.root for one in MADE.testimonies if one.role == "account"]
    assert len(named) > len(set(named)), "a number that its source corrects later"


def test_every_root_is_a_testimony_of_its_event() -> None:
    truth = {one.root: one.event for one in MADE.testimonies}
    for event, roots in _roots(MADE).items():
        assert {truth[root] for root in roots} <= {event}


def test_one_source_has_one_root_in_an_event() -> None:
    roots: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in MADE.testimonies:
        roots[one.event, one.source.key].add(one.root)
    assert {len(those) for those in roots.values()} == {1}


def test_an_outlet_that_stands_for_a_root_is_never_held() -> None:
    unheld = {one.source.first for one in MADE.testimonies if one.source.key.startswith("outlet")}
    assert unheld
    assert not unheld & {paper.outlet for paper in MADE.papers}


def test_the_truth_of_a_sentence_stands_where_the_sentence_stands() -> None:
    for paper in MADE.papers:
        assert [paper.text[start:end] for start, end, _ in paper.placed()] == [
            one.text for block in paper.paragraphs for one in block
        ]
        assert "{" not in paper.text
        assert "\0" not in paper.text
        assert "  " not in paper.text


def test_the_exchange_of_two_parties_changes_their_names_and_nothing_else() -> None:
    one, two = world(6, 20), world(6, 20, swapped=True)
    first, second = one.sides
    assert [side.name for side in two.sides] == [second.name, first.name]
    for ours, theirs in zip(one.papers, two.papers, strict=True):
        bare = [replace(paper, paragraphs=(), outlet="") for paper in (ours, theirs)]
        assert bare[0] == bare[1]
        for a, b in zip(ours.placed(), theirs.placed(), strict=True):
            assert (a[2].event, a[2].roots) == (b[2].event, b[2].roots)


def test_the_users_table_lists_the_bodies_and_outlets_but_not_every_one() -> None:
    table = parties_of(MADE)
    assert all(f",{name}," in table for _, name, _ in MADE.listed)
    assert {paper.outlet for paper in MADE.papers} - {name for _, name, _ in MADE.listed}


def test_a_draft_holds_each_kind_of_error_and_what_is_faithful() -> None:
    made = drafts(fit(MADE), SIXTH, seed=1, count=30)
    planted = {line.plant for draft in made for _, _, line in draft.placed()}
    assert planted == {*PLANTS, "control", "remark"}
    for draft in made:
        assert all(draft.text[start:end] == line.text for start, end, line in draft.placed())
        assert "{" not in draft.text


def test_a_small_world_is_read_and_scored_and_the_same_bytes_are_one_exhibit() -> None:
    made = world(1, 4)
    first = made.papers[0]
    seen = see(
        replace(made, papers=(*made.papers, replace(first, name="9999-elsewhere.txt", outlet="Elsewhere"))), MODEL
    )
    assert len(seen.papers) == len({paper.text for paper in made.papers})
    exhibits = [one.exhibit for one in seen.account.reports if "9999-elsewhere.txt" in one.exhibit.names]
    assert [one.names for one in exhibits] == [(first.name, "9999-elsewhere.txt")]
    assert len(score(seen).verdicts) == len(_roots(made))
