"""Check: what the command says, beside the sentences; and nothing of the draft stays anywhere."""

import re
import tempfile
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.e2e.conftest import Built

TOKEN = re.compile(r'name="form_token" value="([0-9a-f]{64})"')
DRAFT = "The Taldoran army shelled Halvora Hospital in Tarsun on Monday, the Coastal Front said. Zebulon lay still."


def checked(client: TestClient, **sent: object) -> tuple[int, str]:
    token = TOKEN.findall(client.get("/check").text)[0]
    file = sent.pop("file", None)
    files = [("draft", file)] if file else [("draft", ("", b""))]
    answer = client.post("/check", data={"form_token": token, **sent}, files=files)  # type: ignore[arg-type]  # as httpx takes them
    return answer.status_code, answer.text


def test_it_says_what_the_command_says(client: TestClient, qaldis: Built, tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(DRAFT, encoding="utf-8")
    ran = qaldis.dalil("check", draft, "--case", qaldis.folder, "--json")
    token = TOKEN.findall(client.get("/check").text)[0]
    found = client.post("/check.json", data={"form_token": token, "text": DRAFT}).json()
    assert found["sentences"] == ran.records
    status, page = checked(client, file=("draft.txt", DRAFT.encode()))
    assert status == 200
    for record in ran.records:
        for claim in record["claims"]:
            for backing in claim["support"]:
                assert f'href="/statements/{backing["statements"][0]["id"]}"' in page


@pytest.mark.parametrize("name", ["draft.txt", None])
def test_nothing_of_the_draft_is_kept(
    client: TestClient, copy: Path, tmp_path: Path, name: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    long = f"{DRAFT} " * 15_000  # so long that a form parser would put it aside on the disk
    before = len(list(copy.rglob("*")))
    sent: dict[str, object] = {"file": (name, long.encode())} if name else {"text": long}
    status, _ = checked(client, **sent, published="x")
    assert status == 422  # the date is wrong: the draft has arrived and is not read
    assert checked(client, text=DRAFT)[0] == 200
    assert list(temporary.iterdir()) == []
    assert len(list(copy.rglob("*"))) <= before + 3  # the index, which holds none of it
    assert not [path for path in copy.rglob("*") if path.is_file() and b"Zebulon" in path.read_bytes()]


def test_one_draft_is_needed(client: TestClient) -> None:
    assert checked(client, text=" ")[0] == 400
    assert checked(client, text="a", file=("b.txt", b"b"))[0] == 400
    assert checked(client, file=("b.pdf", b"%PDF-1.7 broken"))[0] == 422
