import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab
from tests.conftest import Read

from dalil.model.toll import Toll
from dalil.statements.figures.count import what_is_counted
from dalil.statements.figures.find import find_counts
from dalil.statements.figures.toll import toll


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Twelve civilians were killed in the raid.", ("killed", 12, 12, "civilians", "exact")),
        ("The raid killed at least 12 people.", ("killed", 12, None, "people", "at_least")),
        ("Shells wounded more than 20 residents.", ("injured", 20, None, "residents", "at_least")),
        ("The blast left three dead.", ("killed", 3, 3, None, "exact")),
        ("Up to 400 families were displaced.", ("displaced", None, 400, "families", "up_to")),
        ("Some 2,000 to 7,000 people are trapped.", ("trapped", 2000, 7000, "people", "about")),
        ("More than 2.4 million people are still trapped.", ("trapped", 2400000, None, "people", "at_least")),
        ("Some 17 villages are still under siege.", ("besieged", 17, 17, "villages", "about")),
        ("Dozens of children were killed.", ("killed", 24, None, "children", "vague")),
        ("Tens of thousands of civilians are trapped.", ("trapped", 10000, None, "civilians", "vague")),
        ("Officials said 31,000 people still remain in the valley.", ("remaining", 31000, 31000, "people", "exact")),
        ("About 4500 people have left the valley.", ("departed", 4500, 4500, "people", "about")),
        ("Between 40 and 50 men were detained.", ("detained", 40, 50, "men", "exact")),
        ("A total of 400 have been killed.", ("killed", 400, 400, None, "exact")),
        ("The ministry put the toll at 14.", ("killed", 14, 14, None, "exact")),
        ("Medics had counted 31 wounded by dusk.", ("injured", 31, 31, None, "exact")),
        ("Nineteen people had gunshot wounds.", ("injured", 19, 19, "people", "exact")),
        ("A doctor said 41 people were admitted with burns.", ("injured", 41, 41, "people", "exact")),
        ("The clinic received 31 injured.", ("injured", 31, 31, None, "exact")),
        ("The army launched 15 airstrikes.", ("strikes", 15, 15, "airstrikes", "exact")),
    ],
)
def test_a_figure_says_what_it_counts(read: Read, words: str, told: tuple[object, ...]) -> None:
    (figure,) = read(words).figures
    assert (figure.counts, figure.low, figure.high, figure.unit, figure.comparator) == told


@pytest.mark.parametrize(
    "words",
    [
        "A 23-year-old was seen.",
        "They met on 12 May 2031.",
        "They met at 11:30 a.m.",
        "It cost $12 million.",
        "They live at 45 Garden Street.",
        "Prices rose by 20 percent.",
        "She was the 3rd to speak.",
        "The talks took three days.",
    ],
)
def test_ages_dates_times_money_addresses_and_ordinals_are_no_figures(read: Read, words: str) -> None:
    assert read(words).figures == ()


def test_a_part_is_marked_and_counts_what_the_whole_counts(read: Read) -> None:
    counts = find_counts(read("The raid killed 20 people, including five children."))
    assert [(one.figure.counts, one.figure.low, one.part) for one in counts] == [
        ("killed", 20, False),
        ("killed", 5, True),
    ]


@pytest.mark.parametrize(
    ("blocks", "killed", "injured"),
    [
        (("Two people were killed and five others were wounded in the shooting.",), (2, 2), (5, 5)),
        (("A man was shot dead on Monday.", "He was 30."), (1, 1), None),
        (("Six people were shot, one fatally.",), (1, 1), (5, 5)),
        (("Police met residents on Monday.",), None, None),
        (("Two people were killed, among them a man, a woman and a boy who were shot dead.",), (3, 3), None),
        (("At least 20 people, including five children, were killed.",), (20, None), None),
    ],
)
def test_the_toll_of_the_main_incident(
    read: Read, blocks: tuple[str, ...], killed: tuple[int, int | None] | None, injured: tuple[int, int] | None
) -> None:
    assert toll(read(*blocks)) == Toll(killed=killed, injured=injured, conflict=False)


def test_no_one_is_no_number(read: Read) -> None:
    assert read("No one was killed.").figures == ()


@pytest.mark.parametrize(
    ("words", "killed"),
    [
        ("They found the clerk dead in the mill.", 1),
        ("A baker was found fatally wounded in the mill.", 1),
        ("The nurse passed away in May.", 1),
        ("The guards said Odel from Tarn died at the clinic.", 1),
        ("They asked about a clerk shot and killed in May.", 1),
        ("The guard was shot in Tarn and was pronounced dead in May.", 1),
    ],
)
def test_one_person_is_dead_in_other_words(read: Read, words: str, killed: int) -> None:
    assert toll(read(words)).killed == (killed, killed)


@pytest.mark.parametrize(
    "words",
    [
        "The cart passed through Tarn.",
        "The law died in the council in May.",
        "They found the clerk asleep in the mill.",
    ],
)
def test_what_passes_or_is_found_otherwise_is_no_death(read: Read, words: str) -> None:
    assert toll(read(words)).killed is None


def test_a_number_between_commas_behind_one_person_is_an_age(read: Read) -> None:
    assert read("A miller, 52, was shot in Tarn.").figures == ()


def test_who_has_killed_others_is_not_among_the_killed() -> None:
    doc = Doc(
        Vocab(),
        words=["Nine", "robbed", "and", "killed", "clerks"],
        lemmas=["nine", "rob", "and", "kill", "clerk"],
        pos=["NUM", "VERB", "CCONJ", "VERB", "NOUN"],
        tags=["CD", "VBD", "CC", "VBN", "NNS"],  # the tagger takes the second verb for a participle
        heads=[1, 1, 1, 1, 3],
        deps=["nsubj", "ROOT", "cc", "conj", "dobj"],
    )
    assert what_is_counted(doc[0]).counts == "other"
