from tests.conftest import plain_report

from dalil.model.report import Report
from dalil.origins.documents import document_origins, quoting_pairs, taken_from

QUOTE = "“Whoever counts our boats should first count the widows who mend their sails by candle light in the granary”"
FILLERS = (
    "The mountain road is closed by frost, and letters come by mule once in a fortnight to the school.",
    "A choir sang on the mole while the tea gardens stood empty, and no ferry crossed the strait all day.",
)
BURNED = "Rockets burned eleven boats at Selmouth on Tuesday. The chandlery fell, and Ambrel Quint lost both hands."


def paper(name: str, *blocks: str, published: str = "2031-05-09", outlet: str | None = None) -> Report:
    return plain_report(*blocks, name=name, published=published, outlet=outlet)


def citing(words: str, published: str = "2031-05-10") -> Report:
    body = f"{words} Selmouth woke to eleven wrecks, and Ambrel Quint was carried from what had been a chandlery."
    return paper("citing.txt", body, published=published, outlet="Harbour Post")


def test_a_report_that_names_its_source_in_words_of_its_own_is_of_one_origin_with_it() -> None:
    wire = paper("wire.txt", BURNED, outlet="Tidal Wire")
    report = citing("As Tidal Wire reported,")
    (origin,) = document_origins([wire, report])
    assert taken_from(origin) == {report.exhibit.sha256: wire.exhibit.sha256}
    (link,) = origin.links
    assert link.spans[0].text == "Tidal Wire"


def test_an_outlet_that_heads_its_reports_on_a_line_above_the_text_is_known_by_that_line() -> None:
    wires = [paper(f"{n}.txt", f"Tidal Wire\n{text}") for n, text in enumerate((BURNED, FILLERS[0]))]
    report = citing("As Tidal Wire reported,")
    origin = next(one for one in document_origins([*wires, report]) if report.exhibit.sha256 in one.documents)
    assert taken_from(origin) == {report.exhibit.sha256: wires[0].exhibit.sha256}


def test_the_same_facts_without_a_named_source_are_two_origins() -> None:
    assert len(document_origins([paper("wire.txt", BURNED, outlet="Tidal Wire"), citing("At dawn")])) == 2


def test_a_named_outlet_without_a_report_of_these_facts_is_not_taken_for_the_source() -> None:
    assert (
        len(document_origins([paper("wire.txt", FILLERS[0], outlet="Tidal Wire"), citing("As Tidal Wire reported,")]))
        == 2
    )


def test_a_later_report_is_nobody_s_source() -> None:
    wire = paper("wire.txt", BURNED, outlet="Tidal Wire", published="2031-05-12")
    assert len(document_origins([wire, citing("As Tidal Wire reported,")])) == 2


def test_a_shared_quotation_joins_no_reports_and_is_listed() -> None:
    hosts = [paper(f"{n}.txt", filler, QUOTE) for n, filler in enumerate(FILLERS)]
    origins = document_origins(hosts)
    pairs = {frozenset(pair) for origin in origins for pair in quoting_pairs(origin)}
    assert len(origins) == 2
    assert pairs == {frozenset(host.exhibit.sha256 for host in hosts)}


def test_order_of_reports_changes_nothing() -> None:
    reports = [
        paper("wire.txt", BURNED, outlet="Tidal Wire"),
        citing("As Tidal Wire reported,"),
        *(paper(f, f) for f in FILLERS),
    ]
    assert document_origins(reports) == document_origins(reports[::-1])
