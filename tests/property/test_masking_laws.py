"""No planted name stands in any file of a dossier, whatever its origin and wherever in a report it is said.

The names are invented, of many origins, and none of them is in a list that ships.
"""

import html
import re
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import Read

from dalil.dossier.pages import Cover
from dalil.dossier.render import render
from dalil.model.account import Account, Refusal
from dalil.model.origin import OriginCount
from dalil.model.rendition import BlockKind
from dalil.statements.reading import Reading
from dalil.vocab.personal_names import load_personal_names

NAMES = (
    "Ghufran Tarabishi",
    "Luayy",
    "al-Moatasem Billah Qudmani",
    "Zdenka Hrvatin",
    "Bohumila",
    "Ostap Verbytskyi",
    "Thazinmar Oothan",
    "Kyawswarlin",
    "Tahiyya Jibrailou",
    "Abbakar Tirabo",
    "Eliodoro Quispehuaman",
    "Maritzel",
    "Wilfretha Oakesby",
    "Sa’adiyyat Dankwambe",
    "Jhean-Thibauld N'Guessanou",
)
ARABIC_NAMES = ("غفران طرابيشي", "لؤيان", "أبو عجيب", "أم غفران", "ضرغام بن صخير", "تيسير قدماني", "عجيبة كوكوية")
ENGLISH = (
    "{name} was killed when a shell hit the market.",
    "Soldiers shot {name} near the mill.",
    "Residents said {name}'s house burned down on Monday.",
    "The dead were a baker, {name} and two children.",
    "“They took my brother,” said {name}.",
    "“Come back, {name}!” a woman shouted.",
    "According to {name}, the army shelled the hospital.",
    "Her son, {name}, 9, was beaten at the gate.",
    "- {name}",
    "From: {name} <{address}@post.example>",
    "Send what you have to {address}@post.example or to @{account}.",
    "See https://news.example/2031/{address} for the pictures.",
    "{name} ran. {NAME} was hit. Then {small} fell.",
)
HEADINGS = ("Soldiers Shot {name} Near The Mill", "SOLDIERS SHOT {NAME} NEAR THE MILL", "Who killed {name}?")
BYLINES = ("By {name}", "Reporting by {name}")
ARABIC = (
    "قُتل {name} برصاص قناص قرب السوق.",
    "قال {name} إن القصف دمر المنزل.",
    "اعتقلت القوات {name} عند الحاجز.",
    "الشهيد {name}",
    "جثة {name} وجدت قرب النهر.",
    "وقالت السيدة {name} لوكالة محلية إن ابنها قتل.",
    "تصوير: {name}",
)
FILE_NAMES = ("report.txt", "interview {name}.txt", "statement_{address}_2.txt", "{camel}.eml")
COVER = Cover(
    case="case",
    notice="",
    fingerprint="",
    key_label=None,
    key_wrapped=True,
    verdict="",
    verdict_detail="",
    engine="",
    law=(),
)


def written(template: str, name: str) -> str:
    """The template with the name in it, as such a place spells it."""
    letters = re.findall(r"[^\W\d_]+", name)
    return template.format(
        name=name,
        NAME=name.upper(),
        small=name.lower(),
        address="-".join(letters).lower(),
        account="_".join(letters).lower(),
        camel="".join(word.title() for word in letters),
    )


def dossier(reading: Reading, *, refused: str = "gone.txt") -> dict[str, str]:
    """The pages that show one report, by file name."""
    account = Account(
        run="run-1",
        reports=(reading.report,),
        persons={reading.report.exhibit.sha256: reading.persons},
        statements=reading.statements,
        origins=(),
        origins_of_case=OriginCount(low=0, high=0, unattributed=0),
        incidents=(),
        states=(),
        findings=(),
        refused=(Refusal(path=refused, why="it vanished while it was read"),),
        degraded=None,
    )
    pages = render(account, COVER, lexicon=reading.lexicon, show_names=False)
    return {name: html.unescape(page.decode()) for name, page in pages}


def shown(name: str, files: dict[str, str]) -> list[str]:
    """The words of the name that stand in a file, in any case; articles and links between names are not of it."""
    particles = load_personal_names().particles
    words = [word for word in re.findall(r"[^\W\d_]{3,}", name) if word.lower() not in particles]
    return [word for word in words if any(word.casefold() in page.casefold() for page in files.values())]


@cache
def shipped() -> frozenset[str]:
    names = load_personal_names()
    return names.given | names.arabic["given"]


def test_none_of_the_planted_names_is_in_a_list_that_ships() -> None:
    words = [word.lower() for name in NAMES for word in re.findall(r"[^\W\d_]{3,}", name)]
    assert [word for word in words if word in shipped()] == []


@settings(max_examples=40)
@given(
    name=st.sampled_from(NAMES),
    heading=st.sampled_from(HEADINGS),
    sentences=st.lists(st.sampled_from(ENGLISH), min_size=1, max_size=3, unique=True),
    file_name=st.sampled_from(FILE_NAMES),
)
def test_no_planted_name_stands_in_an_english_dossier(
    read: Read, name: str, heading: str, sentences: list[str], file_name: str
) -> None:
    blocks = [("heading", heading), *(("credit", one) for one in BYLINES), *(("paragraph", one) for one in sentences)]
    blocks.append(("caption", "A boy and {name} beside the mill"))
    reading = read(*((kind, written(words, name)) for kind, words in blocks), name=written(file_name, name))
    assert shown(name, dossier(reading)) == []


@settings(max_examples=25)
@given(name=st.sampled_from(NAMES), sentence=st.sampled_from((*ENGLISH, *HEADINGS)))
def test_one_sentence_is_enough_to_hide_a_name(read: Read, name: str, sentence: str) -> None:
    assert shown(name, dossier(read(written(sentence, name)))) == []


@settings(max_examples=30)
@given(
    name=st.sampled_from(ARABIC_NAMES),
    sentence=st.sampled_from(ARABIC),
    file_name=st.sampled_from(("a.txt", "{name}.txt")),
)
def test_no_planted_name_stands_in_an_arabic_dossier(read: Read, name: str, sentence: str, file_name: str) -> None:
    reading = read(written(sentence, name), name=written(file_name, name), language="ar")
    assert shown(name, dossier(reading)) == []


@pytest.mark.parametrize("name", ["statement of Ghufran.txt", "zdenka_hrvatin.pdf", "شهادة غفران.txt"])
def test_a_name_stands_nowhere_though_only_a_file_that_was_not_read_bears_it(read: Read, name: str) -> None:
    files = dossier(read("The mill burned."), refused=name)
    assert shown(re.sub(r"statement of|pdf|txt|شهادة", "", name), files) == []


MARKS = (
    "S.K.",
    "S. K.",
    "+963 944 123 456",
    "00963-944-123456",
    "0944123456",
    "(0944) 12 34 56",
    "٠٩٤٤١٢٣٤٥٦",
    "ghufran_t@post.example",
    "g.tarabishi+news@mail.post.example",
    "ghufran (at) post (dot) example",
    "@ghufran_t",
    "@truth.teller99",
    "AB 1234 CD",
    "KX12 ZRT",
    "12345678901",
)
AROUND = (
    "Soldiers shot {mark}, 14, near the mill.",
    "“Write to {mark},” the baker said.",
    "The army, said {mark}, shelled the hospital.",
    "Residents passed {mark} on and left for the river.",
    "- {mark}",
    "Killed: {mark}; wounded: two farmers.",
)
TOLD = (
    ("Her passport, no. {mark}, was burned.", ("N0123456", "A-1234567", "0123456789")),
    ("She showed her identity card {mark} at the gate.", ("04-0123-4567", "1029384756")),
    ("The car had the licence plate {mark}.", ("412-883", "AB 123", "7 TKL 99", "123456")),
    ("Call {mark} for help.", ("555-0142", "944 123 456", "412 883 01")),
    ("See https://t.me/{mark} for the film.", ("ghufran_t", "truthteller99")),
    ("See https://www.facebook.com/{mark}/photos.", ("ghufran.t", "truthteller99")),
    ("Telegram: {mark}", ("ghufran_t", "truthteller99")),
    ("هاتف {mark}", ("٠٩٤٤١٢٣", "0944 123")),
)


def marks_shown(mark: str, files: dict[str, str]) -> list[str]:
    return [page for page in files.values() if mark in page]


@settings(max_examples=60)
@given(
    mark=st.sampled_from(MARKS),
    sentences=st.lists(st.sampled_from(AROUND), min_size=1, max_size=3, unique=True),
    placed=st.sampled_from(("sentence", "heading", "caption", "file", "title", "address")),
)
def test_no_private_mark_stands_in_a_dossier(read: Read, mark: str, sentences: list[str], placed: str) -> None:
    said = sentences if placed == "sentence" else ["The mill burned."]
    blocks: list[tuple[BlockKind, str]] = [("paragraph", one.format(mark=mark)) for one in said]
    if placed in ("heading", "caption"):
        blocks.append(("heading" if placed == "heading" else "caption", f"What {mark} saw"))
    named = f"note {mark} 2.txt" if placed == "file" else "note.txt"
    url = f"https://news.example/2031/{mark}/film" if placed == "address" else None
    reading = read(*blocks, name=named, url=url)
    if placed == "title":
        reading.report = replace(reading.report, title=f"What {mark} saw")
    assert marks_shown(mark, dossier(reading)) == []


@pytest.mark.parametrize(("sentence", "marks"), TOLD)
def test_what_the_words_before_it_tell_to_be_private_is_masked(
    read: Read, sentence: str, marks: tuple[str, ...]
) -> None:
    for mark in marks:
        assert marks_shown(mark, dossier(read(sentence.format(mark=mark)))) == []


def test_a_mark_stays_masked_where_a_quote_is_cut_off_from_what_tells_it(read: Read) -> None:
    files = dossier(
        read("Her passport number is 0123-456.", "“0123-456,” the guard said, “is on our list of the dead.”")
    )
    assert marks_shown("0123-456", files) == []
    assert "the number of an identity paper" in files["check.html"]


def test_figures_dates_weapons_offices_and_parties_stay_readable(read: Read) -> None:
    text = (
        "On 14/12/2016 at 05:16 GMT the U.S. and the U.N. counted 1 200 000 people, 300-4000 of them in 2014-2016. "
        "T-72 tanks, BM-21 launchers and AK-47 rifles were seen at 36.2021, 37.1343. Resolution 2139 (2014) and "
        "S/2016/1093 ask for 10 of 1000 lorries, the @UN and the Security Council said."
    )
    assert text in re.sub(r"<[^>]+>", "", dossier(read(text))["report-001.html"])


def test_what_lists_know_stays_readable(read: Read) -> None:
    text = (
        "On Monday the Norvan army shelled Damascus and eastern Aleppo, the Defence Ministry and the Red Cross said. "
        "Syrian officials denied it. The Security Council will meet in Geneva in January."
    )
    assert text in re.sub(r"<[^>]+>", "", dossier(read(text))["report-001.html"])
