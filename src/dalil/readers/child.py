"""One child process that parses, seen from the parent: give it an input, get its answer in time, or end it."""

import os
import select
import subprocess
import sys
import time
from collections.abc import Callable
from typing import IO

from dalil.errors import LimitError, UnreadableError
from dalil.readers.limits import Limits
from dalil.readers.outcome import Outcome
from dalil.readers.wire import HEAD, Task, frame, outcome_of

_CHUNK = 1 << 20
_START_SECONDS = 30  # a cold disk may need long to load the interpreter; it counts against no input


class Child:
    """A running child. After any error but that of the input itself it is dead, and `alive` says so."""

    def __init__(self, limits: Limits, clock: Callable[[], float] = time.monotonic) -> None:
        self._limits = limits
        self._clock = clock
        self._fresh = True
        self._process = subprocess.Popen(  # noqa: S603  (fixed arguments)
            [sys.executable, "-m", "dalil.readers.worker", str(limits.memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # what a parser prints may quote the input
            cwd="/",
            env={"PYTHONPATH": os.pathsep.join(path for path in sys.path if path), "PYTHONUTF8": "1"},
            start_new_session=True,  # Ctrl-C is for the parent, which then ends its children
        )
        for pipe in self._pipes():
            os.set_blocking(pipe.fileno(), False)

    @property
    def alive(self) -> bool:
        """Whether it can take another input."""
        return self._process.poll() is None

    def read(self, data: bytes, name: str) -> Outcome:
        """The child's outcome for this input. Raises `UnreadableError` or `LimitError`, also where the child dies."""
        if len(data) > self._limits.memory // 2:
            raise LimitError(
                f"It is too large to be read: more than {self._limits.memory // 2:,} bytes.", "It is preserved."
            )
        head, body = frame(Task(name=name, limits=self._limits), data)
        try:
            answer = self._exchange(memoryview(head), memoryview(body))
        except TimeoutError:
            self.close()
            raise LimitError(f"Reading it took more than {self._limits.seconds} seconds.", "It is preserved.") from None
        except (BrokenPipeError, EOFError):
            self.close()
            raise UnreadableError(
                "The reader died on it: broken or hostile content, or more memory than a reader may take.",
                "It is preserved.",
            ) from None
        except BaseException:
            self.close()  # half an answer may still be on its way: it must not become the next input's
            raise
        return outcome_of(answer)

    def close(self) -> None:
        """End the child at once and wait for it."""
        self._process.kill()
        for pipe in self._pipes():
            pipe.close()
        self._process.wait()

    def _pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        return self._process.stdin, self._process.stdout

    def _exchange(self, *parts: memoryview) -> bytes:
        """Send the parts and receive one message, before the time of one input is over."""
        patience = self._limits.seconds + (_START_SECONDS if self._fresh else 0)
        deadline = self._clock() + patience
        waiting = [part for part in parts if part]
        received = bytearray()
        size = None
        while size is None or len(received) < HEAD.size + size:
            left = deadline - self._clock()
            waiting = self._step(waiting, received, left)
            if size is None and len(received) >= HEAD.size:
                size, _ = HEAD.unpack_from(received)
                if size > self._limits.memory:
                    raise EOFError
                self._fresh = False
        return bytes(received[HEAD.size :])

    def _step(self, waiting: list[memoryview], received: bytearray, left: float) -> list[memoryview]:
        """Write what the child takes and read what it gives, once."""
        stdin, stdout = self._pipes()
        readable, writable, _ = select.select([stdout], [stdin] if waiting else [], [], max(left, 0.0))
        if not readable and not writable:
            raise TimeoutError
        if writable:
            sent = os.write(stdin.fileno(), waiting[0][:_CHUNK])
            waiting = [rest for rest in (waiting[0][sent:], *waiting[1:]) if rest]
        if readable:
            chunk = os.read(stdout.fileno(), _CHUNK)
            if not chunk:
                raise EOFError
            received += chunk
        return waiting
