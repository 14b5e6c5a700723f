"""Drafts with planted errors: what a check finds of them. A fixed sample always, all hundred in both hands in long."""

import pytest
from check_drafts import measure
from drafts.fifth import FIFTH
from drafts.planting import PLANTS, drafts
from drafts.third import THIRD
from drafts.wording import DEVELOPMENT, Wording
from worlds.invention import world

from dalil.casework.language import find_model

pytestmark = pytest.mark.once

MODEL = find_model()
FALSE_ALARMS = 0.05
# What was measured, less a little; asked are .95 of figures and attributions, .80 of the others.
LEAST = {"figure": 0.95, "attribution": 0.93, "speaker": 0.90, "denial": 0.75, "invention": 0.85}


def test_a_draft_holds_each_kind_of_error_and_what_is_faithful() -> None:
    made = drafts(world(101, 40), DEVELOPMENT, seed=1, count=20)
    planted = {line.plant for draft in made for _, _, line in draft.placed()}
    assert planted == {*PLANTS, "control", "remark"}
    assert made == drafts(world(101, 40), DEVELOPMENT, seed=1, count=20)
    for draft in made:
        assert all(draft.text[start:end] == line.text for start, end, line in draft.placed())


def test_the_fixed_sample_finds_what_is_planted() -> None:
    tally = measure(DEVELOPMENT, MODEL, worlds=1, count=8, events=24)
    rates = tally.rates()
    assert sum(tally.planted.values()) > 30
    assert rates["false alarms"] <= 0.1
    found = sum(tally.found[kind] for kind in PLANTS) / sum(tally.planted[kind] for kind in PLANTS)
    assert found >= 0.8


@pytest.mark.long
@pytest.mark.parametrize("wording", [DEVELOPMENT, THIRD, FIFTH], ids=["development", "third", "fifth"])
def test_a_hundred_drafts_keep_to_the_floors(wording: Wording) -> None:
    rates = measure(wording, MODEL, worlds=5, count=20).rates()
    assert {kind: rates[kind] for kind, least in LEAST.items() if rates[kind] < least} == {}
    assert rates["false alarms"] <= FALSE_ALARMS
