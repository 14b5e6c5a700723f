"""Which statements are asked for."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dalil.errors import InputError

# What a statement can be filtered by, in the order in which a person is shown it.
FACETS = (
    "status", "kind", "act", "speaker", "accused", "place", "document", "language", "incident", "origin", "review",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What has to hold of a statement, all of it at once.

    `values` names facets with the values of which one is enough, `words` must all occur in the quote, and the time
    must touch the days from `since` to `until` (ISO 8601, each end included).
    Raises `InputError` for a facet that is none.
    """

    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    words: str = ""
    since: str | None = None
    until: str | None = None

    def __post_init__(self) -> None:
        unknown = sorted(set(self.values) - set(FACETS))
        if unknown:
            raise InputError(f"Nothing can be filtered by {', '.join(unknown)}.", f"Use {', '.join(FACETS)}.")

    def without(self, name: str) -> "Filter":
        """The same with nothing asked of one facet: its counts say what else could be chosen."""
        rest = {facet: values for facet, values in self.values.items() if facet != name}
        return Filter(values=rest, words=self.words, since=self.since, until=self.until)

    @property
    def empty(self) -> bool:
        """Whether every statement is asked for."""
        return not (any(self.values.values()) or self.words.strip() or self.since or self.until)
