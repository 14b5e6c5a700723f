"""The command line as a user meets it: exit code, output stream, error stream; run in this process to be quick."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import dalil
from dalil.cli.main import run

SOURCE = Path(dalil.__file__).parents[1]
EXAMPLE = SOURCE.parent / "examples" / "qaldis"
TABLES = (
    "--metadata", str(EXAMPLE / "metadata.csv"),
    "--gazetteer", str(EXAMPLE / "gazetteer.csv"),
    "--parties", str(EXAMPLE / "parties.csv"),
)  # fmt: skip
OWN = TABLES[2:]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """What a command left: its exit code and what it wrote on each stream."""

    code: int
    out: str
    err: str

    @property
    def record(self) -> dict[str, Any]:
        """The one JSON object that was printed."""
        found: dict[str, Any] = json.loads(self.out)
        return found

    @property
    def records(self) -> list[dict[str, Any]]:
        """The JSON objects that were printed, one a line."""
        return [json.loads(line) for line in self.out.splitlines()]


@dataclass(frozen=True, slots=True)
class Dalil:
    """`dalil` for a user whose settings lie in `settings`."""

    settings: Path

    def __call__(self, *arguments: str | Path, **variables: str) -> Ran:
        """Run a command in this process."""
        out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
        with _environment({**self._variables(), **variables}), redirect_stdout(out), redirect_stderr(err):
            code = run([str(one) for one in arguments])
        return Ran(code=code, out=_read(out), err=_read(err))

    def start(self, *arguments: str | Path, python: Sequence[str] = ()) -> subprocess.Popen[str]:
        """Start a command as a process of its own; `python` are options of the interpreter."""
        return subprocess.Popen(
            [sys.executable, *python, "-m", "dalil.cli", *map(str, arguments)],
            env={**os.environ, **self._variables(), "PYTHONPATH": str(SOURCE)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def _variables(self) -> dict[str, str]:
        return {"XDG_CONFIG_HOME": str(self.settings), "XDG_DATA_HOME": str(self.settings / "data")}


def _read(stream: io.TextIOWrapper) -> str:
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue().decode()


@contextmanager
def _environment(variables: Mapping[str, str]) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in variables}
    os.environ.update(variables)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
