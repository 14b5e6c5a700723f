"""Train the tagger on the corpus, or read texts with it: python -m training.attribution train|predict ...

It corrects the rules: `--rules` holds what they find in the same texts (training.heard). Fixed seed, one thread, no
other chance: the same corpus and rules give the same weights on the same kind of processor.
"""

import argparse
import json
import random
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional
from torch.optim.swa_utils import AveragedModel

from dalil.statements.learned.labels import PARTS, Tagged, labels_of
from dalil.statements.learned.tagger import Tagger as Reader
from dalil.statements.learned.windows import CLS, LENGTH, SEP, Piece, pieces_of, windows
from training.encoder import Tagger, packaged_tagger, packaged_wordpiece
from training.records import corpus_rows, heard_by_id

Row = dict[str, Any]
PAD = 0
SEED, BATCH, RATE, EPOCHS, WARM = 7, 8, 3e-4, 12, 0.1
UNTOLD = 0.15  # of the windows do not hear what the rules found, so that the words are learned too
AVERAGED = 4  # epochs at the end whose weights are averaged (Izmailov et al. 2018)
IGNORED = -100
Example = tuple[list[Piece], list[int], list[int]]
QUOTE_STYLES = (("“", "”"), ('"', '"'), ("''", "''"))


def without_fold(rows: list[Row], fold: str | None) -> list[Row]:
    """The records without those of one fold, written K/N with K from 0."""
    if fold is None:
        return rows
    left_out, folds = map(int, fold.split("/"))
    return [row for at, row in enumerate(rows) if at % folds != left_out]


def restyled(text: str, sides: Sequence[Sequence[Row]], style: tuple[str, str]) -> tuple[str, list[list[Row]]]:
    """The text with its double quotation marks in another style, and several lists of spans moved along."""
    moved, signs, opened = [0], [], False
    for sign in text:
        put = sign
        if sign in '"“”':
            opened = sign == "“" or (sign == '"' and not opened)
            put = style[0] if opened else style[1]
        signs.append(put)
        moved.append(moved[-1] + len(put))
    spans = [
        [{part: [[moved[start], moved[end]] for start, end in one[part]] for part in PARTS} for one in side]
        for side in sides
    ]
    return "".join(signs), spans


def examples_of(text: str, gold: Sequence[Row], rules: Sequence[Row], first: int = LENGTH) -> Iterator[Example]:
    """Windows of a text with the labels to learn and what the rules found (see `Tagger`)."""
    learn, hear = tagged(gold), tagged(rules)
    for window in windows(pieces_of(text, packaged_wordpiece()), first):
        yield window, labels_of(window, learn), [1 + label for label in labels_of(window, hear)]


def tagged(rows: Sequence[Row]) -> tuple[Tagged, ...]:
    """Attributions of JSON rows as the product has them."""
    return tuple(Tagged(**{part: tuple((start, end) for start, end in row[part]) for part in PARTS}) for row in rows)


def batch_of(examples: Sequence[Example]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Piece ids, what the rules found, mask and labels of several windows, filled up to the longest."""
    longest = max(len(window) for window, _, _ in examples) + 2
    ids, found, labels = [], [], []
    for window, marks, told in examples:
        fill = longest - len(window) - 2
        ids.append([CLS, *(one.id for one in window), SEP, *[PAD] * fill])
        found.append([0, *told, 0, *[0] * fill])
        labels.append([IGNORED, *marks, IGNORED, *[IGNORED] * fill])
    pieces = torch.tensor(ids)
    return pieces, torch.tensor(found), pieces != PAD, torch.tensor(labels)


def train(
    rows: Sequence[Row],
    rules: Mapping[str, Sequence[Row]],
    *,
    epochs: int = EPOCHS,
    seed: int = SEED,
    kept: Path | None = None,
) -> Tagger:
    """A tagger trained on these records; each epoch packs and quotes the texts anew.

    `kept` is written after each epoch, and where it is there already training goes on from it: the weights at the end
    are those of a run that nothing broke off.
    """
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    chance = random.Random(seed)  # noqa: S311 a fixed seed is the point
    tagger = packaged_tagger()
    learned = [one for one in tagger.parameters() if one.requires_grad]
    optimiser = torch.optim.AdamW(learned, lr=RATE, weight_decay=0.01)
    packings = [_packing(rows, rules, chance) for _ in range(epochs)]
    total = sum(-(-len(examples) // BATCH) for examples in packings)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / (WARM * total), max(0.02, (total - step) / (total - WARM * total)))
    )
    averaged = AveragedModel(tagger)
    parts = {"tagger": tagger, "averaged": averaged, "optimiser": optimiser, "schedule": schedule}
    done = _resumed(kept, parts) if kept is not None and kept.is_file() else 0
    tagger.train()
    for epoch, examples in list(enumerate(packings))[done:]:
        began = time.process_time()
        for at in range(0, len(examples), BATCH):
            pieces, told, keep, labels = batch_of(examples[at : at + BATCH])
            told = told * (torch.rand(len(told), 1) >= UNTOLD)
            scores = tagger(pieces, told, keep)
            loss = functional.cross_entropy(scores.flatten(0, 1), labels.flatten(), ignore_index=IGNORED)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(learned, 1.0)
            optimiser.step()
            schedule.step()
        if epoch >= epochs - AVERAGED:
            averaged.update_parameters(tagger)
        if kept is not None:
            state = {name: part.state_dict() for name, part in parts.items()}
            torch.save({**state, "chance": torch.get_rng_state(), "epochs": epoch + 1}, kept)
        print(f"epoch {epoch + 1} of {epochs}: {time.process_time() - began:.0f} s of processor time", flush=True)
    tagger.load_state_dict(averaged.module.state_dict())
    tagger.eval()
    return tagger


def _resumed(kept: Path, parts: Mapping[str, Any]) -> int:
    """How many epochs are done; weights, averages, optimiser, schedule and chance are as they were after them."""
    state = torch.load(kept, weights_only=True)
    for name, part in parts.items():
        part.load_state_dict(state[name])
    torch.set_rng_state(state["chance"])
    return int(state["epochs"])


def _packing(rows: Sequence[Row], rules: Mapping[str, Sequence[Row]], chance: random.Random) -> list[Example]:
    """The texts of one epoch, packed and quoted by chance, in an order by chance."""
    examples: list[Example] = []
    for row in rows:
        outer = [one for one in row["attributions"] if one.get("parent") is None]
        text, (gold, told) = restyled(row["text"], (outer, rules[row["id"]]), chance.choice(QUOTE_STYLES))
        examples += examples_of(text, gold, told, chance.randrange(40, LENGTH))
    chance.shuffle(examples)
    return examples


@torch.no_grad()
def read(tagger: Tagger, text: str, rules: Sequence[Row]) -> list[Row]:
    """The attributions of a text, one window at a time, as the product links them."""

    def network(pieces: Sequence[int], told: Sequence[int]) -> Any:  # noqa: ANN401 two arrays of numpy
        ids = torch.tensor([pieces])
        scores = tagger(ids, torch.tensor([told]), ids != PAD)[0].numpy()
        return scores, scores[:, :0]

    reader = Reader(network=network, wordpiece=packaged_wordpiece(), version="in training")
    return [{part: list(getattr(one, part)) for part in PARTS} for one in reader.read(text, tagged(rules))[0]]


def main(arguments: Sequence[str] | None = None) -> None:
    """Train and save, or load and predict; prints the seconds that it took."""
    parser = argparse.ArgumentParser(description="Train or use the learned reader of attributions.")
    parser.add_argument("what", choices=("train", "predict"))
    parser.add_argument("model", type=Path, help="file of weights to write or read")
    parser.add_argument("--rules", type=Path, required=True, help="JSON lines of what the rules find in the texts")
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--documents", type=int, help="train on this many documents only")
    parser.add_argument("--fold", help="K/N: leave every N-th document, beginning with the K-th, out of training")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--kept", type=Path, help="written after each epoch; what was broken off goes on from it")
    parser.add_argument("--input", type=Path, help="JSON lines with id and text")
    parser.add_argument("--output", type=Path)
    asked = parser.parse_args(arguments)
    began = time.perf_counter()
    rules = {name: row["attributions"] for name, row in heard_by_id(asked.rules).items()}
    if asked.what == "train":
        rows = without_fold(corpus_rows(asked.corpus, "train", asked.documents), asked.fold)
        tagger = train(rows, rules, epochs=asked.epochs, seed=asked.seed, kept=asked.kept)
        torch.save(tagger.state_dict(), asked.model)
        print(f"{len(rows)} documents, {sum(len(row['attributions']) for row in rows)} attributions")
    else:
        torch.set_num_threads(1)
        tagger = Tagger()
        tagger.load_state_dict(torch.load(asked.model, weights_only=True))
        tagger.eval()
        given = map(json.loads, asked.input.read_text("utf-8").splitlines())
        rows = [{"id": row["id"], "attributions": read(tagger, row["text"], rules[row["id"]])} for row in given]
        asked.output.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    print(f"{time.perf_counter() - began:.0f} s")


if __name__ == "__main__":
    main()
