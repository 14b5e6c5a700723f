"""Speed of the comparison of wording: `python benchmarks/copies.py [SMALL [LARGE]]`, 10,000 and 100,000 by default.

Passages of 150 invented words, drawn by Zipf's law; a quarter of them are copies with a tenth of the words replaced.
Times are of processor time in one process; the rate is also given in passages for the time that a fixed loop of plain
Python takes, which compares machines and busy hours. Nothing here fails a test.
"""

import hashlib
import math
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "src"))

from dalil.model.exhibit import Acquisition, Exhibit  # noqa: E402 after the path of the source
from dalil.model.rendition import OffsetMap, Rendition  # noqa: E402
from dalil.model.report import Report  # noqa: E402
from dalil.origins.copies import copies  # noqa: E402
from dalil.origins.memory import Memory  # noqa: E402
from dalil.origins.quotations import shared_quotations  # noqa: E402
from dalil.origins.words import Words, indexed, words_of  # noqa: E402

WORDS, VOCABULARY, COPIED, REPLACED = 150, 60_000, 4, 0.1
SYLLABLES = ("ba", "kor", "lin", "tes", "mo", "ra", "fen", "du", "shi", "gal", "po", "net", "vi", "sul", "har", "ke")
CALIBRATION = 3_000_000


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
    """The passages as reports, ready for comparison, in the order of their digests."""
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
    for report in sorted(made, key=lambda one: one.exhibit.sha256):
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
    overlaps = memory.take([text.stamp for text in texts], lambda new: indexed([texts[at] for at in new]))
    found = copies(texts, overlaps.wording, memory.pairs)
    shared_quotations(texts, overlaps.quotes, memory.pairs)
    return time.process_time() - begun, len(found)


def measure(count: int) -> float:
    """Compare so many passages, then one more; gives the seconds of the whole."""
    texts = list(read(passages(count + 1)))
    memory, loop = Memory(), calibration()
    whole, found = compare(texts[:-1], memory)
    rate = count / whole
    print(f"{count:,} passages: {whole:.1f} s, {rate:,.0f} a second, {rate * loop:,.0f} a loop, {found:,} links")
    begun = time.process_time()
    kept = memory.dumped()
    print(f"  kept in {len(kept) / 1e6:,.0f} MB, written in {time.process_time() - begun:.2f} s")
    known = list(read(passages(count + 1)))
    begun = time.process_time()
    again = Memory.loaded(kept)
    loaded = time.process_time() - begun
    more, _ = compare(known, again)
    print(f"  one more passage: {loaded + more:.2f} s, {loaded:.2f} s of it to load what was kept", flush=True)
    return whole


def main(arguments: list[str]) -> None:
    """Both sizes, and by which power the time grows from the one to the other."""
    small, large = (*map(int, arguments), 10_000, 100_000)[:2] if len(arguments) < 2 else map(int, arguments)  # noqa: PLR2004 two sizes
    one, two = measure(small), measure(large)
    print(f"growth exponent {math.log(two / one) / math.log(large / small):.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
