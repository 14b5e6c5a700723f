import pytest
from tests.conftest import Read

from dalil.model.span import Range
from dalil.statements.places.find import find_toponyms


def test_madaya_in_a_report_about_syria_is_not_in_myanmar(read: Read) -> None:
    reading = read(
        "Residents of Madaya went hungry, doctors said.", "The Syrian army has besieged the town near Damascus."
    )
    assert [place.id for place in reading.places if place.name == "Madaya"] == ["gn:167558"]


def test_a_container_named_in_the_text_decides(read: Read) -> None:
    reading = read("A market was hit in Paris, Texas, on Monday.")
    places = {place.name: place.id for place in reading.places}
    assert places == {"Paris": "gn:4717560", "Texas": "gn:4736286"}


def test_the_city_is_meant_where_its_province_bears_the_same_name(read: Read) -> None:
    reading = read("Shells fell on Aleppo overnight.")
    assert [(place.id, place.precision) for place in reading.places] == [("gn:170063", "city")]


@pytest.mark.parametrize(
    ("words", "name", "identifier", "precision"),
    [
        ("Bombs fell on eastern Aleppo.", "eastern Aleppo", "sy.east_aleppo", "neighbourhood"),
        ("Bombs fell on southern Idlib.", "southern Idlib", "gn:169389", "neighbourhood"),
        ("Bombs fell on the outskirts of Mariupol.", "outskirts Mariupol", "gn:701822", "area"),
    ],
)
def test_a_modifier_gives_the_parent_with_a_wider_meaning(
    read: Read, words: str, name: str, identifier: str, precision: str
) -> None:
    (place,) = read(words).places
    assert (place.name, place.id, place.precision) == (name, identifier, precision)
    assert place.radius_km is not None
    assert place.radius_km >= 5


def test_metonyms_and_adjectives_are_no_places_of_statements(read: Read) -> None:
    reading = read("Moscow denied that Syrian forces shelled Idlib.")
    assert [place.name for place in reading.places] == ["Idlib"]
    assert [(one.where.name, one.kind) for one in find_toponyms(reading)] == [
        ("Moscow", "metonym"),
        ("Syrian", "adjective"),
        ("Idlib", "place"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The envoy appealed to Damascus and Ankara to open the crossing.",
        "Appeal to Moscow, to Damascus, to Tehran, that they have to stop.",
        "The militia, backed by Iran and Russia, shelled the hills.",
        "To the old regime, Russia, and Iran, your forces did this.",
        "The rebels and Turkey struck a deal.",
        "They put pressure on Turkey and Russia to stop the shelling.",
    ],
)
def test_who_is_spoken_to_or_acts_is_no_place(read: Read, text: str) -> None:
    assert read(text).places == ()


def test_who_is_driven_to_a_place_leaves_it_one(read: Read) -> None:
    reading = read("The wounded were driven to Hama and to Homs. The camp near Hama and Aleppo was shelled.")
    assert [place.name for place in reading.places] == ["Hama", "Homs", "Hama", "Aleppo"]


def test_nobody_is_a_place(read: Read) -> None:
    reading = read("Ms. Sydney Lancaster spoke to the committee.", "Mr. Jackson thanked her in March.")
    assert reading.places == ()


def test_a_span_given_from_outside_is_resolved(read: Read) -> None:
    reading = read("Homs was quiet. The Syrian ministry confirmed it.")
    found = reading.place(Range(start=0, end=4))
    assert found is not None
    assert found.id == "gn:169577"
    assert reading.place(Range(start=9, end=14)) is None


def test_a_quarter_is_that_of_the_town_named_behind_it_at_each_mention(read: Read) -> None:
    reading = read("A mill burned in the Springfield district of Illinois, then one in Springfield, Massachusetts.")
    found = [place.id for place in reading.places if place.name == "Springfield"]
    assert found == ["gn:4250542", "gn:4951788"]
