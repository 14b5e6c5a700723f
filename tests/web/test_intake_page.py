"""Intake: what is chosen in the browser is kept byte for byte, refused first where it is, and read on demand."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dalil.casework.desk import Desk
from dalil.casework.new_case import open_new_case
from dalil.casework.tool import TOOL
from dalil.casework.user_keys import case_key, key_of
from dalil.custody.entropy import SystemEntropy
from dalil.custody.folder import CaseFolder
from dalil.custody.writer import CaseWriter
from dalil.web.app import create_app
from dalil.web.session import Session
from tests.e2e.command import EXAMPLE
from tests.e2e.conftest import Built
from tests.web.conftest import BASE, PORT, Watch

REPORTS = EXAMPLE / "reports"
TOKEN = re.compile(r'name="form_token" value="([0-9a-f]{64})"')
Files = list[tuple[str, tuple[str, bytes]]]


@pytest.fixture
def case(qaldis: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A case with nothing in it."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(qaldis.dalil.settings))
    folder = tmp_path / "fresh"
    open_new_case(folder, case_key(None, say=lambda _: None))
    return folder


@pytest.fixture
def desk(case: Path) -> Desk:
    return Desk(case, key_of(case))


@pytest.fixture
def fresh(desk: Desk, watch: Watch) -> Iterator[TestClient]:
    """Somebody at the desk over it."""
    session = Session(entropy=SystemEntropy(), now=watch.now, say=watch.codes.append)
    with TestClient(create_app(desk, session, port=PORT), base_url=BASE, follow_redirects=False) as client:
        assert client.post("/enter", data={"code": watch.code}).status_code == 303
        yield client


def chosen(*names: str) -> Files:
    return [("files", (name, (REPORTS / name).read_bytes())) for name in names]


def take(client: TestClient, files: Files, **said: str) -> dict[str, object]:
    """Hand files in, and what the page then says as JSON."""
    token = TOKEN.findall(client.get("/intake").text)[0]
    answer = client.post("/intake", data={"form_token": token, **said}, files=files)
    assert answer.status_code == 303, answer.text
    found: dict[str, object] = client.get(answer.headers["location"].replace("?", ".json?")).json()
    assert client.get(answer.headers["location"]).status_code == 200
    return found


def told(found: dict[str, object]) -> list[tuple[str, str]]:
    rows = found["arrived"]
    assert isinstance(rows, list)
    return [(row["name"], row["state"]) for row in rows]


@pytest.mark.parametrize("path", ["/", "/statements", "/review", "/chronology", "/dossier", "/check", "/law"])
def test_a_page_of_an_empty_case_says_what_to_do_next(fresh: TestClient, path: str) -> None:
    page = fresh.get(path)
    assert page.status_code == 200
    assert 'href="/intake"' in page.text.partition("<main")[2]


def test_bytes_are_kept_as_they_came_with_what_was_stated(fresh: TestClient, case: Path) -> None:
    found = take(fresh, chosen("01-meridian-wire.txt", "05-defence-ministry.docx"), published="2024-03-12", outlet="Q")
    assert told(found) == [("01-meridian-wire.txt", "kept"), ("05-defence-ministry.docx", "kept")]
    folder = CaseFolder(case, key_of(case).identity)
    for exhibit in folder.exhibits():
        assert folder.read_object(exhibit.sha256) == (REPORTS / exhibit.names[0]).read_bytes()
        assert exhibit.acquisitions[0].stated == {"published": "2024-03-12", "outlet": "Q", "basis": "stated"}
    assert not list((case / "spool").iterdir())
    again = take(fresh, chosen("01-meridian-wire.txt"), published="2024-03-12", outlet="Q")
    assert (told(again), again["known"]) == ([], 1)
    assert told(take(fresh, chosen("01-meridian-wire.txt"))) == [("01-meridian-wire.txt", "same bytes as before")]


def test_of_a_protected_file_nothing_is_copied(fresh: TestClient, case: Path) -> None:
    secret = b"Somebody saw it from the roof of number nine. " * 4000
    found = take(fresh, [("files", ("roof.txt", secret))], protected="yes", obtained_from="a neighbour")
    assert told(found) == [("roof.txt", "refused")]
    assert "protect" in fresh.get("/intake?from=2&to=9").text
    held = b"".join(path.read_bytes() for path in sorted(case.rglob("*")) if path.is_file())
    assert secret[:40] not in held
    assert b"neighbour" not in held


def test_a_date_that_is_none_is_told_before_a_byte_is_kept(fresh: TestClient, case: Path) -> None:
    token = TOKEN.findall(fresh.get("/intake").text)[0]
    before = len(list(CaseFolder(case).entries()))
    answer = fresh.post(
        "/intake", data={"form_token": token, "published": "last May"}, files=chosen("01-meridian-wire.txt")
    )
    assert answer.status_code == 422
    assert "published" in answer.text
    assert fresh.post("/intake", data={"form_token": token}, files=[]).status_code == 400
    assert len(list(CaseFolder(case).entries())) == before


def test_another_writer_is_said_plainly(fresh: TestClient, case: Path) -> None:
    token = TOKEN.findall(fresh.get("/intake").text)[0]
    with CaseWriter(case, key_of(case), tool=TOOL):
        answer = fresh.post("/intake", data={"form_token": token}, files=chosen("01-meridian-wire.txt"))
    assert answer.status_code == 409
    assert "writing to this case" in answer.text


def test_what_is_kept_is_read_as_build_reads_it(fresh: TestClient, desk: Desk) -> None:
    take(fresh, chosen("01-meridian-wire.txt", "14-coast-weekly-photo.png"))
    assert fresh.get("/intake.json").json()["waiting"] == 2
    token = TOKEN.findall(fresh.get("/intake").text)[0]
    assert fresh.post("/intake/read", data={"form_token": token}).headers["location"] == "/intake"
    assert fresh.post("/intake/read", data={"form_token": token}).status_code in (303, 409)
    desk.work.wait()
    found = fresh.get("/intake.json").json()
    assert (found["waiting"], found["work"]["problem"]) == (0, None)
    assert found["work"]["result"]["reports"] == 2
    assert [(row["name"], bool(row["remedy"])) for row in found["unread"]] == [("14-coast-weekly-photo.png", True)]
    assert fresh.get("/statements.json").json()["total"] == found["work"]["result"]["statements"] > 0


def test_a_job_says_how_far_it_is_and_why_it_failed(fresh: TestClient, desk: Desk, case: Path) -> None:
    take(fresh, chosen("01-meridian-wire.txt"))
    token = TOKEN.findall(fresh.get("/intake").text)[0]
    with CaseWriter(case, key_of(case), tool=TOOL):
        fresh.post("/intake/read", data={"form_token": token})
        desk.work.wait()
    assert "writing to this case" in fresh.get("/intake").text
    assert desk.work.state is not None
    assert desk.work.state.problem is not None
