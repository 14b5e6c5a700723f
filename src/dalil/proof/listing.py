"""Lists of plain lines, as manifests and the nodes of a log are kept."""

from dalil.errors import IntegrityError


def listed(data: bytes) -> list[str]:
    """The lines of a list in ASCII, each ended by a line feed; raises `IntegrityError` for any other text."""
    try:
        lines = data.decode("ascii").split("\n")
    except UnicodeDecodeError as error:
        raise IntegrityError("It holds letters beyond ASCII.") from error
    if lines.pop() != "":
        raise IntegrityError("Its last line is torn.")
    return lines
