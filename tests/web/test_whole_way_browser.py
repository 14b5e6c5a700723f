"""The whole way in a browser: from an empty case to a dossier that a stranger verifies, with scripts and without."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

from dalil.casework.new_case import open_new_case
from dalil.casework.user_keys import case_key
from tests.e2e.command import EXAMPLE, Dalil
from tests.web.browser import IN_A_BROWSER, Served
from tests.web.test_browser import AXE, WCAG, WIDE, browser_type_launch_args

__all__ = ["browser_type_launch_args"]

pytestmark = IN_A_BROWSER

REPORTS = EXAMPLE / "reports"
CHOSEN = ("01-meridian-wire.txt", "05-defence-ministry.docx", "09-sawt-al-marfa.txt", "14-coast-weekly-photo.png")
SECONDS = 60


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    """The desk over a case with nothing in it, of somebody who never used dalil before."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    open_new_case(tmp_path / "case", case_key(None, say=lambda _: None))
    served = Served(tmp_path / "case")
    yield served
    served.leave()


def opened(browser: Browser, served: Served, told: list[str], *, scripts: bool) -> Page:
    context = browser.new_context(java_script_enabled=scripts, viewport={"width": WIDE[0], "height": WIDE[1]})
    page = context.new_page()

    def tell(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            told.append(message.text)

    page.on("console", tell)
    page.on("pageerror", lambda error: told.append(error.message))
    page.set_default_timeout(SECONDS * 1000)
    served.enter(page)
    return page


def is_accessible(page: Page) -> None:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("tags => axe.run({runOnly: tags}).then(ran => ran.violations)", WCAG)
    assert [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]] == [], page.url


def go(page: Page, key: str, path: str) -> None:
    page.keyboard.press("g")
    page.keyboard.press(key)
    page.wait_for_url(f"**{path}")


def test_from_intake_to_a_verified_dossier(browser: Browser, served: Served, tmp_path: Path) -> None:
    told: list[str] = []
    page = opened(browser, served, told, scripts=True)
    page.click("text=To the intake")
    page.set_input_files("#files", [str(REPORTS / name) for name in CHOSEN])
    page.click("button:text-is('Take in')")
    page.wait_for_url("**/intake?from=*")
    assert page.locator("table tbody tr").count() == len(CHOSEN)
    page.keyboard.press("r")
    page.wait_for_selector("p.done")
    page.wait_for_selector("#unread tbody tr")
    is_accessible(page)

    go(page, "u", "/settings")
    page.fill("input[name=name]", "Ilke Brandt")
    page.fill("input[name=role]", "investigator")
    page.click("button:text-is('Decide as this person')")
    page.get_by_text("person-").wait_for()

    go(page, "r", "/review")
    before = page.get_attribute("#card", "data-statement")
    page.keyboard.press("y")
    page.wait_for_selector(f'#card:not([data-statement="{before}"])')

    page.keyboard.press("/")
    page.keyboard.type("hospital\n")
    page.wait_for_url("**/statements?words=hospital")
    assert page.locator("blockquote mark").count() > 0
    page.fill("#save", "hospitals")
    page.keyboard.press("Enter")
    page.locator("aside a", has_text="hospitals").wait_for()
    is_accessible(page)

    go(page, "k", "/check")
    page.fill("#text", "The Taldoran army shelled Halvora Hospital in Tarsun on Monday, the Coastal Front said.")
    page.click("button:text-is('Check')")
    page.wait_for_selector(".checked .status")
    is_accessible(page)

    go(page, "d", "/dossier")
    page.keyboard.press("b")
    page.wait_for_selector("p.done")
    page.get_by_role("button", name="Verify now dossier-001").click()
    page.wait_for_selector("h1:text-is('VALID')")
    is_accessible(page)
    page.context.close()

    folder = tmp_path / "case" / "exports" / "dossier-001"
    ran = subprocess.run([sys.executable, str(folder / "verify.py")], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout.splitlines()[-1]) == (0, "VALID")
    assert Dalil(tmp_path / "settings")("verify", tmp_path / "case").code == 0
    assert told == []


def test_reports_are_taken_in_and_read_without_scripts(browser: Browser, served: Served) -> None:
    page = opened(browser, served, [], scripts=False)
    page.goto(f"{served.base}/intake")
    page.set_input_files("#files", str(REPORTS / CHOSEN[0]))
    page.check("input[name=protected]")
    page.click("button:text-is('Take in')")
    assert "marked protected" in page.inner_text("main")
    page.set_input_files("#files", str(REPORTS / CHOSEN[0]))
    page.click("button:text-is('Take in')")
    page.get_by_role("button", name="Read what is kept").click()
    ends = time.monotonic() + SECONDS
    while page.locator("text=Look again").count() and time.monotonic() < ends:
        page.wait_for_timeout(300)
        page.click("text=Look again")
    assert "1 report is read" in page.inner_text("#work")
    page.goto(f"{served.base}/statements")
    assert page.locator("article.claim").count() > 0
    page.context.close()
