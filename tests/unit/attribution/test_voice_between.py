"""A voice between the parts of what it says, and what is said of the voice itself."""

from collections.abc import Callable

import pytest

from dalil.statements.reading import Reading

Read = Callable[..., Reading]


def voices(reading: Reading) -> set[str]:
    return {one.speakers[-1].name if one.speakers else "" for one in reading.statements}


@pytest.mark.parametrize(
    "text",
    [
        "Shells hit a mill in Orsk and killed six people, Vera Lund, a cook there, said, adding that nine were hurt.",
        "At least six people died on Friday, Vera Lund, a cook who lives in Orsk, said, when a shell hit a mill.",
        "Six people were killed on Friday, Vera Lund, 41, a cook, said, when a shell hit a mill in Orsk.",
        "A shell killed six people in Orsk on Friday, Vera Lund, a cook, said, and wounded nine.",
    ],
)
def test_who_stands_between_the_parts_of_a_sentence_says_them_all(read: Read, text: str) -> None:
    assert voices(read(text)) == {"Vera Lund"}


def test_a_subject_behind_an_opening_phrase_speaks_though_the_parse_hangs_it_there(read: Read) -> None:
    found = read("In remarks to Vellmar Post, a farmer who fled said that an air raid on Orsk killed nine people.")
    assert voices(found) == {"farmer"}


def test_what_somebody_does_while_he_speaks_is_not_what_he_says(read: Read) -> None:
    found = read("A shell killed six people in Orsk on Friday, Vera Lund, a cook, said, when she shot at a dog.")
    assert [one.trigger for one in found.statements if one.speakers and "shot" in one.quote] == []


@pytest.mark.parametrize(
    "text",
    [
        "The Mill Watch, whose crews carry people wounded in the war, said a shell killed six people in Orsk.",
        "A shell killed six people in Orsk, said the Mill Watch, which keeps lists of people detained by both sides.",
        "A shell killed six people in Orsk, according to the Mill Watch, a group that counts people killed in the war.",
    ],
)
def test_what_a_body_is_known_for_is_no_event(read: Read, text: str) -> None:
    assert voices(read(text)) == {"Mill Watch"}


@pytest.mark.parametrize(
    "text",
    [
        "The Mill Watch, which says people detained on Friday were beaten, asked for lists.",
        "Vera Lund, who treats the nine people wounded on Friday, asked for bandages.",
    ],
)
def test_what_a_clause_tells_of_certain_people_is_told(read: Read, text: str) -> None:
    assert any(one.act in ("act.arbitrary_detention", "harm.injury") for one in read(text).statements)


def test_who_is_told_of_is_no_voice_where_somebody_between_the_commas_says_it(read: Read) -> None:
    text = (
        "At least six people died on Friday, Vera Lund, a cook who lives in Orsk, said, when a shell from a jet hit it."
    )
    assert "Vera Lund" in voices(read(text))
    assert not any("people" in one for one in voices(read(text)))
