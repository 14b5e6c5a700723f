"""Datelines: what stands before the first sentence is read for itself."""

import pytest
from tests.conftest import Read

from dalil.statements.dateline import dateline_end

SENTENCE = "Shells of the Norvan army hit the ferry."


@pytest.mark.parametrize(
    "head",
    [
        "ORSK BAY, May 8 (Tidal Wire) - ",
        "ORSK BAY, Norvan Coast, May 8 (Tidal Wire) \u2013 ",
        "ORSK BAY (Tidal Wire) \u2014 ",
        "ORSK BAY (Tidal Wire), May 8 \u2014 ",
        "ORSK BAY \u2014 ",
        "Orsk, 8 May (Tidal Wire) - ",
    ],
)
def test_a_dateline_gets_into_no_sentence(read: Read, head: str) -> None:
    assert dateline_end(head + SENTENCE, 0, len(head + SENTENCE)) == len(head)
    reading = read(head + SENTENCE)
    bare = read(SENTENCE)
    told = [(one.act, [doer.name for doer in one.perpetrators]) for one in reading.events]
    assert told == [(one.act, [doer.name for doer in one.perpetrators]) for one in bare.events]
    assert [one.quote for one in reading.statements] == [one.quote for one in bare.statements]


@pytest.mark.parametrize(
    "text",
    [
        "Shells hit the ferry.",
        "The NRA \u2013 a lobby \u2013 said so.",
        "Nine died in Orsk. The army (of Norva) - they say - did it.",
        "ORSK BAY (Tidal Wire) - ",
        "The ferry (the Grey Gull), May 8 its last day, burned.",
    ],
)
def test_a_sentence_with_brackets_or_dashes_is_no_dateline(text: str) -> None:
    assert dateline_end(text, 0, len(text)) == 0
