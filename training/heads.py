"""Heads for triggers, acts and how they are put, on the states of the shipped encoder, which stays as it is.

    python -m training.heads --heard train.jsonl --heard-dev dev.jsonl

It trains on the fully annotated reports of the split `train`, measures on `dev`, prints figures beside those of the
rules and writes nothing: no file that ships has these heads yet (see README.md). Alain and Bengio 2017 for the method.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import numpy as np
import onnx
import onnxruntime as runtime
import torch
from torch import Tensor, nn
from torch.nn import functional

from dalil.casework.learned import FILE
from dalil.model.statement import Modality, Polarity, Status
from dalil.statements.learned.labels import labels_of
from dalil.statements.learned.windows import CLS, SEP, Piece, pieces_of, windows
from training.attribution import SEED, tagged
from training.encoder import packaged_wordpiece
from training.records import Row, corpus_rows, heard_by_id

LAYERS = ("first/LayerNormalization", "layers.1/mapped/LayerNormalization", "layers.3/mapped/LayerNormalization")
TOP = ("layers.5/mapped/LayerNormalization",)
JUDGEMENTS: tuple[tuple[str | None, ...], ...] = (get_args(Status), get_args(Polarity), (None, *get_args(Modality)))
INNER, DROPOUT, RATE, UNTOLD = 256, 0.3, 1e-3, 0.15
THRESHOLDS = (0.3, 0.4, 0.5, 0.6)
Place = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A record, what the rules found in it, its pieces, and states of the encoder: lower for words, top for judging."""

    row: Row
    heard: Row
    pieces: list[Piece]
    lower: Tensor
    top: Tensor

    def at(self, start: int, end: int) -> list[int]:
        """The pieces on which code points [start, end) stand."""
        return [place for place, one in enumerate(self.pieces) if one.start < end and one.end > start]

    def marks(self, triggers: Sequence[Sequence[Any]], acts: Sequence[str]) -> Tensor:
        """The act at each piece, as an index of `acts`; one that is not there as the index behind the last."""
        found = torch.zeros(len(self.pieces), dtype=torch.long)
        for start, end, act in triggers:
            found[self.at(start, end)] = acts.index(act) if act in acts else len(acts)
        return found


class Encoder:
    """The shipped file, asked for the states between its layers, one window at a time."""

    def __init__(self, path: Path = FILE) -> None:
        model = onnx.load(path)
        self.names = [f"/tagger/{name}_output_0" for name in (*LAYERS, *TOP)]
        for name in self.names:
            model.graph.output.append(onnx.helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, None))
        self.session = runtime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])

    def see(self, row: Row, heard: Row) -> Seen:
        """A record as the encoder sees it when it hears the rules' attributions."""
        hear, pieces, states = tagged(heard["attributions"]), list[Piece](), list[Tensor]()
        for window in windows(pieces_of(row["text"], packaged_wordpiece())):
            ids = np.array([[CLS, *(one.id for one in window), SEP]])
            told = np.array([[0, *(1 + label for label in labels_of(window, hear)), 0]])
            parts = self.session.run(self.names, {"pieces": ids, "told": told})
            states.append(torch.tensor(np.concatenate(parts, axis=-1)[0, 1:-1]))
            pieces += window
        lower, top = torch.cat(states).split([384 * len(LAYERS), 384 * len(TOP)], dim=-1)
        return Seen(row=row, heard=heard, pieces=pieces, lower=lower, top=top)


class Triggers(nn.Module):
    """No trigger, or one of the acts, at a piece; what the rules found there adds to its score."""

    def __init__(self, acts: int) -> None:
        super().__init__()
        self.wide, self.narrow, self.dropout = (
            nn.Linear(384 * len(LAYERS), INNER),
            nn.Linear(INNER, acts),
            nn.Dropout(DROPOUT),
        )
        self.trust = nn.Parameter(torch.ones(2))

    def forward(self, states: Tensor, heard: Tensor) -> Tensor:
        """Scores (pieces, acts)."""
        told = (
            functional.one_hot(heard, self.narrow.out_features + 1)[:, :-1]
            * self.trust[(torch.arange(self.narrow.out_features) > 0).long()]
        )
        return torch.as_tensor(self.narrow(self.dropout(functional.gelu(self.wide(self.dropout(states))))) + told)


class Judgement(nn.Module):
    """Status, polarity and modality from the mean state of a trigger and from what the rules say of it."""

    def __init__(self) -> None:
        super().__init__()
        self.sizes = [len(known) for known in JUDGEMENTS]
        self.linear, self.dropout = nn.Linear(384 * len(TOP), sum(self.sizes)), nn.Dropout(DROPOUT)
        self.heard = nn.Embedding(sum(self.sizes) + 1, sum(self.sizes), padding_idx=0)
        with torch.no_grad():
            self.heard.weight.copy_(torch.cat([torch.zeros(1, sum(self.sizes)), torch.eye(sum(self.sizes))]))

    def forward(self, states: Tensor, heard: Tensor) -> tuple[Tensor, ...]:
        """Scores of each of the three; `heard` (triggers, 3) is 0 where nothing is told."""
        scores = self.linear(self.dropout(states)) + self.heard(heard).sum(1)
        return tuple(scores.split(self.sizes, dim=-1))


def fitted(net: nn.Module, given: Sequence[Tensor], gold: Sequence[Tensor], *, epochs: int, batch: int) -> nn.Module:
    """The head after some epochs over states and what was heard at them."""
    optimiser = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=0.01)
    total = epochs * -(-len(gold[0]) // batch)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / (0.1 * total), 1 - step / total)
    )
    for _ in range(epochs):
        for rows in torch.randperm(len(gold[0])).split(batch):
            told = given[1][rows]
            if told.dim() > 1:
                told = told * (torch.rand(len(rows), 1) >= UNTOLD)
            said = net(given[0][rows], told)
            parts = said if isinstance(said, tuple) else (said,)
            loss = sum(functional.cross_entropy(one, wanted[rows]) for one, wanted in zip(parts, gold, strict=True))
            optimiser.zero_grad()
            torch.as_tensor(loss).backward()
            optimiser.step()
            schedule.step()
    return net.eval()


def found_triggers(one: Seen, likely: Tensor, threshold: float) -> list[tuple[int, int, int]]:
    """Runs of pieces that are more likely than the threshold to tell an act, with the act likeliest over the run."""
    inside = (1 - likely[:, 0] > threshold).tolist()
    edges = [at for at, (before, now) in enumerate(pairwise([False, *inside, False])) if before != now]
    return [
        (one.pieces[start].start, one.pieces[end - 1].end, 1 + int(likely[start:end, 1:].sum(0).argmax()))
        for start, end in zip(edges[::2], edges[1::2], strict=True)
    ]


def tallied(row: Row, said: Sequence[Sequence[Any]]) -> Tensor:
    """How many triggers are annotated and found, how many of them meet, and how many of those tell the same act."""
    left, met, same = list(said), 0, 0
    for event in row["events"]:
        start, end = event["trigger"]
        other = next((one for one in left if one[0] < end and start < one[1]), None)
        if other is not None:
            left.remove(other)
            met, same = met + 1, same + (other[2] == event["act"])
    return torch.tensor([len(row["events"]), len(said), met, same])


def shares(counted: Tensor) -> str:
    """F1 of triggers and of acts, precision and recall of triggers."""
    gold, said, met, same = counted.tolist()
    both = max(1, gold + said)
    precision, recall = met / max(1, said), met / max(1, gold)
    return f"trigger {2 * met / both:.3f} act {2 * same / both:.3f} precision {precision:.3f} recall {recall:.3f}"


def judgements(records: Sequence[Seen]) -> tuple[Tensor, Tensor, Tensor]:
    """States of all gold triggers, what the rules say of them (0 nothing) and what is annotated, three columns each."""
    states, heard, gold = [], [], []
    offsets = [0, len(JUDGEMENTS[0]), len(JUDGEMENTS[0]) + len(JUDGEMENTS[1])]
    for one in records:
        for event, judged in zip(one.row["events"], one.heard["judged"], strict=True):
            states.append(one.top[one.at(*event["trigger"])].mean(0))
            own = (event["status"], event["polarity"], event["modality"])
            gold.append([known.index(value) for known, value in zip(JUDGEMENTS, own, strict=True)])
            heard.append(
                [1 + off + known.index(value) for off, known, value in zip(offsets, JUDGEMENTS, judged, strict=True)]
            )
    return torch.stack(states), torch.tensor(heard), torch.tensor(gold)


@torch.no_grad()
def measure_triggers(net: nn.Module, records: Sequence[Seen], acts: Sequence[str]) -> None:
    """Figures of the rules and of the head at several thresholds."""
    rules = torch.stack([tallied(one.row, one.heard["triggers"]) for one in records]).sum(0)
    print(f"rules: {shares(rules)}")
    likely = [net(one.lower, one.marks(one.heard["triggers"], acts)).softmax(-1) for one in records]
    for threshold in THRESHOLDS:
        counted = torch.zeros(4, dtype=torch.long)
        for one, scores in zip(records, likely, strict=True):
            said = [(start, end, acts[act]) for start, end, act in found_triggers(one, scores, threshold)]
            counted += tallied(one.row, said)
        print(f"head, above {threshold}: {shares(counted)}")


@torch.no_grad()
def measure_judgements(net: nn.Module, records: Sequence[Seen], commonest: Tensor) -> None:
    """Accuracy of status, polarity and modality: the rules, the head, and always the value commonest in training."""
    states, heard, gold = judgements(records)
    said = net(states, heard)
    offset = 0
    for at, name in enumerate(("status", "polarity", "modality")):
        own = heard[:, at] - 1 - offset
        right = [(one == gold[:, at]).float().mean().item() for one in (own, said[at].argmax(-1), commonest[at])]
        print(f"{name}: rules {right[0]:.3f}, head {right[1]:.3f}, the commonest {right[2]:.3f}")
        offset += len(JUDGEMENTS[at])


def main(arguments: Sequence[str] | None = None) -> None:
    """Train both heads and print what they reach on `dev`."""
    parser = argparse.ArgumentParser(description="Measure heads for triggers and judgements on the shipped encoder.")
    parser.add_argument("--heard", type=Path, required=True, help="what the rules find in `train` (training.heard)")
    parser.add_argument("--heard-dev", type=Path, required=True)
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    asked = parser.parse_args(arguments)
    torch.set_num_threads(1)
    encoder, seen = Encoder(), dict[str, list[Seen]]()
    for split, path in (("train", asked.heard), ("dev", asked.heard_dev)):
        told = heard_by_id(path)
        rows = [row for row in corpus_rows(asked.corpus, split) if row["layers"] == "all"]
        seen[split] = [encoder.see(row, told[row["id"]]) for row in rows]
    acts = ("O", *sorted({event["act"] for one in seen["train"] for event in one.row["events"]}))
    torch.manual_seed(SEED)
    given = [torch.cat([one.lower for one in seen["train"]])]
    given.append(torch.cat([one.marks(one.heard["triggers"], acts) for one in seen["train"]]))
    events = [[(*event["trigger"], event["act"]) for event in one.row["events"]] for one in seen["train"]]
    gold = torch.cat([one.marks(spans, acts) for one, spans in zip(seen["train"], events, strict=True)])
    measure_triggers(fitted(Triggers(len(acts)), given, [gold], epochs=8, batch=512), seen["dev"], acts)
    states, heard, values = judgements(seen["train"])
    head = fitted(Judgement(), [states, heard], list(values.T), epochs=20, batch=32)
    measure_judgements(head, seen["dev"], values.mode(0).values)


if __name__ == "__main__":
    main()
