"""The walk over a log finds what the question about each entry finds."""

from hypothesis import given
from hypothesis import strategies as st

from dalil.proof.timeline import Bound, Timeline

TIMES = st.integers(0, 9).map(lambda digit: f"2031-05-0{digit}T00:00:00Z")
BOUNDS = st.lists(st.builds(Bound, entry=st.integers(0, 9), time=TIMES, by=st.just("x"), proven=st.booleans()))


@given(BOUNDS, BOUNDS, st.lists(TIMES, max_size=9))
def test_contradicted_entries_are_those_outside_of_their_bounds(
    before: list[Bound], after: list[Bound], claimed: list[str]
) -> None:
    proven = Timeline(before=[one for one in before if one.proven], after=[one for one in after if one.proven])
    expected = []
    for seq, time in enumerate(claimed):
        later, earlier = proven.no_later_than(seq), proven.no_earlier_than(seq)
        if (later and time > later.time) or (earlier and time < earlier.time):
            expected.append(seq)
    assert Timeline(before=before, after=after).contradicted(claimed) == expected
