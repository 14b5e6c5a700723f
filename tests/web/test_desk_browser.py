"""Review as a person does it in a browser: words selected by hand and by key, statements added, joined and linked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from dalil.web.keys import EVERYWHERE, KEYS, Key
from tests.e2e.conftest import Built
from tests.web.browser import IN_A_BROWSER, Served
from tests.web.test_browser import browser_type_launch_args

__all__ = ["browser_type_launch_args"]

pytestmark = IN_A_BROWSER
ANSWERED = 20_000  # milliseconds in which a page has to come, on a machine that does much else


@pytest.fixture
def served(qaldis: Built, copy: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(qaldis.dalil.settings))
    assert qaldis.dalil("whoami", "--name", "Ilke Brandt", "--role", "investigator").code == 0
    served = Served(copy)
    yield served
    served.leave()


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def page(browser: Browser, served: Served, told: list[str]) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    opened.set_default_timeout(ANSWERED)
    opened.on("console", lambda message: told.append(message.text) if message.type in ("error", "warning") else None)
    opened.on("pageerror", lambda error: told.append(error.message))
    served.enter(opened)
    yield opened
    context.close()


def shelled(page: Page, served: Served) -> str:
    """Open the review of a statement with most of what a statement can say."""
    identifier: str = page.evaluate(
        """() => fetch("/statements.json").then(found => found.json()).then(found => found.statements.find(
            one => one.perpetrators.length && one.figures.length && one.place).id)"""
    )
    page.goto(f"{served.base}/review?at={identifier}")
    return identifier


def record(page: Page, identifier: str) -> dict[str, object]:
    found: dict[str, object] = page.evaluate(
        "id => fetch(`/statements/${id}.json`).then(found => found.json())", identifier
    )
    return found


def answered(page: Page) -> None:
    """Wait until the decision was logged and the card shows what it led to."""
    page.wait_for_function("() => location.search.includes('last=')")
    page.wait_for_load_state()


def test_a_field_is_corrected_by_key_alone(page: Page, served: Served, told: list[str]) -> None:
    identifier = shelled(page, served)
    page.keyboard.press("w")
    page.keyboard.press("l")
    assert page.evaluate("document.activeElement.id") == "passage"
    before = page.evaluate("getSelection().toString()")
    page.keyboard.press("ArrowLeft")
    for _ in before.split():
        page.keyboard.press("Shift+ArrowRight")
    chosen = page.evaluate("getSelection().toString()")
    assert chosen != before
    assert chosen.endswith(before)
    page.keyboard.press("Enter")
    answered(page)
    place = record(page, identifier)["place"]
    assert isinstance(place, dict)
    assert place["end"] - place["start"] >= len(place["name"])
    assert str(place["name"]).endswith(before)
    page.keyboard.press("u")
    page.wait_for_function(
        "id => fetch(`/statements/${id}.json`).then(f => f.json()).then(f => f.review === 'open')", arg=identifier
    )
    assert told == []


def test_words_selected_by_hand_are_taken_by_a_press(page: Page, served: Served, told: list[str]) -> None:
    identifier = shelled(page, served)
    page.evaluate("""() => {
        const text = document.createTreeWalker(document.getElementById("passage"), NodeFilter.SHOW_TEXT);
        while (text.nextNode()) {
            const at = text.currentNode.data.indexOf("killing");
            if (at >= 0) getSelection().setBaseAndExtent(text.currentNode, at, text.currentNode, at + 7);
        }
    }""")
    page.locator("#words button[value='trigger']").click()
    answered(page)
    found = record(page, identifier)
    assert isinstance(found["trigger"], list)
    assert (found["review"], found["trigger"][1] - found["trigger"][0]) == ("corrected", 7)
    assert told == []


def test_a_statement_is_added_and_taken_back(page: Page, served: Served, told: list[str]) -> None:
    identifier = shelled(page, served)
    for key in ("w", "n"):
        page.keyboard.press(key)
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Enter")
    answered(page)
    added = page.get_attribute("#card", "data-statement")
    assert added not in (None, identifier)
    assert record(page, str(added))["review"] == "accepted"
    page.keyboard.press("u")
    page.wait_for_function("id => fetch(`/statements/${id}.json`).then(found => found.status === 404)", arg=added)
    assert [one for one in told if "404" not in one] == []


@pytest.mark.parametrize(("button", "kind"), [("one occurrence", "merge"), ("says it once more", "reject")])
def test_two_statements_are_joined(page: Page, served: Served, button: str, kind: str) -> None:
    identifier = shelled(page, served)
    page.keyboard.press("m")
    own = page.locator("#card .source bdi").first.inner_text()
    same = page.locator("select[data-key='m'] option", has_text=own).first.get_attribute("value")
    page.select_option("select[data-key='m']", same)
    page.get_by_role("button", name=button).click()
    answered(page)
    decisions = record(page, identifier)["decisions"]
    assert isinstance(decisions, list)
    assert [one["kind"] for one in decisions] == [kind]


def test_a_denial_is_linked_by_key(page: Page, served: Served, told: list[str]) -> None:
    identifier = shelled(page, served)
    page.keyboard.press("d")
    denied = page.eval_on_selector("select[data-key='d']", "select => select.value")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    answered(page)
    found = record(page, identifier)
    assert (found["about"], found["status"]) == (denied, "denied")
    assert told == []


def test_fields_are_corrected_without_scripts(browser: Browser, served: Served, page: Page) -> None:
    identifier = shelled(page, served)
    cookies = page.context.cookies()
    plain = browser.new_context(java_script_enabled=False)
    plain.add_cookies([{"name": one["name"], "value": one["value"], "url": served.base} for one in cookies])
    silent = plain.new_page()
    silent.goto(f"{served.base}/review?at={identifier}")
    starts = silent.locator("#starts option")
    word = starts.first.inner_text() or starts.first.text_content()
    silent.fill("#words [name=start]", str(starts.first.get_attribute("value")))
    silent.fill("#words [name=end]", str(silent.locator("#ends option").first.get_attribute("value")))
    silent.get_by_role("button", name="who says so").click()
    silent.wait_for_url("**/review?**last=**")
    plain.close()
    speakers = record(page, identifier)["speakers"]
    assert isinstance(speakers, list)
    assert speakers[0]["name"] == word


def test_the_way_of_a_report_from_its_source_is_shown(page: Page, served: Served, told: list[str]) -> None:
    page.goto(served.base + address(page, served, "/origins/{origin}"))
    deep = page.locator(".tree .step-2 a").first
    deep.focus()
    assert page.locator(".tree .lit").count() == 3, "itself, who it has it from, the source"
    assert page.locator(".lineage path.lit").count() == 2
    page.locator("h1").hover()
    assert page.locator(".lit").count() == 0
    assert told == []


def address(page: Page, served: Served, path: str) -> str:
    """An address of the page with this pattern."""
    room, _, part = path.partition("/{")
    if not part:
        return ASKED.get(path, path)
    page.goto(served.base + room)
    links = page.eval_on_selector_all("main a[href]", "links => links.map(link => link.getAttribute('href'))")
    return str(next(link for link in links if link.startswith(f"{room}/"))).partition("#")[0]


# A query can be saved once there is one.
ASKED = {"/statements": "/statements?status=denied"}
OWN = sorted({key.path for key in KEYS if key.path != EVERYWHERE})


@pytest.mark.parametrize("path", OWN)
def test_every_key_of_a_page_presses_what_it_says(page: Page, served: Served, path: str) -> None:
    keys = [key for key in KEYS if key.path == path]
    start = address(page, served, path)
    pressed = {key.key for key in keys if presses(page, served, start, key)}
    # `u`, and one of `k` and `,`, are there only once somebody decided or went on.
    assert {key.key for key in keys} - pressed <= {"u", "k", ","}


def presses(page: Page, served: Served, start: str, key: Key) -> bool:
    """Whether pressing a key on the page clicks or focuses what wears it."""
    page.goto(served.base + start)
    page.evaluate(
        """key => {
            window.pressed = [];
            const note = event => {
                const worn = event.target.closest("[data-key]");
                if (worn) { window.pressed.push(worn.dataset.key); if (event.type === "click") event.preventDefault(); }
            };
            window.addEventListener("click", note, true);
            window.addEventListener("focusin", note, true);
            document.addEventListener("submit", event => event.preventDefault(), true);
        }""",
        key.key,
    )
    for part in key.key.split(" "):
        page.keyboard.press(part)
    found: list[str] = page.evaluate("window.pressed")
    return key.key in found
