from dataclasses import replace

from tests.conftest import plain_report
from tests.telling import PARTIES, told

from dalil.model.picture import Picture
from dalil.model.report import Report
from dalil.origins.pictures import reused, same_pictures
from dalil.origins.trace import trace

PRINTS = tuple(f"{0xA5A5 << (16 * n):064x}" for n in range(8))
CAPTION = "Smoke over the mole (archive)"


def printing(name: str, published: str | None, *prints: tuple[str, ...]) -> Report:
    made = plain_report(f"Page of {name}.", ("caption", CAPTION), name=f"{name}.txt", published=published)
    pictures = tuple(
        Picture(part=f"p{n}", sha256=f"{n:064x}", width=90, height=90, prints=one) for n, one in enumerate(prints)
    )
    return replace(made, pictures=pictures)


def changed(prints: tuple[str, ...], bits: int) -> tuple[str, ...]:
    return tuple(f"{int(one, 16) ^ ((1 << bits) - 1):064x}" for one in prints)


def test_one_picture_in_two_reports_is_a_link_to_where_it_stood_first() -> None:
    old, new = printing("old", "2029-01-01", PRINTS), printing("new", "2031-05-09", changed(PRINTS, 20))
    (link,) = same_pictures([new, old])
    assert (link.kind, link.directed, link.certain) == ("same_media", True, True)
    assert (link.from_, link.to) == (new.exhibit.sha256, old.exhibit.sha256)
    assert {span.text for span in link.spans} == {CAPTION}
    assert "no picture of anything later" in link.reason


def test_a_turned_picture_is_found_and_said_to_be_turned() -> None:
    turned = (PRINTS[3], *PRINTS[:3], *PRINTS[4:])
    (link,) = same_pictures([printing("a", None, PRINTS), printing("b", None, turned)])
    assert "turned or mirrored" in link.reason
    assert not link.directed


def test_another_picture_is_another_one() -> None:
    assert same_pictures([printing("a", None, PRINTS), printing("b", None, changed(PRINTS, 120))]) == ()
    assert same_pictures([printing("a", None), printing("b", None, PRINTS)]) == ()


def test_where_else_a_picture_stands_is_told() -> None:
    one, two = printing("a", None, PRINTS), printing("b", None, changed(PRINTS, 120), PRINTS)
    assert reused([one, two]) == {
        (one.exhibit.sha256, "p0"): ((two.exhibit.sha256, "p1"),),
        (two.exhibit.sha256, "p1"): ((one.exhibit.sha256, "p0"),),
    }


def test_captions_of_one_picture_rest_on_one_picture() -> None:
    one, two = printing("a", "2031-05-01", PRINTS), printing("b", "2031-05-09", PRINTS)
    said = [told(where, "Smoke over the mole", "act.shelling", kind="caption") for where in (one, two)]
    (origin,) = trace([one, two], said, parties=PARTIES)
    assert [link.kind for link in origin.links] == ["same_media"]
    assert len(trace([one, replace(two, pictures=())], said, parties=PARTIES)) == 2
