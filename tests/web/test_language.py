"""The language of the desk: chosen in the browser, whole in its catalogue, and never in what a program reads."""

import re
from collections.abc import Mapping
from dataclasses import replace

import pytest
from desk_texts import wanted
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from dalil.errors import InvalidValueError
from dalil.web.address import local
from dalil.web.catalogue import Entry, entries, parsed, translations, written
from dalil.web.retold import LAW
from tests.web.test_pages import addresses

PLACEHOLDER = re.compile(r"%\((\w+)\)s")
TOKEN = re.compile(r'name="form_token" value="([0-9a-f]{64})"')
ARABIC = {"accept-language": "ar"}
FEW = (0, 1, 2)  # numbers whose Arabic form can say them without a figure


def opening(client: TestClient, path: str = "/", headers: Mapping[str, str] | None = None) -> str:
    """The tag that says in which language and direction a page is written."""
    found = re.search(r"<html[^>]*>", client.get(path, headers=headers or {}).text)
    assert found is not None
    return found[0]


def choose(client: TestClient, language: str, back: str = "/", token: str | None = None) -> tuple[int, str]:
    token = TOKEN.findall(client.get("/help").text)[0] if token is None else token
    answer = client.post("/language", data={"form_token": token, "language": language, "back": back})
    return answer.status_code, answer.headers.get("location", "")


def test_the_browser_is_asked_until_somebody_chooses(client: TestClient) -> None:
    assert opening(client) == '<html lang="en" dir="ltr">'
    assert opening(client, headers={"accept-language": "fr, ar-SY;q=0.8, en;q=0.5"}) == '<html lang="ar" dir="rtl">'
    assert choose(client, "ar", "/statements?words=market") == (303, "/statements?words=market")
    assert opening(client, headers={"accept-language": "en"}) == '<html lang="ar" dir="rtl">'
    assert choose(client, "en")[0] == 303
    assert opening(client, headers={"accept-language": "ar"}) == '<html lang="en" dir="ltr">'


@pytest.mark.parametrize("header", ["", "ar;q=0", "q=;;,,", "*", "ar;q=x.1.1", "zz-ZZ;q=9"])
def test_what_a_browser_asks_for_is_never_an_error(client: TestClient, header: str) -> None:
    assert opening(client, headers={"accept-language": header}) in (
        '<html lang="en" dir="ltr">',
        '<html lang="ar" dir="rtl">',
    )


def test_only_a_form_of_the_desk_chooses_and_only_what_it_has(client: TestClient) -> None:
    assert choose(client, "ar", token="0" * 64)[0] == 403
    assert choose(client, "xx")[0] == 400
    assert opening(client) == '<html lang="en" dir="ltr">'


@pytest.mark.parametrize("away", ["//far.example/", "https://far.example/", "/\\far.example", "", "help", "/\r\nx: y"])
def test_the_choice_leads_nowhere_else(client: TestClient, away: str) -> None:
    assert local(away) == "/"
    assert choose(client, "ar", away) == (303, "/")


def test_it_is_chosen_before_the_code_is_typed(stranger: TestClient) -> None:
    assert opening(stranger, "/enter") == '<html lang="en" dir="ltr">'
    answer = stranger.post("/enter/language", data={"language": "ar"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/enter")
    assert opening(stranger, "/enter") == '<html lang="ar" dir="rtl">'
    assert stranger.post("/enter/language", data={"language": "xx"}).status_code == 303
    assert opening(stranger, "/enter") == '<html lang="ar" dir="rtl">'
    assert (
        stranger.post("/enter/language", data={"language": "en"}, headers={"origin": "http://x.example"}).status_code
        == 403
    )


def test_what_a_program_reads_is_the_same_in_every_language(client: TestClient) -> None:
    for path in addresses(client):
        twin = "/index.json" if path == "/" else f"{path}.json"
        assert client.get(twin).content == client.get(twin, headers=ARABIC).content, path


def test_the_catalogue_lacks_no_text_and_holds_none_that_no_page_shows() -> None:
    now = {(one.key, one.plural) for one in wanted(entries("ar"))}
    there = {(one.key, one.plural) for one in entries("ar")}
    assert there - now == set()
    # A package of law may come in English alone: its words are then shown as English.
    assert {one for one in now - there if one[0][0] != LAW} == set()
    assert [one.key for one in entries("ar") if one.context != LAW and not all(one.forms)] == []


def test_what_another_file_translates_is_taken_over_where_it_waits() -> None:
    ours = entries("ar")
    one = next(entry for entry in ours if entry.text == "Statements")
    waiting = [replace(entry, forms=("",)) if entry == one else entry for entry in ours]
    assert one in wanted(waiting, (one, replace(one, text="No text of ours", forms=("…",))))
    assert one in wanted(ours, (replace(one, forms=("…",)),))
    assert {entry.key for entry in wanted(waiting, ours)} == {entry.key for entry in wanted(ours)}


def test_a_translation_puts_in_what_its_text_puts_in() -> None:
    for one in entries("ar")[1:]:
        given = {name for text in (one.text, one.plural or "") for name in PLACEHOLDER.findall(text)}
        for number, form in enumerate(one.forms):
            found = set(PLACEHOLDER.findall(form))
            allowed = (given, given - {"num"}) if one.plural and number in FEW else (given,)
            assert not form or found in allowed, one.text


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "لا تقارير"), (1, "تقرير واحد"), (2, "تقريران"), (3, "3 تقارير"), (10, "10 تقارير"), (11, "11 تقريرًا"),
        (99, "99 تقريرًا"), (100, "100 تقرير"), (102, "102 تقرير"), (103, "103 تقارير"), (111, "111 تقريرًا"),
    ],
)  # fmt: skip
def test_arabic_counts_in_six_forms(number: int, words: str) -> None:
    found = translations("ar").ngettext("%(num)s report", "%(num)s reports", number)
    assert found % {"num": number} == words


def test_no_text_is_no_text_in_every_language() -> None:
    assert translations("ar").gettext("") == ""


def test_a_file_that_is_no_catalogue_is_refused() -> None:
    for text in ('msgid "a"\nmsgstr "b', "nothing", '"loose"'):
        with pytest.raises(InvalidValueError):
            parsed(text)


TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from('\n"\\\t'), max_size=30)
ENTRIES = st.builds(Entry, text=TEXTS, forms=st.tuples(TEXTS), context=st.none() | TEXTS) | st.builds(
    Entry, text=TEXTS, plural=TEXTS, forms=st.tuples(*[TEXTS] * 6)
)


@given(st.lists(ENTRIES, min_size=1, max_size=4))
def test_what_is_written_reads_back(made: list[Entry]) -> None:
    assert list(parsed(written(made))) == made
