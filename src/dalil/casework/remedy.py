"""What to do about an input that was refused or could not be read: the reason that the case gives, and a remedy."""

from collections.abc import Mapping
from typing import Final

from dalil.model.account import PROTECTED

# By how a reason begins. Rows of `readers`, `custody` and `inputs`; a reason that no row knows needs a person's eye.
_REMEDIES: Final[Mapping[str, str]] = {
    PROTECTED: "Leave it where it is safe. A later version will keep it sealed.",
    "a symbolic link": "Give the file that it leads to.",
    "a folder that may not be opened": "Ask for the right to read it, then give it again.",
    "may not be looked at": "Ask for the right to read it, then give it again.",
    "neither a file nor a folder": "Give a copy of what it stands for as a file.",
    "deeper than": "Give the inner folder by itself.",
    "a case of dalil": "Export a dossier from that case instead.",
    "It cannot be opened": "Ask for the right to read it, then give it again.",
    "It could not be read to its end": "Check the medium, then give it again.",
    "It did not arrive whole": "Choose it once more.",
    "It has more than": "Split it, or take it in by the command with a higher limit.",
    "It is empty": "Ask the source whether the file arrived whole.",
    "It is too long to read": "Split it into parts and take those in too.",
    "Too long to read": "Split it into parts and take those in too.",
    "It is too large to be read": "Split it into parts and take those in too.",
    "Reading it took more than": "Save it in a simpler form, such as text, and take that in too.",
    "It has no text layer": "Type out or recognise its words, and take the text in too, stated as a transcript.",
    "It is an image": "Type out its words, and take the text in too, stated as a transcript.",
    "It holds no words": "If its words are in pictures, type them out and take the text in too.",
    "The document holds no words": "If its words are in pictures, type them out and take the text in too.",
    "The message has no words of its own": "Nothing: its attachments are reports of their own.",
    "The PDF is encrypted": "Ask the source for a copy without a password.",
    "The package is encrypted": "Ask the source for an open copy.",
    "The PDF is broken": "Ask the source whether the file arrived whole.",
    "The document's package is broken": "Ask the source whether the file arrived whole.",
    "It is binary": "Save it as text, HTML, DOCX, PDF or EML and take that in too.",
    "The reader died on it": "Do not open it with other programs on this computer before it was looked at.",
}
UNKNOWN = "Look at the file by itself; what could be kept of it is kept."


def remedy_of(why: str) -> str:
    """What to do about an input for which the case gives this reason."""
    return next((remedy for begins, remedy in _REMEDIES.items() if why.startswith(begins)), UNKNOWN)
