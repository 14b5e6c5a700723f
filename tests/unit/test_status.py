"""Status: one construction a test, sentences of our own; polarity counts on the event alone."""

from collections.abc import Callable

import pytest

from dalil.model.span import Range
from dalil.statements.reading import Reading
from dalil.statements.status.factuality import Factuality

Read = Callable[..., Reading]


def judged(read: Read, text: str, word: str) -> Factuality:
    start = text.index(word)
    return read(text).factuality(Range(start=start, end=start + len(word)))


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The army shelled the mill.", "shelled", ("asserted", "pos", None)),
        ("No strikes were carried out on Sunday.", "strikes", ("asserted", "neg", None)),
        ("The army carried out no shelling in the valley.", "shelling", ("asserted", "neg", None)),
        ("The army did not shell the mill.", "shell", ("asserted", "neg", None)),
        ("The militia failed to kill the mayor.", "kill", ("asserted", "neg", None)),
        ("Not unexpectedly, the ministry has refused a truce.", "refused", ("asserted", "pos", None)),
        ("Not only did they shell the mill, they burned it.", "shell", ("asserted", "pos", None)),
        ("Rebels may have shelled the mill.", "shelled", ("asserted", "pos", "possibility")),
        ("The group threatened to bomb the mill.", "bomb", ("threatened", "pos", "future")),
        ("The group promised to withdraw.", "withdraw", ("promised", "pos", "future")),
        ("If the army had shelled the mill, we would know.", "shelled", ("hypothetical", "pos", "conditional")),
        ("The siege will end soon.", "end", ("opinion", "pos", "future")),
        ("The army must leave the valley.", "leave", ("called_for", "pos", "obligation")),
        ("The army allegedly attacked the mill.", "attacked", ("alleged", "pos", None)),
        ("The army allegedly did not attack the mill.", "attack", ("alleged", "neg", None)),
        ("Did the army shell the mill?", "shell", ("opinion", "pos", None)),
        ("Neither the army nor the Front shelled the village.", "shelled", ("asserted", "neg", None)),
        ("Not unexpectedly, the army shelled the village.", "shelled", ("asserted", "pos", None)),
        ("The massacre never happened.", "massacre", ("asserted", "neg", None)),
        ("The army never denied shelling the village.", "shelling", ("hypothetical", "pos", None)),
        ("The ministry rejected reports that its troops had killed nurses.", "killed", ("denied", "pos", None)),
        ("The ministry dismissed the accusation of torture.", "torture", ("denied", "pos", None)),
        ("Who shelled the village?", "shelled", ("opinion", "pos", None)),
        ("How many more children must be killed?", "killed", ("opinion", "pos", "obligation")),
        (
            "Had the army shelled it, the mill would be gone.",
            "shelled",
            ("hypothetical", "pos", "conditional"),
        ),
        ("The envoy called the bombing a war crime.", "bombing", ("asserted", "pos", None)),
        ("The man suspected of bombing the bridge was freed.", "bombing", ("alleged", "pos", None)),
        ("It seems that the army bombed the mill.", "bombed", ("asserted", "pos", "possibility")),
    ],
)
def test_status_polarity_modality(read: Read, text: str, word: str, expected: tuple[str, str, str | None]) -> None:
    found = judged(read, text, word)
    assert (found.status, found.polarity, found.modality) == expected


def test_a_denial_keeps_the_act_positive(read: Read) -> None:
    found = judged(read, "The ministry denied that its aircraft had bombed the market.", "bombed")
    assert (found.status, found.polarity, found.speech_act) == ("denied", "pos", "deny")


def test_negation_on_a_wish_does_not_fall_on_what_is_wished(read: Read) -> None:
    found = judged(read, "The army did not want to attack the mill.", "attack")
    assert (found.polarity, found.modality) == ("pos", "future")


def test_values_order_from_certain_to_certainly_not(read: Read) -> None:
    texts = (
        ("The army shelled the mill.", "shelled"),
        ("The army probably shelled the mill.", "shelled"),
        ("The army may have shelled the mill.", "shelled"),
        ("The army did not shell the mill.", "shell"),
    )
    values = [judged(read, text, word).value for text, word in texts]
    assert values == sorted(values, reverse=True)
    assert (values[0], values[-1]) == (3.0, -3.0)


def test_what_lies_ahead_has_not_happened_yet_and_is_not_ruled_out(read: Read) -> None:
    found = judged(read, "The army will shell the mill.", "shell")
    assert found.value > 0 > found.happened


def test_a_factive_predicate_cuts_off_what_lies_outside(read: Read) -> None:
    assert judged(read, "She did not regret that the army had left.", "left").value == 3.0


def test_hedges_of_numbers_count_before_a_number_only(read: Read) -> None:
    text = "Some 40 people were wounded near some houses."
    start = text.index("wounded")
    reading = read(text)
    hedges = reading.factuality(Range(start=start, end=start + 7)).hedges
    assert [text[one.start : one.end] for one in hedges] == ["Some"]


def test_words_outside_every_passage_are_unknown(read: Read) -> None:
    found = read("The army left.").factuality(Range(start=900, end=905))
    assert (found.value, found.reasons) == (0.0, ("status.no_words",))


def test_what_stands_beyond_a_semicolon_negates_nothing(read: Read) -> None:
    reading = read("The Front may have bombed the school; the army carried out no strikes.")
    assert [(told.modality, told.polarity) for told in reading.statements] == [("possibility", "pos"), (None, "neg")]


@pytest.mark.parametrize(
    ("text", "act", "speaker"),
    [
        ("The mayor held the army responsible for the bombing.", "act.bombardment", "mayor"),
        ("France holds the army accountable for the siege.", "act.siege", "France"),
        ("The mayor laid the blame for the shelling on the army.", "act.shelling", "mayor"),
        ("The mayor suspects the army of bombing the mill.", "act.bombardment", "mayor"),
        ("The mayor blamed the army for the deaths.", "harm.death", "mayor"),
        ("The ministry accused the Front.", "dip.accuse", "Defence Ministry"),
        ("The army, accused of the attack on the mill, stayed silent.", "act.attack", None),
    ],
)
def test_whoever_is_accused_of_it_the_deed_is_alleged(read: Read, text: str, act: str, speaker: str | None) -> None:
    (statement,) = [one for one in read(text).statements if one.act == act]
    assert (statement.status, statement.polarity, statement.author_commitment) == ("alleged", "pos", "neutral")
    assert [one.name for one in statement.speakers] == ([speaker] if speaker else [])
