"""Private persons as role and number, in everything that a page shows."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from markupsafe import Markup, escape

from dalil.model.party import PersonMention

SHORTEST = 2


@dataclass(frozen=True)
class Masking:
    """Numbers for the private persons of one account, and the replacing of their names wherever they stand.

    Every name by which a private person is mentioned anywhere in the account, and the surname of each, is replaced as
    whole words in quotes, context, titles and file names alike: rather one word too many than a name too few. A name
    of one word alone is replaced only as it is written, since it may be an ordinary word too. `roles` tell who each is.
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
        single: dict[str, str] = {}
        for exhibit in sorted(persons):
            for mention in sorted(persons[exhibit], key=lambda one: one.start):
                if mention.public or len(mention.name) < SHORTEST:
                    continue
                fallback = f"P-{len(set(numbers.values())) + 1:03d}"
                number = known.get((exhibit, mention.key)) or numbers.get(_folded(mention.name)) or fallback
                known[exhibit, mention.key] = number
                numbers.setdefault(_folded(mention.name), number)
                roles.setdefault(number, mention.role or "person")
                if len(mention.name.split()) == 1:
                    single[_folded(mention.name)] = mention.name
        shared = {_folded(one.name).split()[-1] for own in persons.values() for one in own if one.public}
        surnames = {name.split()[-1]: number for name, number in numbers.items() if " " in name}
        for surname, number in surnames.items():
            single.pop(surname, None)
            if surname not in shared:
                numbers.setdefault(surname, number)
        return cls(numbers, roles, frozenset(single.values()))

    def text(self, value: str) -> str:
        """The value with every private name replaced by its number in brackets."""
        return self._pattern.sub(lambda found: f"[{self._number(found[0])}]", value) if self.numbers else value

    def html(self, value: str) -> Markup:
        """The value escaped for HTML, every private name replaced by a marked block."""
        if not self.numbers:
            return escape(value)
        parts: list[Markup] = []
        at = 0
        for found in self._pattern.finditer(value):
            parts.extend((escape(value[at : found.start()]), _block(self._number(found[0]))))
            at = found.end()
        return Markup("").join((*parts, escape(value[at:])))

    def _number(self, name: str) -> str:
        return self.numbers[_folded(name)]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        cased = {_folded(name) for name in self.single}
        names = sorted(self.numbers.keys() - cased, key=lambda name: (-len(name), name))
        loose = "|".join(r"[\W_]+".join(re.escape(word) for word in name.split()) for name in names)
        exact = "|".join(re.escape(form) for name in sorted(self.single) for form in (name, name.upper()))
        either = "|".join(part for part in (f"(?i:{loose})" if loose else "", exact) if part)
        return re.compile(rf"(?<![^\W_])(?:{either})(?![^\W_])")


def _folded(name: str) -> str:
    return " ".join(re.split(r"[\W_]+", name.casefold())).strip()


def _block(number: str) -> Markup:
    return Markup('<span class="masked" title="a private person; the exact words stay in the case">[{}]</span>').format(
        number
    )
