from dataclasses import replace

import pytest
from tests.conftest import plain_report
from tests.telling import ENVOY, MINISTER, MINISTRY, MONITOR, PARTIES, SOUTH, WIRE, told

from dalil.model.origin import Origin
from dalil.model.party import Party
from dalil.model.report import Report
from dalil.model.statement import Statement
from dalil.origins.count import count
from dalil.origins.quotations import shared_quotations
from dalil.origins.sources import Voices
from dalil.origins.ties import Evidence
from dalil.origins.trace import trace
from dalil.origins.words import words_of

SPEECH = "More than 4,000 people are cut off behind the mole, and winter will ask each of us what we did with our boats"
VARIANT = "More than 4000 people are cut off behind the mole. Winter will ask each one of us what we did with our boats"


def origin_of(origins: tuple[Origin, ...], statement: Statement) -> Origin:
    (found,) = [origin for origin in origins if statement.id in origin.statements]
    return found


AROUND = {
    "harbour": "The hall was cold and half of its lamps were out. Delegates kept their coats on until the tea came.",
    "post": "Few had expected her back before spring. She left by the fish market, where nobody stopped to listen.",
    "a": "A notice about the tram fares hung on the door. The session lasted from noon to four, with one short break.",
    "b": "Gulls could be heard through the roof all day. Her second visit this year drew fewer cameras than the first.",
}


def quoting(words: str, name: str) -> Report:
    return plain_report(AROUND[name], f"Then the envoy said: “{words}.”", name=f"{name}.txt")


def test_one_speech_in_two_reports_is_one_origin_with_two_documents() -> None:
    one, two = quoting(SPEECH, "harbour"), quoting(VARIANT, "post")
    said = [told(one, SPEECH, "harm.trapped", ENVOY), told(two, VARIANT, "harm.trapped", ENVOY)]
    origins = trace([one, two], said, parties=PARTIES)
    assert [origin.documents for origin in origins] == [("harbour.txt", "post.txt")]
    assert origins[0].kind == "speech"
    assert origins[0].held
    assert {link.rule for link in origins[0].links} == {"quotation.run"}


def test_a_speech_printed_without_marks_is_found_by_a_quotation_of_it() -> None:
    block = f"{SPEECH}. You hold the rope. You hold it tight."
    one, two = plain_report(AROUND["a"], block, name="a.txt"), quoting(SPEECH, "post")
    said = [
        told(one, "You hold the rope", "act.siege", ENVOY),
        told(one, "You hold it tight", "act.siege", ENVOY),
        told(two, SPEECH, "harm.trapped", ENVOY),
    ]
    assert len(trace([one, two], said, parties=PARTIES)) == 1


def test_another_speech_of_the_same_person_is_another_origin() -> None:
    one, two = quoting(SPEECH, "harbour"), quoting("Nobody has asked me for a second boat since the thaw", "post")
    said = [told(one, SPEECH, "harm.trapped", ENVOY), told(two, "asked me for a second boat", None, ENVOY)]
    assert len(trace([one, two], said, parties=PARTIES, matters={s.id: "m" for s in said})) == 2


def test_the_links_of_a_quotation_are_anchored_on_both_sides() -> None:
    texts = [text for text in map(words_of, (quoting(SPEECH, "a"), quoting(VARIANT, "b"))) if text is not None]
    (shared,) = shared_quotations(texts)
    assert len({span.rendition for span in shared.link.spans}) == 2
    for span in shared.link.spans:
        text = next(t.rendition.text for t in texts if t.identifier == span.rendition)
        assert text[span.start : span.end] == span.text


def test_a_body_named_twice_on_one_matter_is_one_origin_and_not_held() -> None:
    one = plain_report("The League said that rockets struck the mole.", name="a.txt")
    two = plain_report("According to the League the mole was hit by rockets.", name="b.txt")
    said = [
        told(one, "rockets struck the mole", "act.shelling", SOUTH),
        told(two, "the mole was hit", "act.shelling", SOUTH),
    ]
    same = trace([one, two], said, parties=PARTIES, matters={s.id: "mole" for s in said})
    assert [(origin.documents, origin.held) for origin in same] == [(("a.txt", "b.txt"), False)]
    apart = trace([one, two], said, parties=PARTIES, matters={said[0].id: "mole", said[1].id: "mill"})
    assert len(apart) == 2


def test_the_source_s_own_document_holds_the_origin() -> None:
    own = replace(plain_report("Reef Monitor counts six dead.", name="note.txt"), author="Reef Monitor")
    citing = plain_report("Six are dead, Reef Monitor said.", name="paper.txt")
    said = [
        told(own, "counts six dead", "act.kill", attribution="ngo"),
        told(citing, "Six are dead", "act.kill", MONITOR, attribution="ngo"),
    ]
    (origin,) = trace([own, citing], said, parties=PARTIES, matters={s.id: "m" for s in said})
    assert (origin.kind, origin.held) == ("document", True)


def test_an_agency_whose_report_is_in_the_case_is_held_and_one_that_is_not_is_named() -> None:
    wire = plain_report("A dredger sank at the mole.", name="wire.txt", outlet="Tidal Wire")
    paper = plain_report("A ship went down, Tidal Wire reported.", name="paper.txt", outlet="Harbour Post")
    said = [
        told(wire, "A dredger sank", "act.shelling"),
        told(paper, "A ship went down", "act.shelling", WIRE, attribution="media"),
    ]
    (origin,) = trace([wire, paper], said, parties=PARTIES, matters={s.id: "m" for s in said})
    assert "citation.held" in {link.rule for link in origin.links}
    (named,) = trace([paper], said[1:], parties=PARTIES)
    assert (named.kind, named.held) == ("agency", False)


def test_an_outlet_named_beside_what_a_voice_says_carries_it() -> None:
    text = "In remarks carried by Tidal Wire, residents said the mole was hit. Rockets hit Tidal Wire, residents said."
    paper = plain_report(text, name="paper.txt", outlet="Harbour Post")
    own = plain_report(f"By hand. {text}", name="wire.txt", outlet="Tidal Wire")

    def through(where: Report, quote: str, sentence: str) -> str | None:
        assert where.rendition is not None
        start = where.rendition.text.index(sentence)
        one = told(where, quote, "act.shelling", "residents", sentence=(start, start + len(sentence)))
        carrier = Voices(parties=PARTIES, reports={where.exhibit.sha256: where}).source(one).through
        return carrier.name if carrier is not None else None

    first, second = (f"{part}." for part in text.rstrip(".").split(". "))
    assert through(paper, "the mole was hit", first) == "Tidal Wire"
    assert through(own, "the mole was hit", first) is None, "its own outlet"
    assert through(paper, "Rockets hit Tidal Wire", second) is None, "what is told is of the outlet"


def test_a_copy_is_one_origin_however_exactly_the_act_of_the_same_words_was_read() -> None:
    words = "Rockets struck the mole at dawn, and nobody at the fish market had heard the siren that morning"
    one, two = (plain_report(f"{words}, residents said.", AROUND["a"], mark, name=f"{mark}.txt") for mark in "xy")
    said = [told(one, words, "act.shelling", "residents"), told(two, words, "act.attack", "residents")]
    assert len(trace([one, two], said, parties=PARTIES, matters={s.id: "m" for s in said})) == 1
    said[1] = told(two, words[:44], "act.attack", "residents")
    assert len(trace([one, two], said, parties=PARTIES, matters={s.id: "m" for s in said})) == 2


def test_an_outlet_that_no_table_lists_is_one_where_its_report_is_stated_to_be_its_own() -> None:
    wire = plain_report("A dredger sank at the mole, residents said.", name="wire.txt", outlet="Gull Dispatch")
    paper = plain_report("A ship went down, Gull Dispatch reported.", name="paper.txt", outlet="Harbour Post")
    said = [
        told(wire, "A dredger sank", "act.shelling", "residents", attribution="first_hand"),
        told(paper, "A ship went down", "act.shelling", "Gull Dispatch", attribution="second_hand"),
    ]
    named = replace(said[1], speakers=(replace(said[1].speakers[0], party="party_0123456789abcdef"),))
    for citing in (said[1], named):  # with and without the id that a case gives to names that it does not know
        (origin,) = trace([wire, paper], [said[0], citing], parties=PARTIES, matters={s.id: "m" for s in said})
        assert [link.rule for link in origin.links] == ["citation.relayed"]
    assert len(trace([wire, paper], said, parties=PARTIES)) == 2


def test_a_minister_and_the_ministry_may_be_one_origin() -> None:
    report = plain_report("The ministry denied it. “We shelled nobody,” the minister said.", name="a.txt")
    said = [
        told(report, "denied it", "act.shelling", MINISTRY),
        told(report, "We shelled nobody", "act.shelling", MINISTER),
    ]
    origins = trace([report], said, parties=PARTIES, matters={s.id: "m" for s in said})
    found = count(origins, said)
    assert (found.low, found.high, found.unattributed) == (1, 2, 0)


def test_an_outlet_s_own_voice_is_no_independent_witness() -> None:
    report = plain_report("Shells fell on the mill.", name="a.txt")
    said = [told(report, "Shells fell", "act.shelling")]
    found = count(trace([report], said, parties=PARTIES), said)
    assert (found.low, found.high, found.unattributed) == (0, 0, 1)


def test_unnamed_residents_of_two_reports_are_two_origins() -> None:
    one, two = (plain_report(f"Residents say {n} shells fell.", name=f"{n}.txt") for n in ("six", "seven"))
    said = [told(r, "shells fell", "act.shelling", "residents", attribution="first_hand") for r in (one, two)]
    assert len(trace([one, two], said, parties=PARTIES, matters={s.id: "m" for s in said})) == 2


def test_a_person_decides_what_is_same_and_what_is_different() -> None:
    one, two = quoting(SPEECH, "harbour"), quoting(VARIANT, "post")
    said = [told(one, SPEECH, "harm.trapped", ENVOY), told(two, VARIANT, "harm.trapped", ENVOY)]
    pair = [(said[0].id, said[1].id)]
    assert len(trace([one, two], said, parties=PARTIES, different=pair)) == 2
    other = plain_report("Residents heard two blasts.", name="other.txt")
    heard = told(other, "heard two blasts", "act.shelling", "Residents", attribution="first_hand")
    joined = trace([one, two, other], [*said, heard], parties=PARTIES, same=[(said[0].id, heard.id)])
    assert len(joined) == 1


def test_a_person_can_part_two_statements_of_one_voice() -> None:
    report = quoting(SPEECH, "harbour")
    said = [
        told(report, "4,000 people are cut off", "harm.trapped", ENVOY),
        told(report, "winter will ask", None, ENVOY),
    ]
    assert len(trace([report], said, parties=PARTIES)) == 1
    assert len(trace([report], said, parties=PARTIES, different=[(said[0].id, said[1].id)])) == 2


def test_every_statement_has_exactly_one_origin() -> None:
    one, two = quoting(SPEECH, "harbour"), quoting(VARIANT, "post")
    said = [told(one, SPEECH, "harm.trapped", ENVOY), told(two, VARIANT, "harm.trapped", ENVOY)]
    origins = trace([one, two], said, parties=PARTIES)
    assert all(origin_of(origins, statement) for statement in said)


def citing(name: str, words: str, address: str) -> Report:
    return plain_report(AROUND["a" if name < "n" else "b"], f"{words} {address} was read there.", name=f"{name}.txt")


@pytest.mark.parametrize(
    ("one", "two", "kind", "certain"),
    [
        ("twitter.com/pier/status/1234?s=20", "x.com/pier/status/1234", "same_post", True),
        ("t.me/quay_watch/77?single", "t.me/quay_watch/77.", "same_post", True),
        ("https://www.reef.example/log?id=7&utm_source=a", "http://reef.example/log/?id=7#top", "same_url", False),
    ],
)
def test_one_post_is_one_origin_and_one_page_may_be(one: str, two: str, kind: str, certain: bool) -> None:
    reports = citing("a", "Two shells fell.", one), citing("z", "The mole was hit twice.", two)
    said = [
        told(reports[0], "Two shells fell", "act.shelling", "a resident", attribution="first_hand"),
        told(reports[1], "The mole was hit twice", "act.shelling", "a fisherman", attribution="first_hand"),
    ]
    origins = trace(reports, said, parties=PARTIES, matters={s.id: "m" for s in said})
    (link,) = {link for origin in origins for link in origin.links}
    assert (link.kind, link.certain) == (kind, certain)
    assert len(origins) == (1 if certain else 2)
    assert count(origins, said).low == 1
    assert all(span.text for span in link.spans)


def test_another_post_of_the_same_place_is_another_one() -> None:
    reports = citing("a", "Two shells fell.", "t.me/quay/77"), citing("z", "The mole was hit twice.", "t.me/quay/78")
    said = [
        told(reports[0], "Two shells fell", "act.shelling", "a resident"),
        told(reports[1], "The mole was hit twice", "act.shelling", "a fisherman"),
    ]
    assert len(trace(reports, said, parties=PARTIES, matters={s.id: "m" for s in said})) == 2


def test_a_report_whose_address_is_named_is_held() -> None:
    url = "https://reef.example/log/7"
    own = plain_report("A dredger sank at the mole.", name="own.txt", outlet="Tidal Wire", url=url)
    citing_it = citing("paper", "A ship went down.", "https://www.reef.example/log/7")
    said = [told(own, "A dredger sank", "act.shelling"), told(citing_it, "A ship went down", "act.shelling")]
    (origin,) = trace([own, citing_it], said, parties=PARTIES, matters={s.id: "m" for s in said})
    assert [link.rule for link in origin.links] == ["citation.url"]


def test_an_error_in_common_may_be_one_origin() -> None:
    spelt = ("Halvora", "Halvora", "Halvora", "Halvroa", "Halvroa")
    counted = (312, 312, 312, 317, 317)
    reports = [
        plain_report(f"Note {n}. They say that {word} was hit.", name=f"{n}.txt") for n, word in enumerate(spelt)
    ]
    said = [
        told(
            report,
            f"{word} was hit",
            "act.shelling",
            "residents",
            attribution="first_hand",
            counted=("killed", number, number, "people"),
        )
        for report, word, number in zip(reports, spelt, counted, strict=True)
    ]
    bare = Evidence(copies=(), quotations=(), citations=())
    origins = trace(reports, said, parties=PARTIES, wording=bare, matters={s.id: "m" for s in said})
    assert {link.rule for origin in origins for link in origin.links} == {
        "common_error.spelling",
        "common_error.number",
    }
    assert (count(origins, said).low, count(origins, said).high) == (4, 5)


MILLER = "Ilo Varn"


def retold(name: str, outlet: str, day: str) -> Report:
    return plain_report(f"A barge sank, {name} told us.", name=f"{name}.txt", outlet=outlet, published=day)


def test_a_witness_named_in_two_reports_of_one_matter_is_one_origin() -> None:
    one, two = retold("one", "Hill Courier", "2031-05-08"), retold("two", "Dune Post", "2031-05-09")
    said = [told(report, "A barge sank", "act.shelling", MILLER, attribution="first_hand") for report in (one, two)]
    (origin,) = trace([one, two], said, parties=PARTIES, matters={s.id: "m" for s in said})
    assert {link.rule for link in origin.links} == {"citation.witness"}
    apart = trace([one, two], said, parties=PARTIES, matters={said[0].id: "m", said[1].id: "n"})
    assert len(apart) == 2
    halves = [told(report, "A barge sank", "act.shelling", "Ilo", attribution="first_hand") for report in (one, two)]
    assert len(trace([one, two], halves, parties=PARTIES, matters={s.id: "m" for s in halves})) == 2


def test_a_witness_quoted_twice_in_other_words_may_have_spoken_twice() -> None:
    one = plain_report("“A barge sank at the mole,” Ilo Varn said.", name="one.txt")
    two = plain_report("“It went down before us,” said Ilo Varn.", name="two.txt")
    said = [
        told(one, "A barge sank", "act.shelling", MILLER, attribution="first_hand"),
        told(two, "It went down", "act.shelling", MILLER, attribution="first_hand"),
    ]
    found = count(trace([one, two], said, parties=PARTIES, matters={s.id: "m" for s in said}), said)
    assert (found.low, found.high) == (1, 2)


def test_what_an_outlet_laid_to_a_witness_is_the_witness_s_where_the_outlet_is_cited() -> None:
    wire = plain_report("A barge sank, Ilo Varn said. Six, Dara Moll said.", name="w.txt", outlet="Tidal Wire")
    paper = plain_report("Six went down with a barge, Tidal Wire reported.", name="p.txt", outlet="Dune Post")
    said = [
        told(wire, "A barge sank", "act.shelling", MILLER, counted=("killed", 9, 9, "people")),
        told(wire, "Six", "act.shelling", "Dara Moll", counted=("killed", 6, 6, "people")),
        told(paper, "Six went down", "act.shelling", WIRE, attribution="media", counted=("killed", 6, 6, "people")),
    ]
    origins = trace([wire, paper], said, parties=PARTIES, matters={s.id: "m" for s in said})
    assert len(origins) == 2
    assert origin_of(origins, said[2]) == origin_of(origins, said[1])
    earlier = plain_report("Six went down with a barge, Tidal Wire reported.", name="e.txt", published="2031-05-01")
    said[2] = told(earlier, "Six went down", "act.shelling", WIRE, attribution="media")
    assert len(trace([wire, earlier], said, parties=PARTIES, matters={s.id: "m" for s in said})) == 3


def test_an_unnamed_voice_is_one_however_its_sentence_begins() -> None:
    wire = plain_report("Residents said a barge sank.", name="w.txt", outlet="Tidal Wire")
    paper = plain_report("Tidal Wire reported, citing residents, that a barge sank.", name="p.txt", outlet="Dune Post")
    said = [
        told(wire, "a barge sank", "act.shelling", "Residents", attribution="first_hand"),
        told(paper, "a barge sank", "act.shelling", WIRE, "residents", attribution="second_hand"),
    ]
    (origin,) = trace([wire, paper], said, parties=PARTIES, matters={s.id: "m" for s in said})
    assert {link.rule for link in origin.links} == {"citation.relayed"}


@pytest.mark.parametrize(
    ("outlet", "people", "origins"), [("Tidal Wire", 9, 1), ("Tidal Wire", 8, 2), ("Dune Post", 9, 2)]
)
def test_an_outlet_that_comes_back_to_an_unnamed_voice_with_its_figures_heard_it_once(
    outlet: str, people: int, origins: int
) -> None:
    first = plain_report("Two witnesses said a barge sank.", name="one.txt", outlet="Tidal Wire")
    later = plain_report("Before that, witnesses said a barge sank.", name="two.txt", outlet=outlet)
    said = [
        told(
            report, "a barge sank", "act.shelling", voice, attribution="first_hand", counted=("killed", n, n, "people")
        )
        for report, voice, n in ((first, "Two witnesses", 9), (later, "witnesses", people))
    ]
    assert len(trace([first, later], said, parties=PARTIES, matters={s.id: "m" for s in said})) == origins


@pytest.mark.parametrize(("later", "origins"), [("The source", 1), ("A source", 2)])
def test_the_source_is_the_one_that_the_report_has_from_an_outlet(later: str, origins: int) -> None:
    wire = plain_report("A medical source said a barge sank.", name="w.txt", outlet="Tidal Wire")
    paper = plain_report(
        f"Tidal Wire quoted a medical source: a barge sank. {later} said six drowned.", name="p.txt", outlet="Dune Post"
    )
    said = [
        told(wire, "a barge sank", "act.shelling", "medical source", attribution="anonymous"),
        told(paper, "a barge sank", "act.shelling", WIRE, "medical source", attribution="anonymous"),
        told(paper, "six drowned", "act.kill", "source", attribution="anonymous"),
    ]
    at = f"Tidal Wire quoted a medical source: a barge sank. {later}".rindex(later)
    said[2] = replace(said[2], speakers=(replace(said[2].speakers[0], start=at, end=at + len(later)),))
    assert len(trace([wire, paper], said, parties=PARTIES, matters={s.id: "m" for s in said})) == origins


def test_an_outlet_s_other_news_keeps_its_headline_a_headline() -> None:
    wire = plain_report(
        "Barge sinks", "A barge sank, Dara Moll said.", "Trade fell.", name="w.txt", outlet="Tidal Wire"
    )
    paper = plain_report("A barge sank, Tidal Wire reported.", name="p.txt", outlet="Dune Post")
    said = [
        told(wire, "Barge sinks", "act.shelling", attribution="media"),
        told(wire, "A barge sank", "act.shelling", "Dara Moll"),
        told(wire, "Trade fell", "harm.damage", attribution="media"),
        told(paper, "A barge sank", "act.shelling", WIRE, attribution="media"),
    ]
    origins = trace([wire, paper], said, parties=PARTIES, matters={s.id: "m" for s in (*said[:2], said[3])})
    assert origin_of(origins, said[3]) == origin_of(origins, said[1])


def test_what_an_outlet_tells_without_a_source_has_none_where_another_one_passes_it_on() -> None:
    wire = plain_report("A barge sank.", name="w.txt", outlet="Tidal Wire")
    paper = plain_report("A barge sank, Tidal Wire reported.", name="p.txt", outlet="Dune Post")
    said = [
        told(wire, "A barge sank", "act.shelling", attribution="media"),
        told(paper, "A barge sank", "act.shelling", WIRE, attribution="media"),
    ]
    third = plain_report("A barge sank, the Dune Post reported.", name="q.txt", outlet="Quay Times")
    dune = Party(id="outlet:dune post", name="Dune Post", kind="outlet")
    said.append(told(third, "A barge sank", "act.shelling", dune, attribution="media"))
    found = count(trace([wire, paper, third], said, parties=PARTIES, matters={s.id: "m" for s in said}), said)
    assert (found.low, found.high, found.unattributed) == (0, 0, 1)
