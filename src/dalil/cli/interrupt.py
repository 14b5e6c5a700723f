"""Ctrl-C: what a library swallows is said again at the next step, and the exit code is 130 wherever it came."""

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from types import FrameType
from typing import NoReturn

INTERRUPTED = 130
_asked: list[int] = []


def leave_at_once() -> None:
    """Until the commands are loaded there is nothing to clear away, and nothing but this can catch Ctrl-C."""
    _answer(lambda _number, _frame: os._exit(INTERRUPTED))


def listen() -> None:
    """From now on Ctrl-C is an exception, and remembered.

    A finalizer, or code that runs on behalf of an import, only prints an exception, and the command would go on.
    """
    _answer(_interrupt)


def insist() -> None:
    """Raise `KeyboardInterrupt` once more where Ctrl-C came and the command went on."""
    if _asked:
        _asked.clear()
        raise KeyboardInterrupt


def leave() -> NoReturn:
    """End with 130; by `sys.exit` the interpreter may end itself by the signal, if Ctrl-C came inside some import."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):  # nobody may read on
            stream.flush()
    os._exit(INTERRUPTED)


def _interrupt(number: int, _frame: FrameType | None) -> None:
    _asked.append(number)
    raise KeyboardInterrupt


def _answer(handler: Callable[[int, FrameType | None], None]) -> None:
    """Where a shell had the command ignore Ctrl-C, in the background of a script, it stays so."""
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, handler)
