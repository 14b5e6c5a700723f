"""How many independent origins stand behind statements."""

from collections.abc import Iterable, Sequence

from dalil.model.origin import Origin, OriginCount
from dalil.model.statement import Statement
from dalil.origins.components import Components
from dalil.origins.sources import names_no_source


def count(origins: Iterable[Origin], statements: Iterable[Statement]) -> OriginCount:
    """The origins that these statements lead back to: `high` merges only what certainly is one, `low` all that may be.

    Origins for which nobody but an outlet's or unknown author's voice answers are counted apart (`unattributed`).
    """
    chosen = {statement.id: statement for statement in statements}
    reached = [origin for origin in origins if any(member in chosen for member in origin.statements)]
    bare = [origin for origin in reached if _unattributed(origin, chosen)]
    named = [origin for origin in reached if not _unattributed(origin, chosen)]
    return OriginCount(low=_low(named), high=len(named), unattributed=len(bare))


def _unattributed(origin: Origin, chosen: dict[str, Statement]) -> bool:
    return all(names_no_source(chosen[member]) for member in origin.statements if member in chosen)


def _low(named: Sequence[Origin]) -> int:
    home = {member: number for number, origin in enumerate(named) for member in origin.statements}
    groups = Components(len(named))
    for origin in named:
        for link in origin.links:
            if not link.certain and link.from_ in home and link.to in home:
                groups.join(home[link.from_], home[link.to])
    return len(groups.groups())
