"""Who is said to command, back, be allied with or act for whom: words of a text, never an inference."""

from dataclasses import dataclass
from typing import Literal, get_args

from dalil.model.statement import Attribution, Commitment, Method, Participant, Polarity, Status
from dalil.model.validity import require, require_member, require_range, require_sha256

RelationKind = Literal["commands", "backs", "allied_with", "acts_for"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """One party said to stand in a relation to another, by one voice, at one place of one text.

    Read `party` `kind` `other`: "the ministry commands the militia". Offsets are code points into the rendition, end
    exclusive; `trigger` are the words that tell it. Status and polarity are the speaker's, as in a statement: a denial
    of command is kept as one. `certain` is False where an end is named by a pronoun only. Raises `InvalidValueError`
    for a value outside the closed lists.
    """

    id: str
    kind: RelationKind
    party: Participant
    other: Participant
    document: str
    exhibit: str
    rendition: str
    quote: str
    start: int
    end: int
    trigger: tuple[int, int]
    speakers: tuple[Participant, ...]
    status: Status
    polarity: Polarity
    author_commitment: Commitment
    attribution: Attribution
    method: Method
    reasons: tuple[str, ...]
    certain: bool

    def __post_init__(self) -> None:
        require_sha256(self.exhibit, "relation: exhibit")
        require_sha256(self.rendition, "relation: rendition")
        require_range(self.start, self.end, "relation")
        require_range(*self.trigger, "relation: trigger")
        require(len(self.quote) == self.end - self.start > 0, "relation: the quote is the text at [start, end)")
        for value, closed_list, what in (
            (self.kind, get_args(RelationKind), "kind"),
            (self.status, get_args(Status), "status"),
            (self.polarity, get_args(Polarity), "polarity"),
            (self.author_commitment, get_args(Commitment), "author_commitment"),
            (self.attribution, get_args(Attribution), "attribution"),
        ):
            require_member(value, closed_list, f"relation: {what}")
        same = self.party.party is not None and self.party.party == self.other.party
        require(not same, "relation: a party stands in no relation to itself")
