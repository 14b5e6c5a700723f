"""Who reaches the desk, named after those who should not."""

import pytest
from starlette.testclient import TestClient

from dalil.web import pages
from dalil.web.guard import COOKIE
from dalil.web.session import IDLE_SECONDS, TRIES
from tests.web.conftest import Watch

LOCKED = 401


@pytest.mark.parametrize(
    "host", ["evil.example:8421", "127.0.0.1:9999", "127.0.0.1", "", "localhost.evil.example:8421"]
)
def test_a_foreign_name_for_this_address_is_not_answered(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 421


def test_both_names_of_loopback_are_answered(client: TestClient) -> None:
    for host in ("127.0.0.1:8421", "localhost:8421"):
        assert (
            client.get("/", headers={"host": host, "cookie": f"{COOKIE}={client.cookies[COOKIE]}"}).status_code == 200
        )


@pytest.mark.parametrize("path", list(pages.READING))
def test_no_page_is_shown_without_the_cookie(stranger: TestClient, path: str) -> None:
    shown = stranger.get(path)
    assert (shown.status_code, shown.headers["location"]) == (303, "/enter")
    assert stranger.get(f"{path}.json").status_code == LOCKED


def test_a_code_opens_once(stranger: TestClient, watch: Watch) -> None:
    assert stranger.post("/enter", data={"code": watch.code.lower()}).status_code == 303
    stranger.cookies.clear()
    assert stranger.post("/enter", data={"code": watch.code}).status_code == 403


def test_guessing_kills_the_code(stranger: TestClient, watch: Watch) -> None:
    first = watch.code
    for _ in range(TRIES):
        assert stranger.post("/enter", data={"code": "AAAA-AAAA-AAAA-AAAA"}).status_code == 403
    assert watch.code != first
    assert stranger.post("/enter", data={"code": first}).status_code == 403
    assert stranger.post("/enter", data={"code": watch.code}).status_code == 303


def test_an_idle_desk_locks_itself(client: TestClient, watch: Watch) -> None:
    watch.seconds += IDLE_SECONDS
    assert client.get("/").status_code == 200
    watch.seconds += IDLE_SECONDS + 1
    assert client.get("/").status_code == 303
    assert client.get("/").status_code == 303
    assert len(watch.codes) == 2
    assert client.post("/enter", data={"code": watch.code}).status_code == 303
    assert client.get("/").status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_a_form_of_another_site_is_refused(stranger: TestClient, watch: Watch, headers: dict[str, str]) -> None:
    assert stranger.post("/enter", data={"code": watch.code}, headers=headers).status_code == 403
    assert stranger.post("/enter", data={"code": watch.code}).status_code == 303


def test_a_form_without_its_token_does_nothing(client: TestClient) -> None:
    for path in (*pages.DOING, *pages.TAKING):
        assert client.post(path, data={"other": "field"}).status_code == 403
        assert client.post(path, data={"form_token": "0" * 64}).status_code == 403


def test_every_answer_forbids_what_a_page_never_needs(client: TestClient) -> None:
    for path in (*pages.READING, "/static/desk.css", "/enter", "/nowhere"):
        headers = client.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert path.startswith("/static/") or headers["cache-control"] == "no-store"


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(stranger: TestClient, watch: Watch) -> None:
    cookie = stranger.post("/enter", data={"code": watch.code}).headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert watch.code.replace("-", "").lower() not in cookie
