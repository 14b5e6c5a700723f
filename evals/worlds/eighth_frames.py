"""What the eighth hand words in each language: acts and kinds of sentence; `eighth_pen` fills the braces."""

from collections.abc import Mapping
from dataclasses import dataclass

Rows = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """The wording of one kind of event: clauses with and without the doer, noun phrases, and its short names.

    `plain` is a clause without a toll, `deed` what somebody denies or is accused of, `crime` the same with the toll,
    `thing` what a second sentence calls it, `head` what a headline or a table calls it, `fate` what befell the people
    counted.
    """

    doer: Rows
    bare: Rows
    np_doer: Rows
    np: Rows
    plain: Rows
    thing: Rows
    deed: Rows
    crime: Rows
    head: Rows
    fate: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Frames:
    """Whole sentences by what they do; those of `deadly` are for deaths only, those with {n} need a figure.

    `says` hears a source, `person` one who can be rung up, `counted` tells by a noun phrase, `follow` is the second
    source of a story, `cite` names house and source, `plain` the house alone, `reporter` what its own reporter saw;
    `bulletin` and `mission` are a body's own voice; the rest are named for what they are.
    """

    acts: Mapping[str, Act]
    says: Rows
    person: Rows
    counted: Rows
    deadly: Rows
    follow: Rows
    follow_named: Rows
    cite: Rows
    plain: Rows
    reporter: Rows
    bulletin: Rows
    mission: Rows
    accuses: Rows
    claims: Rows
    denies: Rows
    denies_there: Rows
    blames: Rows
    blames_there: Rows
    corrects: Rows
    heads: Rows
    topics: Rows
    bare: Rows
    back: Rows
    quotes: Rows
    openings: Rows
    endings: Rows
    patterns: Rows
    bylines: Rows
    body_heads: Rows
