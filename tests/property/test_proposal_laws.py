"""Whatever a server answers: what is kept stands in the passage, sign for sign, and the rest is counted."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from dalil.model.span import Range
from dalil.statements.proposals import ANCHORS, LISTED, MANY, ONE, occurrences, read_proposals

PASSAGE = (
    "Rebels shelled the mill\u00a0of Qelvarin, the mayor said. \U0001f54a قُتل أربعة عمال. Nobody in the mill was hurt."
)
ACTS = frozenset(("act.shelling", "act.kill"))
pieces = st.tuples(st.integers(0, len(PASSAGE)), st.integers(0, len(PASSAGE))).map(
    lambda cut: PASSAGE[min(cut) : max(cut)]
)
whole = st.sampled_from(["Rebels shelled the mill", "shelled", "the mill", "mill", "the mayor", "قُتل", *sorted(ACTS)])
scalars = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8), pieces, whole)
values = st.one_of(scalars, st.lists(scalars, max_size=4), st.dictionaries(st.text(max_size=5), scalars, max_size=3))
fields = st.sampled_from([*MANY, *ONE, *LISTED, *ANCHORS, "start", "offset"])
good = st.fixed_dictionaries({"quote": st.just("Rebels shelled the mill"), "trigger": st.just("shelled")})
items = st.one_of(
    values, st.builds(lambda one, more: {**more, **one}, good, st.dictionaries(fields, values, max_size=6))
)


@settings(max_examples=150)
@given(st.lists(items, max_size=5))
def test_what_is_kept_stands_in_the_passage(events: list[Any]) -> None:
    found = read_proposals(json.dumps({"events": events}), PASSAGE, acts=ACTS)
    said = json.dumps(events, ensure_ascii=False)
    for one in found.kept:
        assert one.quote.covers(one.trigger)
        for span in (one.quote, one.trigger, *(span for spans in one.words.values() for span in spans)):
            words = PASSAGE[span.start : span.end]
            assert json.dumps(words, ensure_ascii=False)[1:-1] in said
            assert span in occurrences(words, PASSAGE)
        assert set(one.listed) <= set(LISTED)
    assert len(found.kept) <= len(events)
    assert all(count > 0 for count in found.dropped.values())
    assert found == read_proposals(json.dumps({"events": events}), PASSAGE, acts=ACTS)


@given(st.text(max_size=60))
def test_no_content_raises(content: str) -> None:
    assert read_proposals(content, PASSAGE, acts=ACTS).kept == []


@given(st.text(max_size=12), st.text(max_size=40))
def test_occurrences_are_exact_and_whole(words: str, text: str) -> None:
    for one in occurrences(words, text):
        assert text[one.start : one.end] == words
        assert Range(start=0, end=len(text)).covers(one)
