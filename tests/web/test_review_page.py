"""Review at the desk: what is decided is signed and logged, and nothing else changes."""

import re
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from dalil.casework.agreement import agreement
from dalil.model.decision import Decision
from tests.e2e.conftest import Built


@pytest.fixture
def reviewer(qaldis: Built, client: TestClient) -> TestClient:
    assert qaldis.dalil("whoami", "--name", "Ilke Brandt", "--role", "investigator").code == 0
    return client


def first(client: TestClient) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/review.json").json()["statement"]
    return found


def decide(client: TestClient, decision: str, statement: str, **more: str) -> int:
    token = re.findall(r'name="form_token" value="([0-9a-f]{64})"', client.get("/review").text)[0]
    form = {"form_token": token, "decision": decision, "statement": statement, **more}
    return client.post("/review", data=form).status_code


@pytest.mark.parametrize(("kind", "state"), [("accept", "accepted"), ("unsure", "unsure"), ("reject", "rejected")])
def test_a_decision_is_logged_and_the_next_one_comes(
    reviewer: TestClient, qaldis: Built, copy: Path, kind: str, state: str
) -> None:
    before = first(reviewer)
    waiting = reviewer.get("/review.json").json()["waiting"]
    assert decide(reviewer, kind, before["id"], reason="its own words") == 303
    after = reviewer.get("/review.json").json()
    assert (after["waiting"], after["statement"]["id"] == before["id"]) == (waiting - 1, False)
    assert reviewer.get(f"/statements/{before['id']}.json").json()["review"] == state
    assert qaldis.dalil("verify", copy).code == 0


def test_a_correction_holds_what_was_changed_and_nothing_else(reviewer: TestClient) -> None:
    row = first(reviewer)
    form = {name: row[name] or "" for name in ("kind", "speech_act", "polarity", "modality", "attribution", "act")}
    assert decide(reviewer, "correct", row["id"], **form, status="hypothetical", reason="it says if") == 303
    twin = reviewer.get(f"/statements/{row['id']}.json").json()
    assert twin.pop("decisions")[0]["fields"] == {"status": "hypothetical"}
    assert twin == {**row, "status": "hypothetical", "review": "corrected"}


def test_undo_brings_the_statement_back(reviewer: TestClient) -> None:
    row = first(reviewer)
    decide(reviewer, "accept", row["id"])
    assert decide(reviewer, "undo", row["id"]) == 303
    assert first(reviewer) == row


@pytest.mark.parametrize(("kind", "reason"), [("reject", ""), ("correct", " "), ("approve", "x"), ("", "x")])
def test_without_a_kind_or_a_reason_nothing_is_decided(reviewer: TestClient, kind: str, reason: str) -> None:
    row = first(reviewer)
    assert decide(reviewer, kind, row["id"], reason=reason) == 400
    assert first(reviewer) == row


def test_the_second_eye_does_not_see_the_first_decision(reviewer: TestClient) -> None:
    row = first(reviewer)
    decide(reviewer, "reject", row["id"], reason="not so")
    page = reviewer.get("/review", params={"second": "1", "at": row["id"]})
    assert "rejected" not in page.text
    assert reviewer.get("/review.json", params={"second": "1", "at": row["id"]}).json()["statement"] == row


def made(by: str, kind: str, subject: str) -> Decision:
    return Decision(id="d", kind=kind, subjects=(subject,), by=by, at="", reason="r")  # type: ignore[arg-type]


def test_kappa_is_that_of_the_textbook() -> None:
    # Two people, 50 things: both yes 20, both no 15, first alone yes 5, second alone yes 10; kappa = .4.
    answers = [("accept", "accept")] * 20 + [("reject", "reject")] * 15
    answers += [("accept", "reject")] * 5 + [("reject", "accept")] * 10
    said = [made(by, kind, f"s{n}") for n, pair in enumerate(answers) for by, kind in zip("ab", pair, strict=True)]
    found = agreement(said)
    assert (found.statements, found.alike, found.kappa) == (50, 35, 0.4)


def test_agreement_needs_two_people_and_two_answers() -> None:
    assert agreement([made("a", "accept", "s")]).kappa is None
    assert agreement([made(by, "accept", "s") for by in "ab"]).kappa is None
