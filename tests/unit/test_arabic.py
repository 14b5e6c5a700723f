"""Arabic by the lexicon: which words are found, who is said to say them; sentences of our own, never certain."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from spacy.language import Language

from dalil.model.report import Report
from dalil.model.statement import Statement
from dalil.statements.parse import parse
from dalil.statements.places.find import find_toponyms
from dalil.statements.reading import Reading
from dalil.vocab.arabic import conjugated
from dalil.vocab.lexicon import Lexicon
from dalil.vocab.parties import read_parties

Read = Callable[..., Reading]


def told(read: Read, text: str) -> tuple[Statement, ...]:
    return read(text, language="ar").statements


@pytest.mark.parametrize(
    ("text", "act", "status", "polarity", "speakers", "doers"),
    [
        ("قصف الجيش السوري المدينة.", "act.bombardment", "asserted", "pos", [], ["party.sy.forces"]),
        ("قال السفير إن القوات الروسية قصفت السوق.", "act.bombardment", "asserted", "pos", [None], ["party.ru.forces"]),
        ("نفت وزارة الدفاع الروسية قصف المستشفى.", "act.bombardment", "denied", "pos", ["party.ru"], []),
        ("لم تقصف القوات الروسية المدرسة.", "act.bombardment", "asserted", "neg", [], ["party.ru.forces"]),
        ("قال السفير: «لم نقصف أي مستشفى».", "act.bombardment", "asserted", "neg", [None], []),
        (
            "اتهمت المعارضة السورية القوات الروسية بقصف مدرسة.",
            "act.bombardment", "alleged", "pos", ["party.sy.opposition"], ["party.ru.forces"],
        ),
        (
            "بحسب المرصد السوري، اعتقل مسلحون طبيبا.",
            "act.arbitrary_detention", "asserted", "pos", ["party.sohr"], [None],
        ),
        ("كان الهجوم جريمة حرب.", "legal.characterisation", "opinion", "pos", [], []),
    ],
)  # fmt: skip
def test_what_is_said_by_whom(  # noqa: PLR0917 one column a field
    read: Read, text: str, act: str, status: str, polarity: str, speakers: list[str | None], doers: list[str]
) -> None:
    one = next(one for one in told(read, text) if one.act == act)
    assert (one.status, one.polarity) == (status, polarity)
    assert [speaker.party for speaker in one.speakers] == speakers
    assert [doer.party for doer in one.perpetrators] == doers
    assert (one.method.name, one.certain) == ("lexicon-ar", False)


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        ("أكدوا أن القوات الروسية قصفت السوق.", []),
        ("وثق المرصد السوري أن القوات الروسية قصفت السوق.", ["party.sohr"]),
        ("كما قال المرصد السوري، قصفت القوات الروسية السوق.", ["party.sohr"]),
        ("قصفت القوات الروسية السوق وفقا لما ذكره المرصد السوري.", ["party.sohr"]),
        ("كما قصفت القوات الروسية السوق.", []),
        ("نقلت رويترز عن المرصد السوري قوله إن القوات الروسية قصفت السوق.", [None, "party.sohr"]),
    ],
)
def test_who_tells_and_who_passes_it_on(read: Read, text: str, voices: list[str]) -> None:
    one = next(one for one in told(read, text) if one.act == "act.bombardment")
    assert [speaker.party for speaker in one.speakers] == voices


@pytest.mark.parametrize(
    ("text", "counts", "low", "high"),
    [
        ("قتل 12 مدنيا في السوق.", "killed", 12, 12),
        ("قُتل ثلاثة أطفال.", "killed", 3, 3),
        ("أصيب ٣٠ شخصا.", "injured", 30, 30),
        ("مقتل عشرات المدنيين.", "killed", 20, None),
    ],
)
def test_a_number_behind_the_word_counts_what_the_act_does(
    read: Read, text: str, counts: str, low: int, high: int | None
) -> None:
    (figure,) = next(one.figures for one in told(read, text) if one.figures)
    assert (figure.counts, figure.low, figure.high) == (counts, low, high)


def test_victims_targets_weapons_place_and_day(read: Read) -> None:
    text = "قتل مدنيون بينهم نساء وأطفال في غارة جوية على سوق في إدلب في 4 نيسان 2031."
    one = next(one for one in told(read, text) if one.act == "act.kill")
    assert [victim.category for victim in one.victims] == ["vic.civilian", "vic.woman", "vic.child"]
    assert [target.id for target in one.targets] == ["tgt.market"]
    assert one.place is not None
    assert one.place.name == "إدلب"
    assert one.time is not None
    assert one.time.edtf == "2031-04-04"


def test_a_siege_is_a_state_and_sentences_stand_apart(read: Read) -> None:
    found = told(read, "استهدف قصف مدفعي سوق البلدة. لا يزال الحي تحت حصار.")
    assert [(one.act, one.kind) for one in found] == [
        ("act.shelling", "event"),
        ("act.siege", "state"),
    ]


def test_a_decimal_ends_no_sentence(read: Read) -> None:
    (one,) = told(read, "على بعد 12.5 كيلومترا قصفت القوات الروسية المدينة.")
    assert one.quote.startswith("على بعد")


def test_a_noun_of_an_act_with_a_party_behind_it_accuses_nobody(read: Read) -> None:
    (one,) = told(read, "استمر قصف القوات الروسية طوال الليل.")
    assert one.perpetrators == ()


def test_an_arabic_denial_has_a_speaker(read: Read) -> None:
    found = told(read, "نفت الوزارة أن الجيش شن هجوم صاروخي.")
    assert [(one.status, len(one.speakers)) for one in found] == [("denied", 1)]


def test_verbs_are_conjugated() -> None:
    assert {"قصف", "قصفت", "قصفوا", "يقصف", "نقصف"} <= set(conjugated("قصف"))
    assert {"استهدفت", "يستهدف"} <= set(conjugated("استهدف"))
    assert "يطلق النار" in conjugated("اطلق النار")


def test_a_date_counts_nobody(read: Read) -> None:
    (dated, counted) = told(read, "وقال أحمد الحداد إن الجيش قتل ابنه سامي في ٣ آذار ٢٠٢٤. قتل الجيش ٣ مدنيين.")
    assert (dated.figures, [(one.counts, one.low) for one in counted.figures]) == ((), [("killed", 3)])


def test_plain_words_are_no_places_however_a_village_is_written(read: Read) -> None:
    text = "قال السكان إن القوات قصفت السوق في حلب."
    assert [one.where.name for one in find_toponyms(read(text, language="ar"))] == ["حلب"]


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("قصفت الطائرات دوما.", "دوما"),
        ("قصفت الطائرات السورية دوما يوم الاثنين.", "دوما"),
        ("قصف الجيش السوري دوما وحرستا.", "دوما"),
        ("قصفت دوما بالصواريخ.", "دوما"),
        ("قصفت الطائرات دوماً المدنيين.", None),  # "always"
        ("قصفت الطائرات دوما الأحياء السكنية.", None),  # "always", written without its mark
        ("كانت الطائرات دوما تقصف المدينة.", None),
        ("قال دوما إن الجيش قصف السوق.", None),
    ],
)
def test_a_town_is_the_object_of_a_verb_without_a_word_of_place(read: Read, sentence: str, place: str | None) -> None:
    (statement,) = read(f"دمشق، سوريا: {sentence}", language="ar").statements
    assert (statement.place.name if statement.place is not None else None) == place


def test_a_town_without_a_word_of_place_is_left_where_it_may_lie_in_several_countries(read: Read) -> None:
    (statement,) = read("قصفت الطائرات دوما.", language="ar").statements
    assert statement.place is None


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        ("قُتل تسعة أشخاص في قصف على السوق، وفق الخباز سامي درويش الذي تحدث إلى مراسلنا.", ["سامي درويش"]),
        ("قال شهود عيان في تصريح لنا إن القوات الروسية قصفت السوق.", ["شهود عيان"]),
        ("قُتل تسعة أشخاص في قصف على السوق، وفق رواية الخباز سامي درويش.", ["سامي درويش"]),
        ("قال الخباز سامي درويش إن القوات الروسية قصفت السوق في تصريح.", ["سامي درويش"]),
    ],
)
def test_a_voice_is_what_somebody_is_called_and_nothing_more(read: Read, text: str, voices: list[str]) -> None:
    assert {tuple(one.name for one in statement.speakers) for statement in told(read, text)} == {tuple(voices)}


def test_who_rejects_an_accusation_denies_what_it_tells(read: Read) -> None:
    (denied,) = told(read, "رفضت القوات الروسية الاتهامات بقصف السوق.")
    assert (denied.status, [one.party for one in denied.speakers]) == ("denied", ["party.ru.forces"])
    assert [one.status for one in told(read, "رفضت القوات الروسية العرض وقصفت السوق.")] == ["asserted"]


def test_who_is_behind_an_act_is_blamed_for_it(read: Read) -> None:
    (blamed,) = told(read, "قال السفير إن القوات الروسية وراء قصف السوق.")
    assert [one.party for one in blamed.perpetrators] == ["party.ru.forces"]
    (beside,) = told(read, "قال السفير إن القوات الروسية شاهدت قصف السوق.")
    assert beside.perpetrators == ()


def test_the_hand_at_which_something_is_done_is_no_place(read: Read) -> None:
    (done,) = told(read, "اعتقل 9 رجال على يد القوات الروسية في حلب.")
    assert done.place is not None
    assert done.place.name == "حلب"


def test_a_word_of_an_act_inside_the_name_of_a_place_tells_none(read: Read) -> None:
    assert [one.act for one in told(read, "قتل 9 رجال في كفر نبل.")] == ["act.kill"]
    assert "harm.displacement" in {one.act for one in told(read, "فر 9 رجال من حلب.")}


ALIKE = """id,name,kind,aliases,metonyms,adjectives,country,side,role,source
own:forces,Harbour Security Forces,state_forces,قوات أمن المرفأ الجنوبي,,,,,,invented
own:army,Norvan army,state_forces,جيش نورفا,,,,,,invented
"""


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("جرى اعتقال ثلاثة رجال على يد عناصر {} في حلمق.", True),
        ("قال سكان إن {} {قصف} السوق.", True),
        ("يوم الثلاثاء {قصف} {} السوق.", True),
        ("وقد {قصف} {} السوق.", True),
        ("استنكر {} قصف السوق.", False),
    ],
)
def test_neither_length_nor_gender_of_an_arabic_name_decides_who_did_it(
    make_report: Callable[..., Report], nlp: Language, rivals: Lexicon, text: str, *, by: bool
) -> None:
    parties = rivals.parties.overlaid(read_parties(ALIKE, "own"))
    names = {"own:forces": ("قوات أمن المرفأ الجنوبي", "قصفت"), "own:army": ("جيش نورفا", "قصف")}
    for party, (name, verb) in names.items():
        report = make_report(text.replace("{قصف}", verb).replace("{}", name), language="ar")
        (reading,) = parse([report], nlp=nlp, lexicon=replace(rivals, parties=parties))
        (one,) = [one for one in reading.statements if (one.act or "").startswith("act.")]
        assert [doer.party for doer in one.perpetrators] == ([party] if by else [])


def test_a_long_arabic_name_is_heard_in_full_behind_who_speaks_for_it(
    make_report: Callable[..., Report], nlp: Language, rivals: Lexicon
) -> None:
    parties = rivals.parties.overlaid(read_parties(ALIKE, "own"))
    text = "قصفت القوات الروسية السوق، بحسب العقيد عادل رشوان المتحدث باسم قوات أمن المرفأ الجنوبي."
    (reading,) = parse([make_report(text, language="ar")], nlp=nlp, lexicon=replace(rivals, parties=parties))
    assert [[voice.party for voice in one.speakers] for one in reading.statements] == [["own:forces"]]
