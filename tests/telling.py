"""Statements made of few words, for tests of what comes after reading: invented people and places only."""

from dataclasses import replace
from typing import Any, get_args

from dalil.model.figure import Comparator, Counts, Figure
from dalil.model.identity import digest_id
from dalil.model.party import Party
from dalil.model.report import Report
from dalil.model.statement import Method, Participant, Perpetrator, Statement, TermMention
from dalil.model.when import EventTime
from dalil.model.where import Where
from dalil.vocab.parties import Parties

NORTH = Party(id="own:north", name="Northern Army", kind="state_forces", side="north")
SOUTH = Party(id="own:south", name="Southern League", kind="armed_group", side="south")
MINISTRY = Party(id="own:ministry", name="Defence Ministry", kind="office", side="north")
MINISTER = Party(id="own:minister", name="Orla Vestin", kind="person", side="north", role="Defence Minister")
ENVOY = Party(id="own:envoy", name="Tamsin Orrel", kind="person", role="envoy")
WIRE = Party(id="own:wire", name="Tidal Wire", kind="outlet")
MONITOR = Party(id="own:monitor", name="Reef Monitor", kind="ngo")
PARTIES = Parties((NORTH, SOUTH, MINISTRY, MINISTER, ENVOY, WIRE, MONITOR))

QUAY = Where(name="Quay", start=0, end=0, id="own:quay", lat=30.0, lon=20.0, precision="neighbourhood", radius_km=1.0)
MILL = Where(name="Mill", start=0, end=0, id="own:mill", lat=30.05, lon=20.0, precision="neighbourhood", radius_km=1.0)
TOWN = Where(name="Orsk Bay", start=0, end=0, id="own:town", lat=30.02, lon=20.0, precision="city", radius_km=6.0)


def told(report: Report, quote: str, act: str | None, *speakers: Party | str, **fields: Any) -> Statement:  # noqa: ANN401 any field of a statement
    """A statement about `quote` in the report; a speaker or doer is a party, or the name of somebody unknown.

    `doers`, `day` (EDTF), `target` and `counted` (thing, low, high, unit[, comparator]) are short for the fields.
    """
    assert report.rendition is not None
    start = report.rendition.text.index(quote)
    doers = tuple(_doer(doer) for doer in fields.pop("doers", ()))
    day, target, counted = fields.pop("day", None), fields.pop("target", None), fields.pop("counted", None)
    statement = Statement(
        id=digest_id("st", (report.exhibit.sha256, quote, str(act), *map(str, speakers))),
        document=report.document,
        exhibit=report.exhibit.sha256,
        rendition=report.rendition.id,
        quote=quote,
        start=start,
        end=start + len(quote),
        sentence=(start, start + len(quote)),
        kind="event",
        speech_act="report",
        speakers=tuple(_speaker(speaker) for speaker in speakers),
        status="asserted",
        polarity="pos",
        modality=None,
        hedges=(),
        author_commitment="neutral" if speakers else "endorses",
        attribution="official" if speakers else "media",
        about=None,
        act=act,
        trigger=(start, start + 1) if act else None,
        perpetrators=doers,
        victims=(),
        weapons=(),
        targets=(TermMention(id=target, start=start, end=start),) if target else (),
        addressees=(),
        place=None,
        time=EventTime(text=day, start=start, end=start, edtf=day, basis="text") if day else None,
        figures=(_figure(*counted),) if counted else (),
        provisions=(),
        method=Method(name="test", version="1"),
        reasons=("test",),
        certain=True,
    )
    return replace(statement, **fields)


def _speaker(speaker: Party | str) -> Participant:
    if isinstance(speaker, str):
        return Participant(name=speaker, party=None, start=0, end=0)
    return Participant(name=speaker.name, party=speaker.id, start=0, end=0)


def _doer(doer: Party) -> Perpetrator:
    return Perpetrator(name=doer.name, party=doer.id, start=0, end=0, via="subject")


def _figure(counts: Counts, low: int | None, high: int | None, unit: str | None, how: Comparator = "exact") -> Figure:
    assert how in get_args(Comparator)
    return Figure(counts=counts, low=low, high=high, unit=unit, comparator=how, start=0, end=0)
