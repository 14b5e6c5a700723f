from hypothesis import given
from hypothesis import strategies as st

from dalil.dossier.wordwise import Part, wordwise

WORDS = st.lists(
    st.sampled_from(["Gulls", "gulls", "stood", "on", "the", "mole", "4,000", "4000", "—", "."]), max_size=9
)


def changed(parts: tuple[Part, ...]) -> list[str]:
    return [part.text for part in parts if not part.same]


def test_words_that_only_one_side_has_are_told_apart() -> None:
    one, two = wordwise("More than 4,000 people are cut off.", "More than 4000 people, we know, are cut off!")
    assert changed(one) == []
    assert changed(two) == ["we know"]


def test_a_name_is_never_cut_in_two() -> None:
    text = "Ferrol Quist spoke"
    one, _ = wordwise(text, "Ferrol Vane spoke", ([(0, 12)], []))
    assert changed(one) == ["Ferrol Quist"]


@given(WORDS, WORDS)
def test_the_parts_of_each_side_are_its_text(some: list[str], others: list[str]) -> None:
    texts = " ".join(some), " ".join(others)
    sides = wordwise(*texts)
    assert tuple("".join(part.text for part in side) for side in sides) == texts
    assert not changed(wordwise(texts[0], texts[0])[0])
