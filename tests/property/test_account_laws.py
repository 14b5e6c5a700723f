"""Whatever the order, the names and the figures: the same account, nothing averaged, no party treated differently."""

import random
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import plain_report
from tests.telling import ENVOY, MILL, MONITOR, NORTH, PARTIES, QUAY, SOUTH, TOWN, told

from dalil.incidents.bearing import group_reports
from dalil.incidents.cluster import cluster
from dalil.incidents.counting import Count, series
from dalil.incidents.grouping import group
from dalil.model.incident import Incident
from dalil.model.origin import Origin
from dalil.model.record import as_record
from dalil.model.report import Report
from dalil.model.statement import Statement
from dalil.origins.count import count
from dalil.origins.trace import trace
from dalil.vocab.parties import Parties
from dalil.vocab.terms import load_terms

STORY = (
    "At dawn the ice house by the old slipway of Orsk Bay burned down after rockets crossed the strait, and forty "
    "passengers who slept in the customs hall walked to the upper town along the tramway with their trunks on sledges."
)
QUIET = "Gulls and {} boats were all that anybody saw at the mole of Orsk Bay in the week after the frost broke."
REPORTS = tuple(
    plain_report(STORY if n % 3 else QUIET.format(n), f"No. {n}", name=f"{n}.txt", published=f"2031-05-{9 + n % 3:02d}")
    for n in range(6)
)
VOICES = (None, NORTH, SOUTH, ENVOY, MONITOR)
ACTS = ("act.shelling", "act.kill", "act.siege", "harm.trapped", "dip.reject_truce", "act.arbitrary_detention")


@st.composite
def statements(draw: st.DrawFn) -> list[Statement]:
    said = []
    for number in range(draw(st.integers(1, 9))):
        report = draw(st.sampled_from(REPORTS))
        assert report.rendition is not None
        words = report.rendition.text.split()
        voice, doer = draw(st.sampled_from(VOICES)), draw(st.sampled_from((None, NORTH, SOUTH)))
        low = draw(st.integers(0, 99))
        fields: dict[str, Any] = {
            "place": draw(st.sampled_from((None, QUAY, MILL, TOWN))),
            "day": draw(st.sampled_from((None, "2031-05-08", "2031-05-09", "2031-05-01/.."))),
            "doers": (doer,) if doer else (),
            "status": draw(st.sampled_from(("asserted", "alleged", "denied"))),
            "counted": draw(st.sampled_from((None, ("killed", low, low + number, "people")))),
        }
        speakers = (voice,) if voice else ()
        said.append(told(report, words[number], draw(st.sampled_from(ACTS)), *speakers, **fields))
    return list({statement.id: statement for statement in said}.values())


def account(
    reports: tuple[Report, ...], said: list[Statement], parties: Parties = PARTIES
) -> tuple[tuple[Origin, ...], tuple[Incident, ...]]:
    groups = group(said, reports)
    matters = {member: members[0] for members in groups for member in members}
    origins = trace(reports, said, parties=parties, matters=matters)
    found = cluster(groups, said, reports, origins, parties=parties, terms=load_terms(), count_origins=count)
    return origins, found


@settings(max_examples=40)
@given(statements(), st.integers(0, 99))
def test_the_order_of_intake_changes_nothing(said: list[Statement], seed: int) -> None:
    shuffle = random.Random(seed)
    reports, other = list(REPORTS), list(said)
    shuffle.shuffle(reports)
    shuffle.shuffle(other)
    assert as_record(account(REPORTS, said)) == as_record(account(tuple(reports), other))
    assert group_reports(REPORTS) == group_reports(reports)


@settings(max_examples=40)
@given(statements())
def test_every_statement_has_one_origin_and_at_most_one_incident(said: list[Statement]) -> None:
    origins, incidents = account(REPORTS, said)
    assert sorted(member for origin in origins for member in origin.statements) == sorted(s.id for s in said)
    inside = [member for incident in incidents for member in incident.statements]
    assert len(inside) == len(set(inside))
    assert all(incident.origins.low <= incident.origins.high for incident in incidents)


bound = st.none() | st.integers(0, 100_000)


@given(st.lists(st.tuples(bound, bound, st.sampled_from((None, "or_1", "or_2"))), min_size=1, max_size=8))
def test_no_figure_is_averaged_and_the_envelope_holds_them_all(
    told_: list[tuple[int | None, int | None, str | None]],
) -> None:
    counted = []
    for number, (one, two, origin) in enumerate(told_):
        low, high = sorted((one, two)) if one is not None and two is not None else (one, two)
        statement = told(REPORTS[0], "boats", "act.kill", counted=("killed", low, high, None))
        statement = replace(statement, id=f"st_{number}")
        counted.append(
            Count(
                figure=statement.figures[0],
                statement=statement,
                root=origin,
                independent=True,
                as_of=None,
                lasting=False,
            )
        )
    (found,) = series(counted)
    given_bounds = {(count.figure.low, count.figure.high) for count in counted}
    assert {(value.low, value.high) for value in found.values} == given_bounds
    low, high = found.envelope
    lows, highs = [a for a, _ in given_bounds], [b for _, b in given_bounds]
    assert low in lows
    assert high in highs
    assert None in lows or all(low is not None and a is not None and low <= a for a in lows)
    assert None in highs or all(high is not None and b is not None and high >= b for b in highs)


@settings(max_examples=40)
@given(statements())
def test_exchanging_the_names_of_two_parties_changes_nothing_but_names(said: list[Statement]) -> None:
    names = {NORTH.id: (SOUTH.id, SOUTH.name), SOUTH.id: (NORTH.id, NORTH.name)}

    def exchanged(statement: Statement) -> Statement:
        return replace(
            statement,
            speakers=tuple(_renamed(speaker, names) for speaker in statement.speakers),
            perpetrators=tuple(_renamed(doer, names) for doer in statement.perpetrators),
        )

    origins, incidents = account(REPORTS, said)
    other_origins, other_incidents = account(REPORTS, [exchanged(statement) for statement in said])
    assert {origin.statements for origin in origins} == {origin.statements for origin in other_origins}
    assert [(i.id, i.title, i.origins, i.figures, i.grade_possible) for i in incidents] == [
        (i.id, i.title, i.origins, i.figures, i.grade_possible) for i in other_incidents
    ]
    sides = [[(c.kind, c.sides) for c in i.conflicts] for i in incidents]
    assert sides == [[(c.kind, c.sides) for c in i.conflicts] for i in other_incidents]


def _renamed(mention: Any, names: dict[str, tuple[str, str]]) -> Any:  # noqa: ANN401 a voice or a doer
    party, name = names.get(mention.party, (mention.party, mention.name))
    return replace(mention, party=party, name=name)
