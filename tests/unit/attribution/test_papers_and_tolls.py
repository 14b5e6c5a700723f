"""Who stands behind a paper and behind a toll, and who "it" is that says a clause of his own sentence."""

import pytest
from tests.unit.attribution.conftest import Read

from dalil.statements.reading import Reading


def voices(reading: Reading) -> set[str]:
    return {one.speakers[-1].name if one.speakers else "" for one in reading.statements}


@pytest.mark.parametrize(
    "text",
    [
        "Figures from the Mill Watch, whose crews feed people in cellars, show that a shell killed six people in Orsk.",
        "The Mill Watch's records say that a shell killed six people in Orsk on Friday.",
        "A shell killed six people in Orsk on Friday, according to a notice issued by the Mill Watch.",
        "The register of the Mill Watch says that a shell killed six people in Orsk on Friday.",
        "The number of people killed in Orsk on Friday was put at six by the Mill Watch.",
        "The death toll from the raid on Orsk was given as six by the Mill Watch.",
    ],
)
def test_a_paper_and_a_toll_are_the_words_of_whose_they_are(read: Read, text: str) -> None:
    assert voices(read(text)) == {"Mill Watch"}


@pytest.mark.parametrize(
    "text",
    [
        "The Mill Watch said a shell killed six people in Orsk. It said three girls were among the dead.",
        "The Mill Watch said a shell killed six people in Orsk, in which it said three girls were killed.",
        "The Mill Watch accused the army of a raid on Orsk on Monday that it said killed nine people.",
        "The Mill Watch held the army responsible for the raid on Orsk on Monday, in which it said at least nine died.",
    ],
)
def test_it_is_who_speaks_already(read: Read, text: str) -> None:
    assert voices(read(text)) == {"Mill Watch"}


@pytest.mark.parametrize(
    "text", ["Our monitors found that a shell killed six people in Orsk. They put the number of wounded at nine."]
)
def test_who_takes_up_our_people_is_the_report_itself(read: Read, text: str) -> None:
    assert voices(read(text)) == {""}
