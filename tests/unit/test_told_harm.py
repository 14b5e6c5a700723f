"""Words that tell harm or force only in some company: the dead counted, shots fired, things stolen, mines laid."""

from collections.abc import Callable

import pytest

from dalil.statements.reading import Reading

Read = Callable[..., Reading]


def acts(reading: Reading) -> list[str | None]:
    """The acts of the statements, in order of the text."""
    return [one.act for one in reading.statements if one.act is not None]


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("At least 12 dead.", 12),
        ("The hospital counts 29 dead.", 29),
        ("Twelve people are dead, the mayor said.", 12),
        ("The families list forty-four dead.", 44),
    ],
)
def test_the_dead_are_counted(read: Read, text: str, low: int) -> None:
    (death,) = (one for one in read(text).statements if one.act == "harm.death")
    assert [figure.low for figure in death.figures] == [low]


@pytest.mark.parametrize("text", ["He is dead.", "Two boys were dead when help came.", "They are all dead."])
def test_people_are_said_to_be_dead(read: Read, text: str) -> None:
    assert acts(read(text)) == ["harm.death"]


@pytest.mark.parametrize(
    "text",
    [
        "The line is dead.",
        "He saw three dead horses.",
        "The deal is dead.",
        "A dead end of 12 metres.",
        "Dead leaves fell.",
    ],
)
def test_what_is_dead_is_nobody(read: Read, text: str) -> None:
    assert acts(read(text)) == []


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Soldiers fired.", "act.shooting"),
        ("The guards fired a volley at the queue.", "act.shooting"),
        ("Warning shots were fired near the gate.", "act.shooting"),
        ("Soldiers stole forty goats from the village.", "act.pillage"),
        ("Complaints said that money and telephones had been stolen.", "act.pillage"),
        ("The rebels laid a mine on the road.", "act.ied_attack"),
        ("The bomb was planted by the army.", "act.ied_attack"),
        ("Guards threw two canisters into the cellar.", "act.chemical_attack"),
        ("More than 100 people were hurt.", "harm.injury"),
        ("Not one roof has been set alight.", "act.property_destruction"),
        ("The guard slapped her.", "act.cruel_treatment"),
        ("Nine villages burned by the army were counted.", "act.property_destruction"),
    ],
)
def test_the_company_tells_the_act(read: Read, text: str, act: str) -> None:
    assert act in acts(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "The company fired its manager.",
        "She stole the show.",
        "They laid the table.",
        "Farmers planted olive trees.",
        "He threw the ball.",
        "The singer hit the stage.",
        "The news hurt the currency.",
        "The photographer took a shot of the lake.",
        "He planted a kiss on her cheek.",
        "The team released a statement.",
    ],
)
def test_in_other_company_the_words_tell_nothing(read: Read, text: str) -> None:
    assert acts(read(text)) == []


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("سقط ١٢ قتيلا في البلدة.", "harm.death"),
        ("سرق الجنود الماشية.", "act.pillage"),
        ("قنص جندي طفلا.", "act.sniper"),
        ("طرد المسلحون السكان.", "act.forced_displacement"),
    ],
)
def test_arabic_words_of_harm(read: Read, text: str, act: str) -> None:
    assert act in acts(read(text, language="ar"))
