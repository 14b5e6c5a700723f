"""Lineage: matched words stand beside each other, what both have is marked, and no word is lost."""

import html
import re

from starlette.testclient import TestClient

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
