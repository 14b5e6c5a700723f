"""The nouns of an invented world: what happened, who says so, which paper prints it and where it had it from."""

from dataclasses import dataclass
from datetime import date

Interval = tuple[int, int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A town, or a quarter of one; `spot` is how a sentence names a quarter ("the Tannery quarter of Selvat")."""

    id: str
    name: str
    ar: str
    lat: float
    lon: float
    radius_km: float
    kind: str
    part_of: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A party of the war. Its name is all that the exchange of two parties changes."""

    id: str
    name: str
    short: str
    ar: str
    kind: str
    outlet: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Somebody who tells: how papers introduce him, how they name him later, how they name him in Arabic.

    `other` is another way to name the same source, as a second paper may do (office instead of holder).
    """

    key: str
    first: str
    later: str
    ar: str
    other: str | None = None
    side: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One occurrence. `killed` counts those detained where the act is a detention."""

    id: str
    act: str
    place: Place
    town: Place
    target: str | None
    day: date
    doer: str
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Testimony:
    """What one source says about one event: a root of the world's true origin graph.

    `role` is account (tells it), denial (the accused denies) or blame (the accused blames the rival). `figure` is what
    it counts, None where it counts nothing; `names` is the side that it accuses.
    """

    root: str
    event: str
    source: Source
    role: str
    figure: Interval | None = None
    toll: str = ""
    unit: str = "people"
    names: str | None = None
    quotation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of a paper with the truth behind it: the event it tells (None for scenery), the roots it rests on.

    No root with an event: the paper says it on its own account, so nobody answers for it. `tells` is False for words
    that name no act ("we ran across the yard"), which no incident needs to hold.
    """

    text: str
    event: str | None = None
    roots: tuple[str, ...] = ()
    tells: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One report as it would be collected; `published` None where nobody says; `depth` counts hands."""

    name: str
    outlet: str
    language: str
    published: date | None
    paragraphs: tuple[tuple[Sentence, ...], ...]
    depth: int = 1
    hop: str = "direct"

    @property
    def text(self) -> str:
        """The paper as plain text: paragraphs with a blank line between them."""
        return "\n\n".join(" ".join(one.text for one in block) for block in self.paragraphs) + "\n"

    def placed(self) -> list[tuple[int, int, Sentence]]:
        """Each sentence with the code points [start, end) where it stands in `text`."""
        found, at = [], 0
        for block in self.paragraphs:
            for one in block:
                found.append((at, at + len(one.text), one))
                at += len(one.text) + 1
            at += 1
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Places, parties, events, testimonies and papers of one seed.

    `listed` are the bodies and outlets of the user's table: kind, name, Arabic name. Empty: those of `names`.
    """

    seed: int
    places: tuple[Place, ...]
    sides: tuple[Side, ...]
    bodies: tuple[Source, ...]
    outlets: tuple[str, ...]
    events: tuple[Event, ...]
    testimonies: tuple[Testimony, ...]
    papers: tuple[Paper, ...]
    listed: tuple[tuple[str, str, str], ...] = ()
