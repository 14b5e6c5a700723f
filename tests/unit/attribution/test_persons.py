from tests.unit.attribution.conftest import Read


def test_office_holders_are_public_and_residents_private(read: Read) -> None:
    persons = read(
        "Defence Minister Ilvar Dresh spoke. “It lasted an hour,” said Nadia Korvel, a resident of Tarsun.",
        "Dresh left.",
    ).persons
    assert [(one.name, one.public) for one in persons] == [
        ("Ilvar Dresh", True),
        ("Nadia Korvel", False),
        ("Dresh", True),
    ]
    assert persons[0].key == persons[2].key


def test_a_person_of_the_vocabulary_is_public_by_surname_too(read: Read) -> None:
    persons = read("Orla Brandt spoke on Monday. Brandt then left.").persons
    assert {(one.key, one.public) for one in persons} == {("orla brandt", True)}


def test_who_signs_a_report_is_named_as_its_author_and_stays_private(read: Read) -> None:
    persons = read("By Mara Telvik", "The mill burned.").persons
    assert [(one.name, one.role, one.public) for one in persons] == [("Mara Telvik", "author", False)]


def test_a_victim_next_to_an_office_stays_private(read: Read) -> None:
    persons = read("The mayor wept for Sami Odran, 9, who was killed at the mill.").persons
    assert [one.public for one in persons if one.name.startswith("Sami")] == [False]


def test_a_given_name_that_a_village_bears_stays_a_private_person(read: Read) -> None:
    persons = read("Omar was beaten at the gate. Soldiers shot Omar.").persons
    assert {(one.name, one.public) for one in persons} == {("Omar", False)}
