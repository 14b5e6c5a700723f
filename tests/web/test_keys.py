"""Keys: each is told on the help page, means one thing on a page, and can be turned off."""

import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

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


class Worn(HTMLParser):
    """What each key presses on a page, by the words that stand on it or, for a field, in its label."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: dict[str, str] = {}
        self._open: list[tuple[str, dict[str, str | None]]] = []
        self._labels: dict[str, str] = {}
        self._fields: dict[str, str] = {}
        self.feed(page)
        self.words |= {key: self._labels[at] for key, at in self._fields.items()}
        self.words = {key: " ".join(words.split()) for key, words in self.words.items()}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        key = said.get("data-key")
        if tag == "label":
            said["for"] = said.get("for") or f"label {len(self._labels)}"
            self._labels[str(said["for"])] = ""
        if key and tag in ("input", "textarea", "select"):
            around = [str(own["for"]) for name, own in self._open if name == "label"]
            self._fields[key] = around[-1] if around else str(said["id"])
        elif key:
            self.words[key] = ""
        if tag not in ("input", "link", "meta", "img", "br"):
            self._open.append((tag, said))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if any(said.get("aria-hidden") == "true" or name == "select" for name, said in self._open):
            return
        for name, said in self._open:
            if name == "label":
                self._labels[str(said["for"])] += data
            elif said.get("data-key"):
                self.words[str(said["data-key"])] += data


def test_help_and_page_call_a_key_by_the_same_words(client: TestClient) -> None:
    by_path = dict(zip(pages.READING, addresses(client), strict=True))
    event = client.get("/chronology.json").json()["statements"][1]["id"]
    more = {
        "/statements": ["/statements?status=denied"],
        "/chronology": [f"/chronology?at={event}"],
        "/origins/{origin}": [f"/origins/{client.get('/origins.json').json()[0]['id']}"],
        "/review": ["/review?second=1", "/review?speaker=nobody", f"/review?last={event}"],
    }
    met = set()
    for path, address in by_path.items():
        told = {one.key: one.does for one in of_page(path)}
        for one in (address, *more.get(path, ())):
            words = Worn(client.get(one).text).words
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
