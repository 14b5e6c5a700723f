"""Read our own corpus through the product, print figures only: python evals/corpus.py --corpus FOLDER --split dev.

The gate `tests/golden/test_corpus_gate.py` holds them against those in `tests/golden/corpus-gate.json`; `--write`
puts the figures of now there, when they rose, or when the corpus has become another one.
"""

import argparse
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from error_classes import matched
from predict import readings

from dalil.statements.reading import Reading

Row = dict[str, Any]
Spans = Sequence[Sequence[int]]
ROOT = Path(__file__).resolve().parent.parent
GATE = ROOT / "tests" / "golden" / "corpus-gate.json"
NEARLY = 0.8
DIGITS = 4


def records(corpus: Path, split: str) -> list[Row]:
    """The annotated reports of a split, by id."""
    lines = (
        line for path in sorted(corpus.glob("*/*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines()
    )
    found = [row for row in map(json.loads, lines) if row.get("split") == split and "text" in row]
    return sorted(found, key=lambda row: str(row["id"]))


def figures(rows: list[Row], engine: str) -> dict[str, float]:
    """Figures over all reports, each between 0 and 1; F1 where no other word stands in the name."""
    return figures_by(rows, engine, None)[""]


def figures_by(rows: list[Row], engine: str, member: str | None) -> dict[str, dict[str, float]]:
    """The figures for each value of a member of the records (genre); under "" all of them where none is named."""
    tallies: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row, reading in readings(rows, engine):
        tally = tallies[str(row[member]) if member else ""]
        tally["reports"] += 1
        _attributions(row, reading, tally)
        if row.get("layers") == "all":
            _events(row, reading, tally)
            _values(row, reading, tally)
    counted = ("reports", "relation.gold") if member else ()
    return {
        key: {**_shares(tally), **{name: tally[name] for name in counted}} for key, tally in sorted(tallies.items())
    }


def _shares(tally: Counter[str]) -> dict[str, float]:
    shares = ("status_accuracy", "polarity_accuracy")
    return {
        **{
            name: _f1(tally, name)
            for name in ("content", "relation", "trigger", "act", "perpetrator", "figure", "time")
        },
        **{name: round(tally[f"{name}.right"] / max(1, tally[f"{name}.of"]), DIGITS) for name in shares},
    }


def digest(rows: Iterable[Row]) -> str:
    """SHA-256 over the records: figures are comparable on the same ones only."""
    lines = "\n".join(json.dumps(row, sort_keys=True) for row in rows)
    return hashlib.sha256(lines.encode()).hexdigest()


def _f1(tally: Counter[str], name: str) -> float:
    there, said = tally[f"{name}.gold"], tally[f"{name}.found"]
    return round(2 * tally[f"{name}.right"] / (there + said), DIGITS) if there + said else 0.0


def _add(tally: Counter[str], name: str, *, right: int, gold: int, found: int) -> None:
    tally.update({f"{name}.right": right, f"{name}.gold": gold, f"{name}.found": found})


def _points(spans: Spans) -> frozenset[int]:
    return frozenset(at for start, end in spans for at in range(start, end))


def _attributions(row: Row, reading: Reading, tally: Counter[str]) -> None:
    """Contents by code points; and attributions whose content is nearly the same and whose source meets."""
    gold = [(_points(one["content"]), _points(one["source"])) for one in row["attributions"]]
    found = [
        (_points([(at.start, at.end) for at in one.content]), _points([(at.start, at.end) for at in one.source]))
        for one in reading.attributions
    ]
    there = frozenset[int]().union(*(content for content, _ in gold))
    said = frozenset[int]().union(*(content for content, _ in found))
    _add(tally, "content", right=len(there & said), gold=len(there), found=len(said))
    rest, right = list(found), 0
    for content, source in gold:
        same = next((one for one in rest if _near(content, one[0]) and _meets(source, one[1])), None)
        if same is not None:
            rest.remove(same)
            right += 1
    _add(tally, "relation", right=right, gold=len(gold), found=len(found))


def _near(one: frozenset[int], other: frozenset[int]) -> bool:
    return 2 * len(one & other) >= NEARLY * (len(one) + len(other)) > 0


def _meets(one: frozenset[int], other: frozenset[int]) -> bool:
    return bool(one & other) or not (one or other)


def _events(row: Row, reading: Reading, tally: Counter[str]) -> None:
    """Triggers that meet; acts, status, polarity and perpetrators of those."""
    gold = [{**one, "start": one["trigger"][0], "end": one["trigger"][1]} for one in row["events"]]
    found = list(_told(reading))
    pairs = matched(gold, found)
    _add(tally, "trigger", right=len(pairs), gold=len(gold), found=len(found))
    same = sum(one["act"] == other["act"] for one, other in pairs)
    _add(tally, "act", right=same, gold=len(gold), found=len(found))
    for name in ("status", "polarity"):
        right = sum(one[name] == other[name] for one, other in pairs)
        tally.update({f"{name}_accuracy.right": right, f"{name}_accuracy.of": len(pairs)})
    for one, other in pairs:
        both = matched(one["perpetrators"], other["perpetrators"])
        _add(tally, "perpetrator", right=len(both), gold=len(one["perpetrators"]), found=len(other["perpetrators"]))


def _told(reading: Reading) -> Iterator[Row]:
    for one in reading.statements:
        if one.trigger is not None:
            start, end = one.trigger
            doers = [{"start": doer.start, "end": doer.end} for doer in one.perpetrators]
            yield {
                "start": start, "end": end, "act": one.act, "status": one.status, "polarity": one.polarity,
                "perpetrators": doers,
            }  # fmt: skip


def _values(row: Row, reading: Reading, tally: Counter[str]) -> None:
    """Figures with both their ends, and time expressions with their value."""
    numbers = [{"start": one.start, "end": one.end, "value": (one.low, one.high)} for one in reading.figures]
    times = [{"start": one.range.start, "end": one.range.end, "value": one.value} for one in reading.times]
    gold = [{**one, "value": (one["low"], one["high"])} for one in row["figures"]]
    for name, there, said in (("figure", gold, numbers), ("time", row["times"], times)):
        right = sum(one["value"] == other["value"] for one, other in matched(there, said))
        _add(tally, name, right=right, gold=len(there), found=len(said))


def main() -> None:
    """Print the figures of a split as JSON; null where the corpus holds none of it."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--corpus", type=Path, default=ROOT / "corpus")
    options.add_argument("--split", default="dev")
    options.add_argument("--engine", default="rules")
    options.add_argument("--by", metavar="MEMBER", help="figures for each value of it (genre); nothing is written")
    options.add_argument("--write", action="store_true")
    chosen = options.parse_args()
    rows = records(chosen.corpus, chosen.split)
    if chosen.by:
        print(json.dumps(figures_by(rows, chosen.engine, chosen.by), sort_keys=True))
        return
    made = {"reports": len(rows), "records": digest(rows), "figures": figures(rows, chosen.engine)} if rows else None
    print(json.dumps(made, sort_keys=True))
    if chosen.write and made is not None:
        stored = json.loads(GATE.read_text(encoding="utf-8"))
        stored["splits"][chosen.split] = made
        GATE.write_text(json.dumps(stored, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
