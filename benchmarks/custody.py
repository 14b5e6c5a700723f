"""How fast bytes are kept and checked, each as a ratio to bare work of the same kind: `python benchmarks/custody.py`.

Disks and loads vary tenfold between runs, so bare work and ours take short turns in the same seconds. Where the disk is
waited for, the ratio in the middle of all pairs of turns counts, and the quarters beside it are shown: the best turn of
each would be that of different moments. Where only the processor works, the best turn of each counts. Bare work is what
nobody can do without: an append and its sync; files written, renamed into the same folders and synced as a whole;
SHA-256 over the same bytes; two hashes a leaf. Nothing here fails a test.
"""

import ctypes
import hashlib
import io
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from statistics import quantiles

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "src"))

from dalil.custody.entropy import SystemEntropy  # noqa: E402 after the path of the source
from dalil.custody.intake import Intake  # noqa: E402
from dalil.custody.key import Key, create_key  # noqa: E402
from dalil.custody.ledger import read_entries  # noqa: E402
from dalil.custody.person import introduce  # noqa: E402
from dalil.custody.writer import CaseWriter  # noqa: E402
from dalil.model.exhibit import Acquisition  # noqa: E402
from dalil.proof.canonical import JsonObject  # noqa: E402
from dalil.proof.layout import stored_at  # noqa: E402
from dalil.proof.merkle import MerkleTree, leaf_hash, verify_inclusion  # noqa: E402
from dalil.proof.verdict import Verdict  # noqa: E402
from dalil.proof.verification import verify_case  # noqa: E402

TURNS = 7
PAIRS = 60
BULKS = 21  # new folders cost what the disk makes of it at that moment: seven turns were too few
EVENTS = 25
DECISIONS = 10
SMALL, SMALL_BYTES = 1000, 2500
LARGE, LARGE_BYTES = 24, 16 << 20
LEAVES, LEAF_BYTES = 20_000, 408
ENTRIES = 10_000
TOOL = {"name": "dalil", "version": "benchmark"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """Bare work ÷ ours, or seconds where a time was asked for; it should reach `least`, or stay below `most`."""

    what: str
    value: float
    least: float | None = None
    most: float | None = None
    detail: str = ""

    def __str__(self) -> str:
        holds = (self.least is None or self.value >= self.least) and (self.most is None or self.value <= self.most)
        sign, bound = ("≥", self.least) if self.least is not None else ("≤", self.most)
        asked = "" if bound is None else f"{sign}{bound:>5.2f}   {'holds' if holds else 'MISSED'}"
        return f"{self.what:<46}{self.value:>6.2f}  {asked:<16}{self.detail}"


def best(*works: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> list[float]:
    """The least seconds of each work, all of them taking turns."""
    least = [float("inf")] * len(works)
    for _ in range(TURNS):
        for number, work in enumerate(works):
            begun = clock()
            work()
            least[number] = min(least[number], clock() - begun)
    return least


def pairs(turns: int, bare: Callable[[], float | None], ours: Callable[[], float | None]) -> tuple[float, str]:
    """The middle of the ratios of turns that follow each other, and the quarters; a work may time itself."""

    def timed(work: Callable[[], float | None]) -> float:
        begun = time.perf_counter()
        return work() or time.perf_counter() - begun

    ratios = [timed(bare) / timed(ours) for _ in range(turns)]
    low, middle, high = quantiles(ratios, n=4)
    return middle, f"{turns} turns, half of them {low:.2f} to {high:.2f}"


def event(place: Path, key: Key) -> Iterator[Ratio]:
    """One durable event after the other; then decisions, signed and with a sealed reason, which need two syncs."""
    line = os.urandom(200).hex().encode() + b"\n"
    floor, sealed = (os.open(place / name, os.O_WRONLY | os.O_CREAT | os.O_APPEND) for name in ("floor", "sealed"))

    def append(times: int, *descriptors: int) -> None:
        for descriptor in descriptors * times:
            os.write(descriptor, line)
            os.fdatasync(descriptor)

    person = introduce(place / "keys", name="Orsa Vell", role="analyst", entropy=SystemEntropy())
    with CaseWriter(place / "events", key, tool=TOOL) as writer:

        def record() -> None:
            for pages in range(EVENTS):
                writer.record("names.shown", result={"pages": pages})

        def decide() -> None:
            for _ in range(DECISIONS):
                writer.append_decision(kind="accept", subjects=["st_1"], reason="the mayor is named", person=person)

        record()  # the first turn opens files
        decide()
        value, each = pairs(PAIRS, lambda: append(EVENTS, floor), record)
        yield Ratio(what="append + fdatasync ÷ one durable event", value=value, least=0.6, detail=each)
        value, each = pairs(PAIRS, lambda: append(DECISIONS, sealed, floor), decide)
        yield Ratio(what="its two syncs ÷ one sealed, signed decision", value=value, detail=each)


def bulk(place: Path, key: Key) -> Iterator[Ratio]:
    """A thousand small files: written, renamed into the folders of a case and synced as one; and taken in."""
    number = count()
    syncfs = ctypes.CDLL(None, use_errno=True).syncfs

    def files() -> tuple[Path, list[bytes]]:
        folder = place / f"bulk-{next(number)}"
        folder.mkdir()
        return folder, [os.urandom(SMALL_BYTES) for _ in range(SMALL)]

    def batch(layout: bool) -> float:
        folder, datas = files()
        placed = [folder / stored_at("o", hashlib.sha256(data).hexdigest()) for data in datas]
        whole = os.open(folder, os.O_RDONLY)
        begun = time.perf_counter()
        for at, data in enumerate(datas):
            descriptor = os.open(folder / str(at), os.O_WRONLY | os.O_CREAT | os.O_EXCL)
            os.write(descriptor, data)
            os.close(descriptor)
            if layout:
                placed[at].parent.mkdir(parents=True, exist_ok=True)
                os.rename(folder / str(at), placed[at])  # noqa: PTH104 bare work
        syncfs(whole)
        os.close(whole)
        return time.perf_counter() - begun

    def take_in() -> float:
        folder, datas = files()
        inputs = [_intake(f"n{at}.txt", data) for at, data in enumerate(datas)]
        with CaseWriter(folder, key, tool=TOOL) as writer:
            begun = time.perf_counter()
            assert all(receipt.state == "preserved" for receipt in writer.ingest(inputs))
            return time.perf_counter() - begun

    value, each = pairs(BULKS, lambda: batch(True), take_in)
    yield Ratio(what="batch + one syncfs ÷ bulk intake", value=value, least=0.4, detail=each)
    value, each = pairs(TURNS, lambda: batch(False), take_in)
    yield Ratio(what="the same, all in one folder and not renamed", value=value, detail=each)


def check(place: Path, key: Key) -> Iterator[Ratio]:
    """Verifying a case of a few hundred megabytes, in seconds of processor time: one core is used."""
    datas = [os.urandom(LARGE_BYTES) for _ in range(LARGE)]
    with CaseWriter(place / "large", key, tool=TOOL) as writer:
        for _ in writer.ingest(_intake(f"n{at}.bin", data) for at, data in enumerate(datas)):
            pass

    def verify() -> None:
        assert verify_case(place / "large").verdict is Verdict.VALID

    bare, ours = best(lambda: [hashlib.sha256(data).digest() for data in datas], verify, clock=time.process_time)
    each = f"{LARGE * LARGE_BYTES / ours / 2**20:.0f} MiB a second"
    yield Ratio(what="SHA-256 ÷ verify of a large case", value=bare / ours, least=0.8, detail=each)


def log(place: Path, key: Key) -> Iterator[Ratio]:
    """The tree as it grows; then ten thousand entries read, each proven to be in the tree that the checkpoint signs."""
    line = os.urandom(LEAF_BYTES // 2).hex().encode()

    def two_hashes() -> None:
        for _ in range(LEAVES):
            hashlib.sha256(b"\x00" + line).digest()
            hashlib.sha256(line[:65]).digest()

    def grow() -> None:
        tree = MerkleTree()
        for _ in range(LEAVES):
            tree.append(leaf_hash(line))

    bare, ours = best(two_hashes, grow, clock=time.process_time)
    each = f"{LEAVES / ours:,.0f} a second"
    yield Ratio(what="two bare hashes ÷ log append", value=bare / ours, least=0.5, detail=each)
    with CaseWriter(place / "long", key, tool=TOOL) as writer:
        drafts = [writer._drafting.draft("names.shown", result={"pages": at}) for at in range(ENTRIES)]  # noqa: SLF001 one sync for all
        writer._commit(drafts)  # noqa: SLF001 as above

    def prove() -> None:
        assert verify_case(place / "long").verdict is Verdict.VALID
        leaves = [leaf_hash(entry.line) for entry in read_entries(place / "long")]
        tree = MerkleTree(leaves)
        root = tree.root()
        for at, leaf in enumerate(leaves):
            verify_inclusion(leaf, at, len(leaves), tree.inclusion(at), root)

    (ours,) = best(prove, clock=time.process_time)
    yield Ratio(what="10,000 entries with proofs, seconds", value=ours, most=2.0)


def _intake(name: str, data: bytes) -> Intake:
    stated: JsonObject = {"outlet": "The Lamp"}
    return Intake(
        open=lambda: io.BytesIO(data),
        media_type="text/plain",
        acquisition=Acquisition(
            name=name, obtained_from="courier", stated={key: str(value) for key, value in stated.items()}
        ),
        path=f"inbox/{name}",
    )


def main(where: str | None = None) -> None:
    """Measure on the disk that holds `where`, by default that of temporary files."""
    with tempfile.TemporaryDirectory(dir=where) as folder:
        place = Path(folder)
        key = create_key(place / "keys" / "log.key", entropy=SystemEntropy(), label="BENCHMARK")
        for measure in (event, bulk, check, log):
            for ratio in measure(place, key):
                print(ratio, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:2])
