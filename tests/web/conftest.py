"""The example case, as the end-to-end tests build it, and a browser of HTTP alone at the desk over it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dalil.casework.desk import Desk
from dalil.casework.user_keys import key_of
from dalil.custody.entropy import SystemEntropy
from dalil.web.app import create_app
from dalil.web.session import Session
from tests.e2e.conftest import Built, copy, dalil, qaldis, settings

__all__ = ["copy", "dalil", "qaldis", "settings"]

PORT = 8421
BASE = f"http://127.0.0.1:{PORT}"


@dataclass
class Watch:
    """A clock that a test moves, and the codes that the terminal showed."""

    seconds: float = 0.0
    codes: list[str] = field(default_factory=list)

    def now(self) -> float:
        return self.seconds

    @property
    def code(self) -> str:
        return self.codes[-1]


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def stranger(qaldis: Built, copy: Path, watch: Watch, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """Somebody who reaches the port but has typed no code."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(qaldis.dalil.settings))
    session = Session(entropy=SystemEntropy(), now=watch.now, say=watch.codes.append)
    app = create_app(Desk(copy, key_of(copy)), session, port=PORT)
    with TestClient(app, base_url=BASE, follow_redirects=False) as client:
        yield client


@pytest.fixture
def client(stranger: TestClient, watch: Watch) -> TestClient:
    """Somebody who typed the code."""
    assert stranger.post("/enter", data={"code": watch.code}).status_code == 303
    return stranger
