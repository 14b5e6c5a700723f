"""Time and place: the drawing and the table say the same, under the same filter as the list of statements."""

import html
import re
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from dalil.casefile.facets import NOT_SAID, accused, period
from tests.e2e.conftest import Built

LINK = re.compile(r'<a href="([^"]+)"(?: aria-label="|><title>)([^"<]+)')


def dated(built: Built) -> list[dict[str, Any]]:
    rows = built.dalil("show", "statements", "--case", built.folder, "--json").records
    return [row for row in rows if any(period(row) or (None, None))]


def table(client: TestClient, **query: str) -> list[str]:
    first = client.get("/chronology.json", params=query).json()
    pages = [client.get("/chronology.json", params={**query, "page": at}).json() for at in range(1, first["pages"] + 1)]
    return [row["id"] for page in pages for row in page["statements"]]


def test_the_table_holds_every_dated_statement_in_order_of_time(client: TestClient, qaldis: Built) -> None:
    rows = {row["id"]: period(row) or ("", "") for row in dated(qaldis)}
    found = table(client)
    assert sorted(found) == sorted(rows)
    days = [(rows[one][0] or rows[one][1] or "", rows[one][1] or "9999") for one in found]
    assert days == sorted(days)


def test_lanes_and_what_is_not_drawn_are_all_that_the_table_holds(client: TestClient, qaldis: Built) -> None:
    record = client.get("/chronology.json").json()
    drawn = {lane["value"]: lane["number"] for lane in record["lanes"]}
    parties = {name for row in dated(qaldis) for name in accused(row)}
    assert sum(record["outside"]) == 0
    assert drawn == {name: sum(name in accused(row) for row in dated(qaldis)) for name in parties}
    assert list(drawn)[-1] == NOT_SAID


def test_the_filter_is_that_of_the_statements(client: TestClient) -> None:
    for query in ({"status": "denied"}, {"words": "hospital"}, {"accused": NOT_SAID}, {"since": "2024-03-12"}):
        listed = client.get("/statements.json", params=query).json()
        found = client.get("/chronology.json", params=query).json()
        assert found["total"] == listed["total"]
        inside = {row["id"] for row in listed["statements"]}
        assert {row["id"] for row in found["statements"]} <= inside


def test_everything_drawn_is_a_link_that_says_in_words_what_it_is(client: TestClient) -> None:
    found = LINK.findall(client.get("/chronology").text)
    assert len(found) > 10
    for address, label in found:
        assert client.get(html.unescape(address).partition("#")[0] or "/chronology").status_code == 200
        assert re.search(r"\d", label)


def test_a_sign_leads_to_as_many_statements_as_it_counts(client: TestClient) -> None:
    for lane in client.get("/chronology.json").json()["lanes"]:
        for mark in lane["marks"]:
            asked = {"accused": lane["value"], "since": mark["since"], "until": mark["until"]}
            rows = client.get("/chronology.json", params=asked).json()["statements"]
            within = [row for row in rows if None not in (days := period(row) or (None, None)) and days[0] == days[1]]
            assert len(within) == mark["number"]


def test_situations_are_drawn_with_the_statements_that_say_so(client: TestClient, qaldis: Built) -> None:
    states = qaldis.dalil("show", "situation", "--case", qaldis.folder, "--json").records
    assert {one["id"] for one in client.get("/chronology.json").json()["states"]} == {one["id"] for one in states}
    text = client.get("/chronology").text
    for state in states:
        assert all(f"/statements/{mark['statement']}" in text for mark in state["marks"])


def test_one_steps_through_all_of_it(client: TestClient) -> None:
    ids = table(client)
    page = client.get("/chronology").text
    seen = []
    while (found := re.search(r'rel="next" href="([^"]+)"[^>]* data-key="\."', page)) is not None:
        address = html.unescape(found[1]).partition("#")[0]
        seen.append(address.partition("at=")[2])
        page = client.get(address).text
    assert seen == ids
    assert re.search(r'rel="prev" href="[^"]+"[^>]* data-key=","', page)


def test_places_are_those_of_the_statements_with_their_numbers(client: TestClient, qaldis: Built) -> None:
    rows = qaldis.dalil("show", "statements", "--case", qaldis.folder, "--json").records
    places = client.get("/chronology.json").json()["places"]
    assert sum(place["number"] for place in places) == sum(1 for row in rows if row["place"])
    assert all(sum(place["groups"].values()) == place["number"] for place in places)
    for place in places:
        named = client.get("/chronology.json", params={"place": place["name"]}).json()
        assert named["total"] >= place["number"]


@pytest.mark.parametrize("query", ["map=1", "map=x,y,z", "map=95,0,100", "map=0,0,nan", "map=0,0,-5", "since=May"])
def test_an_address_that_makes_no_sense_is_explained(client: TestClient, query: str) -> None:
    assert client.get(f"/chronology?{query}").status_code == 400


def test_a_filter_that_nothing_passes_says_what_to_do(client: TestClient) -> None:
    for query in ("words=zzzzz", "words=zzzzz&since=2024-01-01", "document=none&map=0,0,40000"):
        page = client.get(f"/chronology?{query}")
        assert page.status_code == 200
        assert "take all filters off" in page.text


def test_a_decision_moves_what_is_drawn(client: TestClient, qaldis: Built, copy: Path) -> None:
    identifier = table(client)[0]
    assert qaldis.dalil("whoami", "--name", "Ilke Brandt", "--role", "investigator").code == 0
    fields = ("--field", "status=denied")
    ran = qaldis.dalil("review", "correct", identifier, *fields, "--reason", "it denies it", "--case", copy)
    assert ran.code == 0, ran.err
    drawn = client.get("/chronology.json", params={"status": "denied"}).json()
    assert identifier in {row["id"] for row in drawn["statements"]}
    assert all(dict(mark["groups"]).keys() <= {"denied"} for lane in drawn["lanes"] for mark in lane["marks"])
