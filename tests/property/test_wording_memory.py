"""What an earlier run remembered changes nothing but the time that the next one takes."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import plain_report

from dalil.model.report import Report
from dalil.origins.memory import Memory
from dalil.origins.trace import evidence

pytestmark = pytest.mark.once

STORY = (
    "Fishing crews at the eastern mole of Orsk Bay counted eleven burnt boats on Tuesday after a night of rocket fire "
    "that broke the ice house, the chandlery and the lamp store beside the old slipway. “Nobody slept aboard that "
    "night because the ferry strike had kept us in the customs hall until dawn,” the harbour master said. Two cranes "
    "fell across the tramway and will have to be cut up before the salt trains can run to the mainland again."
)
NOTICE = "All rights reserved. Nothing on this page may be copied or passed on without the consent of the publisher."
PARTS = (
    *STORY.split(". "),
    NOTICE,
    "A long frost has closed the road above the tea gardens, and the post goes by mule",
)


@st.composite
def reports(draw: st.DrawFn) -> list[Report]:
    chosen = draw(st.lists(st.lists(st.sampled_from(PARTS), min_size=1, max_size=6), min_size=2, max_size=8))
    days = draw(st.lists(st.sampled_from(["2031-05-01", "2031-05-04", None]), min_size=8, max_size=8))
    made = [
        plain_report(". ".join(parts), f"Page {number}.", name=f"{number}.txt", published=day)
        for number, (parts, day) in enumerate(zip(chosen, days, strict=False))
    ]
    return list({one.exhibit.sha256: one for one in made}.values())


@given(reports(), st.data())
@settings(max_examples=40)
def test_adding_and_leaving_out_reports_gives_what_a_run_from_nothing_gives(
    every: list[Report], data: st.DataObject
) -> None:
    before = data.draw(st.lists(st.sampled_from(every), unique_by=lambda one: one.exhibit.sha256))
    now = data.draw(st.lists(st.sampled_from(every), unique_by=lambda one: one.exhibit.sha256))
    memory = Memory()
    evidence(before, memory)
    grown, fresh = kept(memory), Memory()
    assert evidence(now, grown) == evidence(now, fresh)
    assert content(grown) == content(fresh)


def test_a_broken_memory_is_an_empty_one() -> None:
    memory = Memory()
    told = [plain_report(STORY, f"Page {n}.", name=f"{n}.txt") for n in range(2)]
    evidence(told, memory)
    whole = memory.dumped()
    for broken in (b"", b"{}", whole[:-9], whole[: len(whole) // 2], b"{}\n" + whole):
        assert Memory.loaded(broken, memory.base.read).stamps == ()
    again = kept(memory)
    evidence(told, again)
    assert again.dumped() == whole


def test_postings_that_are_not_as_they_were_written_are_made_anew() -> None:
    told = [plain_report(STORY, f"Page {n}.", name=f"{n}.txt") for n in range(20)]
    memory = Memory()
    evidence(told[1:], memory)
    again = Memory.loaded(memory.dumped(), lambda places: [bytes(size) for _, size in places])
    assert evidence(told, again) == evidence(told)
    assert again.damaged
    assert not memory.damaged


def kept(memory: Memory) -> Memory:
    """The memory as the next run finds it."""
    data = memory.fresh or b""
    return Memory.loaded(memory.dumped(), lambda places: [data[at : at + size] for at, size in places])


def content(memory: Memory) -> list[object]:
    """What is known of the texts in their order, however it is kept."""
    place = np.argsort(memory.ids)
    every = memory.base.whole().and_(memory.late).renumbered(place.astype(np.int32)).in_order()
    of = memory.pairing
    tallies = [one for tally in (of.commonplace, of.cited) for one in (tally.count, tally.low, tally.high)]
    pairs = (of.akin.tolist(), of.worded.tolist(), of.quoted.tolist(), of.sizes.tolist())
    keys = (of.usual.tolist(), of.told.tolist(), every.keys.tolist(), every.owner.tolist(), every.flags.tolist())
    return [memory.stamps, memory.pairs.verdicts, *(one.tolist() for one in tallies), *pairs, *keys]
