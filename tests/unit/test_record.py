import pytest

from dalil.errors import InvalidValueError
from dalil.model.link import Link
from dalil.model.record import as_record, from_record
from dalil.model.rendition import Block, Locator, OffsetMap, Run
from dalil.model.span import Span
from dalil.model.statement import Participant
from dalil.model.when import When, bounds
from dalil.model.where import Where

LINK = Link(
    from_="a",
    to="b",
    kind="copy",
    directed=True,
    rule="copy.run",
    spans=(Span(rendition="r", start=2, end=4, text="ab"),),
    reason="The same words.",
)


def test_a_record_comes_back_as_it_was_written() -> None:
    written = as_record(LINK)
    assert written["from"] == "a"
    assert from_record(Link, written) == LINK


def test_an_unknown_field_is_refused_and_not_dropped() -> None:
    with pytest.raises(InvalidValueError, match="surprise"):
        from_record(Link, {**as_record(LINK), "surprise": 1})


def test_who_speaks_alone_is_written_as_before_anybody_spoke_together() -> None:
    alone, beside = (Participant(name="X", party=None, start=0, end=1, joint=joint) for joint in (False, True))
    assert as_record(alone) == {"name": "X", "party": None, "start": 0, "end": 1}
    assert [from_record(Participant, as_record(one)) for one in (alone, beside)] == [alone, beside]


def test_a_record_of_an_older_version_lacks_only_what_has_a_default() -> None:
    town = Where(name="Orsk", start=0, end=4, id=None, lat=None, lon=None, precision="unknown", radius_km=None)
    older = {name: value for name, value in as_record(town).items() if name != "gazetteer"}
    assert from_record(Where, older) == town
    del older["precision"]
    with pytest.raises(InvalidValueError, match="precision"):
        from_record(Where, older)


def test_a_span_must_hold_its_text() -> None:
    with pytest.raises(InvalidValueError):
        Span(rendition="r", start=2, end=4, text="abc")


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2031", "2031-01-01", "2031-12-31"),
        ("2032-02", "2032-02-01", "2032-02-29"),
        ("2031-05-09T10:00Z", "2031-05-09", "2031-05-09"),
        ("203X", "2030-01-01", "2039-12-31"),
        ("2031-24", "2031-12-01", "2032-02-29"),
        ("2031-05-01/2031-05-09", "2031-05-01", "2031-05-09"),
    ],
)
def test_an_edtf_value_has_a_first_and_a_last_day(edtf: str, first: str, last: str) -> None:
    assert tuple(str(day) for day in bounds(edtf)) == (first, last)


def test_an_open_interval_has_no_end() -> None:
    assert bounds("2031-05/..")[1] is None


@pytest.mark.parametrize("wrong", ["yesterday", "2031-13", "2031-02-30", "05/09/2031", ""])
def test_what_is_no_date_is_refused(wrong: str) -> None:
    with pytest.raises(InvalidValueError):
        When(edtf=wrong, basis="stated")


def test_a_position_is_cut_where_the_map_is_exact_and_whole_where_it_is_not() -> None:
    exact = Run(start=0, end=5, source=Locator(scheme="bytes", path="", start=10, end=15), linear=True)
    whole = Run(start=5, end=6, source=Locator(scheme="bytes", path="", start=15, end=21), linear=False)
    offsets = OffsetMap((exact, whole))
    assert [str(place) for place in offsets.position(3, 6)] == ["bytes::13-21"]
    assert [str(place) for place in offsets.position(3, 5)] == ["bytes::13-15"]
    assert [str(place) for place in offsets.position(5, 6)] == ["bytes::15-21"]
    assert Block(kind="paragraph", start=0, end=6).end == len("exact&")
