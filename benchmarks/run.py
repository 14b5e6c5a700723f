"""Speed and memory as ratios in one run: `python benchmarks/run.py [COUNT]`.

Bare is the language model alone over the same texts: same components and batch size, one thread, texts in memory; its
loading counts on neither side. Ratios are of processor time, child processes included, so that whatever else the
machine does counts on neither side either. Times of one machine mean little, ratios more; nothing here fails a test.
"""

import hashlib
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "src"))

from articles import write_articles  # noqa: E402 after the path of the source

from dalil.casework.build import Order, build  # noqa: E402
from dalil.casework.language import find_model  # noqa: E402
from dalil.casework.learned import named  # noqa: E402
from dalil.casework.user_keys import case_key  # noqa: E402

READING = "Reading who says what"
SMALL = 3
TIMES = 3


def worked() -> float:
    """Seconds of processor time of this process and of its children that ended."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


class Watch:
    """Progress that notes how long each stage worked, in seconds of processor time."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._stage = ""
        self._since = worked()

    def stage(self, title: str, total: int | None) -> None:
        """A stage ends and another begins."""
        del total
        now = worked()
        self.seconds[self._stage] = self.seconds.get(self._stage, 0.0) + now - self._since
        self._stage, self._since = title, now

    def step(self, count: int = 1) -> None:
        """Steps take no time of their own."""

    def say(self, text: str) -> None:
        """Nobody listens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One measurement with its bound."""

    what: str
    value: float
    bound: float
    unit: str

    def __str__(self) -> str:
        state = "holds" if self.value <= self.bound else "exceeded"
        return f"{self.what:<44}{self.value:>9.2f} {self.unit:<4}{'≤':>3}{self.bound:>6.2f}   {state}"


def measure_bare(folder: Path) -> dict[str, Any]:
    """Seconds of the language model alone over the articles of a folder."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    nlp = find_model().load()
    list(nlp.pipe(texts[:SMALL]))
    begun = worked()
    for _ in nlp.pipe(texts):
        pass
    return {"seconds": worked() - begun}


def measure_build(folder: Path, case: Path, engine: str = "rules") -> dict[str, Any]:
    """Seconds of a whole build and of its stages, the models being loaded before, and peak memory in bytes."""
    find_model().load()
    learned = named(engine)
    if learned is not None:
        learned.load()
    key, watch = case_key(None, say=lambda _: None), Watch()
    begun, since = worked(), time.perf_counter()
    outcome = build(Order(paths=[folder], case=case, learned=learned), key, watch)
    total, waited = worked() - begun, time.perf_counter() - since
    watch.stage("", None)
    return {
        "seconds": total,
        "waited": waited,
        "stages": watch.seconds,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
        "statements": len(outcome.account.statements),
    }


def child(*arguments: str | Path) -> dict[str, Any]:
    """What a measurement gives in a process of its own."""
    done = subprocess.run(
        [sys.executable, __file__, *map(str, arguments)], check=True, stdout=subprocess.PIPE, env=_environment()
    )
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def start_up(*arguments: str | Path) -> float:
    """Seconds of a command from start to end, the best of three."""
    return min(_timed(*arguments) for _ in range(TIMES))


def _timed(*arguments: str | Path) -> float:
    command = [sys.executable, "-m", "dalil.cli", *map(str, arguments)]
    begun = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=_environment())
    return time.perf_counter() - begun


def _environment() -> dict[str, str]:
    """As on a user's machine: compiled modules are kept."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPATH": str(ROOT / "src"), "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


def _hashing(folder: Path) -> float:
    begun = time.perf_counter()
    for path in sorted(folder.glob("*.txt")):
        data = path.read_bytes()
        hashlib.sha256(data).digest()
        hashlib.sha512(data).digest()
    return time.perf_counter() - begun


def rows(place: Path, count: int) -> Iterator[Row]:
    """Every measurement, as soon as it is made."""
    articles, case, small = place / "articles", place / "case", place / "small"
    texts = write_articles(articles, count)
    print(f"{count} articles, {sum(map(len, texts)) / count:,.0f} characters each")
    before = child("bare", articles)["seconds"]
    made = child("build", articles, case)
    bare = (before + child("bare", articles)["seconds"]) / 2
    stages = {name: round(seconds, 2) for name, seconds in made["stages"].items() if name}
    print(f"bare {bare:.2f} s; build {made['seconds']:.2f} s ({made['waited']:.0f} s by the clock)")
    print(f"{made['statements']} statements; stages {stages}")
    yield Row(what="build ÷ bare", value=made["seconds"] / bare, bound=2.0, unit="")
    yield Row(what="reading ÷ bare", value=made["stages"][READING] / bare, bound=1.6, unit="")
    corrected = child("build", articles, place / "learned", "learned")["stages"][READING]
    yield Row(what="reading with the learned reader ÷ bare", value=corrected / bare, bound=3.0, unit="")
    yield Row(what="peak memory", value=made["peak"] / 1e9, bound=1.5, unit="GB")
    again = start_up("build", articles, "--case", case)
    yield Row(what="second build, without hashing", value=again - _hashing(articles), bound=2.0, unit="s")
    write_articles(place / "few", SMALL)
    start_up("build", place / "few", "--case", small)
    yield Row(what="dalil --help", value=start_up("--help"), bound=0.5, unit="s")
    yield Row(what="dalil show, small case", value=start_up("show", "statements", "--case", small), bound=0.5, unit="s")
    yield Row(what="dalil verify, small case", value=start_up("verify", small), bound=0.5, unit="s")


def main(arguments: list[str]) -> None:
    """Run one measurement, or all of them in processes of their own."""
    if arguments[:1] == ["bare"]:
        print(json.dumps(measure_bare(Path(arguments[1]))))
    elif arguments[:1] == ["build"]:
        print(json.dumps(measure_build(Path(arguments[1]), Path(arguments[2]), *arguments[3:])))
    else:
        with tempfile.TemporaryDirectory() as folder:
            os.environ["XDG_CONFIG_HOME"] = str(Path(folder) / "settings")
            for row in rows(Path(folder), int(arguments[0]) if arguments else 500):
                print(row, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
