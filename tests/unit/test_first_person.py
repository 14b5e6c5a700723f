"""Who speaks for a warring party says "we" of it, and denies what he says that "our fighters" did not do."""

import pytest
from tests.conftest import Read

from dalil.model.statement import Statement

SAID = "said Colonel Tarek Varon, a spokesman for the Front"


def last(read: Read, text: str, act: str) -> Statement:
    return [one for one in read(text).statements if one.act == act][-1]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        (f'Shells hit Varn. "Our artillery has not fired at Varn," {SAID}.', "act.shelling"),
        (f'Two men were arrested. "Our units have detained nobody in Varn," {SAID}.', "act.arbitrary_detention"),
        (f'Shells hit Varn. "We did not shell Varn," {SAID}.', "act.shelling"),
    ],
)
def test_what_we_did_not_do_is_denied_by_the_party_that_speaks(read: Read, text: str, act: str) -> None:
    denied = last(read, text, act)
    assert (denied.polarity, denied.speech_act) == ("neg", "deny")
    assert [one.party for one in denied.perpetrators] == ["own:front"]


def test_what_we_did_is_done_by_the_party_that_speaks(read: Read) -> None:
    assert [one.party for one in last(read, f'"We shelled the base," {SAID}.', "act.shelling").perpetrators] == [
        "own:front"
    ]


@pytest.mark.parametrize(
    ("text", "act", "doers"),
    [
        ('"We shelled the base," residents said.', "act.shelling", []),
        (f'"We were shelled," {SAID}.', "act.shelling", []),
        (f'"Our neighbours shot two soldiers," {SAID}.', "act.shooting", ["Our neighbours"]),
        ('Residents said: "Our fighters shot two soldiers."', "act.shooting", ["Our fighters"]),
    ],
    ids=["who speaks for nobody", "who suffers it", "no arm of the party", "arms of whom nobody knows"],
)
def test_other_words_of_the_first_person_name_no_party(read: Read, text: str, act: str, doers: list[str]) -> None:
    assert [one.name for one in last(read, text, act).perpetrators] == doers


@pytest.mark.parametrize(
    "words",
    ["told Tidal Wire that the Front had nothing to do with the arrests", "said it was not behind the arrests"],
)
def test_no_share_in_what_was_told_before_is_a_denial_of_it(read: Read, words: str) -> None:
    told = read(f"Two men were arrested in Varn on Monday. The Front {words}.").statements
    arrest, denied = told
    assert (denied.status, denied.about, denied.act) == ("denied", arrest.id, "act.arbitrary_detention")


def test_a_denial_of_what_nobody_told_is_one_statement(read: Read) -> None:
    (denied,) = read("The Front said it was not behind the incident in Varn.").statements
    assert (denied.status, denied.act) == ("denied", None)
