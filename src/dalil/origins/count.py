"""How many independent origins stand behind statements."""

from collections.abc import Iterable, Sequence

from dalil.model.origin import Origin, OriginCount
from dalil.model.span import Span
from dalil.model.statement import Statement
from dalil.origins.components import Components
from dalil.origins.sources import names_no_source

_PASSING_ON = frozenset(("citation.held", "citation.relayed"))


def count(origins: Iterable[Origin], statements: Iterable[Statement]) -> OriginCount:
    """The origins that these statements lead back to: `high` merges only what certainly is one, `low` all that may be.

    Origins for which nobody but an outlet's or unknown author's voice answers are counted apart (`unattributed`); that
    another report passes such words on, naming the outlet whose own report is held, makes nobody answer for them.
    """
    chosen = {statement.id: statement for statement in statements}
    reached = [origin for origin in origins if any(member in chosen for member in origin.statements)]
    bare = [origin for origin in reached if _unattributed(origin, chosen)]
    named = [origin for origin in reached if not _unattributed(origin, chosen)]
    return OriginCount(low=_low(named), high=len(named), unattributed=len(bare))


def _unattributed(origin: Origin, chosen: dict[str, Statement]) -> bool:
    reached = (chosen[member] for member in origin.statements if member in chosen)
    passed_on = [link.spans[0] for link in origin.links if link.rule in _PASSING_ON]
    return all(names_no_source(one) or _passes_on(one, passed_on) for one in reached)


def _passes_on(statement: Statement, passed_on: Sequence[Span]) -> bool:
    """Whether the statement stands in a sentence that passes on an outlet's own report."""
    start, end = statement.sentence
    return any(one.rendition == statement.rendition and start <= one.start < end for one in passed_on)


def _low(named: Sequence[Origin]) -> int:
    home = {member: number for number, origin in enumerate(named) for member in origin.statements}
    groups = Components(len(named))
    for origin in named:
        for link in origin.links:
            if not link.certain and link.from_ in home and link.to in home:
                groups.join(home[link.from_], home[link.to])
    return len(groups.groups())
