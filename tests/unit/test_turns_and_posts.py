"""Words under a label: the turns of a transcript and posts under their handle belong to who stands before the colon."""

from collections.abc import Callable

import pytest

from dalil.statements.reading import Reading

Read = Callable[..., Reading]

TRANSCRIPT = (
    "REEVE: Who fired?\n\n"
    "OSTER: I did not order it. Soldiers shot two boys. Nobody asks about that.\n\n"
    "REEVE: Were people killed?\n"
)


def voices(reading: Reading, act: str) -> list[list[str]]:
    """The names of the voices of each statement of the act."""
    return [[voice.name for voice in one.speakers] for one in reading.statements if one.act == act]


def test_a_turn_belongs_to_its_speaker_to_its_end(read: Read) -> None:
    reading = read(TRANSCRIPT)
    assert ["OSTER"] in voices(reading, "act.shooting")
    assert voices(reading, "act.kill") == [["REEVE"]]


def test_one_line_in_capitals_makes_no_transcript(read: Read) -> None:
    assert voices(read("WARNING: Soldiers shot two boys."), "act.shooting") == [[]]


@pytest.mark.parametrize(
    "post",
    [
        "@mill_watch · 9 March, 20:31: Soldiers shot two boys. It is dark.",
        "@mill_watch, 9 March: Soldiers shot two boys.",
        "@mill_watch: Soldiers shot two boys.",
        "RT @mill_watch: Soldiers shot two boys.",
        "4/ RT @mill_watch: Soldiers shot two boys.",
        "reply from @mill_watch: Soldiers shot two boys.",
    ],
)
def test_a_post_belongs_to_its_handle(read: Read, post: str) -> None:
    assert voices(read(post), "act.shooting") == [["@mill_watch"]]


def test_below_what_is_shared_who_shares_it_goes_on(read: Read) -> None:
    reading = read("RT @mill_watch: Soldiers shot two boys.\nRebels killed a man there.")
    assert voices(reading, "act.shooting") == [["@mill_watch"]]
    assert voices(reading, "act.kill") == [[]]
