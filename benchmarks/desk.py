"""How quickly the desk answers over a large case: `python benchmarks/desk.py [COUNT] [EVENTS]`.

Server time of a request, from its arrival to its last byte, in one process without a network; a case of invented
statements that is the same each time. Pages are measured in processor time, so that whatever else the machine does
counts for nothing; decisions, which wait for the disk, by the clock, and without signing the log, which goes on after
the answer. A person's next step waits for these times, so the bounds are absolute. Nothing here fails a test.
"""

import os
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "benchmarks")]

from invented import write_case  # noqa: E402 after the path of the source
from starlette.testclient import TestClient  # noqa: E402

from dalil.casework.desk import Desk  # noqa: E402
from dalil.casework.user_keys import case_key, introduce_person  # noqa: E402
from dalil.custody.entropy import SystemEntropy  # noqa: E402
from dalil.web.app import create_app  # noqa: E402
from dalil.web.assets import ADDRESS, built  # noqa: E402
from dalil.web.session import Session  # noqa: E402

PORT = 8421
TIMES = 7
DECISIONS = 40
PAGES = (
    "/", "/exhibits", "/review", "/statements", "/statements?page=900", "/statements?status=denied",
    "/statements?status=asserted&act=act.shelling", "/statements?speaker=a+resident+of+Sarneby", "/incidents",
    "/chronology", "/chronology?status=denied", "/origins", "/parties", "/law", "/ledger", "/help",
)  # fmt: skip
SEARCHES = ("hospital", "bakery Sarneby", "struck", "River Front market", "zzzz", "killing civilians")
TOKEN = re.compile(r'name="form_token" value="([0-9a-f]{64})"')
ID = re.compile(r'data-statement="(st_[0-9a-f]+)"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Milliseconds, or another unit, against what was asked for."""

    what: str
    value: float
    bound: float
    unit: str = "ms"

    def __str__(self) -> str:
        state = "holds" if self.value <= self.bound else "MISSED"
        return f"{self.what:<52}{self.value:>8.1f} {self.unit:<3} ≤{self.bound:>6.0f}  {state}"


def timed(work: Callable[[], object]) -> float:
    """Milliseconds of processor time."""
    begun = time.process_time()
    work()
    return 1000 * (time.process_time() - begun)


def opened(case: Path) -> tuple[TestClient, list[float]]:
    """Somebody at the desk over a case, who has typed the code."""
    codes: list[str] = []
    session = Session(entropy=SystemEntropy(), now=time.monotonic, say=codes.append)
    desk = Desk(case, case_key(None, case=case))
    desk.warm()
    rested = resting(desk)
    app = create_app(desk, session, port=PORT)
    client = TestClient(app, base_url=f"http://127.0.0.1:{PORT}", follow_redirects=False)
    assert client.post("/enter", data={"code": codes[-1]}).status_code == 303  # noqa: PLR2004 see other
    rested.clear()
    return client, rested


def answered(client: TestClient, paths: Sequence[str]) -> dict[str, list[float]]:
    """Milliseconds of each path, after one request that nobody waits for."""
    found: dict[str, list[float]] = {path: [] for path in paths}
    for number in range(TIMES + 1):
        for path in paths:
            took = timed(lambda path=path: client.get(path).raise_for_status())  # type: ignore[misc]  # a path of the loop
            if number:
                found[path].append(took)
    return found


def decisions(client: TestClient, rested: list[float]) -> list[float]:
    """Each decision with the page that shows what waits next, as a person waits for it."""
    page = client.get("/review").text
    found: list[float] = []
    for number in range(DECISIONS):
        form = {
            "form_token": TOKEN.findall(page)[0], "statement": ID.findall(page)[0], "back": "",
            "decision": ("accept", "reject", "unsure")[number % 3], "reason": "read beside its words",
        }  # fmt: skip
        begun = time.perf_counter()
        to = client.post("/review", data=form).headers["location"]
        page = client.get(to).text
        found.append(1000 * (time.perf_counter() - begun - rested.pop()))
    return found


def resting(desk: Desk) -> list[float]:
    """Seconds that signing the log took after each answer: this client waits for it, no browser does."""
    rest, seconds = desk.rest, list[float]()

    def counted() -> None:
        begun = time.perf_counter()
        rest()
        seconds.append(time.perf_counter() - begun)

    desk.rest = counted  # type: ignore[method-assign]  # the same, with a watch
    return seconds


def quantile(values: Sequence[float], share: float) -> float:
    """The value that this share of all stays below."""
    ordered = sorted(values)
    return ordered[min(int(share * len(ordered)), len(ordered) - 1)]


def first_view(client: TestClient) -> float:
    """Kilobytes of the first page with every script, style and font that it may ask for."""
    files = [*built().scripts, *built().styles, "/static/desk.css"]
    folder = ROOT / "src/dalil/web/static/built"
    files += [ADDRESS + path.name for path in sorted(folder.glob("*.woff2"))]
    return sum(len(client.get(path).content) for path in ("/", *files)) / 1000


def rows(place: Path, count: int, events: int = 10_000) -> Iterator[Row]:
    """Every measurement, as soon as it is made."""
    key = case_key(None, say=lambda _: None)
    introduce_person("Orsa Vell", "analyst")
    print(f"writing {count:,} statements took {timed(lambda: write_case(place / 'large', key, count)) / 1000:.0f} s")
    begun = time.perf_counter()
    client, rested = opened(place / "large")
    client.get("/statements")
    print(f"the first list of a new index took {time.perf_counter() - begun:.0f} s")
    pages = answered(client, PAGES)
    for path, times in pages.items():
        print(f"  {path:<50}{statistics.median(times):>8.1f} ms, longest {max(times):.1f}")
    every = [took for times in pages.values() for took in times]
    yield Row(what=f"a page, {count:,} statements: median", value=statistics.median(every), bound=60)
    yield Row(what="a page: 95 of 100", value=quantile(every, 0.95), bound=150)
    searches = answered(client, [f"/statements?words={words.replace(' ', '+')}" for words in SEARCHES])
    every = [took for times in searches.values() for took in times]
    yield Row(what="a search with its facets: median", value=statistics.median(every), bound=50)
    yield Row(what="a search with its facets: 95 of 100", value=quantile(every, 0.95), bound=150)
    made = decisions(client, rested)
    yield Row(what="the first decision, with the next page", value=made[0], bound=100)
    yield Row(what="a decision, with the next page: median", value=statistics.median(made[1:]), bound=100)
    yield Row(what="a decision: 95 of 100", value=quantile(made[1:], 0.95), bound=100)
    yield Row(what="the first view, fonts and all", value=first_view(client), bound=300, unit="kB")
    write_case(place / "dated", key, events)
    steps = (
        "/chronology?part=stand",
        "/chronology?since=2031-06-01&until=2032-02-01",
        "/chronology?map=35,37,90&part=map",
    )
    client, _ = opened(place / "dated")
    for path, times in answered(client, ("/chronology", *steps)).items():
        what = f"time, {events:,} events: {path.removeprefix('/chronology')[:24] or 'the whole page'}"
        yield Row(what=what, value=statistics.median(times), bound=100)


def main(arguments: list[str]) -> None:
    """Measure in a folder of temporary files."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = str(Path(folder) / "settings")
        for row in rows(Path(folder), *([int(one) for one in arguments] or [100_000, 10_000])):
            print(row, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
