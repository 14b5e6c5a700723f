"""What reading one input gives."""

from dataclasses import dataclass, field

from dalil.model.picture import Picture
from dalil.model.rendition import Rendition
from dalil.model.validity import require


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file inside the input, to be preserved as an exhibit of its own. `name` is as its sender wrote it: hostile.

    `part` says where it stood (`mime:2`). The name never becomes a path and is kept out of messages.
    """

    name: str
    part: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Media type, and the rendition or the reason why there is none (`why`: an image, no text layer).

    An input with a reason is preserved and listed as unread; what it contains (`attachments`) is read on its own.
    """

    media_type: str
    rendition: Rendition | None
    why: str | None = None
    attachments: tuple[Attachment, ...] = ()
    pictures: tuple[Picture, ...] = ()

    def __post_init__(self) -> None:
        require((self.rendition is None) == (self.why is not None), "outcome: either a rendition or a reason")
