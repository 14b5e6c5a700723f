"""Incidents do not depend on the order of intake, and no bound is printed that nobody gave."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import plain_report
from tests.telling import ENVOY, MILL, MONITOR, NORTH, PARTIES, QUAY, SOUTH, TOWN, told

from dalil.incidents.agreement import Vote, agreement
from dalil.incidents.cluster import cluster
from dalil.incidents.grouping import group
from dalil.incidents.situations import states
from dalil.model.incident import Incident
from dalil.model.statement import Statement
from dalil.origins.count import count
from dalil.origins.trace import trace
from dalil.vocab.terms import load_terms

pytestmark = pytest.mark.once

WORDS = ("The quay was shelled.", "Seven died there.", "They deny it.", "A siege began.", "The mill burnt.")
REPORTS = tuple(
    plain_report(" ".join(WORDS), f"Page {n}.", name=f"{n}.txt", published=day)
    for n, day in enumerate(("2031-05-09", "2031-05-10", None))
)


@st.composite
def tellings(draw: st.DrawFn) -> list[Statement]:
    said = []
    for _ in range(draw(st.integers(1, 9))):
        low = draw(st.none() | st.integers(0, 40))
        high = draw(st.none() | st.integers(low or 0, 60))
        said.append(
            told(
                draw(st.sampled_from(REPORTS)),
                draw(st.sampled_from(WORDS)),
                draw(st.sampled_from(("act.shelling", "act.kill", "act.siege", "harm.trapped", "dip.ceasefire"))),
                *draw(st.lists(st.sampled_from((NORTH, SOUTH, MONITOR, ENVOY)), max_size=1)),
                doers=draw(st.lists(st.sampled_from((NORTH, SOUTH)), max_size=1)),
                place=draw(st.sampled_from((None, QUAY, MILL, TOWN))),
                day=draw(st.sampled_from((None, "2031-05-08", "2031-05-07/..", "2031-05"))),
                counted=draw(st.none() | st.just(("killed", low, high, "people"))),
            )
        )
    return list({one.id: one for one in said}.values())


def account(said: list[Statement]) -> tuple[Incident, ...]:
    groups = group(said, REPORTS)
    matters = {member: members[0] for members in groups for member in members}
    origins = trace(REPORTS, said, parties=PARTIES, matters=matters)
    return cluster(groups, said, REPORTS, origins, parties=PARTIES, terms=load_terms(), count_origins=count)


@given(tellings(), st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_the_order_of_intake_changes_nothing(said: list[Statement], draw: object) -> None:
    other = list(said)
    draw.shuffle(other)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    assert account(other) == account(said)
    assert states(other, reversed(REPORTS)) == states(said, REPORTS)


@given(tellings())
@settings(max_examples=60)
def test_every_bound_that_is_printed_is_one_that_somebody_gave(said: list[Statement]) -> None:
    figures = {one.id: one.figures for one in said}
    for incident in account(said):
        given_bounds = {
            bound for member in incident.statements for one in figures[member] for bound in (one.low, one.high)
        }
        for series in incident.figures:
            printed = {bound for value in series.values for bound in (value.low, value.high)}
            assert {*printed, *series.envelope, *(series.agreed or ())} <= given_bounds | {None}


VOTES = st.lists(
    st.builds(
        lambda origin, low, more: Vote(
            origin=origin, low=low, high=None if more is None or low is None else low + more
        ),
        st.sampled_from(("or_a", "or_b", "or_c", "or_d")),
        st.none() | st.integers(0, 30),
        st.none() | st.integers(0, 30),
    ),
    max_size=6,
)


@given(VOTES)
def test_who_agrees_holds_the_interval_that_is_agreed_on(votes: list[Vote]) -> None:
    found = agreement(votes)
    assert found == agreement(votes[::-1])
    if found is None:
        return
    assert len(found.agreeing) >= 2
    assert not set(found.agreeing) & set(found.dissenting)
    for vote in votes:
        if vote.origin in found.agreeing:
            assert vote.low is None or (found.low is not None and vote.low <= found.low)
            assert vote.high is None or (found.high is not None and found.high <= vote.high)
