from dalil.statements.attribution.marks import find_quoted


def quoted(text: str) -> list[str]:
    return [text[one.start : one.end] for one in find_quoted(text)]


def test_curly_straight_angular_and_wire_marks_pair() -> None:
    assert quoted("He said “go” and \"stay\" and «wait» and ''leave'' now.") == [
        "“go”",
        '"stay"',
        "«wait»",
        "''leave''",
    ]


def test_single_marks_pair_and_apostrophes_do_not() -> None:
    assert quoted("She said 'the workers' huts are gone' and didn't stay.") == ["'the workers' huts are gone'"]
    assert quoted("The boys' killing shocked the valley's people; it wasn't told.") == []


def test_a_quotation_inside_a_quotation_is_deeper() -> None:
    found = find_quoted("“He told me ‘run’ and left.”")
    assert [one.depth for one in found] == [0, 1]


def test_an_unclosed_quotation_runs_to_the_end_and_says_so() -> None:
    found = find_quoted("“We waited all night.")
    assert [(one.start, one.end, one.closed) for one in found] == [(0, 21, False)]


def test_inches_and_lone_marks_are_no_quotation() -> None:
    assert quoted("The pipe is 5'10 long and 3\" wide.") == []
