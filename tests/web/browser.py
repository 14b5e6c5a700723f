"""A real browser at a real server: Debian's Chromium and the desk on loopback."""

import shutil
import threading
import time
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Page

from dalil.casework.desk import Desk
from dalil.casework.user_keys import key_of
from dalil.custody.entropy import SystemEntropy
from dalil.web.app import create_app
from dalil.web.assets import built
from dalil.web.server import listening
from dalil.web.session import Session

NAMES = ("chromium", "chromium-browser", "google-chrome")
# Nothing of the browser's own may reach for a network, and the tests may run as root in a container.
OPTIONS = (
    "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-sandbox",
)  # fmt: skip


def executable() -> str | None:
    """The Chromium of this system."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


# Such a test needs a browser and the built scripts; what it shows is the same on every Python.
IN_A_BROWSER = [
    pytest.mark.once,
    pytest.mark.skipif(executable() is None, reason="no Chromium on this system: the desk was not tried in a browser"),
    pytest.mark.skipif(not built().scripts, reason="the scripts of the desk are not built: make web"),
]


class Served:
    """The desk over one case, answering on a port of its own until left."""

    def __init__(self, case: Path) -> None:
        self._codes: list[str] = []
        listener = listening(0)
        self.port = listener.getsockname()[1]
        self.base = f"http://127.0.0.1:{self.port}"
        self._session = Session(entropy=SystemEntropy(), now=time.monotonic, say=self._codes.append)
        app = create_app(Desk(case, key_of(case)), self._session, port=self.port)
        self._server = uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False))
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [listener]})
        self._thread.start()

    def enter(self, page: Page) -> None:
        """Type the code of the terminal."""
        page.goto(f"{self.base}/enter")
        page.fill("#code", self._codes[-1])
        page.click("button")
        page.wait_for_url(f"{self.base}/")

    def renew(self) -> None:
        """Lock the desk, so that the next one types a code of their own."""
        self._session.renew()

    def leave(self) -> None:
        """Stop answering."""
        self._server.should_exit = True
        self._thread.join()
