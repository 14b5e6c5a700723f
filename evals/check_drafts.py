"""How many planted errors a check finds: python evals/check_drafts.py [--hand third] [--worlds 5] [--drafts 20].

The check was written with the development hand. The second was held apart until it was measured once, the third was
written after that; the check then changed for what it showed; the fourth to the eighth were each written before that
round's errors were looked at, and the sixth to the eighth have worlds of their own. docs/measurements.md has the
figures.
`--show` prints what went wrong, sentence by sentence.
"""

import argparse
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from drafts.eighth import EIGHTH
from drafts.eighth import fit as fit_eighth
from drafts.fifth import FIFTH
from drafts.fourth import FOURTH
from drafts.held import HELD
from drafts.planting import Draft, Line, drafts
from drafts.seventh import SEVENTH
from drafts.seventh import fit as fit_seventh
from drafts.sixth import SIXTH, fit
from drafts.third import THIRD
from drafts.wording import DEVELOPMENT, Wording
from worlds import eighth, seventh, sixth
from worlds.invention import world
from worlds.nouns import World
from worlds.reading import Seen, see

from dalil.casefile.index import Index
from dalil.casework.check.evidence import Evidence, tellings_of
from dalil.casework.check.outcome import ALARMS, CheckedSentence, Mark
from dalil.casework.check.use import check_report, featured, read_draft
from dalil.casework.language import LanguageModel, find_model
from dalil.casework.progress import Silence

Maker = Callable[[int, int], World]
HANDS: Mapping[str, Wording] = {
    "development": DEVELOPMENT,
    "second": HELD,
    "third": THIRD,
    "fourth": FOURTH,
    "fifth": FIFTH,
    "sixth": SIXTH,
    "seventh": SEVENTH,
    "eighth": EIGHTH,
}
MAKERS: Mapping[str, Maker] = {"sixth": sixth.world, "seventh": seventh.world, "eighth": eighth.world}
FITS: Mapping[Maker, Callable[[World], World]] = {
    sixth.world: fit,
    seventh.world: fit_seventh,
    eighth.world: fit_eighth,
}
EXPECTED: Mapping[str, Mark] = {
    "figure": "figure_differs",
    "attribution": "attribution_dropped",
    "speaker": "wrong_speaker",
    "denial": "denied",
    "invention": "not_found",
}


@dataclass(slots=True)
class Tally:
    """Planted errors and faithful sentences, and how many of them were marked."""

    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    wrong: list[tuple[Line, tuple[Mark, ...]]] = field(default_factory=list)

    def add(self, line: Line, marks: tuple[Mark, ...]) -> None:
        """Count one sentence of a draft with the marks that it got."""
        self.planted[line.plant] += 1
        alarms = tuple(mark for mark in marks if mark in ALARMS)
        hit = EXPECTED[line.plant] in marks if line.plant in EXPECTED else bool(alarms)
        self.found[line.plant] += hit
        if hit != (line.plant in EXPECTED):
            self.wrong.append((line, alarms))

    def rates(self) -> dict[str, float]:
        """Part of each kind that was found; `false alarms` over all faithful sentences."""
        rates = {kind: self.found[kind] / max(1, self.planted[kind]) for kind in EXPECTED}
        faithful = self.planted["control"] + self.planted["remark"]
        return {**rates, "false alarms": (self.found["control"] + self.found["remark"]) / max(1, faithful)}


def measure(
    wording: Wording, model: LanguageModel, *, worlds: int, count: int, events: int = 40, make: Maker = world
) -> Tally:
    """Check so many drafts on each of so many worlds, which `make` makes."""
    tally = Tally()
    for seed in range(101, 101 + worlds):
        seen = see(make(seed, events), model)
        with tempfile.TemporaryDirectory() as folder:
            told = tellings_of(seen.account)
            index = featured(Index.open(Path(folder) / "index.sqlite"), told)
            evidence = Evidence(seen.account, told, index)
            for draft in drafts(_planted(seen.world, make), wording, seed=seed, count=count):
                _check(draft, evidence, seen, Path(folder), tally)
            index.close()
    return tally


def _planted(made: World, make: Maker) -> World:
    return FITS[make](made) if make in FITS else made


def _check(draft: Draft, evidence: Evidence, seen: Seen, folder: Path, tally: Tally) -> None:
    path = folder / draft.name
    path.write_text(draft.text, encoding="utf-8")
    checked = check_report(read_draft(path.read_bytes(), path.name, "2031-06-30"), evidence, seen.engine, Silence())
    assert checked.text.rstrip() == draft.text.rstrip()
    for start, end, line in draft.placed():
        tally.add(line, _marks(checked.sentences, start, end))


def _marks(sentences: tuple[CheckedSentence, ...], start: int, end: int) -> tuple[Mark, ...]:
    return tuple(mark for one in sentences if start <= one.start < end for mark in one.marks)


def main() -> None:
    """Print the rates."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--hand", choices=sorted(HANDS), default="development")
    parser.add_argument("--worlds", type=int, default=5)
    parser.add_argument("--drafts", type=int, default=20)
    parser.add_argument("--show", action="store_true")
    asked = parser.parse_args()
    started = time.process_time()
    make = MAKERS.get(asked.hand, world)
    tally = measure(HANDS[asked.hand], find_model(), worlds=asked.worlds, count=asked.drafts, make=make)
    if asked.show:
        for line, alarms in tally.wrong:
            print(f"{line.plant:<12}{','.join(alarms) or '-':<40}{line.text}")
    for kind, rate in tally.rates().items():
        print(f"{kind:<14}{rate:.3f}")
    print(dict(sorted(tally.planted.items())), f"{time.process_time() - started:.0f} s of processor time")


if __name__ == "__main__":
    main()
