"""What leads to a person without being a name, by its form and by the words before it; forms of our own."""

import time

import pytest

from dalil.vocab.traces import find_traces


def found(text: str) -> list[tuple[str, str]]:
    return [(text[one.start : one.end], one.kind) for one in find_traces(text)]


@pytest.mark.parametrize(
    ("text", "mark", "kind"),
    [
        ("Soldiers shot S.K., 14, near the mill.", "S.K.", "initials"),
        ("SK, 14, was shot.", "SK", "initials"),
        ("K., 34, said so.", "K.", "initials"),
        ("the 14-year-old S.K. fled", "S.K.", "initials"),
        ("Mrs. H. said so", "H.", "initials"),
        ("interview_S.K._14.txt", "S.K.", "initials"),
        ("call +963 944 123 456 now", "+963 944 123 456", "phone"),
        ("tel. 0944-123-456", "0944-123-456", "phone"),
        ("photo_+963944123456.jpg", "+963944123456", "phone"),
        ("هاتف ٠٩٤٤١٢٣٤٥٦", "٠٩٤٤١٢٣٤٥٦", "phone"),
        ("write to layla_h@post.example!", "layla_h@post.example", "email"),
        ("layla[at]post[dot]example", "layla[at]post[dot]example", "email"),
        ("LAYLA [AT] POST [DOT] EXAMPLE", "LAYLA [AT] POST [DOT] EXAMPLE", "email"),
        ("so @layla_h wrote", "@layla_h", "account"),
        ("https://x.com/layla_h/status/12", "layla_h", "account"),
        ("signal: layla.99", "layla.99", "account"),
        ("AA 1234 BB stopped", "AA 1234 BB", "plate"),
        ("with the plate 7 TKL 99 in front", "7 TKL 99", "plate"),
        ("passport no. 012345678", "012345678", "paper"),
        ("IBAN SY12 3456 7890 1234", "SY12 3456 7890 1234", "paper"),
        ("12345678901 here", "12345678901", "number"),
    ],
)
def test_a_trace_is_found(text: str, mark: str, kind: str) -> None:
    assert found(text) == [(mark, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "the U.S. and the U.N. met at 5 p.m.",
        "by G.I. Joe",
        "1 200 000 people, 1,200,000 people, 300-4000 in 2014-2016",
        "14/12/2016 05:16 GMT, on 2016-12-14 at 05:16",
        "36.2021, 37.1343",
        "T-72, BM-21, Mi-24, AK-47, S-300",
        "Resolution 2139 (2014) and S/2016/1093",
        "Art. 8(2)(b)(xiii)",
        "section 12.3.4",
    ],
)
def test_figures_and_names_of_things_are_none(text: str) -> None:
    assert found(text) == []


def test_every_way_of_writing_a_number_has_one_key() -> None:
    keys = {
        one.key for text in ("+963 944 123 456", "+963-944-123456", "(+963) 944123456") for one in find_traces(text)
    }
    assert len(keys) == 1


def test_attack_a_long_word_costs_no_more_than_its_length() -> None:
    begun = time.process_time()
    for piece in ("a" * 200_000, "1" * 200_000, "a.b" * 70_000, "A B " * 50_000, "1-" * 100_000, "+1 " * 70_000):
        find_traces(piece)
    assert time.process_time() - begun < 20  # seconds; quadratic time would be hours
