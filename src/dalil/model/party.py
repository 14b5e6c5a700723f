"""Parties and persons: who is named, and whether the public knows them."""

from dataclasses import dataclass
from typing import Literal, get_args

from dalil.model.validity import require, require_member, require_range

POSSIBLY = "possibly a person"
"""The role of a mention whose words no list knows: they may be a private name."""

PartyKind = Literal[
    "state", "state_forces", "armed_group", "person", "office", "outlet", "un_body", "ngo", "court", "account", "other"
]
FIGHTING: frozenset[PartyKind] = frozenset(("state_forces", "armed_group"))
"""Those who fight."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody who speaks, acts or suffers: vocabulary id, name, kind, aliases and the side it belongs to.

    A government's several names are one party (aliases); allies and proxies stay apart (`side` only groups them).
    `country` is ISO 3166-1 alpha-2 where it applies. `metonyms` are words that name it only where they speak or act
    ("Moscow said"); `adjectives` name it only before an office or a body ("Russian envoy"). A person in office speaks
    for `side`.
    """

    id: str
    name: str
    kind: PartyKind
    aliases: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    country: str | None = None
    side: str | None = None
    role: str | None = None
    protected: bool = False

    def __post_init__(self) -> None:
        require_member(self.kind, get_args(PartyKind), "party: kind")
        require(bool(self.id and self.name), "party: an id and a name are needed")


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonMention:
    """A person's name in the text [start, end), the role given there ("resident", "envoy") and whether it is public.

    A person is public who is recognised as holding an office, outlet or public role; all others are private and
    appear masked in what leaves the case. `key` is equal for mentions of one person in one document.
    """

    key: str
    name: str
    start: int
    end: int
    role: str | None
    public: bool

    def __post_init__(self) -> None:
        require_range(self.start, self.end, "person")
