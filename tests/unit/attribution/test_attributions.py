"""One construction a test, in invented words."""

import pytest
from tests.unit.attribution.conftest import Read

from dalil.model.span import Range
from dalil.statements.attribution.attribution import Attribution
from dalil.statements.reading import Reading
from dalil.statements.voices import voices_over


def words(reading: Reading, ranges: tuple[Range, ...]) -> list[str]:
    return [reading.text[one.start : one.end] for one in ranges]


def said(reading: Reading, index: int = 0) -> tuple[list[str], list[str], list[str]]:
    one = reading.attributions[index]
    return words(reading, one.source), words(reading, one.cue), words(reading, one.content)


def speakers(reading: Reading) -> list[str | None]:
    return [one.speaker.name if one.speaker else None for one in reading.attributions]


def outer(reading: Reading) -> list[Attribution]:
    return [one for one in reading.attributions if one.parent is None]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "Mayor Ilo Varn said that the mill had burned.",
            ["Mayor Ilo Varn"],
            ["said"],
            ["that the mill had burned"],
        ),
        ("The mill had burned, residents said.", ["residents"], ["said"], ["The mill had burned"]),
        (
            "“The mill has burned,” said Ilo Varn, a farmer.",
            ["Ilo Varn, a farmer"],
            ["said"],
            ["“The mill has burned,”"],
        ),
        (
            "According to the mayor, three men were killed.",
            ["the mayor"],
            ["According to"],
            ["three men were killed"],
        ),
        ("Officials accused the militia of looting.", ["Officials"], ["accused"], ["the militia of looting"]),
        ("The ministry called for a truce.", ["The ministry"], ["called for"], ["a truce"]),
        ("The envoy urged the rebels to leave.", ["The envoy"], ["urged"], ["the rebels to leave"]),
        ("The ministry denied the allegations.", ["The ministry"], ["denied"], ["the allegations"]),
        ("The group refused to leave the valley.", ["The group"], ["refused"], ["to leave the valley"]),
        ("It was reported that the bridge had fallen.", [], ["was reported"], ["that the bridge had fallen"]),
        (
            "The army rejected allegations that it had burned the mill.",
            ["The army"],
            ["rejected"],
            ["allegations that it had burned the mill"],
        ),
    ],
)
def test_source_cue_and_content(read: Read, text: str, source: list[str], cue: list[str], content: list[str]) -> None:
    assert said(read(text)) == (source, cue, content)


def test_an_interrupted_quotation_is_one_attribution(read: Read) -> None:
    reading = read("“We waited,” said Ilo Varn. “Nobody came to help us.”")
    assert said(reading) == (["Ilo Varn"], ["said"], ["“We waited,”", "“Nobody came to help us.”"])
    assert reading.attributions[0].form == "direct"


def test_an_unclosed_quotation_goes_on_in_the_next_paragraph(read: Read) -> None:
    reading = read("Ilo Varn said: “We waited all night.", "“Nobody came to help us.”", "The mill burned.")
    assert words(reading, outer(reading)[0].content) == ["“We waited all night.", "“Nobody came to help us.”"]


def test_a_partial_quotation_makes_the_speech_mixed(read: Read) -> None:
    reading = read("The envoy said that the siege was “a crime” and must end.")
    assert reading.attributions[0].form == "mixed"
    assert said(reading)[2] == ["that the siege was “a crime” and must end"]


def test_scare_quotes_are_nobodys_speech(read: Read) -> None:
    assert read("The “liberation” left the mill in ruins.").attributions == ()


def test_speech_announced_by_a_line_runs_until_the_author_returns(read: Read) -> None:
    reading = read(
        "Below is Orla Brandt in the town hall of Odran yesterday.",
        "The bridge is gone. Your carts broke it, and you rode on.",
        "The carters made no reply.",
        "Orla Brandt spoke for an hour and drank no water.",
        "You can mend it before the snow. Bring your own timber.",
        "The Icelandic ambassador went home by the ford.",
    )
    block = next(one for one in reading.attributions if one.form == "block")
    assert [content[:12] for content in words(reading, block.content)] == ["The bridge i", "You can mend"]
    assert block.speaker is not None
    assert (block.speaker.party, block.spoken) == ("own:brandt", "2031-05-08")


def test_pronoun_surname_title_and_office_lead_to_one_speaker(read: Read) -> None:
    reading = read(
        "UN envoy Mara Telvik said the road was closed. She added that food was short.",
        "Telvik said the camp was full. The envoy warned that winter was near.",
    )
    assert speakers(reading) == ["Mara Telvik"] * 4
    assert {one.speaker.party for one in reading.attributions if one.speaker} == {"party.un"}


def test_a_capital_that_speaks_is_its_government(read: Read) -> None:
    reading = read("Moscow said that the meeting was useful. The Kremlin denied that it was short.")
    assert [one.speaker.party for one in reading.attributions if one.speaker] == ["party.ru", "party.ru"]


def test_unnamed_officials_speak_for_their_state_and_residents_for_nobody(read: Read) -> None:
    reading = read("Icelandic officials said the ferry had left. Maltese residents said the fair was over.")
    assert [(one.speaker.party, one.source_class) for one in reading.attributions if one.speaker] == [
        ("party.is", "official"),
        (None, "first_hand"),
    ]


def test_the_voice_inside_a_voice_has_a_parent(read: Read) -> None:
    reading = read("The envoy said that the mayor had denied that the mill burned.")
    assert [one.parent for one in reading.attributions] == [None, 0]


def test_the_authors_own_i_is_no_attribution(read: Read) -> None:
    assert read("I think that the siege must end.").attributions == ()


def test_no_one_lays_words_in_nobodys_mouth(read: Read) -> None:
    assert read("No one said that the mill burned.").attributions == ()


def test_i_inside_a_quotation_is_its_speaker(read: Read) -> None:
    reading = read("“I believe that the mill burned,” said Ilo Varn.")
    assert set(speakers(reading)) == {"Ilo Varn"}


def test_blows_are_no_words(read: Read) -> None:
    assert read("Rebels attacked the town for three days.").attributions == ()
    assert read("The army hit the mill and hammered the ridge.").attributions == ()


def test_addressees_are_not_content(read: Read) -> None:
    reading = read("Ilo Varn told the Security Council that the mill had burned.")
    assert [one.party for one in reading.attributions[0].addressees] == ["party.un.security_council"]
    assert said(reading)[2] == ["that the mill had burned"]


@pytest.mark.parametrize(("published", "spoken"), [("2031-05-09", "2031-05-06"), (None, None), ("2031-05", None)])
def test_the_day_of_a_speech_needs_an_anchor(read: Read, published: str | None, spoken: str | None) -> None:
    reading = read("Ilo Varn said on Tuesday that the mill had burned.", published=published)
    assert reading.attributions[0].spoken == spoken


def test_a_source_set_into_a_relative_clause(read: Read) -> None:
    reading = read("They avoid the carters who evidence suggests have sold two mules.")
    inserted = next(one for one in reading.attributions if one.rule == "attribution.inserted")
    assert words(reading, inserted.content) == ["who", "have sold two mules"]


def test_lines_under_names_are_a_transcript(read: Read) -> None:
    reading = read("Mara Telvik: The road is closed.\nIlo Varn: It was open on Monday.")
    posts = [one for one in reading.attributions if one.form == "post"]
    assert [words(reading, one.source)[0] for one in posts] == ["Mara Telvik", "Ilo Varn"]


def test_a_credit_vouches_for_the_picture_only(read: Read) -> None:
    reading = read(("caption", "A burnt bus on a street. Photo: Ilo Varn / Reuters"))
    caption = next(one for one in reading.attributions if one.form == "caption")
    assert caption.speaker is None
    assert words(reading, caption.content) == ["A burnt bus on a street"]


@pytest.mark.parametrize(
    ("verb", "cue_class", "act"),
    [
        ("denied", "negative", "deny"),
        ("claimed", "doubt", "assert"),
        ("warned", "factive", "predict"),
        ("admitted", "factive", "concede"),
        ("said", "neutral", "assert"),
    ],
)
def test_the_cue_says_what_the_reporter_commits_to(read: Read, verb: str, cue_class: str, act: str) -> None:
    one = read(f"The mayor {verb} that the mill had burned.").attributions[0]
    assert (one.cue_class, one.speech_act) == (cue_class, act)


def spoken_by(reading: Reading) -> list[tuple[str, str]]:
    return [
        (reading.text[one.content[0].start : one.content[0].end], one.speaker.name)
        for one in reading.attributions
        if one.speaker
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mr Dorn met Mrs Halt. He said the mill burned. She said it stands.", ["Dorn", "Halt"]),
        (
            "Minister Orla Vestin met Mr Dorn. “The mill burned,” she said. “It stands,” he said.",
            ["Orla Vestin", "Dorn"],
        ),
        ("Mira Dorn, a spokeswoman, met Mr Halt. She said the mill burned.", ["Mira Dorn"]),
    ],
)
def test_he_and_she_are_heeded_where_known(read: Read, text: str, names: list[str]) -> None:
    assert [name for _, name in spoken_by(read(text))] == names


def test_no_pronoun_reaches_over_an_entry_of_a_live_blog(read: Read) -> None:
    blocks = ("14:05", "Mayor Lena Sarto visited the mill.", "14:20", "She said the bridge was closed.")
    (one,) = read(*blocks).attributions
    assert one.speaker is None or one.speaker.name != "Lena Sarto"
    (same,) = read(*blocks[:2], blocks[3]).attributions
    assert same.speaker is not None
    assert same.speaker.name == "Lena Sarto"


def test_the_time_of_an_entry_is_neither_source_nor_content(read: Read) -> None:
    reading = read("10:42 GMT\nThe army shelled the mill, residents say.", "10:55 GMT\nThe ministry denies it.")
    assert [reading.text[one.source[0].start : one.source[0].end] for one in reading.attributions] == [
        "residents", "The ministry",
    ]  # fmt: skip
    assert reading.statements[0].quote == "The army shelled the mill"


def test_a_post_copied_under_its_account_is_the_accounts(read: Read) -> None:
    reading = read("Mira Talvek (@miratalvek)\nThe army is shelling the mill again.")
    (one,) = reading.attributions
    assert (one.form, one.source_class) == ("post", "social_media")
    assert reading.text[one.content[0].start : one.content[0].end] == "The army is shelling the mill again"


def test_a_report_that_says_something_is_the_source(read: Read) -> None:
    reading = read("A report saying that the army gassed the village was published.")
    assert [reading.text[one.source[0].start : one.source[0].end] for one in reading.attributions] == ["A report"]


def test_scare_quotes_distance_the_author(read: Read) -> None:
    statement, *_ = [
        one for one in read("The army's “liberation” of the village killed two farmers.").statements if one.act
    ]
    assert statement.author_commitment == "distances"


@pytest.mark.parametrize(
    "text",
    [
        "The Hill Courier quoted Ilo Varn, a miller, as saying that the weir had burned.",
        "Ilo Varn was quoted by the Hill Courier as saying that the weir had burned.",
        "The weir had burned, the Hill Courier reported, citing Ilo Varn, a miller.",
        "The Hill Courier, quoting Ilo Varn, said that the weir had burned.",
    ],
)
def test_who_is_quoted_by_an_outlet_is_the_voice_within_its_voice(read: Read, text: str) -> None:
    reading = read(text)
    at = text.index("burned")
    chain = voices_over(reading, Range(start=at, end=at + len("burned")))
    assert [one.speaker.name.removeprefix("the ") for one in chain if one.speaker] == ["Hill Courier", "Ilo Varn"]


def test_a_reason_that_an_outlet_gives_is_no_voice(read: Read) -> None:
    reading = read("The weir had burned, the Hill Courier reported, citing fears of a flood.")
    assert len(voices_over(reading, Range(start=9, end=15))) == 1


def test_a_source_behind_a_comma_vouches_for_the_whole_sentence(read: Read) -> None:
    text = "Flames reached the weir on Monday, leaving the mill in ashes, according to Ilo Varn, a miller."
    chain = voices_over(read(text), Range(start=text.index("reached"), end=text.index("reached") + 7))
    assert [one.speaker.name for one in chain if one.speaker] == ["Ilo Varn"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Some said that the mill had burned.", None),
        ("Those who fled said that the mill had burned.", "Those who fled"),
        ("Many of the bakers said that the mill had burned.", "Many of the bakers"),
        ("Bakers from the hall where they met on Monday said that the mill had burned.", "Bakers from the hall"),
    ],
)
def test_a_voice_is_named_by_its_noun_phrase_and_never_by_a_bare_some(read: Read, text: str, name: str | None) -> None:
    assert speakers(read(text))[0] == name


def test_what_some_say_is_reported_and_not_the_words_of_the_document(read: Read) -> None:
    (told,) = read("Some said that the army shelled the mill.").statements
    assert (told.speakers, told.status, told.attribution) == ((), "reported", "anonymous")
