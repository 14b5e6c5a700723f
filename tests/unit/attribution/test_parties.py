import pytest

from dalil.errors import SettingsError
from dalil.model.party import Party
from dalil.vocab.cues import load_cues, read_cues
from dalil.vocab.offices import load_offices
from dalil.vocab.parties import Parties, load_parties


def found(text: str) -> list[tuple[str, str, str]]:
    return [(text[one.start : one.end], one.party, one.naming) for one in load_parties().find(text)]


def test_a_governments_several_names_are_one_party() -> None:
    for name in ("Russia", "the Kremlin", "Russian Foreign Ministry", "Russian government", "Russian Federation"):
        assert [party for _, party, _ in found(f"It was {name}.")] == ["party.ru"]


def test_allies_proxies_and_forces_stay_apart() -> None:
    ids = [party for _, party, _ in found("Syria, Syrian troops, Hezbollah, Iranian proxies and Iran met.")]
    assert ids == ["party.sy", "party.sy.forces", "party.hezbollah", "party.ir.proxies", "party.ir"]


def test_whole_words_longest_first_and_case_of_acronyms() -> None:
    assert found("They told us who came.") == []
    assert found("The US and the UN Security Council") == [
        ("US", "party.us", "name"),
        ("UN Security Council", "party.un.security_council", "name"),
    ]


def test_a_capital_is_a_metonym_and_a_demonym_an_adjective() -> None:
    assert found("Tehran spoke to a Turkish envoy.") == [
        ("Tehran", "party.ir", "metonym"),
        ("Turkish", "party.tr", "adjective"),
    ]


def test_a_cases_own_row_wins() -> None:
    own = Party(id="own:front", name="Coastal Front", kind="armed_group", aliases=("Reuters",))
    assert [one.party for one in load_parties().overlaid([own]).find("Reuters")] == ["own:front"]


def test_folding_keeps_offsets() -> None:
    text = "İ é 😀 Assad’s forces"
    assert found(text) == [("Assad’s forces", "party.sy.forces", "name")]


def test_every_row_of_the_vocabularies_is_read() -> None:
    parties = load_parties()
    sides = {party.side for party in parties.rows if party.side}
    assert sides <= set(parties.by_id)
    assert len([party for party in parties.rows if party.kind == "state"]) == 195
    assert load_cues().verbs["say"].speech_act == "assert"
    assert load_offices()["ambassador"].public


def test_wrong_cues_are_named_all_at_once() -> None:
    head = "words,kind,family,commitment,speech_act,frames,source\n"
    text = f"{head}say,verb,say,loud,assert,clause,x\n,verb,say,neutral,assert,,x\n"
    with pytest.raises(SettingsError, match=r"line 2(.|\n)*line 3"):
        read_cues(text, "cues.csv")


def test_parties_without_rows_find_nothing() -> None:
    assert Parties(()).find("Russia") == ()
