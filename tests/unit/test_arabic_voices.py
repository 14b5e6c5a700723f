"""What an Arabic voice is called: invented people only."""

import pytest
from tests.unit.test_arabic import Read, told


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


@pytest.mark.parametrize(
    "text",
    [
        "قال سامي درويش، وهو خباز من البلدة، إن قذيفة قتلت رجلين. وأضاف درويش أن طفلا أصيب بجروح.",
        "قال سامي درويش إن قذيفة قتلت رجلين. وأضاف أن طفلا أصيب بجروح.",
        "قال الطبيب سامي درويش إن قذيفة قتلت رجلين. وأشار الدكتور درويش إلى إصابة طفل بجروح.",
        "قال سامي درويش، مدير المستشفى، إن قذيفة قتلت رجلين. وقال مدير المستشفى إن طفلا أصيب بجروح.",
        "أكد الطبيب سامي درويش أن قذيفة قتلت رجلين. وقال الطبيب إن طفلا أصيب بجروح.",
    ],
)
def test_a_person_is_one_voice_however_the_report_takes_him_up(read: Read, text: str) -> None:
    assert {tuple(one.name for one in statement.speakers) for statement in told(read, text)} == {("سامي درويش",)}


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("قال مجلس بلدة الوادي إن قذيفة قتلت رجلين. وأضاف المجلس أن طفلا أصيب.", "مجلس بلدة الوادي"),
        ("قال مصدر طبي إن قذيفة قتلت رجلين. وأضاف المصدر أن طفلا أصيب.", "مصدر طبي"),
        ("قال مصدر طبي إن قذيفة قتلت رجلين. وأضاف المصدر الطبي أن طفلا أصيب.", "مصدر طبي"),
        ("وثق المرصد السوري مقتل رجلين في قصف. وأضافت المنظمة أن طفلا أصيب.", "Syrian Observatory for Human Rights"),
    ],
)
def test_a_body_is_one_voice_however_the_report_takes_it_up(read: Read, text: str, voice: str) -> None:
    assert {tuple(one.name for one in statement.speakers) for statement in told(read, text)} == {(voice,)}


@pytest.mark.parametrize(
    "text",
    [
        "قال مصدر طبي إن قذيفة قتلت رجلين. وقال مصدر أمني إن طفلا أصيب. وأضاف المصدر أن امرأة قتلت.",
        "قال سامي درويش إن قذيفة قتلت رجلين. وقالت هند درويش إن طفلا أصيب. وأضاف درويش أن امرأة قتلت.",
    ],
)
def test_who_of_two_is_meant_stays_open(read: Read, text: str) -> None:
    assert len({tuple(one.name for one in statement.speakers) for statement in told(read, text)}) == 3


def test_what_is_only_noted_is_nobodys_words(read: Read) -> None:
    *_, last = told(read, "قال سامي درويش إن قذيفة قتلت رجلين. يذكر أن طفلا أصيب بجروح في القصف.")
    assert not last.speakers
