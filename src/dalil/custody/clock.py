"""Where claimed times come from: passed in, so that a test can say what time it is."""

from datetime import UTC, datetime
from typing import Protocol

from dalil.errors import InvalidValueError


class Clock(Protocol):
    """Gives the time that an entry claims. Nothing proves it; timestamps of outside authorities do."""

    def now(self) -> datetime:
        """The time now, with its zone."""
        ...


class SystemClock:
    """The clock of this computer."""

    def now(self) -> datetime:
        """The time now in UTC."""
        return datetime.now(tz=UTC)


def claimed(moment: datetime) -> str:
    """A moment as entries write it: RFC 3339, UTC, whole seconds; raises `InvalidValueError` without a zone."""
    if moment.tzinfo is None:
        raise InvalidValueError("A claimed time has a zone.")
    utc = moment if moment.tzinfo is UTC else moment.astimezone(UTC)
    return utc.isoformat(timespec="seconds").removesuffix("+00:00") + "Z"
