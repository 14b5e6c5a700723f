"""Lineage: matched words stand beside each other, what both have is marked, and no word is lost."""

import html
import re

from starlette.testclient import TestClient

from tests.e2e.conftest import Built

BESIDE = re.compile(r'<div class="beside">(.*?)</div>')
SIDE = re.compile(r'<blockquote dir="auto">(.*?)</blockquote>')


def test_words_that_two_reports_share_are_marked_in_both(client: TestClient) -> None:
    pairs = 0
    for row in client.get("/origins.json").json():
        links = [link for link in row["links"] if link["kind"] in ("copy", "quotation")]
        texts = [span["text"] for link in links for span in link["spans"]]
        shown = [SIDE.findall(one) for one in BESIDE.findall(client.get(f"/origins/{row['id']}").text)]
        sides = [html.unescape(re.sub(r"<[^>]+>", "", side)) for pair in shown for side in pair]
        assert all(text in sides for text in texts)
        for one, two in shown:
            marked = ["".join(re.findall(r"<mark>(.*?)</mark>", side)).split() for side in (one, two)]
            if marked[0]:
                pairs += 1
                assert marked[1]
    assert pairs > 0


def test_a_person_overrules_the_count_at_the_desk(client: TestClient, qaldis: Built) -> None:
    assert qaldis.dalil("whoami", "--name", "Ilke Brandt", "--role", "investigator").code == 0
    one, two = client.get("/origins.json").json()[:2]
    address = f"/origins/{one['id']}"
    token = re.findall(r'name="form_token" value="([0-9a-f]{64})"', client.get(address).text)[0]
    form = {"form_token": token, "origin": one["id"], "reason": "heard by two scribes"}
    apart = {**form, "decision": "different", "other": one["statements"][0]}
    assert client.post("/origins/decide", data={**apart, "reason": " "}).status_code == 400
    assert client.post("/origins/decide", data={**apart, "decision": "accept"}).status_code == 400
    for said in (apart, {**form, "decision": "same", "other": two["id"]}):
        assert client.post("/origins/decide", data=said).headers["location"] == f"{address}#decided"
    page = client.get(address).text
    assert page.count("heard by two scribes") == 2
    decision = re.findall(r'name="of" value="([^"]+)"', page)[0]
    client.post("/origins/decide", data={**form, "decision": "undo", "of": decision})
    assert client.get(address).text.count("heard by two scribes") == 1


def test_an_element_counts_each_statement_under_its_incident(client: TestClient) -> None:
    named = {row["provision"] for row in client.get("/law.json").json()}
    for provision in sorted(named):
        record = client.get(f"/law/{provision}.json").json()
        for element, row in zip(record["elements"], record["matrix"], strict=True):
            for name in ("supports", "contradicts", "exculpatory"):
                assert sum(cell[name] for cell in row) == len(element[name])
