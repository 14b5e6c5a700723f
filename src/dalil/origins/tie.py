"""One reason why two utterances rest on one origin, or possibly do."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dalil.model.link import Link, LinkKind
from dalil.model.span import Span
from dalil.model.statement import Statement
from dalil.origins.utterance import Utterance


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Two utterances (places in the list) that rest on one origin; where not `link.certain`, possibly."""

    one: int
    two: int
    link: Link


def tie(
    said: Sequence[Utterance],
    one: int,
    two: int,
    kind: LinkKind,
    rule: str,
    *,
    reason: str,
    spans: Iterable[Span] | None = None,
    certain: bool = True,
    directed: bool = False,
) -> Tie:
    """The tie between two utterances of the list; without `spans` the first statements of both are the evidence."""
    found = tuple(spans) if spans is not None else spans_of((said[one].statements[0], said[two].statements[0]))
    link = Link(
        from_=said[one].anchor,
        to=said[two].anchor,
        kind=kind,
        directed=directed,
        rule=rule,
        spans=found,
        reason=reason,
        certain=certain,
    )
    return Tie(one=min(one, two), two=max(one, two), link=link)


def spans_of(pair: tuple[Statement, Statement]) -> tuple[Span, ...]:
    """The words of both statements."""
    return tuple(Span(rendition=s.rendition, start=s.start, end=s.end, text=s.quote) for s in pair)
