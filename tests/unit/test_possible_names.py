"""Which words may be a private name though the model sees none."""

import pytest
from tests.conftest import Read


def possible(read: Read, *blocks: str, **stated: str) -> list[str]:
    return [one.name for one in read(*blocks, **stated).persons if not one.public]


def test_a_name_that_the_model_misses_is_private(read: Read) -> None:
    assert possible(read, "Soldiers shot Layla near the mill.") == ["Layla"]


@pytest.mark.parametrize(
    "text",
    [
        "The Norvan army shelled the market on Monday.",
        "Fighting went on in Zarnuqa.",
        "UNHCR and the Red Cross called for a truce.",
        "Shelling Goes On Near Old Mill",
        "Syrian and Russian officials met in Geneva in January.",
    ],
)
def test_what_a_list_or_a_cue_knows_is_nobody(read: Read, text: str) -> None:
    assert possible(read, text) == []


def test_a_given_name_that_is_a_word_counts_inside_a_sentence(read: Read) -> None:
    assert possible(read, "The men beat Grace at the gate.") == ["Grace"]
    assert possible(read, "Hope faded at the gate.") == []


def test_a_name_in_capitals_is_no_acronym(read: Read) -> None:
    assert possible(read, "Nurse HIND MARDINI treated twelve people in Zarnuqa.") == ["HIND MARDINI"]
    assert possible(read, "The nurse HIND MARDINI said soldiers killed three civilians.") == ["HIND MARDINI"]


def test_a_name_in_a_block_that_no_model_reads_is_private(read: Read) -> None:
    reading = read(("metadata", "To: Zdenka Hrvatin"), "The mill burned.")
    assert [one.name for one in reading.persons] == ["Zdenka Hrvatin"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قُتل ضرغام برصاص قناص.", "ضرغام"),
        ("قال أبو عجيب إن القصف دمر المنزل.", "أبو عجيب"),
        ("احترق بيت محمد الخطيب أمس.", "محمد الخطيب"),
        ("شوهدت ليلى وهي تبكي.", "ليلى"),
    ],
)
def test_arabic_names_by_list_verb_and_kunya(read: Read, text: str, name: str) -> None:
    assert name in possible(read, text, language="ar")


def test_common_arabic_words_are_nobody(read: Read) -> None:
    assert possible(read, "قتل مدنيون في قصف مدفعي على السوق أمس.", language="ar") == []


def test_a_word_of_grammar_with_a_stray_capital_is_nobody(read: Read) -> None:
    assert possible(read, "The ministers met the envoys, In her speech she named the army.") == []
