"""How the command line speaks: progress on the error stream, results on the output stream."""

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Self

import click
import msgspec

if TYPE_CHECKING:
    from rich.progress import Progress as Bars
    from rich.progress import TaskID


class Bar:
    """Progress on a terminal."""

    def __init__(self) -> None:
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415 costs time

        self._bars: Bars = Progress(
            TextColumn("{task.description:<34}"), BarColumn(bar_width=32), MofNCompleteColumn(), transient=True
        )
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        self._bars.start()
        return self

    def __exit__(self, *_exc: object) -> None:
        self._bars.stop()

    def stage(self, title: str, total: int | None) -> None:
        """Begin a new bar in the place of the last."""
        if self._task is not None:
            self._bars.remove_task(self._task)
        self._task = self._bars.add_task(title, total=total)

    def step(self, count: int = 1) -> None:
        """Move the bar."""
        if self._task is not None:
            self._bars.advance(self._task, count)

    def say(self, text: str) -> None:
        """Print above the bar."""
        self._bars.console.print(text, markup=False, highlight=False)


class Lines:
    """Progress where nobody watches: one line a stage on the error stream."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exc: object) -> None:
        sys.stderr.flush()

    def stage(self, title: str, total: int | None) -> None:
        """Name the stage."""
        click.echo(title if total is None else f"{title}: {total}", err=True)

    def step(self, count: int = 1) -> None:
        """Say nothing: lines name stages, not steps."""

    def say(self, text: str) -> None:
        """Print the sentence."""
        click.echo(text, err=True)


def progress() -> Bar | Lines:
    """Bars on a terminal, plain lines elsewhere."""
    return Bar() if sys.stderr.isatty() else Lines()


def print_json_lines(records: Iterable[Any]) -> None:
    """One object a line on the output stream, fields in their order."""
    for record in records:
        click.echo(msgspec.json.encode(record))
