"""A long job that goes on while the pages of the desk are read: one at a time, and seen by whoever asks."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from threading import Lock, Thread
from typing import Any

from dalil.casework.bug import write_report
from dalil.casework.progress import Progress
from dalil.errors import DalilError, LockedError

Job = Callable[[Progress], Mapping[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Working:
    """How far a job is: its kind, the stage it is in with the steps done of `total` (None: nobody knows), what it said.

    Once `ended` either `result` holds what came of it, or `problem` and `remedy` say why nothing did.
    """

    kind: str
    stage: str = ""
    done: int = 0
    total: int | None = None
    said: tuple[str, ...] = ()
    ended: bool = False
    result: Mapping[str, Any] = field(default_factory=dict)
    problem: str | None = None
    remedy: str = ""


class Work:
    """The one job of a desk. It runs in a thread of its own, which a stopping server waits for."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._thread: Thread | None = None
        self._state: Working | None = None

    @property
    def state(self) -> Working | None:
        """The job under way, else the one that ended last; None where there was none."""
        return self._state

    def begin(self, kind: str, job: Job) -> None:
        """Start a job. Raises `LockedError` while another one is under way."""
        with self._lock:
            if self._state is not None and not self._state.ended:
                raise LockedError("The desk is busy with another job.", "Wait until it has ended.")
            self._state = Working(kind=kind)
            self._thread = Thread(target=self._run, args=(job,), name=f"dalil {kind}")
            self._thread.start()

    def wait(self) -> None:
        """Until the job that is under way has ended."""
        if self._thread is not None:
            self._thread.join()

    # What `Progress` asks for: the job tells, the pages read.

    def stage(self, title: str, total: int | None) -> None:
        """A new stage of the job begins."""
        self._tell(stage=title, done=0, total=total)

    def step(self, count: int = 1) -> None:
        """So many steps of the stage are done."""
        assert self._state is not None
        self._tell(done=self._state.done + count)

    def say(self, text: str) -> None:
        """One plain sentence worth reading."""
        assert self._state is not None
        self._tell(said=(*self._state.said, text))

    def _tell(self, **changed: Any) -> None:  # noqa: ANN401 the fields of a record
        assert self._state is not None
        self._state = replace(self._state, **changed)

    def _run(self, job: Job) -> None:
        try:
            result = job(self)
        except DalilError as error:
            self._tell(ended=True, problem=error.diagnosis, remedy=error.remedy)
        except Exception as error:  # noqa: BLE001 the boundary of a job: told without any text of the case
            told = f"A report without any text of your case: {write_report(error)}"
            self._tell(ended=True, problem="This is a bug in dalil.", remedy=told)
        else:
            self._tell(ended=True, result=result)
