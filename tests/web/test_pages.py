"""Every page of the desk reads without a script, has a JSON twin, and shows no exhibit as live HTML."""

import html
import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dalil.web import pages
from tests.e2e.conftest import Built

WANTED = {
    "{exhibit}": "/exhibits",
    "{statement}": "/statements",
    "{incident}": "/incidents",
    "{origin}": "/origins",
    "{provision}": "/law",
}


def addresses(client: TestClient) -> list[str]:
    """One address of every page, with an id that is there."""
    found = []
    for path in pages.READING:
        wanted = next((part for part in WANTED if part in path), None)
        if wanted is None:
            found.append(path)
            continue
        row = client.get(f"{WANTED[wanted]}.json").json()
        row = row["statements"][0] if isinstance(row, dict) else row[-1]
        found.append(path.replace(wanted, row.get("id") or row.get("provision") or row["exhibit"]))
    return found


def test_every_page_reads_and_has_a_twin(client: TestClient) -> None:
    for path in addresses(client):
        page = client.get(path)
        assert page.status_code == 200, path
        assert page.text.startswith("<!doctype html>")
        twin = html.unescape(re.findall(r'rel="alternate" type="application/json" href="([^"]+)"', page.text)[0])
        assert client.get(twin).json() is not None


def test_no_page_holds_a_script_or_a_style_of_its_own(client: TestClient) -> None:
    for path in addresses(client):
        text = client.get(path).text
        assert not re.findall(r"<style|\sstyle=|\son\w+=|javascript:|<script(?! src=\"/static/)", text, re.IGNORECASE)


def test_the_json_of_a_statement_is_what_show_prints(client: TestClient, qaldis: Built) -> None:
    for row in qaldis.dalil("show", "statements", "--case", qaldis.folder, "--json").records[:5]:
        twin = client.get(f"/statements/{row['id']}.json").json()
        assert {name: value for name, value in twin.items() if name != "decisions"} == row


def test_every_value_of_a_facet_leads_to_as_many_statements_as_it_says(client: TestClient) -> None:
    for name, values in client.get("/statements.json").json()["facets"].items():
        for value, number in list(values.items())[:3]:
            assert client.get("/statements.json", params={name: value}).json()["total"] == number


@pytest.mark.parametrize("path", ["/statements/st_none", "/exhibits/none", "/incidents/in_none"])
def test_an_unknown_id_is_named_with_what_is_near(client: TestClient, path: str) -> None:
    page = client.get(path)
    assert page.status_code == 404
    assert "no" in client.get(f"{path}.json").json()["diagnosis"]


@pytest.mark.parametrize("page", ["0", "-1", "x", "²"])
def test_a_page_number_that_is_none_is_refused(client: TestClient, page: str) -> None:
    assert client.get("/statements", params={"page": page}).status_code == 400


def test_a_decision_made_elsewhere_is_seen_at_the_next_question(client: TestClient, qaldis: Built, copy: Path) -> None:
    identifier = client.get("/statements.json").json()["statements"][0]["id"]
    assert qaldis.dalil("whoami", "--name", "Ilke Brandt", "--role", "investigator").code == 0
    assert qaldis.dalil("review", "accept", identifier, "--reason", "seen", "--case", copy).code == 0
    twin = client.get(f"/statements/{identifier}.json").json()
    assert twin["review"] == "accepted"
    assert [one["kind"] for one in twin["decisions"]] == ["accept"]
    assert client.get("/index.json").json()["decided"] == 1


def test_the_case_is_verified_from_the_ledger(client: TestClient, copy: Path) -> None:
    token = re.findall(r'name="form_token" value="([0-9a-f]{64})"', client.get("/ledger").text)[0]
    assert "<h1>VALID</h1>" in client.post("/ledger/verify", data={"form_token": token}).text
    target = next(path for path in sorted((copy / "objects").rglob("*")) if path.is_file())
    target.chmod(0o644)
    target.write_bytes(target.read_bytes()[:-1] + b"?")
    assert "<h1>INVALID</h1>" in client.post("/ledger/verify", data={"form_token": token}).text
