"""How sure the head for acts must be: each part of the conflicts is read with a head that was trained on the others.

    PYTHONPATH=src:evals python -m training.crossing --heard train.jsonl

Reads the fully annotated reports of the split `train` as the product does, once for each of the bounds below, and
prints F1 of triggers, acts and whole statements, as `evals/corpus.py` counts them. The encoder has heard who speaks in
these reports; acts it has not. `evals/` must be on the path.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import corpus as scores
import onnx
import torch
from predict import Row, reports

from dalil.casework.engine import Engine
from dalil.casework.language import find_model
from dalil.casework.learned import FILE, tagger_of
from dalil.model.report import Report
from dalil.statements.learned.acts import Bounds
from dalil.statements.learned.tagger import Tagger
from dalil.statements.parse import parse
from dalil.statements.passage import Passage
from dalil.statements.read_by_rules import read_by_rules
from dalil.vocab.lexicon import Lexicon
from training.heads import Encoder, acts_of, options, trained, with_head

PARTS = 4
NEVER, ALWAYS = 2.0, 0.0
TRIED = tuple(Bounds(named=named, none=none) for named, none in product((NEVER, 0.8, 0.7, 0.6), (ALWAYS, 0.015, 0.03)))
Parsed = tuple[Row, Report, tuple[Passage, ...], Lexicon]


def parts_of(events: Mapping[str, int]) -> list[list[str]]:
    """The conflicts in parts with about as many events each."""
    parts: list[list[str]] = [[] for _ in range(PARTS)]
    for conflict in sorted(events, key=lambda one: (-events[one], one)):
        min(parts, key=lambda part: sum(events[one] for one in part)).append(conflict)
    return parts


def remembering(tagger: Tagger) -> Tagger:
    """The tagger, which asks its network but once for the same pieces."""
    asked = cache(tagger.network)

    def network(pieces: Sequence[int], told: Sequence[int]) -> Any:  # noqa: ANN401 two arrays of numpy
        return asked(tuple(pieces), tuple(told))

    return replace(tagger, network=network)


def parsed(rows: Sequence[Row], folder: Path) -> Iterator[Parsed]:
    """The reports parsed, with the words of their conflict."""
    model = find_model()
    nlp = model.load()
    for conflict in sorted({row["conflict"] for row in rows}):
        own = [row for row in rows if row["conflict"] == conflict]
        table = folder / conflict / "parties.csv"
        lexicon = Engine.of_tables(model, None, table if table.is_file() else None).lexicon
        for row, reading in zip(own, parse(reports(own), nlp=nlp, lexicon=lexicon), strict=True):
            yield row, reading.report, reading.passages, lexicon


def tallied(ready: Sequence[Parsed], tagger: Tagger) -> Counter[str]:
    """What is found and right in these reports."""
    tally = Counter[str]()
    for row, report, passages, lexicon in ready:
        reading = read_by_rules(report, passages=passages, lexicon=lexicon, learned=tagger)
        scores.count_events(row, scores.annotation(reading), tally)
    return tally


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures of each of the bounds."""
    parser = options("Choose how sure the head for acts must be.")
    parser.add_argument("--file", type=Path, default=FILE)
    asked = parser.parse_args(arguments)
    torch.set_num_threads(1)
    records = Encoder(asked.file).seen(asked.corpus, "train", asked.heard)
    acts, model = acts_of(records), onnx.load(asked.file)
    counts = Counter({one.row["conflict"]: 0 for one in records})
    counts.update(one.row["conflict"] for one in records for _ in one.told)
    ready = list(parsed([one.row for one in records], asked.corpus))
    totals = {bounds: Counter[str]() for bounds in TRIED}
    for part in parts_of(counts):
        head = trained([one for one in records if one.row["conflict"] not in part], acts)
        data = with_head(model, head, acts).SerializeToString()
        tagger = remembering(tagger_of(data, version="crossed"))
        own = [one for one in ready if one[0]["conflict"] in part]
        for bounds, total in totals.items():
            total.update(tallied(own, replace(tagger, bounds=bounds)))
    for bounds, total in totals.items():
        figures = " ".join(f"{name} {scores.f1(total, name):.4f}" for name in ("trigger", "act", "statement"))
        print(f"named {bounds.named} none {bounds.none}: {figures}")


if __name__ == "__main__":
    main()
