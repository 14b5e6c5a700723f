"""The desk as a person meets it, in a browser: read, walked by key, and accessible."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

from dalil.web import pages
from dalil.web.room import ROOMS
from tests.e2e.conftest import Built
from tests.web.browser import IN_A_BROWSER, OPTIONS, Served, executable

AXE = Path(__file__).parents[2] / "web-src" / "node_modules" / "axe-core" / "axe.min.js"
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
WIDE, NARROW = (1280, 900), (360, 740)

pytestmark = IN_A_BROWSER


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    """What pytest-playwright starts: the Chromium of the system."""
    return {"executable_path": executable(), "args": list(OPTIONS)}


@pytest.fixture(scope="module")
def served(qaldis: Built) -> Iterator[Served]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CONFIG_HOME", str(qaldis.dalil.settings))
        served = Served(qaldis.folder)
        yield served
        served.leave()


@pytest.fixture
def told() -> list[str]:
    """What the browser complained about."""
    return []


@pytest.fixture
def page(browser: Browser, served: Served, told: list[str]) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": WIDE[0], "height": WIDE[1]})
    opened = context.new_page()

    def tell(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            told.append(message.text)

    opened.on("console", tell)
    opened.on("pageerror", lambda error: told.append(error.message))
    served.enter(opened)
    yield opened
    context.close()
    served.renew()


def every(page: Page, served: Served) -> list[str]:
    """One address of every page, found as a person finds it: by the first link that leads there."""
    found = []
    for path in pages.READING:
        room, _, part = path.partition("/{")
        if not part:
            found.append(path)
            continue
        page.goto(served.base + room)
        links = page.eval_on_selector_all("main a[href]", "links => links.map(link => link.getAttribute('href'))")
        found.append(next(link for link in links if link.startswith(f"{room}/")).partition("#")[0])
    return found


def test_no_page_makes_the_browser_complain(page: Page, served: Served, told: list[str]) -> None:
    for path in every(page, served):
        page.goto(served.base + path)
    assert told == []


def test_no_page_has_a_violation_of_wcag(page: Page, served: Served) -> None:
    source = AXE.read_text(encoding="utf-8")
    for path in every(page, served):
        page.goto(served.base + path)
        page.evaluate(source)
        found = page.evaluate("tags => axe.run({runOnly: tags}).then(ran => ran.violations)", WCAG)
        told = [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]
        assert told == [], path


def test_no_page_is_wider_than_its_window(page: Page, served: Served) -> None:
    paths = every(page, served)
    for width, height in (WIDE, NARROW, (WIDE[0] // 2, WIDE[1] // 2)):  # the last is 200 % zoom
        page.set_viewport_size({"width": width, "height": height})
        for path in paths:
            page.goto(served.base + path)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)


def test_a_page_prints_its_words_without_what_only_a_screen_needs(page: Page, served: Served) -> None:
    page.emulate_media(media="print")
    for path in every(page, served):
        page.goto(served.base + path)
        assert page.is_visible("h1"), path
        seen = page.eval_on_selector_all(
            "nav.rail, form, kbd", "found => found.filter(one => one.checkVisibility()).map(one => one.outerHTML)"
        )
        assert seen == [], path


def test_every_room_is_reached_by_its_keys(page: Page, served: Served) -> None:
    for room in ROOMS:
        page.goto(f"{served.base}/help")  # no room, so that arriving is a change of address for every one of them
        page.keyboard.press("g")
        page.keyboard.press(room.key)
        page.wait_for_url(served.base + room.path)
    page.keyboard.press("/")
    page.keyboard.type("hospital g")
    assert page.input_value("#find") == "hospital g"


def test_reads_without_scripts(browser: Browser, served: Served, page: Page) -> None:
    paths = every(page, served)
    cookies = page.context.cookies()
    plain = browser.new_context(java_script_enabled=False)
    plain.add_cookies([{"name": one["name"], "value": one["value"], "url": served.base} for one in cookies])
    silent = plain.new_page()
    for path in paths:
        assert (answer := silent.goto(served.base + path)) is not None
        assert answer.status == 200
        assert len(silent.inner_text("main")) > 20, path
    plain.close()


def test_sixty_statements_are_decided_by_keyboard_alone(
    browser: Browser, qaldis: Built, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(qaldis.dalil.settings))
    assert qaldis.dalil("whoami", "--name", "Ilke Brandt", "--role", "investigator").code == 0
    served = Served(copy)
    try:
        page = browser.new_page()
        served.enter(page)
        page.keyboard.press("g")
        page.keyboard.press("r")
        page.wait_for_url(f"{served.base}/review")
        waiting = waits(page)
        for number in range(60):
            key = "yhn"[number % 3] if number % 10 else "y"
            before = page.get_attribute("#card", "data-statement")
            page.keyboard.press(key)
            if key == "n":
                page.keyboard.type("The words do not say this.")
                page.keyboard.press("Enter")
            page.wait_for_selector(f'#card:not([data-statement="{before}"])')
            if number % 10 == 9:
                page.keyboard.press("u")
                page.wait_for_selector(f'#card[data-statement="{before}"]')
            if not waits(page):
                break
        assert waits(page) <= max(0, waiting - 54)
        assert qaldis.dalil("verify", copy).code == 0
    finally:
        served.leave()


def waits(page: Page) -> int:
    """How many statements wait, as the page says."""
    found = page.locator("#card > p.quiet").first.inner_text().split(" ")[0]
    return int(found) if found.isdigit() else 0


def step(page: Page, key: str, before: str) -> str:
    """Press a key, wait until the page stands at another event, and give where it stands."""
    page.keyboard.press(key)
    page.wait_for_function("was => location.search !== was && document.querySelector('tr.current')", arg=before)
    page.wait_for_load_state()
    found: str = page.evaluate("location.search")
    return found


def test_time_is_stepped_through_and_its_table_folded_by_key(page: Page, served: Served) -> None:
    page.goto(f"{served.base}/chronology")
    first = step(page, ".", "")
    second = step(page, ".", first)
    assert second != first
    assert page.locator("tr.current").count() == 1
    assert step(page, ",", second) == first
    assert page.locator("#table[open]").count() == 1
    page.keyboard.press("b")
    assert page.locator("#table[open]").count() == 0


def test_days_are_looked_at_closer_by_dragging(page: Page, served: Served, told: list[str]) -> None:
    page.goto(f"{served.base}/chronology")
    before = page.locator(".lane a").count()
    box = page.locator(".axis").bounding_box()
    assert box is not None
    at = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(*at)
    page.mouse.down()
    page.mouse.move(at[0] + box["width"] / 3, at[1], steps=4)
    assert page.locator(".brush").count() == 1
    page.mouse.up()
    page.wait_for_url("**since=*")
    since, until = (page.input_value(f"#{name}") for name in ("since", "until"))
    assert since < until
    assert page.locator(".wide").get_attribute("data-first") == since
    assert page.locator(".brush").count() == 0
    assert 0 < page.locator(".lane a").count() <= before
    assert told == []


def test_the_map_is_moved_and_grown(page: Page, served: Served, told: list[str]) -> None:
    page.goto(f"{served.base}/chronology")
    shown = page.locator(".map").get_attribute("data-view")
    page.locator(".map").scroll_into_view_if_needed()
    box = page.locator(".map").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 40, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] + 160, box["y"] + 100, steps=3)
    page.mouse.up()
    page.wait_for_function("shown => document.querySelector('.map').dataset.view !== shown", arg=shown)
    moved = page.locator(".map").get_attribute("data-view")
    assert "map=" in page.url
    page.keyboard.press("+")
    page.wait_for_function("shown => document.querySelector('.map').dataset.view !== shown", arg=moved)
    km = [float((view or "").split(",")[2]) for view in (moved, page.locator(".map").get_attribute("data-view"))]
    assert km[1] == pytest.approx(km[0] / 2)
    assert told == []


def test_turned_off_keys_press_nothing(page: Page, served: Served) -> None:
    page.goto(f"{served.base}/review")
    page.keyboard.press("?")
    page.wait_for_url(f"{served.base}/help")
    page.get_by_role("button", name="Turn keys off").click()
    page.get_by_role("button", name="Turn keys on").wait_for()
    page.goto(f"{served.base}/statements")
    page.keyboard.press("?")
    page.keyboard.press("g")
    page.keyboard.press("t")
    page.wait_for_timeout(300)
    assert page.url == f"{served.base}/statements"
