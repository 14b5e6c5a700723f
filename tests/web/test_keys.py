"""Keys: each is told on the help page, means one thing on a page, and can be turned off."""

import re
from collections import Counter
from pathlib import Path

from lxml import html
from starlette.testclient import TestClient

from dalil.web import pages
from dalil.web.keys import KEYS, OFF, PAGES, of_page
from dalil.web.pages.review import FIELD_KEYS
from dalil.web.room import ROOMS
from tests.web.test_pages import addresses

TEMPLATES = Path(pages.__file__).parents[1] / "templates"
WORN = re.compile(r'data-key="([^"]+)"')


def test_a_key_means_one_thing_on_a_page() -> None:
    for path in PAGES:
        assert max(Counter(one.key for one in of_page(path)).values()) == 1, path


def test_every_key_of_a_page_is_in_the_registry(client: TestClient) -> None:
    for path, address in zip(pages.READING, addresses(client), strict=True):
        worn = Counter(WORN.findall(client.get(address).text))
        assert worn.keys() <= {one.key for one in of_page(path)}, path
        assert set(worn.values()) == {1}, path


def test_every_key_of_the_registry_is_worn_somewhere() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in sorted(TEMPLATES.glob("*.html")))
    given = {f"g {room.key}" for room in ROOMS} | set(FIELD_KEYS.values())  # put in by the page itself
    for one in KEYS:
        assert one.key in given or f'"{one.key}"' in sources, one.key


def test_help_lists_them_all(client: TestClient) -> None:
    text = client.get("/help").text
    for one in KEYS:
        assert one.does in text
        assert all(f"<kbd>{part}</kbd>" in text for part in one.key.split(" "))


def called(page: str) -> dict[str, str]:
    """What each key presses, by the words that stand on it or beside it."""
    root = html.fromstring(page)
    found = {}
    for worn in root.xpath("//*[@data-key]"):
        label = worn
        if worn.tag in ("input", "textarea", "select"):
            label = next(iter([*worn.xpath("ancestor::label"), *root.xpath(f"//label[@for='{worn.get('id')}']")]))
        words = label.xpath(".//text()[not(ancestor::*[@aria-hidden='true']) and not(ancestor::select)]")
        found[worn.get("data-key")] = " ".join("".join(words).split())
    return found


def test_help_and_page_call_a_key_by_the_same_words(client: TestClient) -> None:
    by_path = dict(zip(pages.READING, addresses(client), strict=True))
    event = client.get("/chronology.json").json()["statements"][1]["id"]
    more = {
        "/statements": ["/statements?status=denied"],
        "/chronology": [f"/chronology?at={event}"],
        "/review": ["/review?second=1", "/review?speaker=nobody", f"/review?last={event}"],
    }
    met = set()
    for path, address in by_path.items():
        told = {one.key: one.does for one in of_page(path)}
        for one in (address, *more.get(path, ())):
            words = called(client.get(one).text)
            assert words.items() <= told.items(), one
            met |= {(path, key) for key in words}
    assert {(one.path, one.key) for one in KEYS if one.path} <= met, "every key was met"


def test_keys_are_turned_off_and_on_again(client: TestClient) -> None:
    token = re.findall(r'name="form_token" value="([0-9a-f]{64})"', client.get("/help").text)[0]
    for wanted in (OFF, "on"):
        answer = client.post("/help/keys", data={"form_token": token, "keys": wanted})
        assert (answer.status_code, answer.headers["location"]) == (303, "/help")
        assert all(mark in answer.headers["set-cookie"].lower() for mark in ("httponly", "samesite=strict"))
        assert ('data-keys="off"' in client.get("/statements").text) is (wanted == OFF)
