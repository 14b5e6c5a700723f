"""A document as an account: who published it, when, in what language."""

from dataclasses import dataclass
from typing import Literal, get_args

from dalil.model.exhibit import Exhibit
from dalil.model.picture import Picture
from dalil.model.rendition import Rendition
from dalil.model.validity import require, require_member
from dalil.model.when import When

ReportState = Literal["read", "unread", "refused"]
ClaimRole = Literal["published", "updated"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DateClaim:
    """One date that somebody or something gives for the publication, with its basis and the words it rests on.

    `role` updated: the words speak of a later change of the text, so the claim never dates the publication.
    """

    when: When
    words: str
    role: ClaimRole = "published"

    def __post_init__(self) -> None:
        require_member(self.role, get_args(ClaimRole), "date claim: role")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """An exhibit with what is known of its publication; unknown stays None.

    `published` is the claim that the analysis uses; `claims` are all of them, conflicts included, stated ones first.
    `parent` is the exhibit that it was attached to. `pictures` are those found in it,
    itself included. `why` says why it is unread or refused.
    """

    exhibit: Exhibit
    rendition: Rendition | None
    state: ReportState
    why: str | None = None
    published: When | None = None
    claims: tuple[DateClaim, ...] = ()
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None
    genre: str | None = None
    parent: str | None = None
    pictures: tuple[Picture, ...] = ()

    def __post_init__(self) -> None:
        require_member(self.state, get_args(ReportState), "report: state")
        require(
            (self.rendition is not None) == (self.state == "read"),
            "report: exactly a report that was read has a rendition",
        )
        require(self.state == "read" or self.why is not None, "report: what is not read says why")

    @property
    def document(self) -> str:
        """The name that statements carry: the first of its names in sorted order."""
        return self.exhibit.names[0] if self.exhibit.names else self.exhibit.sha256
