"""Readers in child processes: a few children that live on from input to input, each replaced when it dies."""

import queue
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Self

from dalil.errors import UnreadableError
from dalil.readers.child import Child
from dalil.readers.limits import DEFAULT, Limits
from dalil.readers.outcome import Outcome

_AHEAD = 2


class ReaderPool:
    """`size` children that parse. A context manager; `read` may be called from several threads.

    Each input has the time and memory of `limits`. A child that dies, hangs or passes its memory costs that one input.
    """

    def __init__(self, *, limits: Limits = DEFAULT, size: int = 1) -> None:
        self._limits = limits
        self._size = size
        self._idle: queue.SimpleQueue[Child | None] = queue.SimpleQueue()
        for _ in range(size):
            self._idle.put(None)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End all children. The pool can be used again afterwards."""
        for _ in range(self._size):
            child = self._idle.get()
            if child is not None:
                child.close()
            self._idle.put(None)

    def read(self, data: bytes, name: str) -> Outcome:
        """As `readers.read`, in a child. Raises `UnreadableError` or `LimitError`; the pool stays usable."""
        child = self._idle.get()
        try:
            if child is not None and not child.alive:
                child.close()
                child = None
            child = child or Child(self._limits)
            return child.read(data, name)
        finally:
            self._idle.put(child if child is not None and child.alive else None)

    def read_all(self, inputs: Iterable[tuple[bytes, str]]) -> Iterator[Outcome | UnreadableError]:
        """The outcome of each input, or the error that ended it, in the order of the inputs; few are held at a time."""
        with ThreadPoolExecutor(self._size) as threads:
            waiting: list[Future[Outcome | UnreadableError]] = []
            for data, name in inputs:
                waiting.append(threads.submit(self._attempt, data, name))
                if len(waiting) > _AHEAD * self._size:
                    yield waiting.pop(0).result()
            for future in waiting:
                yield future.result()

    def _attempt(self, data: bytes, name: str) -> Outcome | UnreadableError:
        try:
            return self.read(data, name)
        except UnreadableError as error:
            return error
