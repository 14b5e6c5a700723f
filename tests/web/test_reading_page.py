"""What a new reading would change, at the desk: worked out beside the pages, one kind of change at a time."""

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dalil.casework.desk import Desk
from dalil.casework.user_keys import key_of
from dalil.custody.entropy import SystemEntropy
from dalil.web.app import create_app
from dalil.web.session import Session
from tests.e2e.conftest import Built
from tests.e2e.test_foresight import forget_a_party
from tests.web.conftest import BASE, PORT, Watch

TOKEN = re.compile(r'name="form_token" value="([0-9a-f]{64})"')


def test_it_is_worked_out_and_shown_by_kind(
    qaldis: Built, copy: Path, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(qaldis.dalil.settings))
    assert qaldis.dalil("whoami", "--name", "Ilke Brandt", "--role", "investigator").code == 0
    rows = qaldis.dalil("show", "statements", "--case", copy, "--json").records
    told = next(row["id"] for row in rows if row["speakers"] and row["speakers"][0]["name"] == "Coastal Front")
    assert qaldis.dalil("review", "accept", told, "--reason", "read", "--case", copy).code == 0
    forget_a_party(copy)
    desk = Desk(copy, key_of(copy))
    session = Session(entropy=SystemEntropy(), now=watch.now, say=watch.codes.append)
    with TestClient(create_app(desk, session, port=PORT), base_url=BASE, follow_redirects=False) as client:
        assert client.post("/enter", data={"code": watch.code}).status_code == 303
        first = client.get("/reading")
        assert "Another version, or other tables" in first.text
        assert "Another version, or other tables" in client.get("/intake").text
        assert client.get("/reading.json").json()["found"] is None
        token = TOKEN.findall(first.text)[0]
        assert client.post("/reading/foresee", data={"form_token": token}).headers["location"] == "/reading"
        desk.work.wait()
        found = client.get("/reading.json").json()["found"]
        assert (found["show"], found["same"]) == ("change", False)
        assert len(found["rows"]) == found["counts"]["change"] > 0
        assert found["rows"][0]["decision"] == "accept"
        assert "somebody decided on it" in client.get("/reading").text
        lost = client.get("/reading.json?show=lost").json()["found"]["rows"]
        assert [(one["subject"], one["fate"]) for one in lost] == [(told, "another reading")]
        assert f"/statements/{told}" in client.get("/reading?show=lost").text
        assert "None." in client.get("/reading?show=come").text
        assert client.get("/reading?show=all").status_code == 400
        form = {"form_token": token, "statement": told, "decision": "undo", "reason": "again", "back": ""}
        assert client.post("/review", data=form).status_code == 303
        assert client.get("/reading.json").json()["found"] is None, "a decision was made since"
