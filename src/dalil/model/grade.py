"""What a person holds of an incident or an origin, on axes that are kept apart."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """A person's grading: an incident's grade and credibility (1 to 6), or the reliability of an origin (A to F).

    Each is None where nobody gave it. `decision` is the last decision about it, `by` and `at` say who made it and when.
    `whole` is False where statements have come to what was graded, or left it, since.
    """

    grade: str | None
    credibility: str | None
    reliability: str | None
    decision: str
    by: str
    at: str
    whole: bool
