"""Private persons as role and number, in everything that a page shows."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property

from markupsafe import Markup, escape

from dalil.dossier.roster import Roster, fold, fold_name
from dalil.dossier.traces import UNNUMBERED, Traces
from dalil.model.party import PersonMention
from dalil.vocab.parties import Parties
from dalil.vocab.personal_names import hashes, load_personal_names

SHORTEST_PART = 2
_GLUE = frozenset("_@/\\")
_DOTTED = re.compile(r"(?:\w[-.]\Z)|(?:[-.]\w)")
_NO_LETTER = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Masking:
    """Numbers for the private persons of one account, and the replacing of their names wherever they stand.

    Every name by which a private person is mentioned anywhere in the account, and each part of it, is replaced as
    whole words in quotes, context, titles, addresses and file names alike: rather one word too many than a name too
    few. Case, accents, vowel marks and the forms of a letter make no difference; a name of one word or a given name
    that is a word of English too (`single`) has to be written with its capital. `kept` are names of public persons,
    parties and places, of several words, which stay whole. `roles` tells what P-003 is. `traces` are the numbers of
    telephones, addresses, accounts, plates, papers and initials by their keys; None where nothing is masked.
    """

    numbers: Mapping[str, str] = field(default_factory=dict)
    roles: Mapping[str, str] = field(default_factory=dict)
    single: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()
    traces: Traces | None = None

    @classmethod
    def of(
        cls,
        persons: Mapping[str, Iterable[PersonMention]],
        *,
        elsewhere: Iterable[str] = (),
        kept: Iterable[str] = (),
        shown: Iterable[str] = (),
        parties: Parties | None = None,
    ) -> "Masking":
        """Number the private persons by exhibit and place of first mention.

        `elsewhere` are words outside the texts, in file names and addresses, that may be names too; they come last but
        for the traces in all that is `shown`. An account or initials that name one of the `parties` stay.
        """
        roster = Roster.of(persons)
        for word in sorted(elsewhere):
            roster.add(fold_name(word))
        public = [fold_name(one.name) for own in persons.values() for one in own if one.public]
        whole = frozenset(name for name in (*public, *map(fold_name, kept)) if " " in name) - roster.numbers.keys()
        numbers = _with_parts(roster.numbers, {name.split()[-1] for name in public if name})
        is_plain = load_personal_names().is_plain
        single = frozenset(name for name in numbers if " " not in name and is_plain(name))
        return cls(numbers, roster.roles, single, whole, Traces.of(shown, roster, parties))

    def text(self, value: str) -> str:
        """The value with every private name replaced by its number in brackets."""
        parts: list[str] = []
        at = 0
        for start, end, number in self.found(value):
            parts.extend((value[at:start], f"[{number}]"))
            at = end
        return "".join((*parts, value[at:]))

    def html(self, value: str) -> Markup:
        """The value escaped for HTML, every private name replaced by a marked block."""
        found = self.found(value)
        if not found:
            return escape(value)
        parts: list[str] = []
        at = 0
        for start, end, number in found:
            parts.extend((escape(value[at:start]), _block(number)))
            at = end
        return Markup("".join((*parts, escape(value[at:]))))  # noqa: S704 each part is escaped or a block of ours

    def found(self, value: str) -> tuple[tuple[int, int, str], ...]:
        """Where private names stand in the value, as code points [start, end), each with its number.

        What was looked through once is kept: a page shows the same names, places and quotes many times over.
        """
        kept = self._kept.get(value)
        if kept is None:
            kept = self._kept[value] = tuple(self._joined(value))
        return kept

    def _joined(self, value: str) -> Iterator[tuple[int, int, str]]:
        traces = self.traces.found(value) if self.traces is not None else ()
        last: tuple[int, int, str] | None = None
        for one in sorted((*self._named(value), *traces), key=lambda one: (one[0], -one[1])):
            if last is not None and one[0] < last[1]:
                last = last[0], max(last[1], one[1]), one[2] if last[2] == UNNUMBERED else last[2]
            else:
                if last is not None:
                    yield last
                last = one
        if last is not None:
            yield last

    def _named(self, value: str) -> Iterator[tuple[int, int, str]]:
        if not self.numbers:
            return
        folded, places = fold(value)
        within = tuple(hashes(value))
        for found in self._pattern.finditer(folded):
            start = places[found.start()]
            end = places[found.end()] if found.end() < len(places) else len(value)
            name = self._spelt[_NO_LETTER.sub("", found[0])]
            if name in self.kept or any(first <= start and end <= last for first, last in within):
                continue
            if name not in self.single or not value[start].islower() or _is_glued(value, start, end):
                yield start, end, self.numbers[name]

    @cached_property
    def _kept(self) -> dict[str, tuple[tuple[int, int, str], ...]]:
        """What stands in each value that was looked through."""
        return {}

    @cached_property
    def _spelt(self) -> Mapping[str, str]:
        """The names by their letters alone."""
        return {_NO_LETTER.sub("", name): name for name in sorted({*self.numbers, *self.kept})}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        names = sorted({*self.numbers, *self.kept}, key=lambda name: (-len(name), name))
        alternatives = "|".join(r"[\W_]*".join(re.escape(word) for word in name.split()) for name in names)
        return re.compile(rf"(?<![^\W\d_])(?:{alternatives})(?![^\W\d_])")


def _with_parts(numbers: Mapping[str, str], surnames: set[str]) -> dict[str, str]:
    """The names with their parts; the surnames of public persons stay, for they are mostly theirs."""
    known = load_personal_names()
    whole = dict(numbers)
    for name in sorted(name for name in numbers if " " in name):
        for part in name.split():
            if len(part) >= SHORTEST_PART and part not in surnames | known.particles and not known.is_never(part):
                whole.setdefault(part, numbers[name])
    return whole


def _is_glued(value: str, start: int, end: int) -> bool:
    """Whether the words stand in a file name or an address, where nobody writes capitals."""
    before, after = value[max(0, start - 2) : start], value[end : end + 2]
    return (
        before[-1:] in _GLUE
        or after[:1] in _GLUE
        or _DOTTED.search(before) is not None
        or _DOTTED.match(after) is not None
    )


@cache
def _block(number: str) -> Markup:
    return Markup('<span class="masked" title="a private person; the exact words stay in the case">[{}]</span>').format(
        number
    )
