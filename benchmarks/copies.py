"""Speed of the comparison of wording: `python benchmarks/copies.py [SMALL [LARGE]]`, 10,000 and 100,000 by default.

Passages of 150 invented words, drawn by Zipf's law; a quarter of them are copies with a tenth of the words replaced.
Times are of processor time in one process; the rate is also given in passages for the time that a fixed loop of plain
Python takes, which compares machines and busy hours. Nothing here fails a test.
"""

import gc
import hashlib
import math
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "src"))

from dalil.casework.kept_wording import WordingFile  # noqa: E402 after the path of the source
from dalil.model.exhibit import Acquisition, Exhibit  # noqa: E402
from dalil.model.rendition import OffsetMap, Rendition  # noqa: E402
from dalil.model.report import Report  # noqa: E402
from dalil.origins.copies import copies  # noqa: E402
from dalil.origins.memory import Memory  # noqa: E402
from dalil.origins.precedence import in_order  # noqa: E402
from dalil.origins.quotations import shared_quotations  # noqa: E402
from dalil.origins.words import Words, indexed, words_of  # noqa: E402

WORDS, VOCABULARY, COPIED, REPLACED = 150, 60_000, 4, 0.1
SYLLABLES = ("ba", "kor", "lin", "tes", "mo", "ra", "fen", "du", "shi", "gal", "po", "net", "vi", "sul", "har", "ke")
CALIBRATION = 3_000_000
TURNS = 5


def word(number: int) -> str:
    """An invented word for each number."""
    parts: list[str] = []
    while number or not parts:
        number, at = divmod(number, len(SYLLABLES))
        parts.append(SYLLABLES[at])
    return "".join(parts)


def passages(count: int) -> list[str]:
    """The texts, the same for the same count."""
    draw = np.random.default_rng(count)
    share = 1 / np.arange(1, VOCABULARY + 1) ** 1.05
    known = [word(number) for number in range(VOCABULARY)]
    numbers = draw.choice(VOCABULARY, size=(count, WORDS), p=share / share.sum())
    copied = count // COPIED
    numbers[-copied:] = numbers[draw.integers(0, count - copied, size=copied)]
    replaced = draw.random((copied, WORDS)) < REPLACED
    numbers[-copied:][replaced] = draw.choice(VOCABULARY, size=int(replaced.sum()), p=share / share.sum())
    return [" ".join(known[number] for number in row) for row in numbers.tolist()]


def read(texts: list[str]) -> Iterator[Words]:
    """The passages as reports, ready for comparison, in the order in which a build takes them."""
    made = []
    for number, text in enumerate(texts):
        data = text.encode()
        digest = hashlib.sha256(data).hexdigest()
        exhibit = Exhibit(
            sha256=digest,
            sha512=hashlib.sha512(data).hexdigest(),
            size=len(data),
            media_type="text/plain",
            acquisitions=(Acquisition(name=f"{number}.txt"),),
        )
        rendition = Rendition(
            exhibit=digest, reader="plain", version="1", text=text, offsets=OffsetMap(()), blocks=(), language="en"
        )
        made.append(Report(exhibit=exhibit, rendition=rendition, state="read"))
    for report in in_order(made):
        words = words_of(report)
        assert words is not None
        yield words


def calibration() -> float:
    """Seconds of a fixed loop."""
    begun = time.process_time()
    total = 0
    for number in range(CALIBRATION):
        total += number % 7
    return time.process_time() - begun


def compare(texts: list[Words], memory: Memory) -> tuple[float, int]:
    """Seconds of processor time to find all copies and quotations, and how many copies there are."""
    begun = time.process_time()
    overlaps = memory.take([text.stamp for text in texts], lambda asked: indexed([texts[at] for at in asked]))
    found = copies(texts, overlaps.wording, memory.pairs)
    shared_quotations(texts, overlaps.quotes, memory.pairs)
    return time.process_time() - begun, len(found)


def watched() -> list[float]:
    """Seconds and number of the collections of garbage from now on; what was made before is collected first."""
    gc.collect()
    spent, begun = [0.0, 0], [0.0]

    def note(phase: str, _: dict[str, int]) -> None:
        if phase == "start":
            begun[0] = time.process_time()
        else:
            spent[0] += time.process_time() - begun[0]
            spent[1] += 1

    gc.callbacks[:] = [note]
    return spent


def measure(count: int) -> float:
    """Compare so many passages, then one more; gives the seconds of the whole."""
    texts = list(read(passages(count + 1)))
    memory, loop = Memory(), calibration()
    whole, found = compare(texts[:-1], memory)
    rate = count / whole
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(f"{count:,} passages: {whole:.1f} s, {rate:,.0f} a second, {rate * loop:,.0f} a loop, {found:,} links")
    print(f"  a loop: {loop:.3f} s; at most {peak:.1f} GB in memory")
    del texts
    with tempfile.TemporaryDirectory() as folder:
        one_more(
            memory,
            [text.report for text in read(passages(count + 1))],
            WordingFile(Path(folder) / "wording.cache", Path(folder) / "wording.postings", b"key", print),
        )
    return whole


def one_more(memory: Memory, known: list[Report], file: WordingFile) -> None:
    """One more passage: all that a build does about wording, from the files that were kept to the files that are kept.

    The passages bear no outlet, so who names another report as a source is not sought: that looks at every word anew.
    """
    file.keep(memory)
    del memory
    before, turns, collected = file.path.read_bytes(), [], watched()
    for _ in range(TURNS):
        file.path.write_bytes(before)
        begun = time.process_time()
        file.memory()
        loaded = time.process_time()
        found = file.evidence(known)
        turns.append((time.process_time() - loaded, loaded - begun))
        links = len(found.copies)
        del found
    size, base = (path.stat().st_size / 1e6 for path in (file.path, file.postings))
    whole, loading = (statistics.median(row) for row in zip(*turns, strict=True))
    print(f"  one more passage: {whole:.2f} s of processor time, of it {loading:.2f} s loading; {links:,} links")
    print("    each turn:", ", ".join(f"{one:.2f}" for one, _ in turns))
    print(f"    files of {size:,.0f} MB, written each time, and {base:,.0f} MB")
    print(f"    {collected[0]:.2f} s in {collected[1]} collections of garbage in all turns", flush=True)


def main(arguments: list[str]) -> None:
    """Both sizes, and by which power the time grows from the one to the other."""
    small, large = (*map(int, arguments), 10_000, 100_000)[:2] if len(arguments) < 2 else map(int, arguments)  # noqa: PLR2004 two sizes
    one, two = measure(small), measure(large)
    print(f"growth exponent {math.log(two / one) / math.log(large / small):.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
