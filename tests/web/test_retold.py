"""The sentences of the case in Arabic: known by their words, filled with what stood in them, never guessed."""

import ast
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dalil
from dalil.web.catalogue import translations
from dalil.web.labels import Labels
from dalil.web.language import BY_CODE, SOURCE
from dalil.web.retold import MOST, Retold
from dalil.web.sentences import load_sentences

HOLE = re.compile(r"%\(\w+\)s|%%")
SOURCES = Path(dalil.__file__).parent


def retold(code: str) -> Retold:
    language = BY_CODE[code]
    translated = translations(code)
    return Retold(language, translated, Labels(language, translated))


ARABIC = retold("ar")
ENGLISH = retold(SOURCE.code)


@pytest.mark.parametrize("module", load_sentences().by_module)
def test_a_sentence_is_made_of_words_of_the_module_that_makes_it(module: str) -> None:
    tree = ast.parse((SOURCES / module).read_text(encoding="utf-8"))
    texts = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    words = set(re.findall(r"\w+", " ".join(texts)))
    for sentence in load_sentences().by_module[module]:
        assert set(re.findall(r"\w{2,}", HOLE.sub(" ", sentence))) <= words, sentence


TWO_COUNTS = "are two counts of the same people, event and day that cannot both be right."
ARABIC_COUNTS = "إحصاءان للأشخاص أنفسهم والحدث نفسه واليوم نفسه، ولا يمكن أن يصحّا معًا."
TOLD = {
    "Reported siege, Tarsun, since 1 March 2024": "أفادت تقارير عن: حصار، Tarsun، منذ 1 آذار/مارس 2024",
    "Reported siege, since 1 March 2024": "أفادت تقارير عن: حصار، منذ 1 آذار/مارس 2024",
    "Reported siege, Bank of May": "أفادت تقارير عن: حصار، Bank of May",
    "The report says so (a.txt); B denies it (b.txt).": (
        "ورد ذلك على لسان التقرير نفسه (a.txt)، وورد نفيه على لسان B (b.txt)."
    ),
    "The same words stand in a copy. B says both in one report.": (
        "الكلمات نفسها ترد في نسخة. ورد القولان على لسان B في تقرير واحد."
    ),
    f"at least 7 people killed (a.txt) and 1,100 killed (b.txt) {TWO_COUNTS}": (
        f"قتلى: 7 على الأقل people (a.txt)؛ قتلى: 1,100 (b.txt): {ARABIC_COUNTS}"
    ),
    f"7 or more people killed (a.txt) and a few (b.txt) {TWO_COUNTS}": (
        f"قتلى: 7 أو أكثر people (a.txt)؛ a few (b.txt): {ARABIC_COUNTS}"
    ),
    "3 to 4 independent origins, in 5 reports.": "عدد المصادر المستقلة: 3 إلى 4، وعدد التقارير: 5.",
}


@pytest.mark.parametrize("said", TOLD)
def test_a_sentence_is_told_in_arabic(said: str) -> None:
    assert re.sub(r"<[^>]+>", "", str(ARABIC(said))) == TOLD[said]
    assert str(ENGLISH(said)) == said


def test_what_is_not_known_stays_english_and_says_so() -> None:
    for said in (
        "Something else.",
        "Both reports name the same post beside what they say. And more.",
        "x" * (MOST + 1),
        "",
    ):
        assert str(ARABIC(said)) == f'<span lang="en" dir="ltr">{said}</span>'
        assert str(ENGLISH(said)) == said


def test_law_is_worded_and_keeps_its_reserve() -> None:
    assert str(ARABIC.law("Pillaging")) == "النهب"
    assert str(ARABIC.law("Pillaging [unverified]")) == 'النهب <span class="unverified">[لم يُتحقق منه]</span>'
    assert str(ENGLISH.law("Pillaging [unverified]")) == 'Pillaging <span class="unverified">[unverified]</span>'
    assert str(ARABIC.law("A rule of another package")) == '<span lang="en" dir="ltr">A rule of another package</span>'


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_name_never_becomes_markup(one: str, two: str) -> None:
    for said in (f"{one} says so ({two}); {two} denies it ({one}).", f"<b>{one}</b> says both in one report.", one):
        shown = str(ARABIC(said))
        assert set(re.findall(r"<[^>]*>", shown)) <= {
            "<bdi>", "</bdi>", "</span>", '<span class="control">', '<span lang="en" dir="ltr">'
        }  # fmt: skip
