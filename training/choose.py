"""Choose between what the rules and what the tagger propose: python -m training.choose fit|predict ...

A logistic regression says how likely a proposed attribution is right; the likelier of two that overlap is taken. It is
fitted on reports of the corpus that the tagger has not seen (`--fold K/N`, as in training.attribution).
"""

import argparse
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer

from training.attribution import best_path, corpus_rows, scores_of
from training.encoder import LABELS, Tagger
from training.link import QUOTES, link
from training.windows import Row, load_tokenizer, pieces_of, spans_of, windows

Floats = np.ndarray[Any, np.dtype[np.float64]]
RIDGE, ROUNDS, EQUAL = 3.0, 60, 0.8
LIKELY = 0.2  # recall comes first: a reviewer can reject, not find what was never shown
SOURCE, CUE, CONTENT = (1, 2), (3, 4), (5, 6)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """An attribution that the rules or the tagger propose, its words, and what speaks for it as numbers."""

    row: Row
    words: frozenset[int]
    features: Floats


def words_in(text: str, spans: Sequence[Sequence[int]]) -> frozenset[int]:
    """Starts of the words that share a character with one of the spans."""
    return frozenset(
        one.start()
        for one in _WORD.finditer(text)
        if any(one.start() < end and one.end() > start for start, end in spans)
    )


def proposals(text: str, rules: Sequence[Row], tagger: Tagger, tokenizer: Tokenizer) -> list[Proposal]:
    """What both propose for a text, the rules' first."""
    table = np.zeros((len(text) + 1, len(LABELS)))
    table[:, 0] = 1
    spans = []
    for window in windows(pieces_of(text, tokenizer)):
        scores = scores_of(tagger, window)
        spans += list(spans_of(text, window, best_path(scores)))
        for piece, likely in zip(window, scores.exp().tolist(), strict=True):
            table[piece.start : piece.end] = likely
    sides = [list(rules), [row for row in link(text, spans) if row["cue"]]]
    known = [[(words_in(text, row["content"]), row) for row in side if row["content"]] for side in sides]
    return [
        Proposal(row=row, words=words, features=_features(text, table, row, words, known[1 - side], learned=bool(side)))
        for side in (0, 1)
        for words, row in known[side]
        if words
    ]


def _features(
    text: str,
    table: Floats,
    row: Row,
    words: frozenset[int],
    others: list[tuple[frozenset[int], Row]],
    *,
    learned: bool,
) -> Floats:
    alike, rival = max(((_f1(words, other), one) for other, one in others), key=lambda one: one[0], default=(0.0, None))
    first, last = min(start for start, _ in row["content"]), max(end for _, end in row["content"])
    content, least = _mean(table, row["content"], CONTENT)
    cue, source = _mean(table, row["cue"], CUE)[0], _mean(table, row["source"], SOURCE)[0]
    base = [
        alike, float(rival is not None and alike > 0 and _same_source(text, row, rival)), float(alike > EQUAL),
        float(alike == 0), content, least, cue, source, float(bool(row["source"])),
        float(table[max(0, first - 3) : first + 1, CONTENT].sum(axis=1).mean()),
        float(table[last : last + 4, CONTENT].sum(axis=1).mean()),
        float(np.log1p(len(words))), float(text[first] in QUOTES), _mean(table, row["content"], SOURCE)[0],
        _mean(table, row["content"], CUE)[0], float(text[last : last + 1] in ".,;" or text[last - 1] in '"”.'),
        float(table[first, CONTENT[0]]), float(len(row["content"]) > 1), min(content, cue),
        float("\n" in text[first:last]),
    ]  # fmt: skip
    return np.array([1.0, *base, *(base if learned else [0.0] * len(base)), float(learned)])


def _mean(table: Floats, spans: Sequence[Sequence[int]], labels: tuple[int, int]) -> tuple[float, float]:
    parts = [table[start:end][:, labels].sum(axis=1) for start, end in spans if end > start]
    joined = np.concatenate(parts) if parts else np.zeros(1)
    return float(joined.mean()), float(joined.min())


def _f1(one: frozenset[int], two: frozenset[int]) -> float:
    return 2 * len(one & two) / (len(one) + len(two)) if one or two else 0.0


def _same_source(text: str, one: Row, two: Row) -> bool:
    left, right = words_in(text, one["source"]), words_in(text, two["source"])
    return bool(left & right) or not (left or right)


def is_right(text: str, proposal: Proposal, gold: Sequence[Row]) -> bool:
    """Whether a proposal meets a gold attribution: content F1 of at least .8 and a common word of the source."""
    return any(
        _f1(proposal.words, words_in(text, one["content"])) >= EQUAL and _same_source(text, proposal.row, one)
        for one in gold
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Chooser:
    """Weights of the features, and the mean and scale by which they are brought to one size."""

    weights: Floats
    mean: Floats
    scale: Floats

    def likely(self, proposal: Proposal) -> float:
        """How likely the proposal is right, 0 to 1."""
        return float(1 / (1 + np.exp(-((proposal.features - self.mean) / self.scale) @ self.weights)))

    def choose(self, given: Sequence[Proposal]) -> Iterator[Row]:
        """The likeliest proposals that do not overlap, down to `LIKELY`."""
        taken: list[Sequence[int]] = []
        for one in sorted(given, key=lambda one: (-self.likely(one), min(one.words))):
            spans = [*one.row["content"], *one.row["cue"]]
            free = not any(start < end2 and start2 < end for start, end in spans for start2, end2 in taken)
            if free and self.likely(one) >= LIKELY:
                taken += spans
                yield one.row


def fit(features: Floats, right: Floats) -> Chooser:
    """Ridge-bound logistic regression by Newton's method."""
    mean, scale = features.mean(axis=0), features.std(axis=0) + 1e-6
    mean[0], scale[0] = 0.0, 1.0
    scaled = (features - mean) / scale
    weights = np.zeros(scaled.shape[1])
    for _ in range(ROUNDS):
        likely = 1 / (1 + np.exp(-scaled @ weights))
        slope = scaled.T @ (likely - right) + RIDGE * weights
        bend = (scaled.T * (likely * (1 - likely))) @ scaled + RIDGE * np.eye(len(weights))
        weights = weights - np.linalg.solve(bend, slope)
    return Chooser(weights=weights, mean=mean, scale=scale)


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit on the reports that a fold left out, or choose for a file of texts; `--rules` are the rules' proposals."""
    parser = argparse.ArgumentParser(description="Choose between the proposals of the rules and of the tagger.")
    parser.add_argument("what", choices=("fit", "predict"))
    parser.add_argument("model", type=Path, help="weights of the tagger")
    parser.add_argument("chooser", type=Path, help="JSON file to write (fit) or read (predict)")
    parser.add_argument("--rules", type=Path, required=True, help="JSON lines of evals/predict.py")
    parser.add_argument("--input", type=Path, help="texts to choose for (predict)")
    parser.add_argument("--output", type=Path)
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--fold", default="0/2", help="fit on this fold: the one that training left out")
    asked = parser.parse_args(arguments)
    torch.set_num_threads(1)
    tagger, tokenizer = Tagger(), load_tokenizer()
    tagger.load_state_dict(torch.load(asked.model, weights_only=True))
    tagger.eval()
    rules = {row["id"]: row["attributions"] for row in map(json.loads, asked.rules.read_text("utf-8").splitlines())}
    if asked.what == "fit":
        part, folds = map(int, asked.fold.split("/"))
        features, right = [], []
        for row in corpus_rows(asked.corpus, "train")[part::folds]:
            outer = [one for one in row["attributions"] if one["parent"] is None]
            for one in proposals(row["text"], rules[row["id"]], tagger, tokenizer):
                features.append(one.features)
                right.append(float(is_right(row["text"], one, outer)))
        made = fit(np.array(features), np.array(right))
        kept = {"weights": made.weights.tolist(), "mean": made.mean.tolist(), "scale": made.scale.tolist()}
        asked.chooser.write_text(json.dumps(kept), "utf-8")
        return
    kept = json.loads(asked.chooser.read_text("utf-8"))
    chooser = Chooser(**{name: np.array(values) for name, values in kept.items()})
    with asked.output.open("w", encoding="utf-8") as out:
        for row in map(json.loads, asked.input.read_text("utf-8").splitlines()):
            chosen = list(chooser.choose(proposals(row["text"], rules[row["id"]], tagger, tokenizer)))
            out.write(json.dumps({"id": row["id"], "attributions": chosen}) + "\n")


if __name__ == "__main__":
    main()
