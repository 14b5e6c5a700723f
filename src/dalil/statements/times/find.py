"""Find the time expressions of a document."""

from collections.abc import Iterator
from datetime import date

from dalil.model.span import Range
from dalil.model.when import bounds
from dalil.statements.along import Along
from dalil.statements.passage import Passage, fold
from dalil.statements.reading import Reading
from dalil.statements.times.grammar import Expression, expressions
from dalil.statements.times.lists import told_together
from dalil.statements.times.narrator import Narrator
from dalil.statements.times.timex import Timex, TimexType
from dalil.statements.times.value import edtf_of

FEW = 3
"""From that many years told on, a text is judged by them."""
_FUTURE = frozenset(("will", "shall", "'ll"))
_QUOTED = frozenset(("direct", "mixed", "block", "post"))


def find_times(reading: Reading) -> tuple[Timex, ...]:
    """All time expressions in order, anchored to the document's date, inside a speech to the speech's date."""
    told = [
        (passage, told_together(text, passage.doc, list(expressions(text))))
        for passage in reading.passages
        for text in (fold(reading.text[passage.block.start : passage.block.end]),)
    ]
    published = _day(reading.published.edtf) if reading.published else None
    narrator = Narrator(narrative=_is_narrative([one for _, many in told for one in many], published))
    speeches = _speeches(reading)
    found: list[Timex] = []
    for passage, many in told:
        if not narrator.narrative:
            narrator.last = None
        for expression in many:
            found.extend(_timex(passage, expression, narrator, published, speeches))
    return tuple(found)


def _timex(
    passage: Passage,
    expression: Expression,
    narrator: Narrator,
    published: date | None,
    speeches: Along[date | None],
) -> Iterator[Timex]:
    if _counts_things(passage, expression):
        return
    place = Range(start=passage.start + expression.start, end=passage.start + expression.end)
    days = list(speeches.over(place))
    narrator.now = days[0] if days else published
    narrator.now_basis = "speech" if days else "document"
    narrator.future = _is_future(passage, expression)
    if (said := narrator.tell(expression)) is None:
        return
    kind = _type(expression, said.value)
    edtf = edtf_of(said.value) if kind in ("DATE", "TIME") else None
    basis = "text" if said.basis == "document" and narrator.now is None else said.basis
    yield Timex(range=place, type=kind, value=said.value, edtf=edtf, basis=basis)


def _type(expression: Expression, value: str | None) -> TimexType:
    if expression.kind in ("set", "per"):
        return "SET"
    if value is None:
        return "DURATION" if expression.kind in ("duration", "span") else "DATE"
    if value.startswith("P") and "_" not in value:
        return "DURATION"
    return "TIME" if "T" in value and "_" not in value else "DATE"


def _day(edtf: str) -> date | None:
    first, last = bounds(edtf)
    return first if first == last else None


def _is_narrative(many: list[Expression], published: date | None) -> bool:
    """Whether a text tells of other years than its own: most years that it names are not that of its date."""
    years = [int(one.parts["year"]) for one in many if "year" in one.parts] + [-1 for one in many if "old" in one.parts]
    if len(years) < FEW:
        return False
    near = sum(published is not None and published.year - 1 <= year <= published.year + 1 for year in years)
    return 2 * near < len(years)


def _speeches(reading: Reading) -> Along[date | None]:
    """The day of each speech, where the text states it, along what is quoted, innermost first."""
    return Along(
        (content, _day(one.spoken) if one.spoken else None)
        for one in reversed(reading.attributions)
        if one.form in _QUOTED
        for content in one.content
    )


def _counts_things(passage: Passage, expression: Expression) -> bool:
    """Whether what looks like a bare year counts people or things ("1200 people")."""
    if expression.kind != "year" or expression.end - expression.start > 4 or "era" in expression.parts:  # noqa: PLR2004 digits of a year
        return False
    span = passage.doc.char_span(expression.start, expression.end)
    if span is None:
        return False
    token = span[0]
    return token.dep_ == "nummod" and token.head.i > token.i and token.head.pos_ == "NOUN" and token.head.tag_ == "NNS"


def _is_future(passage: Passage, expression: Expression) -> bool:
    span = passage.doc.char_span(expression.start, expression.end, alignment_mode="expand")
    if span is None:
        return False
    return any(child.lower_ in _FUTURE for near in span[0].ancestors for child in near.children if child.dep_ == "aux")
