"""From events and voices to statements; the voices are laid by hand, so that only the assembly is on trial."""

from collections.abc import Callable
from typing import Literal

from dalil.model.span import Range
from dalil.model.statement import Attribution as SourceClass
from dalil.model.statement import Participant, SpeechAct, Statement
from dalil.statements.attribution.attribution import Attribution, CueClass
from dalil.statements.reading import Reading

Read = Callable[..., Reading]


def voice(
    text: str,
    *,
    source: str,
    cue: str,
    content: str,
    party: str | None = None,
    act: SpeechAct = "assert",
    cue_class: CueClass = "neutral",
    source_class: SourceClass = "official",
    form: Literal["direct", "indirect"] = "indirect",
    parent: int | None = None,
) -> Attribution:
    def place(words: str) -> Range:
        start = text.index(words)
        return Range(start=start, end=start + len(words))

    at = place(source)
    return Attribution(
        source=(at,),
        cue=(place(cue),),
        content=(place(content),),
        speaker=Participant(name=source, party=party, start=at.start, end=at.end),
        form=form,
        cue_class=cue_class,
        speech_act=act,
        source_class=source_class,
        parent=parent,
        addressees=(),
        spoken=None,
        rule="by_hand",
    )


def told(reading: Reading, *voices: Attribution) -> tuple[Statement, ...]:
    reading.__dict__["attributions"] = voices
    return reading.statements


ACCUSED = "The Norvan army shelled the hospital in Tell Aran, killing 12 civilians, the Harbour Front said."
DENIED = "The Defence Ministry denied that the army had shelled the hospital."
BLAMED = '"The Harbour Front shelled the hospital itself," a minister said.'


def test_a_party_that_names_the_other_side_alleges(read: Read) -> None:
    content = ACCUSED[: ACCUSED.index(", the Harbour")]
    found = told(read(ACCUSED), voice(ACCUSED, source="Harbour Front", cue="said", content=content, party="own:front"))
    assert [(one.act, one.status, one.speech_act) for one in found] == [
        ("act.shelling", "alleged", "accuse"),
        ("act.kill", "alleged", "accuse"),
    ]
    assert {one.quote for one in found} == {content}
    assert found[1].victims[0].category == "vic.civilian"
    assert [one.name for one in found[0].speakers] == ["Harbour Front"]


def test_a_denial_points_at_what_it_denies(read: Read) -> None:
    text = f"{ACCUSED} {DENIED}"
    content = ACCUSED[: ACCUSED.index(", the Harbour")]
    found = told(
        read(text),
        voice(text, source="Harbour Front", cue="said", content=content, party="own:front"),
        voice(
            text,
            source="Defence Ministry",
            cue="denied",
            content="that the army had shelled the hospital",
            party="own:ministry",
            act="deny",
            cue_class="negative",
        ),
    )
    denial = found[-1]
    assert (denial.status, denial.polarity, denial.quote) == ("denied", "pos", "the army had shelled the hospital")
    assert denial.about == found[0].id


def test_who_denies_and_accuses_back_blames(read: Read) -> None:
    text = f"{DENIED} {BLAMED}"
    found = told(
        read(text),
        voice(
            text,
            source="Defence Ministry",
            cue="denied",
            content="that the army had shelled the hospital",
            party="own:ministry",
            act="deny",
            cue_class="negative",
        ),
        voice(
            text,
            source="a minister",
            cue="said",
            content='"The Harbour Front shelled the hospital itself,"',
            party="own:ministry",
            form="direct",
        ),
    )
    assert [one.speech_act for one in found] == ["deny", "blame"]
    assert found[1].quote == "The Harbour Front shelled the hospital itself"


def test_a_cue_of_doubt_distances_the_author(read: Read) -> None:
    text = "The ministry claims that the Front shelled the mill."
    found = told(
        read(text),
        voice(text, source="ministry", cue="claims", content="that the Front shelled the mill", cue_class="doubt"),
    )
    assert [one.author_commitment for one in found] == ["distances"]


def test_voices_run_from_the_outermost_to_the_innermost(read: Read) -> None:
    text = "The envoy said the nurses reported that the army shelled the mill."
    found = told(
        read(text),
        voice(text, source="The envoy", cue="said", content="the nurses reported that the army shelled the mill"),
        voice(text, source="the nurses", cue="reported", content="that the army shelled the mill", parent=0),
    )
    assert [[one.name for one in statement.speakers] for statement in found] == [["The envoy", "the nurses"]]
    assert found[0].quote == "the army shelled the mill"


def test_words_without_an_act_are_one_statement(read: Read) -> None:
    text = 'The spokesman fired back: "The ministry has been telling this story for years."'
    found = told(
        read(text),
        voice(
            text,
            source="The spokesman",
            cue="fired back",
            content='"The ministry has been telling this story for years."',
            act="countercharge",
            form="direct",
        ),
    )
    assert [(one.act, one.trigger, one.kind, one.speech_act) for one in found] == [
        (None, None, "other", "countercharge")
    ]
    assert found[0].quote == "The ministry has been telling this story for years."


def test_a_witness_testifies_and_a_medium_reports(read: Read) -> None:
    text = "The army detained two nurses, residents said."
    witnessed = told(
        read(text),
        voice(text, source="residents", cue="said", content="The army detained two nurses", source_class="first_hand"),
    )
    assert [one.speech_act for one in witnessed] == ["testify"]
    assert [one.speech_act for one in told(read("The army detained two nurses."))] == ["report"]


def test_a_party_that_rejects_a_truce_speaks_the_refusal(read: Read) -> None:
    found = told(read("The Harbour Front rejected a truce for the valley."))
    assert [(one.kind, one.speech_act, one.status) for one in found] == [("refusal", "refuse", "asserted")]
    assert ([one.name for one in found[0].speakers], found[0].perpetrators) == (["Harbour Front"], ())


def test_a_caption_is_one_statement_and_dates_nothing(read: Read) -> None:
    found = told(read(("caption", "A bus shelled in May on a street. (file) Photo: Gazette")))
    assert [(one.kind, one.act, one.time, one.quote) for one in found] == [
        ("caption", None, None, "A bus shelled in May on a street. (file)")
    ]


def test_the_dateline_is_not_quoted(read: Read) -> None:
    found = told(read("TELL ARAN, March 12 (Gazette) - The army shelled the mill."))
    assert [one.quote for one in found] == ["The army shelled the mill."]


def test_since_opens_the_end_of_the_time(read: Read) -> None:
    found = told(read("Some 2,500 people have fled the valley since 1 March."))
    assert [(one.time.text, one.time.edtf) for one in found if one.time] == [("since 1 March", "2031-03-01/..")]


def test_names_that_are_listed_or_compared_place_nothing(read: Read) -> None:
    found = told(read("The army besieged the people in Aleppo, like Sarajevo in 1993."))
    assert [(one.act, one.place.name if one.place else None, one.time) for one in found] == [
        ("act.siege", "Aleppo", None)
    ]


def test_a_legal_label_is_an_opinion(read: Read) -> None:
    found = told(read("This was a grave breach of both conventions."))
    assert [(one.kind, one.status, one.speech_act) for one in found] == [
        ("legal_characterisation", "opinion", "characterise_legal")
    ]


def test_both_twins_of_a_provision_are_candidates(read: Read) -> None:
    found = told(read("The army shelled the hospital."))
    assert {"rome:8(2)(e)(i)", "rome:8(2)(b)(i)"} <= set(found[0].provisions)


def test_an_editorial_speaks_as_opinion(read: Read) -> None:
    found = told(read("Editorial", "The army shelled the hospital."))
    assert [one.attribution for one in found] == ["media_opinion"]


def test_a_partys_own_document_accuses_and_denies_in_its_own_voice(read: Read) -> None:
    text = "The Harbour Front shelled the hospital. The Norvan army carried out no shelling."
    found = told(read(text, outlet="Defence Ministry"))
    assert [(one.status, one.polarity, one.speech_act) for one in found] == [
        ("alleged", "pos", "blame"),
        ("asserted", "neg", "deny"),
    ]
    assert {one.attribution for one in found} == {"official"}


def test_a_letterhead_names_the_voice_of_a_document(read: Read) -> None:
    found = told(read("Defence Ministry", "The Harbour Front shelled the hospital."))
    assert [(one.attribution, one.status) for one in found] == [("official", "alleged")]


def test_a_name_inside_another_name_is_no_place(read: Read) -> None:
    found = told(read("It was a grave breach, for the Geneva Convention forbids it."))
    assert [one.place for one in found] == [None]
