"""A text of which blocks are kept and words are replaced: what is kept is found again, what is not is nowhere."""

from hypothesis import given
from hypothesis import strategies as st

from dalil.exchange.excerpt import BETWEEN, Excerpt, Replacement
from dalil.model.span import Range

TEXT = "abcdefghijklmnopqrstuvwxyz"
EDGES = st.lists(st.integers(0, len(TEXT)), max_size=8, unique=True).map(sorted)


def ranges(edges: list[int]) -> list[Range]:
    return [Range(start=start, end=end) for start, end in zip(edges[::2], edges[1::2], strict=False)]


@given(EDGES, EDGES)
def test_what_is_kept_is_found_again_and_what_is_replaced_is_nowhere(blocks: list[int], hidden: list[int]) -> None:
    kept = ranges(blocks)
    replaced = [Replacement(start=one.start, end=one.end, by="[?]") for one in ranges(hidden)]
    excerpt = Excerpt(TEXT, kept, replaced)
    for point, sign in enumerate(TEXT):
        moved = excerpt.moved(Range(start=point, end=point + 1))
        inside = any(one.start <= point < one.end for one in kept)
        secret = any(one.start <= point < one.end for one in replaced)
        assert (moved is not None) == inside
        assert (sign in excerpt.text) == (inside and not secret)
        if moved is not None:
            assert excerpt.text[moved.start : moved.end] == ("[?]" if secret else sign)


def test_blocks_stand_apart_and_a_mark_over_both_reaches_from_one_to_the_other() -> None:
    excerpt = Excerpt(TEXT, [Range(start=0, end=3), Range(start=5, end=8)], [Replacement(start=1, end=2, by="[P-001]")])
    assert excerpt.text == f"a[P-001]c{BETWEEN}fgh\n"
    whole = excerpt.moved(Range(start=1, end=7))
    assert whole is not None
    assert excerpt.text[whole.start : whole.end] == f"[P-001]c{BETWEEN}fg"
    assert excerpt.moved(Range(start=2, end=5)) is None
