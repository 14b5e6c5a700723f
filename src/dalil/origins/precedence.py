"""Which of two reports was published first, as far as days prove it."""

from dalil.model.report import Report


def is_before(one: Report, other: Report) -> bool:
    """Whether the last day on which one can have been published lies before the first of the other."""
    if one.published is None or other.published is None:
        return False
    last, first = one.published.last, other.published.first
    return last is not None and first is not None and last < first
