"""Who closes a sentence, with what is told of him between commas, and what goes on behind the verb of saying."""

import pytest
from tests.conftest import Read


def killers_told_by(read: Read, text: str) -> set[str]:
    """The innermost voices of what is told of deaths."""
    reading = read(text)
    told = [one for one in reading.statements if one.act in ("act.kill", "harm.death")]
    return {one.speakers[-1].name if one.speakers else "" for one in told}


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("Shells killed nine people at the mill, Oxfam, which has monitors in both parts of the town, said.", "Oxfam"),
        ("Oxfam, which has monitors in both parts of the town, announced that shells killed nine people.", "Oxfam"),
        ("Shells hit the mill on Sunday, leaving nine people dead, Oxfam, which runs two wards there, said.", "Oxfam"),
        ("Nine people were killed at a mill in Orsk, Samar Deshti, a night-school teacher in Orsk, says.",
         "Samar Deshti"),
        ("Samar Deshti, a nurse at the main clinic in Orsk, gave a figure of ten killed.", "Samar Deshti"),
    ],
)  # fmt: skip
def test_what_is_told_of_a_source_does_not_speak(read: Read, text: str, voice: str) -> None:
    assert killers_told_by(read, text) == {voice}


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("Oxfam left. Shells killed nine people at the mill, two monitors said.", "two monitors"),
        ("Shells killed nine people near Oxfam, which a baker runs, a teacher in Orsk said.", "teacher"),
    ],
)
def test_somebody_behind_such_a_clause_speaks_for_himself(read: Read, text: str, voice: str) -> None:
    assert all(one.startswith(voice) for one in killers_told_by(read, text))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Nine died late on Saturday, Samar Deshti, a spokeswoman for UNICEF, said, when soldiers shelled a mill.",
            ["Samar Deshti"],
        ),
        ("Nine people died on Monday, a baker said when soldiers shelled a mill in Orsk.", []),
        ("Nine people died on Monday, a baker said, when he was asked who shelled a mill in Orsk.", []),
    ],
)
def test_when_it_was_goes_on_behind_the_voice_between_commas(read: Read, text: str, told: list[str]) -> None:
    shelled = [one for one in read(text).statements if one.act == "act.shelling"]
    assert [voice.name for one in shelled for voice in one.speakers] == told
