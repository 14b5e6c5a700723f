"""Read our own corpus through the product, print figures only: python evals/corpus.py --corpus FOLDER --split dev.

The gate `tests/golden/test_corpus_gate.py` holds them against those in `tests/golden/corpus-gate.json`, and
`test_learned_gate.py` those of the learned reader against `learned-gate.json`; `--write` puts the figures of now there,
when they rose, or when the corpus has become another one. `--engine second-hand` judges the second annotation like an
engine: what people reach.
"""

import argparse
import hashlib
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from error_classes import matched
from predict import readings

from dalil.model.statement import Statement
from dalil.statements.reading import Reading

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))

from annotation.agreement import ROLES  # noqa: E402 after the path of the source
from compile_corpus import conflicts, second_hands  # noqa: E402

Row = dict[str, Any]
Spans = Sequence[Sequence[int]]
GATES = {"rules": "corpus-gate.json", "learned": "learned-gate.json"}
NEARLY = 0.8
DIGITS = 4
SECOND_HAND = "second-hand"
NO_PEOPLE = ("strikes", "other")


def records(corpus: Path, split: str) -> list[Row]:
    """The annotated reports of a split, by id."""
    lines = (
        line for path in sorted(corpus.glob("*/*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines()
    )
    found = [row for row in map(json.loads, lines) if row.get("split") == split and "text" in row]
    return sorted(found, key=lambda row: str(row["id"]))


def figures(rows: list[Row], engine: str, corpus: Path | None) -> dict[str, float]:
    """Figures over all reports, each between 0 and 1; F1 where no other word stands in the name."""
    return figures_by(rows, engine, corpus, None)[""]


def figures_by(rows: list[Row], engine: str, corpus: Path | None, member: str | None) -> dict[str, dict[str, float]]:
    """The figures for each value of a member of the records (genre); under "" all of them where none is named."""
    tallies: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row, found in second_hand(rows) if engine == SECOND_HAND else read(rows, engine, corpus):
        tally = tallies[str(row[member]) if member else ""]
        tally["reports"] += 1
        _attributions(row, found, tally)
        if row.get("layers") == "all":
            count_events(row, found, tally)
            _values(row, found, tally)
    counted = ("reports", "relation.gold") if member else ()
    return {
        key: {**_shares(tally), **{name: tally[name] for name in counted}} for key, tally in sorted(tallies.items())
    }


def second_hand(rows: Iterable[Row]) -> Iterator[tuple[Row, Row]]:
    """The reports that were annotated twice, with what both hands marked before anything was settled between them."""
    twice = {str(first.record["id"]): (first.record, second.record) for first, second in second_hands(conflicts())}
    return (twice[row["id"]] for row in rows if row["id"] in twice)


def read(rows: list[Row], engine: str, corpus: Path | None = None) -> Iterator[tuple[Row, Row]]:
    """The reports with what the product reads in them, in the form of an annotation.

    With the folder of the corpus each conflict is read with its own table of parties, as a case of it would be.
    """
    for conflict, of_one in groupby(rows, lambda row: str(row.get("conflict", ""))):
        table = corpus / conflict / "parties.csv" if corpus is not None else None
        for row, reading in readings(list(of_one), engine, table if table is not None and table.is_file() else None):
            yield row, annotation(reading)


def annotation(reading: Reading) -> Row:
    """What the product read, in the form of an annotation."""
    return {
        "attributions": [
            {
                "id": f"A{number}",
                "content": [(at.start, at.end) for at in one.content],
                "source": [(at.start, at.end) for at in one.source],
            }
            for number, one in enumerate(reading.attributions)
        ],
        "events": [_event(one) for one in reading.statements if one.trigger is not None],
        "figures": [{"start": one.start, "end": one.end, "low": one.low, "high": one.high} for one in reading.figures],
        "times": [{"start": one.range.start, "end": one.range.end, "value": one.value} for one in reading.times],
    }


def _event(one: Statement) -> Row:
    roles = {role: [{"start": who.start, "end": who.end} for who in getattr(one, role)] for role in ROLES}
    if not roles["victims"]:  # "seven people", whom no noun of ours names, are victims to the guide
        counted = [figure for figure in one.figures if figure.counts not in NO_PEOPLE]
        roles["victims"] = [{"start": figure.start, "end": figure.end} for figure in counted]
    voice = [(one.speakers[-1].start, one.speakers[-1].end)] if one.speakers else []
    judged = {"act": one.act, "status": one.status, "polarity": one.polarity}
    return {"trigger": one.trigger, "voice": voice, **judged, **roles}


def _shares(tally: Counter[str]) -> dict[str, float]:
    shares = ("status_accuracy", "polarity_accuracy")
    return {
        **{
            name: f1(tally, name)
            for name in ("content", "relation", "trigger", "act", "perpetrator", "statement", "figure", "time")
        },
        **{name: round(tally[f"{name}.right"] / max(1, tally[f"{name}.of"]), DIGITS) for name in shares},
    }


def digest(rows: Iterable[Row]) -> str:
    """SHA-256 over the records: figures are comparable on the same ones only."""
    lines = "\n".join(json.dumps(row, sort_keys=True) for row in rows)
    return hashlib.sha256(lines.encode()).hexdigest()


def f1(tally: Counter[str], name: str) -> float:
    """F1 of what is counted under this name; 0 where nothing is there and nothing found."""
    there, said = tally[f"{name}.gold"], tally[f"{name}.found"]
    return round(2 * tally[f"{name}.right"] / (there + said), DIGITS) if there + said else 0.0


def _add(tally: Counter[str], name: str, *, right: int, gold: int, found: int) -> None:
    tally.update({f"{name}.right": right, f"{name}.gold": gold, f"{name}.found": found})


def _points(spans: Spans) -> frozenset[int]:
    return frozenset(at for start, end in spans for at in range(start, end))


def _attributions(row: Row, found: Row, tally: Counter[str]) -> None:
    """Contents by code points; and attributions whose content is nearly the same and whose source meets."""
    sides = [
        [(_points(one["content"]), _points(one["source"])) for one in side["attributions"]] for side in (row, found)
    ]
    there, said = (frozenset[int]().union(*(content for content, _ in side)) for side in sides)
    _add(tally, "content", right=len(there & said), gold=len(there), found=len(said))
    gold, rest, right = sides[0], list(sides[1]), 0
    for content, source in gold:
        same = next((one for one in rest if _near(content, one[0]) and _meets(source, one[1])), None)
        if same is not None:
            rest.remove(same)
            right += 1
    _add(tally, "relation", right=right, gold=len(gold), found=len(sides[1]))


def _near(one: frozenset[int], other: frozenset[int]) -> bool:
    return 2 * len(one & other) >= NEARLY * (len(one) + len(other)) > 0


def _meets(one: frozenset[int], other: frozenset[int]) -> bool:
    return bool(one & other) or not (one or other)


def count_events(row: Row, found: Row, tally: Counter[str]) -> None:
    """Triggers that meet; acts, status, polarity and perpetrators of those; and events that are right as a whole."""
    gold, said = list(_told(row)), list(_told(found))
    pairs = matched(gold, said)
    right = {
        "trigger": len(pairs),
        "act": sum(one["act"] == other["act"] for one, other in pairs),
        "statement": sum(_whole(one, other) for one, other in pairs),
    }
    for name, count in right.items():
        _add(tally, name, right=count, gold=len(gold), found=len(said))
    for name in ("status", "polarity"):
        same = sum(one[name] == other[name] for one, other in pairs)
        tally.update({f"{name}_accuracy.right": same, f"{name}_accuracy.of": len(pairs)})
    for one, other in pairs:
        both = matched(one["perpetrators"], other["perpetrators"])
        _add(tally, "perpetrator", right=len(both), gold=len(one["perpetrators"]), found=len(other["perpetrators"]))


def _told(side: Row) -> Iterator[Row]:
    """The events of an annotation with the edges of their triggers and the words of their innermost voice."""
    sources = {one["id"]: one["source"] for one in side["attributions"]}
    for one in side["events"]:
        voice = one["voice"] if "voice" in one else [span for name in one["voices"][-1:] for span in sources[name]]
        yield {**one, "start": one["trigger"][0], "end": one["trigger"][1], "voice": _points(voice)}


def _whole(one: Row, other: Row) -> bool:
    """Act, status and voice are the same, and in each role each meets one of the other, nobody being left over."""
    judged = all(one[name] == other[name] for name in ("act", "status"))
    roles = all(len(matched(one[role], other[role])) == max(len(one[role]), len(other[role])) for role in ROLES)
    return judged and roles and _meets(one["voice"], other["voice"])


def _values(row: Row, found: Row, tally: Counter[str]) -> None:
    """Figures with both their ends, and time expressions with their value."""
    for name, layer, members in (("figure", "figures", ("low", "high")), ("time", "times", ("value",))):
        pairs = matched(row[layer], found[layer])
        right = sum(all(one[member] == other[member] for member in members) for one, other in pairs)
        _add(tally, name, right=right, gold=len(row[layer]), found=len(found[layer]))


def main() -> None:
    """Print the figures of a split as JSON; null where the corpus holds none of it."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--corpus", type=Path, default=ROOT / "corpus")
    options.add_argument("--split", default="dev")
    options.add_argument("--engine", default="rules")
    options.add_argument("--by", metavar="MEMBER", help="figures for each value of it (genre); nothing is written")
    options.add_argument("--write", action="store_true")
    options.add_argument("--bare", action="store_true", help="without the tables of parties that each conflict has")
    chosen = options.parse_args()
    if chosen.write and chosen.engine not in GATES:
        options.error(f"no gate is kept for the engine {chosen.engine}")
    tables = None if chosen.bare else chosen.corpus
    rows = records(chosen.corpus, chosen.split)
    if chosen.engine == SECOND_HAND:
        rows = [row for row, _ in second_hand(rows)]
    if chosen.by:
        print(json.dumps(figures_by(rows, chosen.engine, tables, chosen.by), sort_keys=True))
        return
    made = (
        {"reports": len(rows), "records": digest(rows), "figures": figures(rows, chosen.engine, tables)}
        if rows
        else None
    )
    print(json.dumps(made, sort_keys=True))
    if chosen.write and made is not None:
        gate = ROOT / "tests" / "golden" / GATES[chosen.engine]
        stored = json.loads(gate.read_text(encoding="utf-8"))
        stored["splits"][chosen.split] = made
        gate.write_text(json.dumps(stored, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
