from dataclasses import replace

from tests.conftest import plain_report

from dalil.model.report import Report
from dalil.origins.copies import copies, nearest
from dalil.origins.words import Words, words_of

STORY = (
    "Fishing crews at the eastern mole of Orsk Bay counted eleven burnt boats on Tuesday after a night of rocket fire "
    "that broke the ice house, the chandlery and the lamp store beside the old slipway. The harbour master said that "
    "nobody slept aboard, because the ferry strike had kept forty passengers in the customs hall until dawn. Two "
    "cranes fell across the tramway and will have to be cut up before the salt trains can run to the mainland again."
)
OTHER = (
    "A long frost has closed the mountain road above the tea gardens, and the post goes by mule once in a fortnight. "
    "The schoolmaster keeps a list of the letters that arrive and reads it out in the square on market days. Villagers "
    "say that the older mules know the way without a driver, even where the snow has covered every stone of the path."
)
FURNITURE = "All rights reserved. Nothing on this page may be copied or passed on without the consent of the publisher."


def read(*reports: Report) -> list[Words]:
    return [text for text in map(words_of, reports) if text is not None]


def test_a_copy_under_another_byline_is_found_with_its_passages() -> None:
    one = plain_report("By Tidal Wire", STORY, name="wire.txt", published="2031-05-01")
    two = plain_report("Harbour Post, staff", STORY, "More on page four.", name="post.txt", published="2031-05-03")
    (link,) = copies(read(one, two))
    assert (link.kind, link.rule, link.directed) == ("copy", "copy.run", True)
    assert (link.from_, link.to) == (two.exhibit.sha256, one.exhibit.sha256)
    assert {span.rendition for span in link.spans} == {r.rendition.id for r in (one, two) if r.rendition}
    assert "equal words in a row" in link.reason
    assert nearest([link]) == {two.exhibit.sha256: one.exhibit.sha256}


def test_a_truncated_copy_is_found() -> None:
    cut = plain_report(STORY[: len(STORY) // 2], name="cut.txt", published="2031-05-04")
    assert len(copies(read(plain_report(STORY, name="whole.txt"), cut))) == 1


def test_an_edited_copy_is_found() -> None:
    edited = (
        STORY.replace("counted", "tallied").replace("broke", "wrecked").replace("nobody", "no one")
        .replace("kept", "held").replace("fell", "toppled").replace("old ", "")
    )  # fmt: skip
    assert len(copies(read(plain_report(STORY, name="a.txt"), plain_report(edited, name="b.txt")))) == 1


def test_reports_of_one_town_in_other_words_are_no_copies() -> None:
    fresh = (
        "Eleven boats lie burnt at Orsk Bay. Rockets came in the dark, and by morning the slipway had lost its lamp "
        "store. Forty people waited for a ferry in the customs hall; the harbour master thinks that saved them."
    )
    assert copies(read(plain_report(STORY, name="a.txt"), plain_report(fresh, name="b.txt"))) == ()


def test_shared_furniture_links_nothing() -> None:
    own = [STORY, OTHER, "The choir of the lower town sings on Sunday in the granary, as it does each spring."]
    texts = read(*(plain_report(text, FURNITURE, name=f"{n}.txt") for n, text in enumerate(own)))
    assert copies(texts) == ()


def test_a_quotation_is_no_copy() -> None:
    quote = f"“{STORY[:200]}”"
    hosts = [
        plain_report(OTHER, quote, name="a.txt"),
        plain_report("The tide was late. " + quote, OTHER[:5], name="b.txt"),
    ]
    assert all(link.kind != "copy" for link in copies(read(hosts[0], plain_report(quote, "x " * 200, name="c.txt"))))


def test_one_mould_with_other_facts_is_no_copy() -> None:
    mould = "Rescue teams in {} pulled {} people from the fallen hall and drove {} more to the clinic beside the road."
    one, two = mould.format("Orsk Bay", 14, 33), mould.format("Selm", 5, 71)
    assert copies(read(plain_report(one, name="a.txt"), plain_report(two, name="b.txt"))) == ()


def test_without_dates_a_credit_shows_the_way() -> None:
    wire = replace(plain_report(STORY, name="wire.txt", published=None), outlet="Tidal Wire")
    copy = plain_report("(Tidal Wire)", STORY, name="copy.txt", published=None, outlet="Harbour Post")
    (link,) = copies(read(wire, copy))
    assert link.directed
    assert link.to == wire.exhibit.sha256


def test_nothing_can_be_compared_with_nothing() -> None:
    assert copies([]) == ()
    assert copies(read(plain_report("", name="empty.txt"), plain_report("one", name="short.txt"))) == ()
