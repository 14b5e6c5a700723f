import pytest
from tests.conftest import Read


def values(read: Read, words: str, published: str | None = "2031-05-09") -> list[tuple[str, str | None, str | None]]:
    """The expressions of the words with value and EDTF; 9 May 2031 is a Friday."""
    reading = read(words, published=published)
    return [(reading.text[one.range.start : one.range.end], one.value, one.edtf) for one in reading.times]


@pytest.mark.parametrize(
    ("words", "value", "edtf"),
    [
        ("It burned on 5 June 2017.", "2017-06-05", "2017-06-05"),
        ("It burned on June 5, 2017.", "2017-06-05", "2017-06-05"),
        ("It burned on 5 March 13 times.", "2031-03-05", "2031-03-05"),
        ("It burned on Thursday March 13 again.", "2031-03-13", "2031-03-13"),
        ("It burned on 05/06/2017.", "2017-06-05", "2017-06-05"),
        ("It burned in early March 2014.", "2014-03", "2014-03"),
        ("It burned in the summer of 2014.", "2014-SU", "2014-22"),
        ("It burned in the 1990s.", "199", "199X"),
        ("It burned in the 19th century.", "18", "18XX"),
        ("It burned on Wednesday.", "2031-05-07", "2031-05-07"),
        ("It burned yesterday.", "2031-05-08", "2031-05-08"),
        ("It burned tonight.", "2031-05-09TNI", "2031-05-09"),
        ("It burned this morning.", "2031-05-09TMO", "2031-05-09"),
        ("It burned this week.", "2031-W19", "2031-05-05/2031-05-11"),
        ("It burned this weekend.", "2031-W19-WE", "2031-05-10/2031-05-11"),
        ("It burned last month.", "2031-04", "2031-04"),
        ("It burned two days ago.", "2031-05-07", "2031-05-07"),
        ("It burned on April 28.", "2031-04-28", "2031-04-28"),
        ("It burned on December 13th.", "2030-12-13", "2030-12-13"),
        ("It burned for three days.", "P3D", None),
        ("It burned for several weeks.", "PXW", None),
        ("A three-day pause began.", "P3D", None),
        ("It burns every day.", "XXXX-XX-XX", None),
        ("They now wait.", "PRESENT_REF", None),
        ("أعلن ذلك في ١٤ كانون الأول ٢٠١٦", "2016-12-14", "2016-12-14"),
        ("It burned on 12 Nisan 2031.", "2031-04-12", "2031-04-12"),
        ("It burned in Kanun al-Awwal 2030.", "2030-12", "2030-12"),
        ("أعلن ذلك أمس", "2031-05-08", "2031-05-08"),
    ],
)
def test_an_expression_has_its_value(read: Read, words: str, value: str, edtf: str | None) -> None:
    assert [(one[1], one[2]) for one in values(read, words)] == [(value, edtf)]


@pytest.mark.parametrize(
    "words", ["yesterday", "on Wednesday", "last month", "two days ago", "this week", "on April 28"]
)
def test_nothing_is_dated_without_a_document_date(read: Read, words: str) -> None:
    assert [one[1:] for one in values(read, f"It burned {words}.", published=None)] == [(None, None)]


def test_a_narrative_dates_itself(read: Read) -> None:
    told = values(
        read, "War began on 3 May 1994. On 7 June the bridge fell. Two days later the town fell. By 1996 it ended."
    )
    assert [one[1] for one in told] == ["1994-05-03", "1994-06-07", "1994-06-09", "1996"]


@pytest.mark.parametrize(
    "words", ["A 23-year-old fled.", "Some 1200 people fled.", "He may come.", "The march was long."]
)
def test_ages_numbers_of_people_and_other_words_are_no_times(read: Read, words: str) -> None:
    assert values(read, words) == []


@pytest.mark.parametrize(
    "words",
    [
        "The wall fell in the former Yugoslavia.",
        "Former President Orsan Tal saw it.",
        "The then Prime Minister Orsan Tal saw it.",
        "The late Ambrel Quint saw it.",
        "The Future Harbour Movement saw it.",
    ],
)
def test_what_somebody_or_a_country_was_once_is_no_time(read: Read, words: str) -> None:
    assert values(read, words) == []


def test_former_without_a_name_and_late_in_a_month_are_times(read: Read) -> None:
    told = values(read, "In former times, and in late May 2030, the wall stood.")
    assert [(text.lower(), value) for text, value, _ in told] == [("former", "PAST_REF"), ("late may 2030", "2030-05")]


def test_a_quoted_speech_of_no_stated_day_dates_nothing(read: Read) -> None:
    told = values(read, "\u201cThey shelled us yesterday,\u201d the envoy said. Rescue work ended yesterday.")
    assert [one[1] for one in told] == [None, "2031-05-08"]


def test_a_date_of_the_hijri_calendar_is_found_and_not_converted(read: Read) -> None:
    assert values(read, "It burned on 3 Ramadan 1452.") == [("3 Ramadan 1452", None, None)]


@pytest.mark.parametrize(
    ("words", "text", "edtf"),
    [
        ("Between 3 and 5 June 2030 the army shelled it.", "Between 3 and 5 June 2030", "2030-06-03/2030-06-05"),
        ("The army shelled it from Tuesday to Thursday.", "from Tuesday to Thursday", "2031-05-06/2031-05-08"),
        ("The army shelled it from 3 to 5 June 2030.", "from 3 to 5 June 2030", "2030-06-03/2030-06-05"),
        ("The army shelled it from January to March 2031.", "from January to March 2031", "2031-01/2031-03"),
        ("The army shelled it on 3 and 5 June 2030.", "3 and 5 June 2030", "{2030-06-03,2030-06-05}"),
    ],
)
def test_a_pair_of_days_is_an_interval_where_the_words_say_so(read: Read, words: str, text: str, edtf: str) -> None:
    time = read(words).statements[0].time
    assert time is not None
    assert (time.text, time.edtf) == (text, edtf)


TURNS = ("next", "following", "previous", "same", "that", "this", "last", "past", "coming", "later that")
UNITS = (
    "day", "week", "weekend", "month", "year", "decade", "century", "morning", "afternoon", "evening", "night",
    "spring", "summer", "autumn", "winter",
)  # fmt: skip


@pytest.mark.parametrize("published", ["2031-05-09", None])
def test_every_turn_of_every_unit_is_told_or_left(read: Read, published: str | None) -> None:
    """The words "this past spring" once ended the reading of its report."""
    words = " ".join(f"It burned {turn} {unit}." for turn in TURNS for unit in UNITS)
    assert values(read, words, published)


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("The army shelled the market on 3 and 7 May.", ["2031-05-03", "2031-05-07"]),
        ("The army shelled the market on 3, 5 and 7 December 2016.", ["2016-12-03", "2016-12-05", "2016-12-07"]),
        ("The army shelled the market on the 3rd and 7th of May 2030.", ["2030-05-03", "2030-05-07"]),
        ("The army shelled the market on 3 or 7 Dec 2030.", ["2030-12-03", "2030-12-07"]),
        ("The army shelled the market on December 3 and 7, 2030.", ["2030-12-03", "2030-12-07"]),
        ("The army shelled the market on 30 November and 2 December 2030.", ["2030-11-30", "2030-12-02"]),
        ("The army shelled the market in March and May 2015.", ["2015-03", "2015-05"]),
        ("The army shelled the market from November to March 2016.", ["2015-11", "2016-03"]),
        ("The army shelled the market on Monday and Wednesday.", ["2031-05-05", "2031-05-07"]),
    ],
)
def test_each_time_of_a_list_has_its_own_value(read: Read, words: str, values: list[str]) -> None:
    assert [one.value for one in read(words).times] == values


@pytest.mark.parametrize("words", ["On May 3 and 7 people were hurt.", "On May 3 and 7 the well was poisoned."])
def test_a_number_behind_a_day_is_a_day_only_where_it_counts_nobody(read: Read, words: str) -> None:
    found = [one.value for one in read(words).times]
    assert found == (["2031-05-03"] if "people" in words else ["2031-05-03", "2031-05-07"])


@pytest.mark.parametrize(
    ("words", "text", "edtf"),
    [
        ("The army shelled the market on 3 and 7 May.", "3 and 7 May", "{2031-05-03,2031-05-07}"),
        ("The army shelled the market on 3, 5 and 7 May.", "3, 5 and 7 May", "{2031-05-03,2031-05-05,2031-05-07}"),
        ("The army shelled the market on 3 or 7 May.", "3 or 7 May", "[2031-05-03,2031-05-07]"),
        ("The army shelled the market between 3 and 7 May.", "between 3 and 7 May", "2031-05-03/2031-05-07"),
        ("The army shelled the market in March and May 2015.", "March and May 2015", "{2015-03,2015-05}"),
        ("The army bombed the mill on Monday and on Wednesday.", "Monday and on Wednesday", "{2031-05-05,2031-05-07}"),
        ("The army bombed the mill on Monday, and rain fell on Wednesday.", "Monday", "2031-05-05"),
    ],
)
def test_a_statement_about_several_days_keeps_them_all(read: Read, words: str, text: str, edtf: str) -> None:
    time = read(words).statements[0].time
    assert time is not None
    assert (time.text, time.edtf) == (text, edtf)


def test_arabic_days_told_together_are_a_set(read: Read) -> None:
    reading = read("قصف الجيش السوق في 3 و7 كانون الأول 2030.", language="ar")
    (statement,) = reading.statements
    assert statement.time is not None
    assert statement.time.edtf == "{2030-12-03,2030-12-07}"
