"""Who is said to command, back, be allied with or act for whom: one construction a test, never concluded."""

from collections.abc import Callable

import pytest

from dalil.errors import InvalidValueError
from dalil.model.relation import Relation
from dalil.model.statement import Method, Participant
from dalil.statements.reading import Reading
from dalil.vocab.relations import load_relation_words

Read = Callable[..., Reading]


def said(reading: Reading) -> list[tuple[str, str, str]]:
    return [(one.party.name, one.kind, one.other.name) for one in reading.relations]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ministry commands the Harbour Front.", ("Defence Ministry", "commands", "Harbour Front")),
        ("The Front is commanded by the army.", ("Norvan army", "commands", "Harbour Front")),
        ("The militia answers to the Norvan army.", ("Norvan army", "commands", "militia")),
        ("The militia took orders from the ministry.", ("Defence Ministry", "commands", "militia")),
        (
            "Colonel Tavik Orlen, commander of the River Guard, spoke.",
            ("Colonel Tavik Orlen", "commands", "River Guard"),
        ),
        ("Front fighters, backed by Iran, took the mill.", ("Iran", "backs", "Harbour Front")),
        ("Iran supplied weapons to the Harbour Front.", ("Iran", "backs", "Harbour Front")),
        ("The River Guard, an Iranian-backed force, took the mill.", ("Iran", "backs", "River Guard")),
        ("The militia fights alongside the army.", ("militia", "allied_with", "Norvan army")),
        ("Russia, an ally of the Norvan army, spoke.", ("Russia", "allied_with", "Norvan army")),
        ("The militia acts on behalf of the army.", ("militia", "acts_for", "Norvan army")),
        ("The Harbour Front is a proxy of Iran.", ("Harbour Front", "acts_for", "Iran")),
    ],
)
def test_a_relation_is_read_from_the_words_that_tell_it(read: Read, text: str, expected: tuple[str, str, str]) -> None:
    assert said(read(text)) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The army controls the town.",
        "Iran supports the proposal.",
        "The army led an attack on the Front.",
        "The army reported to the Council that the mill stands.",
        "The army and the Front both shelled the town.",
        "Tavik Orlen, who lives near the Front's barracks, trains horses.",
    ],
)
def test_nothing_is_concluded(read: Read, text: str) -> None:
    assert read(text).relations == ()


def test_speaker_status_and_polarity_are_those_of_the_words(read: Read) -> None:
    (denied,) = read("The army denies that it controls the militia.").relations
    assert (denied.status, denied.polarity, denied.certain) == ("denied", "pos", False)
    assert [one.party for one in denied.speakers] == ["own:army"]
    (negated,) = read("The envoy said Iran does not back the Front.").relations
    assert (negated.status, negated.polarity, negated.attribution) == ("asserted", "neg", "official")
    (doubted,) = read("The ministry claimed that Iran backs the Front.").relations
    assert doubted.author_commitment == "distances"


def test_a_relation_is_anchored(read: Read) -> None:
    reading = read("Rain fell.", "The envoy said: “The militia answers to the Norvan army.”")
    (found,) = reading.relations
    assert reading.text[found.start : found.end] == found.quote == "The militia answers to the Norvan army."
    assert reading.text[slice(*found.trigger)] == "answers"
    assert reading.text[found.other.start : found.other.end] == "militia"
    assert found.document == "report.txt"


def test_no_party_stands_in_a_relation_to_itself() -> None:
    end = Participant(name="Front", party="own:front", start=0, end=5)
    with pytest.raises(InvalidValueError, match="itself"):
        Relation(
            id="re_1", kind="backs", party=end, other=end, document="a.txt", exhibit="0" * 64, rendition="0" * 64,
            quote="Front", start=0, end=5, trigger=(0, 5), speakers=(), status="asserted", polarity="pos",
            author_commitment="neutral", attribution="media", method=Method(name="rules", version="1"),
            reasons=("test",), certain=True,
        )  # fmt: skip


def test_every_row_is_read() -> None:
    kinds = {word.kind for words in load_relation_words().values() for word in words}
    assert kinds == {"commands", "backs", "allied_with", "acts_for"}
