"""Who is private in an account, and under which number: one person, one number, also where only a part is said."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dalil.model.party import POSSIBLY, PersonMention

SHORTEST = 2
# A kunya names a parent by the child: Umm Sami is not Sami (folded forms).
_KUNYAS = frozenset(("abo", "abou", "abu", "um", "umm", "ابا", "ابو", "ابي", "ام"))
ELSEWHERE = "a word in a file name or an address, possibly a person"
_HUMP = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")
_UNDOTTED = str.maketrans("ı", "i")


@dataclass(slots=True)
class Roster:
    """Private names, folded, with their numbers; the role of each number as the first mention with a role gives it."""

    numbers: dict[str, str] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, persons: Mapping[str, Iterable[PersonMention]]) -> "Roster":
        """Number the private persons by exhibit and place of first mention."""
        roster = cls()
        known: dict[tuple[str, str], str] = {}
        private = {
            exhibit: [(fold_name(one.name), one) for one in sorted(own, key=lambda one: one.start) if not one.public]
            for exhibit, own in sorted(persons.items())
        }
        everywhere = _owners(name for own in private.values() for name, _ in own)
        for exhibit, own in private.items():
            here = _owners(name for name, _ in own)
            abroad = _abroad({name for name, _ in own} - set(here), everywhere)
            for name, mention in own:
                if len(name) < SHORTEST:
                    continue
                fuller = here.get(name) or abroad.get(name) or name
                number = known.get((exhibit, mention.key)) or roster.numbers.get(name) or roster.numbers.get(fuller)
                number = roster.add(fuller if number is None else name, mention.role or "person", number)
                known[exhibit, mention.key] = roster.numbers.setdefault(name, number)
        return roster

    def add(self, name: str, role: str = ELSEWHERE, number: str | None = None) -> str:
        """Enter a folded name under its number, or under the next one; a role that says more replaces a guess."""
        number = self.numbers.setdefault(name, number or self.free)
        if self.roles.get(number, POSSIBLY) == POSSIBLY:
            self.roles[number] = role
        return number

    def next(self, role: str) -> str:
        """The next number, for somebody of this role who has no name."""
        number = self.free
        self.roles[number] = role
        return number

    @property
    def free(self) -> str:
        """The number that is given next."""
        return f"P-{len(self.roles) + 1:03d}"


def _owners(names: Iterable[str]) -> dict[str, str]:
    """For each word of the names of several words the first name that holds it; a kunya holds nobody else."""
    owners: dict[str, str] = {}
    for name in names:
        words = name.split()
        for word in words if len(words) > 1 and words[0] not in _KUNYAS else ():
            owners.setdefault(word, name)
    return owners


def _abroad(bare: Iterable[str], everywhere: Mapping[str, str]) -> dict[str, str]:
    """The fuller names that other reports have for the bare ones of a report.

    A given name and a surname that stand apart in one report are not made one person by a third that joins them.
    """
    found = {name: everywhere[name] for name in bare if name in everywhere}
    borne = Counter(found.values())
    return {name: fuller for name, fuller in found.items() if borne[fuller] == 1}


def fold(value: str) -> tuple[str, Sequence[int]]:
    """The value without case and marks over or under letters, and for each letter left its place in the value.

    Where only a capital parts two words ("MaraVess") a low line is put between them, at the place of the capital.
    """
    if value.isascii() and not _HUMP.search(value):
        return value.casefold(), range(len(value))
    letters: list[str] = []
    places: list[int] = []
    humps = {match.start() for match in _HUMP.finditer(value)}
    for place, letter in enumerate(value):
        plain = letter if letter.isascii() else unicodedata.normalize("NFKD", letter)
        kept = [one for one in plain.casefold().translate(_UNDOTTED) if not unicodedata.combining(one)]
        kept = ["_", *kept] if place in humps else kept
        letters.extend(kept)
        places.extend([place] * len(kept))
    return "".join(letters), places


def fold_name(value: str) -> str:
    """A name folded, its words parted by one space."""
    return " ".join(re.split(r"[\W_]+", fold(value)[0])).strip()
