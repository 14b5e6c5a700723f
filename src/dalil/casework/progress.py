"""What a long job tells whoever waits for it."""

from typing import Protocol


class Progress(Protocol):
    """Told by the use cases how far they are; a terminal shows bars, everything else plain lines, tests nothing."""

    def stage(self, title: str, total: int | None) -> None:
        """A new stage of the job begins; `total` steps are to come, None where nobody knows."""

    def step(self, count: int = 1) -> None:
        """So many steps of the stage are done."""

    def say(self, text: str) -> None:
        """One plain sentence worth reading."""


class Silence:
    """Nobody waits."""

    def stage(self, title: str, total: int | None) -> None:
        """Say nothing."""

    def step(self, count: int = 1) -> None:
        """Say nothing."""

    def say(self, text: str) -> None:
        """Say nothing."""
