"""Who did it in Arabic, where no name says who: what stands beside the verb, and nothing that the verb is done to."""

import pytest
from tests.conftest import Read


def doers(read: Read, text: str) -> list[list[str]]:
    return [[one.name for one in statement.perpetrators] for statement in read(text, language="ar").statements]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قصفت طائرات حربية حي السوق.", "طائرات حربية"),
        ("طائرات حكومية قصفت السوق.", "طائرات حكومية"),
        ("قال سكان إن قوات النظام اعتقلت ثلاثة شبان.", "قوات النظام"),
        ("خطف مسلحون مجهولون طبيبا.", "مسلحون مجهولون"),
        ("قُتل خمسة مدنيين على يد قوات الأمن.", "قوات الأمن"),
        ("استهدفت قوات تابعة للمعارضة منازل المدنيين.", "قوات تابعة للمعارضة"),
        ("القوات الحكومية وراء قصف السوق.", "القوات الحكومية"),
        ("قصف الجيش السوق.", "الجيش"),
        ("المجموعات المسلحة قصفت مدرسة.", "المجموعات المسلحة"),
        ("يوم الثلاثاء هاجم عناصر الشرطة القرية.", "عناصر الشرطة"),
        ("قال شهود إن «كتائب المرفأ الجديد» احتجزت تسعة رجال.", "كتائب المرفأ الجديد"),
        ("وكان مسلحون مجهولون قد خطفوا ثلاثة أشخاص.", "مسلحون مجهولون"),
        ("نفى الوزير أن تكون طائراته قد قصفت السوق.", "طائراته"),
        ("اعتقلت أجهزة الأمن مئات الأشخاص.", "أجهزة الأمن"),
    ],
)
def test_who_is_described_beside_the_verb_did_it(read: Read, text: str, name: str) -> None:
    assert [name] in doers(read, text)


@pytest.mark.parametrize(
    "text",
    [
        "قتل مسلحون في اشتباكات قرب المدينة.",  # "were killed" is written like "killed"
        "قتل خمسة مسلحين في قصف على السوق.",
        "أصيب جنود في القصف.",
        "قصف السوق أمام الجيش.",
        "شاهدت قوات النظام قصف السوق.",
        "قتل رجال في قصف على السوق.",
        "ثلاثة رجال أعدموا عند الجسر.",
    ],
)
def test_whoever_suffers_it_or_stands_beside_did_nothing(read: Read, text: str) -> None:
    assert [one for one in doers(read, text) if one] == []


def test_a_definite_person_behind_those_who_act_is_no_part_of_what_they_are_called(read: Read) -> None:
    assert ["قوات الأمن"] in doers(read, "اعتقلت قوات الأمن الناشط سامر درويش.")


def test_for_whom_a_spokesman_speaks_is_not_accused(read: Read) -> None:
    (statement,) = read("اتهم المتحدث باسم القوات الروسية مسلحين بقصف السوق.", language="ar").statements
    assert [one.party for one in statement.speakers] == ["party.ru.forces"]
    assert [one.name for one in statement.perpetrators] == ["مسلحين"]


def test_members_of_a_party_are_the_party(read: Read) -> None:
    (statement,) = read("اعتقل عناصر الجيش السوري ثلاثة شبان.", language="ar").statements
    assert [one.party for one in statement.perpetrators] == ["party.sy.forces"]


def test_a_party_of_the_table_stays_a_party(read: Read) -> None:
    (statement,) = read("قصفت القوات الروسية السوق.", language="ar").statements
    assert [one.party for one in statement.perpetrators] == ["party.ru.forces"]


@pytest.mark.parametrize(
    ("text", "voice", "accused"),
    [
        ("اتهم سكان قوات النظام بقصف السوق.", "سكان", "قوات النظام"),
        ("اتهمت وزارة الزراعة مسلحي المعارضة بقتل تسعة مدنيين.", "وزارة الزراعة", "مسلحي المعارضة"),
        ("حمّلت منظمة محلية القوات الحكومية مسؤولية قصف السوق.", "منظمة محلية", "القوات الحكومية"),
        ("اتهم سكان الطائرات الحربية بأنها قصفت السوق.", "سكان", "الطائرات الحربية"),
        ("اتهم الجيش مسلحين بقصف السوق.", "الجيش", "مسلحين"),
        ("اتهم سكان قوات النظام وميليشيات مجهولة بقصف السوق.", "سكان", "قوات النظام"),
    ],
)
def test_who_is_accused_and_only_described_is_no_part_of_the_voice(
    read: Read, text: str, voice: str, accused: str
) -> None:
    (statement,) = read(text, language="ar").statements
    assert ([one.name for one in statement.speakers], statement.status) == ([voice], "alleged")
    assert [one.name for one in statement.perpetrators] == [accused]
