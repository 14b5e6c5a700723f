"""The child process that parses: tasks come on its standard input, answers leave on its standard output, one by one."""

import os
import sys
from typing import BinaryIO

from dalil.errors import LimitError, UnreadableError
from dalil.readers import language, plain  # noqa: F401  (loaded once, before the first input)
from dalil.readers.confinement import allow_seconds, confine
from dalil.readers.read import read
from dalil.readers.wire import HEAD, Answer, Failure, Task, frame, task_of


def main() -> None:
    """Serve until the parent closes the pipe."""
    tasks, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)  # what a library prints must not stand between the answers
    confine(int(sys.argv[1]))
    while head := tasks.read(HEAD.size):
        message, size = HEAD.unpack(head)
        task = task_of(tasks.read(message))
        allow_seconds(task.limits.seconds)
        _send(answers, answer(task, tasks.read(size)))


def answer(task: Task, data: bytes) -> Answer:
    """The outcome of one input, or why there is none. No failure ends the child, and none quotes the input."""
    try:
        return Answer(outcome=read(data, task.name, limits=task.limits))
    except UnreadableError as error:
        limit = isinstance(error, LimitError)
        return Answer(failure=Failure(limit=limit, diagnosis=error.diagnosis, remedy=error.remedy))
    except Exception as error:  # noqa: BLE001  (the boundary of the job: a bug in one reader must not stop the others)
        diagnosis = f"The reader failed on it ({type(error).__name__})."
        return Answer(
            failure=Failure(limit=False, diagnosis=diagnosis, remedy="It is preserved. Please report the bug.")
        )


def _send(answers: BinaryIO, found: Answer) -> None:
    try:
        head, _ = frame(found)
    except MemoryError:
        failure = Failure(
            limit=True, diagnosis="It needs more memory than a reader may take.", remedy="It is preserved."
        )
        head, _ = frame(Answer(failure=failure))
    view = memoryview(head)
    while view:
        view = view[answers.write(view) :]


if __name__ == "__main__":
    main()
