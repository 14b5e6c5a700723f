"""How whole reports stand to one another: what a build says of each, beside its statements."""

from tests.conftest import plain_report

from dalil.casework.kinship import kinships
from dalil.model.report import Report

QUOTE = "“Whoever counts our boats should first count the widows who mend their sails by candle light in the granary”"
WIRE = (
    "Rockets burned eleven boats at Selmouth on Tuesday. The chandlery fell, and Ambrel Quint lost both hands, "
    "said Ismen Dar of the Selmouth harbour office."
)
TOLD_AGAIN = (
    "Ambrel Quint, a rigger of Selmouth, lay without his hands on Wednesday. Ismen Dar counted eleven boats burned, "
    "and nothing of the Selmouth chandlery stood."
)
CHOIR = "A choir sang on the mole while the tea gardens stood empty, and no ferry crossed the strait all day."


def paper(name: str, *blocks: str, published: str = "2031-05-09") -> Report:
    return plain_report(*blocks, name=name, published=published)


def test_a_copy_is_of_the_group_of_its_source_and_says_whence_it_was_taken() -> None:
    wire, copy, other = (
        paper("wire.txt", WIRE),
        paper("copy.txt", f"{WIRE} The port is shut.", published="2031-05-10"),
        paper("choir.txt", CHOIR),
    )
    found = kinships([copy, other, wire])
    ours = found[copy.exhibit.sha256]
    assert (ours.group, ours.taken_from) == (found[wire.exhibit.sha256].group, wire.exhibit.sha256)
    assert found[other.exhibit.sha256].group != ours.group
    assert found[wire.exhibit.sha256].taken_from is None


def test_a_shared_quotation_is_named_on_both_sides_and_joins_no_group() -> None:
    one, two = paper("one.txt", CHOIR, QUOTE), paper("two.txt", "Frost closed the mountain road to all mules.", QUOTE)
    found = kinships([one, two])
    assert found[one.exhibit.sha256].quotes_with == (two.exhibit.sha256,)
    assert found[two.exhibit.sha256].quotes_with == (one.exhibit.sha256,)
    assert found[one.exhibit.sha256].group != found[two.exhibit.sha256].group


def test_reports_of_one_occurrence_in_their_own_words_name_each_other() -> None:
    one, two, choir = paper("one.txt", WIRE), paper("two.txt", TOLD_AGAIN), paper("choir.txt", CHOIR)
    found = kinships([one, two, choir])
    assert found[one.exhibit.sha256].told_with == (two.exhibit.sha256,)
    assert found[two.exhibit.sha256].told_with == (one.exhibit.sha256,)
    assert found[choir.exhibit.sha256].told_with == ()


def test_the_order_of_reports_changes_nothing() -> None:
    reports = [paper("one.txt", WIRE), paper("two.txt", TOLD_AGAIN), paper("three.txt", CHOIR, QUOTE)]
    assert kinships(reports) == kinships(reports[::-1])
