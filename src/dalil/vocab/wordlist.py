"""Closed classes of words, written as lines."""


def words(line: str, mark: str | None = None) -> tuple[str, ...]:
    """The words of a line, parted by white space, or by the mark where words hold spaces; in the order written."""
    return tuple(line.split(mark))
