import pytest

from dalil.readers.dates import ends_in_date, written_dates


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("2034-05-09", "2034-05-09"),
        ("2034-05-09T23:10:00+03:00", "2034-05-09"),
        ("2034/05/09", "2034-05-09"),
        ("14/12/2036 05:16 GMT", "2036-12-14"),
        ("12/14/2036", "2036-12-14"),
        ("03/04/2036", "2036-04-03?"),
        ("04.04.2036", "2036-04-04"),
        ("9 May 2034", "2034-05-09"),
        ("Tuesday, 9th of May, 2034", "2034-05-09"),
        ("May 9, 2034", "2034-05-09"),
        ("Sept. 9, 2034", "2034-09-09"),
        ("Tue, 09 May 2034 21:30:00 +0300", "2034-05-09"),
        ("9 mai 2034", "2034-05-09"),
        ("9 de mayo de 2034", "2034-05-09"),
        ("9 травня 2034", "2034-05-09"),
        ("9 мая 2034", "2034-05-09"),
        ("9 Mayıs 2034", "2034-05-09"),
        ("١٤ آذار ٢٠٣٤", "2034-03-14"),
        ("14 اذار 2034", "2034-03-14"),
        ("12 كانون الأول/ديسمبر 2034", "2034-12-12"),
        ("12 كانون الثاني 2034", "2034-01-12"),
        ("١٤/١٢/٢٠٣٤", "2034-12-14"),
        ("يوم 3 أيلول (سبتمبر) 2034", "2034-09-03"),
    ],
)
def test_a_written_day(words: str, edtf: str) -> None:
    assert [one.edtf for one in written_dates(words)] == [edtf]


@pytest.mark.parametrize(
    "words", ["31/02/2034", "45/13/2034", "12 of them", "page 3/4", "in May", "30 February 2034", "1234-56-78"]
)
def test_what_is_no_day(words: str) -> None:
    assert [one for one in written_dates(words) if one.edtf] == []


@pytest.mark.parametrize(("words", "month", "day"), [("12 March", 3, 12), ("March 12", 3, 12), ("١٢ شباط", 2, 12)])
def test_a_day_without_a_year_has_none(words: str, month: int, day: int) -> None:
    (one,) = written_dates(words)
    assert (one.year, one.month, one.day, one.edtf) == (None, month, day, None)


def test_a_certain_date_settles_an_exchangeable_one() -> None:
    assert [one.edtf for one in written_dates("03/04/2036, updated 12/14/2036")] == ["2036-03-04", "2036-12-14"]
    assert [one.edtf for one in written_dates("03/04/2036, updated 14/12/2036")] == ["2036-04-03", "2036-12-14"]


@pytest.mark.parametrize(
    ("line", "closes"),
    [
        ("Statement, 12 March 2034", True),
        ("Harbour desk | 12/03/2034.", True),
        ("قلديس، ١٤ آذار ٢٠٣٤", True),
        ("The attack of 12 March 2034", False),
        ("12 March 2034: a day in Sarel", False),
        ("Statement, 12 March", False),
    ],
)
def test_a_line_that_closes_with_its_date(line: str, closes: bool) -> None:
    assert ends_in_date(line) is closes
