"""Dossier: what it would say alone or name is shown before, it is built as the command builds it, and it verifies."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dalil.casework.desk import Desk
from dalil.casework.user_keys import key_of
from dalil.custody.entropy import SystemEntropy
from dalil.web.app import create_app
from dalil.web.session import Session
from tests.e2e.conftest import Built
from tests.web.conftest import BASE, PORT, Watch

TOKEN = re.compile(r'name="form_token" value="([0-9a-f]{64})"')


@pytest.fixture
def desk(qaldis: Built, copy: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(qaldis.dalil.settings))
    return Desk(copy, key_of(copy))


@pytest.fixture
def builder(desk: Desk, watch: Watch) -> Iterator[TestClient]:
    session = Session(entropy=SystemEntropy(), now=watch.now, say=watch.codes.append)
    with TestClient(create_app(desk, session, port=PORT), base_url=BASE, follow_redirects=False) as client:
        assert client.post("/enter", data={"code": watch.code}).status_code == 303
        yield client


def post(client: TestClient, path: str, **sent: str) -> tuple[int, str]:
    token = TOKEN.findall(client.get("/dossier").text)[0]
    answer = client.post(path, data={"form_token": token, **sent})
    return answer.status_code, answer.text


def test_it_is_built_listed_and_verified(builder: TestClient, desk: Desk, qaldis: Built) -> None:
    for number in ("001", "002"):
        assert post(builder, "/dossier/build")[0] == 303
        desk.work.wait()
        found = builder.get("/dossier.json").json()
        assert found["work"]["problem"] is None, found["work"]
        assert found["work"]["result"]["name"] == f"dossier-{number}"
    handed = [row for row in found["dossiers"] if row["handed"]]
    assert [row["name"] for row in handed] == ["dossier-002", "dossier-001"]
    assert "<h1>VALID</h1>" in post(builder, "/dossier/verify", dossier="dossier-001")[1]
    assert qaldis.dalil("verify", handed[0]["folder"]).code == 0
    assert qaldis.dalil("verify", desk.root).code == 0
    page = Path(handed[0]["folder"]) / "data" / "index.html"
    page.write_bytes(page.read_bytes().replace(b"shelling", b"shelfing", 1))
    assert "<h1>INVALID</h1>" in post(builder, "/dossier/verify", dossier="dossier-002")[1]


@pytest.mark.parametrize("name", ["", "..", "../derived", "/etc", "dossier-009"])
def test_only_a_dossier_of_the_list_is_looked_at(builder: TestClient, name: str) -> None:
    assert post(builder, "/dossier/verify", dossier=name)[0] == 404
    assert builder.get(f"/dossier/{name or 'x'}/account.pdf").status_code in (404, 303)


def test_the_preflight_is_that_of_the_command_and_follows_decisions(
    builder: TestClient, qaldis: Built, copy: Path
) -> None:
    found = builder.get("/dossier.json").json()["preflight"]
    assert found == qaldis.dalil("dossier", "check", "--case", copy, "--json").record
    assert (found["unreviewed"], found["statements"]) == (found["statements"], found["statements"])
    identifier = builder.get("/statements.json").json()["statements"][0]["id"]
    assert qaldis.dalil("whoami", "--name", "Ilke Brandt", "--role", "investigator").code == 0
    assert qaldis.dalil("review", "accept", identifier, "--reason", "seen", "--case", copy).code == 0
    assert builder.get("/dossier.json").json()["preflight"]["unreviewed"] == found["unreviewed"] - 1
    incidents = {row["id"]: row for row in builder.get("/incidents.json").json()}
    for alone in found["single_origin"]:
        assert incidents[alone["incident"]]["origins"]["high"] <= 1
    assert {one["incident"] for one in found["unheard"]} <= incidents.keys()
    plain = qaldis.dalil("dossier", "check", "--case", copy).out
    assert plain.startswith("not reviewed: ")
    assert all(one["name"] in plain for one in found["shown"])
