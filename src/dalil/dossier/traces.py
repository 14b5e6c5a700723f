"""Numbers for what leads to a person without being a name, and where it stands in what a page shows."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from dalil.dossier.roster import Roster
from dalil.vocab.parties import Parties
from dalil.vocab.traces import Trace, find_traces, load_trace_words

UNNUMBERED = "private"
"""Stands in place of a number where a page shows a trace that was in no text when the numbers were given."""
_SHORTEST = 5


@dataclass(frozen=True)
class Traces:
    """The traces of an account by key, each with its number; `open` are those that name a party and stay.

    `written` has the number of each as it is spelled somewhere. Found in a value by their form; and, since a quote may
    be cut off from the words that tell what a number is, also wherever one stands again.
    """

    numbers: Mapping[str, str] = field(default_factory=dict)
    open: frozenset[str] = frozenset()
    written: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, shown: Iterable[str], roster: Roster, parties: Parties | None) -> "Traces":
        """Number the traces in the order of their keys, behind the persons of the roster."""
        found: dict[str, tuple[Trace, set[str]]] = {}
        for value in shown:
            for trace in find_traces(value):
                found.setdefault(trace.key, (trace, set()))[1].add(value[trace.start : trace.end])
        public = {key for key, (trace, words) in found.items() if _is_public(trace, words, parties)}
        roles = load_trace_words().roles
        private = sorted(found.keys() - public)
        numbers = {key: roster.next(roles[found[key][0].kind]) for key in private}
        written = {words: numbers[key] for key in private for words in sorted(found[key][1])}
        return cls(numbers, frozenset(public), written)

    def found(self, value: str) -> Iterator[tuple[int, int, str]]:
        """Where traces stand in the value, as code points [start, end), each with its number."""
        for trace in find_traces(value):
            if trace.key not in self.open:
                yield trace.start, trace.end, self.numbers.get(trace.key, UNNUMBERED)
        if self.written:
            for match in self._again.finditer(value):
                yield match.start(), match.end(), self.written[match.group()]

    @cached_property
    def _again(self) -> re.Pattern[str]:
        words = sorted(self.written, key=lambda one: (-len(one), one))
        return re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, words))})(?![^\W_])")


def _is_public(trace: Trace, written: Iterable[str], parties: Parties | None) -> bool:
    """Whether the account or the letters are a party's own name."""
    if parties is None or trace.kind not in ("account", "initials"):
        return False
    spelt = [re.sub(r"[\W_]+", joint, words).strip() for words in sorted(written) for joint in ("", " ")]
    return any(parties.named(one) is not None for one in spelt)
