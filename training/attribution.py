"""Train the tagger on the corpus, or read texts with it: python -m training.attribution train|predict ...

Fixed seed, one thread, no other chance: the same corpus gives the same weights on the same kind of processor.
"""

import argparse
import hashlib
import json
import random
import time
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from training.encoder import LABELS, Tagger, packaged_tagger
from training.link import link
from training.windows import CLS, LENGTH, PAD, SEP, Piece, Row, labels_of, load_tokenizer, pieces_of, spans_of, windows

SEED, BATCH, RATE, EPOCHS, WARM = 7, 8, 3e-4, 12, 0.1
IGNORED = -100
_IMPOSSIBLE = -1e4
QUOTE_STYLES = (("“", "”"), ('"', '"'), ("''", "''"))


def corpus_rows(folder: Path, split: str, limit: int | None = None) -> list[Row]:
    """The first `limit` records of a split, ordered by the hash of their ids: growth of the corpus changes no order."""
    paths = sorted(folder.glob("*/*.jsonl"))
    lines = [line for path in paths if path.stem == path.parent.name for line in path.read_text("utf-8").splitlines()]
    rows = [row for row in map(json.loads, lines) if row["split"] == split]
    rows.sort(key=lambda row: hashlib.sha256(row["id"].encode()).digest())
    return rows[:limit]


def without_fold(rows: list[Row], fold: str | None) -> list[Row]:
    """The records without those of one fold, written K/N with K from 0."""
    if fold is None:
        return rows
    left_out, folds = map(int, fold.split("/"))
    return [row for at, row in enumerate(rows) if at % folds != left_out]


def restyled(row: Row, style: tuple[str, str]) -> Row:
    """The record with its double quotation marks in another style, spans moved along (outermost attributions only)."""
    moved, text, opened = [0], [], False
    for sign in row["text"]:
        put = sign
        if sign in '"“”':
            opened = sign == "“" or (sign == '"' and not opened)
            put = style[0] if opened else style[1]
        text.append(put)
        moved.append(moved[-1] + len(put))
    outer = [one for one in row["attributions"] if one.get("parent") is None]
    spans = [
        {part: [[moved[start], moved[end]] for start, end in one[part]] for part in ("source", "cue", "content")}
        for one in outer
    ]
    return {"text": "".join(text), "attributions": spans}


def batch_of(examples: Sequence[tuple[list[Piece], list[int]]]) -> tuple[Tensor, Tensor, Tensor]:
    """Piece ids, mask and labels of several windows, filled up to the longest."""
    longest = max(len(window) for window, _ in examples) + 2
    ids, labels = [], []
    for window, marks in examples:
        fill = longest - len(window) - 2
        ids.append([CLS, *(one.id for one in window), SEP, *[PAD] * fill])
        labels.append([IGNORED, *marks, IGNORED, *[IGNORED] * fill])
    pieces = torch.tensor(ids)
    return pieces, pieces != PAD, torch.tensor(labels)


def train(rows: Sequence[Row], *, epochs: int = EPOCHS, seed: int = SEED) -> Tagger:
    """A tagger trained on these records; each epoch packs and quotes the texts anew."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    chance = random.Random(seed)  # noqa: S311 a fixed seed is the point
    tagger, tokenizer = packaged_tagger(), load_tokenizer()
    learned = [one for one in tagger.parameters() if one.requires_grad]
    optimiser = torch.optim.AdamW(learned, lr=RATE, weight_decay=0.01)
    size = sum(len(list(windows(pieces_of(row["text"], tokenizer)))) for row in rows)
    total = epochs * max(1, -(-size // BATCH))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / (WARM * total), max(0.02, (total - step) / (total - WARM * total)))
    )
    tagger.train()
    for _ in range(epochs):
        examples = []
        for row in rows:
            styled = restyled(row, chance.choice(QUOTE_STYLES))
            packed = windows(pieces_of(styled["text"], tokenizer), chance.randrange(40, LENGTH))
            examples += [(window, labels_of(window, styled["attributions"])) for window in packed]
        chance.shuffle(examples)
        for at in range(0, len(examples), BATCH):
            pieces, keep, labels = batch_of(examples[at : at + BATCH])
            scores = tagger(pieces, keep)
            loss = functional.cross_entropy(scores.flatten(0, 1), labels.flatten(), ignore_index=IGNORED)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(learned, 1.0)
            optimiser.step()
            schedule.step()
    tagger.eval()
    return tagger


def best_path(scores: Tensor) -> list[int]:
    """The best sequence of labels in which an inner label follows one of its own part (Viterbi)."""
    size = len(LABELS)
    allowed = torch.zeros(size, size)
    for one, before in enumerate(LABELS):
        for two, after in enumerate(LABELS):
            if after.startswith("I-") and before[1:] != after[1:]:
                allowed[one, two] = _IMPOSSIBLE
    start = torch.tensor([_IMPOSSIBLE if name.startswith("I-") else 0.0 for name in LABELS])
    best, back = scores[0] + start, []
    for row in scores[1:]:
        step, came = (best[:, None] + allowed).max(dim=0)
        best = step + row
        back.append(came)
    path = [int(best.argmax())]
    for came in reversed(back):
        path.append(int(came[path[-1]]))
    return path[::-1]


@torch.no_grad()
def scores_of(tagger: Tagger, window: list[Piece]) -> Tensor:
    """Log likelihoods (pieces, labels) of the labels of one window."""
    pieces, keep, _ = batch_of([(window, [0] * len(window))])
    return functional.log_softmax(tagger(pieces, keep)[0, 1:-1], dim=-1)


def read(tagger: Tagger, text: str) -> list[Row]:
    """The attributions of a text, one window at a time."""
    tokenizer = load_tokenizer()
    spans = []
    for window in windows(pieces_of(text, tokenizer)):
        spans += list(spans_of(text, window, best_path(scores_of(tagger, window))))
    return [row for row in link(text, spans) if row["cue"]]


def main(arguments: Sequence[str] | None = None) -> None:
    """Train and save, or load and predict; prints the seconds that it took."""
    parser = argparse.ArgumentParser(description="Train or use the learned reader of attributions.")
    parser.add_argument("what", choices=("train", "predict"))
    parser.add_argument("model", type=Path, help="file of weights to write or read")
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--documents", type=int, help="train on this many documents only")
    parser.add_argument("--fold", help="K/N: leave every N-th document, beginning with the K-th, out of training")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--input", type=Path, help="JSON lines with id and text")
    parser.add_argument("--output", type=Path)
    asked = parser.parse_args(arguments)
    began = time.perf_counter()
    if asked.what == "train":
        rows = without_fold(corpus_rows(asked.corpus, "train", asked.documents), asked.fold)
        torch.save(train(rows, epochs=asked.epochs, seed=asked.seed).state_dict(), asked.model)
        print(f"{len(rows)} documents, {sum(len(row['attributions']) for row in rows)} attributions")
    else:
        torch.set_num_threads(1)
        tagger = Tagger()
        tagger.load_state_dict(torch.load(asked.model, weights_only=True))
        tagger.eval()
        given = map(json.loads, asked.input.read_text("utf-8").splitlines())
        rows = [{"id": row["id"], "attributions": read(tagger, row["text"])} for row in given]
        asked.output.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    print(f"{time.perf_counter() - began:.0f} s")


if __name__ == "__main__":
    main()
