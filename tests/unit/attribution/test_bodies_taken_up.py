"""A body that a report named comes back by words of its name."""

import pytest
from tests.conftest import Read
from tests.unit.attribution.test_frames import heard


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("The World Health Organization left. The health organization said nine were killed.",
         "World Health Organization"),
        ("Citing the Norvan army, the BBC said the mill was shelled. Nine people were killed, the army added.",
         "Norvan army"),
    ],
)  # fmt: skip
def test_words_of_a_name_take_up_the_body_that_bears_it(read: Read, text: str, voice: str) -> None:
    assert set(heard(read(text), "killed")) == {voice}


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("The World Health Organization spoke. The health ministry said nine were killed.", "health ministry"),
        ("The Norvan army fled. A rescue service said nine were killed.", "rescue service"),
        ("The World Health Organization spoke. Its health organization in Orsk said nine were killed.",
         "Its health organization in Orsk"),
    ],
)  # fmt: skip
def test_other_words_are_another_body(read: Read, text: str, voice: str) -> None:
    assert {one.casefold() for one in heard(read(text), "killed")} == {voice.casefold()}
