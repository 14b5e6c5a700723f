"""Origins, incidents and conflicts on invented worlds: python evals/simulate.py [--worlds 20] [--hand second].

Each world has its own seed, so that every figure can be found again. `--faults` prints the events that went wrong, with
their papers, which are invented too.
"""

import argparse
import time
from collections.abc import Mapping
from functools import partial
from typing import Protocol

from worlds import eighth, seventh, sixth
from worlds.fifth import FIFTH
from worlds.fourth import FOURTH
from worlds.invention import world
from worlds.nouns import World
from worlds.reading import Seen, see
from worlds.scoring import Score, Verdict, score, unchanged
from worlds.second import SECOND
from worlds.third import THIRD
from worlds.tongue import FIRST

from dalil.casework.language import find_model


class Maker(Protocol):
    """Makes the world of a seed."""

    def __call__(self, seed: int, events: int, *, swapped: bool = False) -> World:
        """With the parties' names exchanged where `swapped`."""
        ...


TONGUES = {"first": FIRST, "second": SECOND, "third": THIRD, "fourth": FOURTH, "fifth": FIFTH}
HANDS: Mapping[str, Maker] = {
    **{name: partial(world, tongue=tongue) for name, tongue in TONGUES.items()},
    "sixth": sixth.world,
    "seventh": seventh.world,
    "eighth": eighth.world,
}


def main() -> None:
    """Print the figures of all worlds, and what part of the incidents the exchange of names leaves alone."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--worlds", type=int, default=20)
    parser.add_argument("--events", type=int, default=50)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--swaps", type=int, default=2)
    parser.add_argument("--hand", choices=sorted(HANDS), default="first")
    parser.add_argument("--faults", action="store_true")
    asked = parser.parse_args()
    make = HANDS[asked.hand]
    model, total, started = find_model(), Score(), time.process_time()
    same = []
    for seed in range(asked.first, asked.first + asked.worlds):
        seen = see(make(seed, asked.events), model)
        found = score(seen)
        total.add(found)
        if seed < asked.first + asked.swaps:
            same.append(unchanged(seen, see(make(seed, asked.events, swapped=True), model)))
        if asked.faults:
            for verdict in found.verdicts:
                _explain(seed, seen, verdict)
    for name, value in total.rates().items():
        print(f"{name:<34}{value:.3f}")
    print("faults:", dict(sorted(total.faults().items())), "of", len(total.verdicts))
    print("incidents that the exchange of two parties' names leaves alone:", *(f"{part:.3f}" for part in same))
    print(f"{time.process_time() - started:.0f} s of processor time")


def _explain(seed: int, seen: Seen, verdict: Verdict) -> None:
    missed = verdict.true_conflicts ^ (verdict.found_conflicts & {"denial", "blame", "figure"})
    if verdict.fault is None and not missed:
        return
    print(f"== world {seed} {verdict.event}: {verdict.fault}; true {verdict.roots}, counted {verdict.counted}")
    print(f"   alone {verdict.alone}")
    print(f"   conflicts true {sorted(verdict.true_conflicts)} found {sorted(verdict.found_conflicts)}")
    for paper in seen.world.papers:
        told = [one for _, _, one in paper.placed() if one.event == verdict.event]
        for one in told:
            print(f"   {paper.name} {paper.published} {paper.hop} {one.roots}: {one.text}")


if __name__ == "__main__":
    main()
