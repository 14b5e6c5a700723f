"""The pictures of the README, made of the example case: `DALIL_PICTURES=docs pytest tests/web/test_pictures.py`."""

import io
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser

from tests.e2e.conftest import Built
from tests.web.browser import IN_A_BROWSER, Served
from tests.web.test_browser import browser_type_launch_args

__all__ = ["browser_type_launch_args"]

pytestmark = IN_A_BROWSER
LARGEST = 150_000  # bytes
COLOURS = 128


@pytest.fixture
def served(qaldis: Built, copy: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(qaldis.dalil.settings))
    served = Served(copy)
    yield served
    served.leave()


def test_pictures_of_the_desk_are_small_and_show_something(browser: Browser, served: Served, tmp_path: Path) -> None:
    folder = Path(os.environ.get("DALIL_PICTURES", tmp_path))
    page = browser.new_page(viewport={"width": 1200, "height": 760})
    served.enter(page)
    contested = page.get_attribute("main h3 a", "href")
    denial = page.evaluate(
        """() => fetch("/statements.json?status=denied").then(found => found.json())
            .then(found => found.statements[0].id)"""
    )
    for name, path in (("desk-review", f"/review?at={denial}"), ("desk-incident", contested)):
        page.goto(f"{served.base}{path}")
        page.evaluate("document.fonts.ready")
        drawn = Image.open(io.BytesIO(page.screenshot())).convert("RGB").quantize(COLOURS)
        drawn.save(folder / f"{name}.png", optimize=True)
        assert (folder / f"{name}.png").stat().st_size < LARGEST
        assert len(drawn.getcolors() or ()) > COLOURS // 4
    page.close()
