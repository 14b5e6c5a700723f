"""Which camp the words for a doer put him in, and that words which fit either say nothing."""

import pytest

from dalil.model.party import Party, PartyKind
from dalil.vocab.camps import camp_of


@pytest.mark.parametrize(
    ("name", "camp"),
    [
        ("government forces", "governing"),
        ("insurgents", "opposing"),
        ("القوات الحكومية", "governing"),
        ("طائرات تابعة للنظام", "governing"),
        ("مقاتلو المعارضة", "opposing"),
        ("Government troops", "governing"),
        ("the regime\u2019s jets", "governing"),
        ("pro-government militia", "governing"),
        ("state security", "governing"),
        ("Norvan loyalists", "governing"),
        ("the Opposition", "opposing"),
        ("Rebels", "opposing"),
        ("anti-government fighters", "opposing"),
        ("guerrillas", "opposing"),
    ],
)
def test_words_that_describe_tell_the_camp(name: str, camp: str) -> None:
    assert camp_of(name) == camp


@pytest.mark.parametrize(
    "name",
    [
        "gunmen",
        "militants",
        "fighters",
        "terrorists",
        "a militia",
        "an armed group",
        "army defectors",
        "Warplanes",
        "مسلحون مجهولون",
    ],
)
def test_words_that_fit_either_camp_tell_none(name: str) -> None:
    assert camp_of(name) is None


@pytest.mark.parametrize(
    ("name", "kind", "side", "camp"),
    [
        ("Harbour Liberation Army", "armed_group", None, "opposing"),  # what a group calls itself says nothing
        ("Harbour Opposition Brigade", "state_forces", "t:norva", "governing"),
        ("Norvan rebels", "state_forces", None, "opposing"),  # but how a report describes it does
        ("Quay Guard", "armed_group", "t:norva", None),  # it may fight for the side that a row puts it on
        ("Norva", "state", "t:norva", "governing"),
        ("Reef Monitor", "ngo", None, None),
    ],
)
def test_a_name_has_the_camp_of_its_kind_where_one_is_clear(
    name: str, kind: PartyKind, side: str | None, camp: str | None
) -> None:
    assert camp_of(name, Party(id="t:one", name=name, kind=kind, side=side)) == camp


def test_a_name_of_several_words_that_no_row_knows_has_no_camp() -> None:
    assert camp_of("Harbour Liberation Army") is None
