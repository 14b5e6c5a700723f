"""Where salts, ids and keys come from: passed in, so that a test can draw the same ones again."""

import os
from typing import Protocol


class Entropy(Protocol):
    """Gives bytes that nobody can guess."""

    def draw(self, count: int) -> bytes:
        """The next `count` bytes; never the same twice."""
        ...


class SystemEntropy:
    """The random source of the operating system."""

    def draw(self, count: int) -> bytes:
        """The next `count` bytes."""
        return os.urandom(count)
