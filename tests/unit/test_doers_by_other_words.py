"""Who does it by other words: armed people, who carried a deed out, with what means, who was only found murdered."""

from collections.abc import Callable

import pytest

from dalil.model.statement import Statement
from dalil.statements.reading import Reading

Read = Callable[..., Reading]


def of_act(reading: Reading, act: str) -> Statement:
    """The only statement of the act."""
    (found,) = (one for one in reading.statements if one.act == act)
    return found


def doers(statement: Statement) -> list[str]:
    return [one.name for one in statement.perpetrators]


@pytest.mark.parametrize(
    ("text", "act", "who"),
    [
        ("Bank manager Mira Tolan was found murdered near the pier.", "act.kill", "Mira Tolan"),
        ("Two nurses were found shot near the pier.", "act.shooting", "nurses"),
    ],
)
def test_who_is_found_murdered_is_nobody_who_murders(read: Read, text: str, act: str, who: str) -> None:
    statement = of_act(read(text), act)
    assert (doers(statement), who in " ".join(one.name for one in statement.victims)) == ([], True)


@pytest.mark.parametrize(
    "text",
    [
        "The offensive launched by the army reached the port.",
        "The raid that the army carried out frightened the traders.",
        "An attack which was carried out by the army killed nobody.",
    ],
)
def test_who_carried_it_out_stands_behind_the_noun(read: Read, text: str) -> None:
    assert "Norvan army" in {name for one in read(text).statements for name in doers(one)}


@pytest.mark.parametrize(
    "who", ["Guerrillas", "Paramilitaries", "Mercenaries", "Kidnappers", "Three unknown individuals"]
)
def test_armed_people_by_other_words_are_doers(read: Read, who: str) -> None:
    statement = of_act(read(f"{who} kidnapped two nurses on Monday."), "act.abduction")
    assert doers(statement) == [who]


@pytest.mark.parametrize(
    ("text", "weapon", "target"),
    [
        ("The army attacked the bridge with dynamite.", "wpn.bomb", "tgt.other_civilian"),
        ("The army attacked a hotel with hand grenades.", "wpn.grenade", "tgt.other_civilian"),
        ("The army attacked power lines with machine-guns.", "wpn.firearm", "tgt.power"),
    ],
)
def test_more_means_and_things_hit(read: Read, text: str, weapon: str, target: str) -> None:
    (statement,) = (one for one in read(text).statements if one.act is not None)
    assert ([one.id for one in statement.weapons], [one.id for one in statement.targets]) == ([weapon], [target])
