"""A body named in full once is the same body under its short name: no second voice, no second accused."""

import pytest
from tests.conftest import Read

from dalil.vocab.parties import Parties, read_parties

TABLE = """id,name,kind,aliases,metonyms,adjectives,country,side,role,source
own:forces,Harbour Security Forces,state_forces,,,,,,,invented
own:battalions,Valley Battalions,armed_group,,,,,,,invented
own:guard,National Guard of Lower Kelvar,armed_group,,,,,,,invented
own:union,Harbour Union,ngo,,,,,,,invented
"""


def voices(read: Read, text: str) -> list[str]:
    return [one.speaker.name for one in read(text).attributions if one.speaker is not None]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "According to the Tarsa Monitor, dozens had fled. The Monitor said that the mill had burned.",
            ["Tarsa Monitor", "Tarsa Monitor"],
        ),
        (
            "The Delta Monitoring Group (DMG) said boats had sunk. Nobody was saved, DMG said.",
            ["Delta Monitoring Group", "Delta Monitoring Group"],
        ),
        (
            "The Kingdom of Tarsa said it had closed the port. The Kingdom said that the port was mined.",
            ["Kingdom of Tarsa", "Kingdom of Tarsa"],
        ),
        (
            "The aid agency said the wards were full. The agency added that more had died.",
            ["aid agency", "aid agency"],
        ),
        (
            "The Tarsa Monitor and the Delta Monitor met. The Monitor said that the mill had burned.",
            ["Monitor"],
        ),
        (
            "The Tarsa Monitor was founded in May. A monitor said that the mill had burned.",
            ["monitor"],
        ),
    ],
)  # fmt: skip
def test_a_short_name_stands_for_the_only_name_in_full_that_it_fits(read: Read, text: str, names: list[str]) -> None:
    assert voices(read, text) == names


def test_who_did_it_is_named_in_full(read: Read) -> None:
    reading = read("The River Brigade entered the town. Residents said the Brigade had shelled the market.")
    (shelling,) = [one for one in reading.statements if one.act == "act.shelling"]
    assert [one.name for one in shelling.perpetrators] == ["River Brigade"]


def test_a_party_that_is_known_gives_its_short_name_its_id(read: Read) -> None:
    reading = read("The Norvan Army entered. The Army's guns shelled the market.")
    (shelling,) = [one for one in reading.statements if one.act == "act.shelling"]
    assert [one.party for one in shelling.perpetrators] == ["own:army"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Colonel Adel Nasri spoke first. The prime minister said the port was closed. He said the town would burn.",
            ["prime minister", "prime minister"],
        ),
        (
            'Samir Odeh said he had fled. A woman said soldiers had burned her house. "They shot my son," she said.',
            ["Samir Odeh", "woman", "woman"],
        ),
        (
            "Layla Haddad said the ward was full. The council said the road was open. She said nobody came.",
            ["Layla Haddad", "council", "Layla Haddad"],
        ),
    ],
)  # fmt: skip
def test_he_and_she_can_be_a_person_without_a_name_and_never_a_body(read: Read, text: str, names: list[str]) -> None:
    assert voices(read, text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The observatory said boats had sunk. It said nobody was saved.", ["observatory", "observatory"]),
        (
            "The council said the port was closed. The Lantern Observatory is a small body. It said boats had sunk.",
            ["council", "Lantern Observatory"],
        ),
        ("Layla Haddad said the ward was full. The council met. It said nothing was known.", ["Layla Haddad", "It"]),
    ],
)  # fmt: skip
def test_it_is_the_body_that_was_told_of_last(read: Read, text: str, names: list[str]) -> None:
    assert voices(read, text) == names


def test_he_is_the_one_person_that_the_sentence_before_speaks_of(read: Read) -> None:
    text = "Walid Shams said nothing happened. A doctor showed us the ward. He said 12 had died."
    assert voices(read, text) == ["Walid Shams", "doctor"]


@pytest.mark.parametrize(
    ("texts", "short"),
    [
        (("The Valley Battalions came.", "Then the Battalions’ men left."), [("Battalions", "own:battalions")]),
        (("“The Battalions came,” he said of the Valley Battalions.",), [("Battalions", "own:battalions")]),
        (("The Valley Battalions came. By night the battalions left.",), [("battalions", "own:battalions")]),
        (
            ("The Harbour Security Forces came. The security forces left. The forces shot.",),
            [("security forces", "own:forces"), ("forces", "own:forces")],
        ),
        (
            ("The National Guard of Lower Kelvar came. The Guard left. The National Guard shot.",),
            [("Guard", "own:guard"), ("National Guard", "own:guard")],
        ),
        (("The National Guard of Lower Kelvar came. A guard left; the guard was tired.",), []),
        (("The Valley Battalions came. Battalions left, and the Battalions of Orm stayed.",), []),
        (("The Valley Battalions and the Zorvan Battalions came. The Battalions left.",), []),
        (("The Harbour Security Forces came. The Forces Network told of it.",), []),
        (("The Battalions left.",), []),
        (("The Harbour Union came. The Union left.",), []),
    ],
)  # fmt: skip
def test_who_fights_is_known_by_what_the_document_calls_him_for_short(
    texts: tuple[str, ...], short: list[tuple[str, str]]
) -> None:
    parties = Parties(read_parties(TABLE, "own"))
    found = parties.find_in_document(texts)
    full = [set(parties.find(text)) for text in texts]
    assert [
        (text[one.start : one.end], one.party)
        for text, names, known in zip(texts, found, full, strict=True)
        for one in names
        if one not in known
    ] == short
