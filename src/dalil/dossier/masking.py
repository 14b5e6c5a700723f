"""Private persons as role and number, in everything that a page shows."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from markupsafe import Markup, escape

from dalil.model.party import PersonMention

SHORTEST = 2
SHORTEST_GIVEN = 3
PARTICLES = frozenset(("abu", "ben", "bin", "del", "der", "dos", "ibn", "umm", "van", "von"))
_UNDOTTED = str.maketrans("ı", "i")


@dataclass(frozen=True)
class Masking:
    """Numbers for the private persons of one account, and the replacing of their names wherever they stand.

    Every name by which a private person is mentioned anywhere in the account, and each part of it, is replaced as
    whole words in quotes, context, titles and file names alike: rather one word too many than a name too few. Case,
    accents, vowel marks and the forms of a letter make no difference; only a given name or a name of one word
    (`single`) has to be written with its capital, since it may be an ordinary word too. `roles` tells what P-003 is.
    """

    numbers: Mapping[str, str] = field(default_factory=dict)
    roles: Mapping[str, str] = field(default_factory=dict)
    single: frozenset[str] = frozenset()

    @classmethod
    def of(cls, persons: Mapping[str, Iterable[PersonMention]]) -> "Masking":
        """Number the private persons by exhibit and place of first mention."""
        numbers: dict[str, str] = {}
        roles: dict[str, str] = {}
        known: dict[tuple[str, str], str] = {}
        for exhibit in sorted(persons):
            for mention in sorted(persons[exhibit], key=lambda one: one.start):
                name = _name(mention.name)
                if mention.public or len(name) < SHORTEST:
                    continue
                fallback = f"P-{len(roles) + 1:03d}"
                number = known.get((exhibit, mention.key)) or numbers.get(name) or fallback
                known[exhibit, mention.key] = number
                numbers.setdefault(name, number)
                roles.setdefault(number, mention.role or "person")
        public = {part for own in persons.values() for one in own if one.public for part in _name(one.name).split()}
        numbers, single = _with_parts(numbers, public)
        return cls(numbers, roles, single)

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
        parts: list[Markup] = []
        at = 0
        for start, end, number in self.found(value):
            parts.extend((escape(value[at:start]), _block(number)))
            at = end
        return Markup("").join((*parts, escape(value[at:])))

    def found(self, value: str) -> Iterator[tuple[int, int, str]]:
        """Where private names stand in the value, as code points [start, end), each with its number."""
        if not self.numbers:
            return
        folded, places = _folded(value)
        for found in self._pattern.finditer(folded):
            start = places[found.start()]
            end = places[found.end()] if found.end() < len(places) else len(value)
            name = _words(found[0])
            if name not in self.single or not value[start].islower():
                yield start, end, self.numbers[name]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        names = sorted(self.numbers, key=lambda name: (-len(name), name))
        alternatives = "|".join(r"[\W_]+".join(re.escape(word) for word in name.split()) for name in names)
        return re.compile(rf"(?<![^\W_])(?:{alternatives})(?![^\W_])")


def _with_parts(numbers: dict[str, str], public: set[str]) -> tuple[dict[str, str], frozenset[str]]:
    """The names with their parts, those of public persons left out, and which of them need their capital."""
    single = {name for name in numbers if " " not in name}
    for name in sorted(numbers.keys() - single):
        *given, surname = name.split()
        single.discard(surname)
        if surname not in public:
            numbers.setdefault(surname, numbers[name])
        for part in given:
            if len(part) >= SHORTEST_GIVEN and part not in numbers and part not in public | PARTICLES:
                numbers[part] = numbers[name]
                single.add(part)
    return numbers, frozenset(single)


def _folded(value: str) -> tuple[str, Sequence[int]]:
    """The value without case and marks over or under letters, and for each letter left its place in the value."""
    if value.isascii():
        return value.casefold(), range(len(value))
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(value):
        plain = letter if letter.isascii() else unicodedata.normalize("NFKD", letter)
        kept = [one for one in plain.casefold().translate(_UNDOTTED) if not unicodedata.combining(one)]
        letters.extend(kept)
        places.extend([place] * len(kept))
    return "".join(letters), places


def _name(value: str) -> str:
    return _words(_folded(value)[0])


def _words(folded: str) -> str:
    return " ".join(re.split(r"[\W_]+", folded)).strip()


def _block(number: str) -> Markup:
    return Markup('<span class="masked" title="a private person; the exact words stay in the case">[{}]</span>').format(
        number
    )
