"""The desk in Arabic, in a browser: it runs from right to left, and what does not is kept in its own direction."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from dalil.web import pages
from dalil.web.language import COOKIE
from tests.e2e.conftest import Built
from tests.web.browser import IN_A_BROWSER, Served
from tests.web.test_browser import (
    AXE,
    NARROW,
    WCAG,
    WIDE,
    browser_type_launch_args,
    every,
    served,
    told,
)  # fmt: skip

__all__ = ["browser_type_launch_args", "served", "told"]

pytestmark = IN_A_BROWSER

STATIC = Path(pages.__file__).parents[1] / "static"
TEMPLATES = Path(pages.__file__).parents[1] / "templates"
# What names a side of the paper instead of the side on which a line begins (CSS Logical Properties, level 1).
SIDES = re.compile(r"[\s;{-](?:left|right)\s*[:;}-]|(?:padding|margin|border-width|inset):\s*(?:[^\s;}]+ ){3}")
# Words of ours in a script other than that of the page, outside of what is marked as such or came from a report.
STRANGE = """() => {
  const found = new Set(), own = 'bdi, code, kbd, svg, script, option, .machine, [lang=en], [dir=auto]';
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walk.nextNode());) {
    const near = node.parentElement, quote = near.closest('[lang]');
    if (near.closest(own) || quote !== document.documentElement) continue;
    if (/[A-Za-z]{3,}/.test(node.textContent)) found.add(node.textContent.trim());
  }
  return [...found];
}"""
NAMES_OF_OURS = re.compile(r"SHA-256|JSON|HTML|PDF|DOCX|TXT|Escape|Enter|Shift|Natural Earth|run-[0-9a-f-]+")


@pytest.fixture
def page(browser: Browser, served: Served) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": WIDE[0], "height": WIDE[1]}, locale="ar")
    opened = context.new_page()
    served.enter(opened)
    yield opened
    context.close()
    served.renew()


def test_styles_name_no_side_of_the_paper() -> None:
    text = (STATIC / "desk.css").read_text(encoding="utf-8")
    assert SIDES.search("a { margin-left: 4px }")
    assert SIDES.search("a { padding: 6px 12px 6px 0; }")
    assert [found[0] for found in SIDES.finditer(text)] == []


def test_arabic_pages_run_from_right_to_left_read_well_and_stay_in_their_window(page: Page, served: Served) -> None:
    source = AXE.read_text(encoding="utf-8")
    for path in every(page, served):
        for width, height in (WIDE, NARROW, (WIDE[0] // 2, WIDE[1] // 2)):  # the last is 200 % zoom
            page.set_viewport_size({"width": width, "height": height})
            page.goto(served.base + path)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)
        assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
        rail, main = (page.locator(name).bounding_box() for name in (".rail", "#main"))
        assert rail is not None
        assert main is not None
        assert rail["x"] > main["x"], path
        page.evaluate(source)
        found = page.evaluate("tags => axe.run({runOnly: tags}).then(ran => ran.violations)", WCAG)
        assert [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]] == [], path


def test_no_word_of_ours_is_left_in_english(page: Page, served: Served) -> None:
    for path in [*every(page, served), "/statements/st_none"]:
        page.goto(served.base + path)
        left = [text for text in page.evaluate(STRANGE) if not re.fullmatch(r"[^A-Za-z]*", NAMES_OF_OURS.sub("", text))]
        assert left == [], path
        assert page.locator("main span[lang=en]").all_inner_texts() == [], path


def test_a_quote_keeps_its_language_and_direction(page: Page, served: Served) -> None:
    page.goto(f"{served.base}/statements")
    styles = page.eval_on_selector_all(
        "blockquote", "found => found.map(one => [one.lang, getComputedStyle(one).direction])"
    )
    assert {"en": "ltr", "ar": "rtl"}.items() >= {language: way for language, way in styles if language}.items()
    assert ["en", "ltr"] in styles
    page.goto(f"{served.base}/review")  # the names of its fields stand among the words of the evidence
    evidence = page.locator(".evidence")
    assert evidence.get_attribute("lang") == "en"
    assert evidence.evaluate("one => getComputedStyle(one).direction") == "ltr"
    assert evidence.locator(".tag").first.evaluate("one => getComputedStyle(one).direction") == "rtl"


# The words of the passage as [start, end) in its text, with where they are drawn; and what is selected.
DRAWN = """() => {
  const passage = document.getElementById("passage"), found = [];
  for (const piece of passage.querySelectorAll("[data-at]")) {
    const text = piece.firstChild;
    for (const word of text.data.matchAll(/[\\p{L}\\p{M}\\p{N}]+/gu)) {
      const range = document.createRange(), at = Number(piece.dataset.at) + word.index;
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      const box = range.getBoundingClientRect();
      found.push({word: word[0], start: at, end: at + word[0].length, left: box.left, right: box.right,
        middle: (box.top + box.bottom) / 2});
    }
  }
  return found;
}"""
CHOSEN = "['start', 'end'].map(name => Number(document.querySelector(`#words [name=${name}]`).value))"


def test_words_of_arabic_are_selected_by_key_in_the_direction_of_the_line(page: Page, served: Served) -> None:
    identifier = page.evaluate(
        """() => fetch("/statements.json?language=ar").then(found => found.json())
            .then(found => found.statements[0].id)"""
    )
    page.goto(f"{served.base}/review?at={identifier}")
    assert page.locator("#passage").evaluate("one => getComputedStyle(one).direction") == "rtl"
    words = page.evaluate(DRAWN)
    assert len(words) > 3
    assert words[0]["left"] > words[1]["right"], "the first word stands at the right"

    page.keyboard.press("w")
    page.keyboard.press("h")  # a field that no words say yet, so the first word of the statement is taken
    first = page.evaluate(CHOSEN)
    at = next(number for number, one in enumerate(words) if [one["start"], one["end"]] == first)
    page.keyboard.press("ArrowLeft")
    assert page.evaluate(CHOSEN) == [words[at + 1]["start"], words[at + 1]["end"]], "on is to the left"
    page.keyboard.press("Shift+ArrowLeft")
    assert page.evaluate(CHOSEN) == [words[at + 1]["start"], words[at + 2]["end"]]
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("ArrowRight")
    assert page.evaluate(CHOSEN) == first
    page.keyboard.press("Escape")

    same = [one for one in words if abs(one["middle"] - words[0]["middle"]) < 8][:3]
    page.mouse.move(same[0]["right"] - 1, same[0]["middle"])
    page.mouse.down()
    page.mouse.move(same[-1]["left"] + 1, same[-1]["middle"], steps=6)
    page.mouse.up()
    assert page.evaluate(CHOSEN) == [same[0]["start"], same[-1]["end"]]


def test_time_and_map_are_not_mirrored(page: Page, served: Served) -> None:
    page.goto(f"{served.base}/chronology")
    days = page.eval_on_selector_all(
        ".axis text", "found => found.map(one => [one.textContent, one.getBoundingClientRect().x])"
    )
    assert len(days) > 1
    assert sorted(days) == sorted(days, key=lambda one: one[1])
    assert page.eval_on_selector(".map", "one => getComputedStyle(one).direction") == "ltr"


def test_keys_are_found_by_their_place_on_an_arabic_keyboard(page: Page, served: Served) -> None:
    press = "([key, code, shiftKey]) => document.dispatchEvent(new KeyboardEvent('keydown', {key, code, shiftKey}))"
    page.goto(f"{served.base}/help")
    for key, code in (("ل", "KeyG"), ("ق", "KeyR")):
        page.evaluate(press, [key, code, False])
    page.wait_for_url(f"{served.base}/review")
    page.evaluate(press, ["؟", "Slash", True])
    page.wait_for_url(f"{served.base}/help")
    page.evaluate(press, ["ظ", "Slash", False])
    assert page.evaluate("document.activeElement.id") == "find"


def test_the_language_is_chosen_on_the_page_and_kept(page: Page, served: Served, qaldis: Built) -> None:
    del qaldis
    page.goto(f"{served.base}/statements?status=denied")
    page.get_by_role("button", name="English").click()
    page.wait_for_url(f"{served.base}/statements?status=denied")
    assert page.get_attribute("html", "lang") == "en"
    kept = {one["name"]: one for one in page.context.cookies()}[COOKIE]
    assert (kept["value"], kept["httpOnly"], kept["sameSite"]) == ("en", True, "Strict")
    page.get_by_role("button", name="العربية").click()
    page.wait_for_function("document.documentElement.lang === 'ar'")
    assert json.loads(page.evaluate("fetch('/index.json').then(answer => answer.text())"))["reports"] > 0
