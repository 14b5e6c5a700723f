"""Settings: who decides, with which key, and whom the case trusts; no name in what a program reads."""

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dalil.casework.user_keys import key_of

TOKEN = re.compile(r'name="form_token" value="([0-9a-f]{64})"')


def test_it_says_how_the_desk_stands(client: TestClient, copy: Path) -> None:
    found = client.get("/settings.json").json()
    assert found["key"]["fingerprint"] == key_of(copy).fingerprint
    assert found["idle_minutes"] == 15
    assert (found["policy"]["witnesses"], found["policy"]["timestamps"]) == ([], 0)
    assert found["gazetteer"]["own_places"] > 0
    assert found["gazetteer"]["imported"] is None


def test_a_person_introduces_themselves(client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert client.get("/settings.json").json()["person"] is None
    token = TOKEN.findall(client.get("/settings").text)[0]
    said = {"form_token": token, "name": "Ilke Brandt", "role": "counsel"}
    assert client.post("/settings/person", data=said).status_code == 303
    assert "Ilke Brandt" in client.get("/settings").text
    twin = client.get("/settings.json")
    assert "Brandt" not in twin.text
    assert twin.json()["person"]["role"] == "counsel"
    assert client.post("/settings/person", data={**said, "name": " "}).status_code == 422
