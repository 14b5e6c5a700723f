"""How the command line speaks: progress on the error stream, results on the output stream."""

import sys
import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Self

import click
import msgspec

from dalil.cli.interrupt import insist

if TYPE_CHECKING:
    from rich.progress import Progress as Bars
    from rich.progress import TaskID


JSON = click.option("--json", "as_json", is_flag=True, help="Print it as JSON, one object a line.")
ALWAYS_JSON = click.option("--json", is_flag=True, expose_value=False, help="It is JSON in any case.")
LAST_ASCII = 0x7F
_ACTING = ("Cc", "Cs", "Zl", "Zp")
_TURNING = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")


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
        insist()
        if self._task is not None:
            self._bars.remove_task(self._task)
        self._task = self._bars.add_task(title, total=total)

    def step(self, count: int = 1) -> None:
        """Move the bar."""
        insist()
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
        insist()
        click.echo(title if total is None else f"{title}: {total}", err=True)

    def step(self, count: int = 1) -> None:
        """Say nothing: lines name stages, not steps."""
        del count
        insist()

    def say(self, text: str) -> None:
        """Print the sentence."""
        click.echo(text, err=True)


def progress() -> Bar | Lines:
    """Bars on a terminal, plain lines elsewhere."""
    return Bar() if sys.stderr.isatty() else Lines()


def print_line(text: str, *, err: bool = False) -> None:
    r"""One line for a person: what would move the cursor or turn the reading direction is written out (`\u202e`)."""
    click.echo("".join(_written_out(sign) if _acts(sign) else sign for sign in text), err=err)


def _acts(sign: str) -> bool:
    return unicodedata.category(sign) in _ACTING or unicodedata.bidirectional(sign) in _TURNING


def _written_out(sign: str) -> str:
    return sign.encode("ascii", "backslashreplace").decode() if ord(sign) > LAST_ASCII else f"\\x{ord(sign):02x}"


def print_either(line: str, record: object, *, as_json: bool) -> None:
    """The line for a person, or with `--json` the record as one object."""
    if as_json:
        print_json_lines([record])
    else:
        print_line(line)


def print_json_lines(records: Iterable[Any]) -> None:
    """One object a line on the output stream, fields in their order."""
    for record in records:
        click.echo(msgspec.json.encode(record))
