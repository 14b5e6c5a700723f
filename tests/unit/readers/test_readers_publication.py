import pytest

from dalil.errors import SettingsError
from dalil.readers import date_claims, publication, read

PROSE = "The army shelled the market on Monday, residents said."


def claims(text: str) -> list[tuple[str, str, str]]:
    found = read(text.encode(), "a.txt").rendition
    assert found is not None
    return [(claim.when.edtf, claim.when.basis, claim.role) for claim in date_claims(found)]


def test_date_line_with_an_update_dates_by_its_first_date() -> None:
    text = f"21/11/2036 07:40 GMT | Updated 22/11/2037 09:25 GMT\n\nA title\n\n{PROSE}"
    found = read(text.encode(), "a.txt").rendition
    given = publication(stated={}, side={}, rendition=found)
    assert given.published is not None
    assert (given.published.edtf, given.published.basis) == ("2036-11-21", "text")
    assert [(claim.when.edtf, claim.role) for claim in given.claims] == [
        ("2036-11-21", "published"),
        ("2037-11-22", "updated"),
    ]
    assert given.claims[1].words == "Updated 22/11/2037"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"SAREL, May 9, 2034 (Meridian) - {PROSE}", [("2034-05-09", "dateline", "published")]),
        (f"SAREL, Karn, 9 May 2034 — {PROSE}", [("2034-05-09", "dateline", "published")]),
        (f"SAREL, 9 May 2034. {PROSE}", [("2034-05-09", "dateline", "published")]),
        (f"SAREL, 9 May (Meridian) - {PROSE}", []),
        (f"ساريل (ميريديان) ٩ أيار ٢٠٣٤ - {PROSE}", [("2034-05-09", "dateline", "published")]),
        (
            f"A title\n\n9 May 2034\n\nSAREL, May 8 (Meridian) - {PROSE}",
            [("2034-05-09", "text", "published"), ("2034-05-08", "dateline", "published")],
        ),
        (
            f"2 January 2035\n\nSAREL, 30 December (Meridian) - {PROSE}",
            [("2035-01-02", "text", "published"), ("2034-12-30", "dateline", "published")],
        ),
        (f"Statement, 9 May 2034\n\n{PROSE}", [("2034-05-09", "text", "published")]),
        (f"On 9 May 2034 - a Tuesday - {PROSE}", []),
        (f"A child in Sarel, 9 May 2021. (file) Photo: Agency\n\n{PROSE}", []),
        (f"The attack of 9 May 2034\n\n{PROSE}", []),
        (PROSE, []),
        (f"Updated 9 May 2034\n\n{PROSE}", [("2034-05-09", "text", "updated")]),
        (f"آخر تحديث: ٩ أيار ٢٠٣٤\n\n{PROSE}", [("2034-05-09", "text", "updated")]),
    ],
)
def test_claims_of_the_text(text: str, found: list[tuple[str, str, str]]) -> None:
    assert claims(text) == found


def test_stated_wins_and_the_conflict_stays_visible() -> None:
    found = read(f"9 May 2034\n\n{PROSE}".encode(), "a.txt").rendition
    given = publication(stated={"published": "2034-05-11"}, side={"published": "10/05/2034"}, rendition=found)
    assert given.published is not None
    assert given.published.edtf == "2034-05-11"
    assert [(claim.when.edtf, claim.when.basis) for claim in given.claims] == [
        ("2034-05-11", "stated"),
        ("2034-05-10?", "side_file"),
        ("2034-05-09", "text"),
    ]


def test_a_stated_date_completes_a_dateline() -> None:
    found = read(f"SAREL, May 8 (Meridian) - {PROSE}".encode(), "a.txt").rendition
    given = publication(stated={"published": "2034-05-09"}, side={}, rendition=found)
    assert [claim.when.edtf for claim in given.claims] == ["2034-05-09", "2034-05-08"]


def test_metadata_settles_an_exchangeable_date() -> None:
    page = f"<html><meta name=date content=2034-03-04><p>04/03/2034 10:00</p><p>{PROSE}</p></html>"
    found = read(page.encode(), "a.html").rendition
    assert found is not None
    assert [(claim.when.edtf, claim.when.basis) for claim in date_claims(found)] == [
        ("2034-03-04", "metadata"),
        ("2034-03-04", "text"),
    ]


def test_unknown_stays_unknown() -> None:
    assert publication(stated={}, side={}, rendition=None) == (None, ())


def test_every_wrong_stated_date_is_named() -> None:
    with pytest.raises(SettingsError) as caught:
        publication(stated={"published": "soon"}, side={"published": "32/05/2034"}, rendition=None)
    assert len(caught.value.problems) == 2
