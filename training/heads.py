"""The head for acts, on the states of a trained encoder, which stays as it is.

    python -m training.heads measure --heard train.jsonl --heard-dev dev.jsonl
    python -m training.heads write --heard train.jsonl [--file FILE]

`measure` prints figures of triggers on `dev` beside those of the rules. `write` puts the head into FILE as a further
output of the same run of the network. It trains on the fully annotated reports of the split `train`. Alain and Bengio
2017 for the method.
"""

import argparse
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime as runtime
import torch
from torch import Tensor, nn
from torch.nn import functional

from dalil.casework.learned import FILE
from dalil.statements.learned.acts import Acts
from dalil.statements.learned.labels import labels_of
from dalil.statements.learned.windows import CLS, SEP, Piece, pieces_of, windows
from training.attribution import SEED, tagged
from training.encoder import WIDTH, packaged_wordpiece
from training.records import Row, corpus_rows, heard_by_id

LAYERS = ("first/LayerNormalization", "layers.1/mapped/LayerNormalization", "layers.3/mapped/LayerNormalization")
TOP = ("layers.5/mapped/LayerNormalization",)
INNER, DROPOUT, RATE, UNTOLD = 256, 0.3, 1e-3, 0.15
EPOCHS, BATCH = 8, 512
THRESHOLDS = (0.3, 0.4, 0.5, 0.6)
NONE = "O"
OWN = "acts"
"""The output of the file, and what the names of all parts of the head begin with."""


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

    @property
    def told(self) -> list[tuple[int, int, str]]:
        """The annotated triggers with their acts."""
        return [(*event["trigger"], event["act"]) for event in self.row["events"]]


class Encoder:
    """A written file, asked for the states between its layers, one window at a time."""

    def __init__(self, path: Path = FILE) -> None:
        model = onnx.load(path)
        self.names = [_state(name) for name in (*LAYERS, *TOP)]
        for name in self.names:
            model.graph.output.append(onnx.helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, None))
        options = runtime.SessionOptions()
        options.intra_op_num_threads = 1
        self.session = runtime.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])

    def see(self, row: Row, heard: Row) -> Seen:
        """A record as the encoder sees it when it hears the rules' attributions."""
        hear, pieces, states = tagged(heard["attributions"]), list[Piece](), list[Tensor]()
        for window in windows(pieces_of(row["text"], packaged_wordpiece())):
            ids = np.array([[CLS, *(one.id for one in window), SEP]])
            told = np.array([[0, *(1 + label for label in labels_of(window, hear)), 0]])
            parts = self.session.run(self.names, {"pieces": ids, "told": told})
            states.append(torch.tensor(np.concatenate(parts, axis=-1)[0, 1:-1]))
            pieces += window
        lower, top = torch.cat(states).split([WIDTH * len(LAYERS), WIDTH * len(TOP)], dim=-1)
        return Seen(row=row, heard=heard, pieces=pieces, lower=lower, top=top)

    def seen(self, corpus: Path, split: str, heard: Path) -> list[Seen]:
        """The fully annotated reports of a split."""
        told = heard_by_id(heard)
        return [self.see(row, told[row["id"]]) for row in corpus_rows(corpus, split) if row["layers"] == "all"]


class Triggers(nn.Module):
    """No trigger, or one of the acts, at a piece."""

    def __init__(self, acts: int) -> None:
        super().__init__()
        self.wide, self.narrow = nn.Linear(WIDTH * len(LAYERS), INNER), nn.Linear(INNER, acts)
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, states: Tensor) -> Tensor:
        """Scores (pieces, acts)."""
        return torch.as_tensor(self.narrow(self.dropout(functional.gelu(self.wide(self.dropout(states))))))


def fitted(net: nn.Module, given: Sequence[Tensor], gold: Sequence[Tensor], *, epochs: int, batch: int) -> nn.Module:
    """The head after some epochs over states and what was heard at them."""
    optimiser = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=0.01)
    total = epochs * -(-len(gold[0]) // batch)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / (0.1 * total), 1 - step / total)
    )
    for _ in range(epochs):
        for rows in torch.randperm(len(gold[0])).split(batch):
            told = [one[rows] * (torch.rand(len(rows), 1) >= UNTOLD) for one in given[1:]]
            said = net(given[0][rows], *told)
            parts = said if isinstance(said, tuple) else (said,)
            loss = sum(functional.cross_entropy(one, wanted[rows]) for one, wanted in zip(parts, gold, strict=True))
            optimiser.zero_grad()
            torch.as_tensor(loss).backward()
            optimiser.step()
            schedule.step()
    return net.eval()


def acts_of(records: Sequence[Seen]) -> tuple[str, ...]:
    """None, and the acts that are annotated there, by id."""
    return NONE, *sorted({act for one in records for *_, act in one.told})


def trained(records: Sequence[Seen], acts: Sequence[str]) -> Triggers:
    """The head trained on these records, by the fixed seed."""
    torch.manual_seed(SEED)
    net = Triggers(len(acts))
    states = torch.cat([one.lower for one in records])
    gold = torch.cat([one.marks(one.told, acts) for one in records])
    fitted(net, [states], [gold], epochs=EPOCHS, batch=BATCH)
    return net


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


@torch.no_grad()
def said_of(net: Triggers, one: Seen, acts: tuple[str, ...]) -> Acts:
    """What the product has of a text that the head saw."""
    return Acts(names=acts, pieces=tuple(one.pieces), scores=net(one.lower).numpy())


def measure(net: Triggers, records: Sequence[Seen], acts: tuple[str, ...]) -> None:
    """Figures of the rules and of the head at several thresholds."""
    rules = torch.stack([tallied(one.row, one.heard["triggers"]) for one in records]).sum(0)
    print(f"rules: {shares(rules)}")
    for threshold in THRESHOLDS:
        counted = torch.zeros(4, dtype=torch.long)
        for one in records:
            signs = said_of(net, one, acts).signs(threshold)
            counted += tallied(one.row, [(*sign.words, sign.likeliest) for sign in signs])
        print(f"head, above {threshold}: {shares(counted)}")


def with_head(model: onnx.ModelProto, net: Triggers, acts: Sequence[str]) -> onnx.ModelProto:
    """The model with the head as its second output, its weights unshortened; one that it had before is replaced."""
    graph = model.graph
    for parts in (graph.node, graph.initializer, graph.output):
        for part in [one for one in parts if one.name.startswith(OWN)]:
            parts.remove(part)
    with torch.no_grad():
        weights = {
            "wide": net.wide.weight.T, "wide_bias": net.wide.bias, "narrow": net.narrow.weight.T,
            "narrow_bias": net.narrow.bias, "half": torch.tensor(0.5), "one": torch.tensor(1.0),
            "root": torch.tensor(0.5).sqrt(),
        }  # fmt: skip
        graph.initializer.extend(
            onnx.numpy_helper.from_array(np.ascontiguousarray(value.numpy()), f"{OWN}/{name}")
            for name, value in weights.items()
        )
    steps = (
        ("Concat", [_state(name) for name in LAYERS], "states"),
        ("MatMul", ["states", "wide"], "seen"), ("Add", ["seen", "wide_bias"], "inner"),
        ("Mul", ["inner", "root"], "scaled"), ("Erf", ["scaled"], "erf"), ("Add", ["erf", "one"], "share"),
        ("Mul", ["inner", "share"], "double"), ("Mul", ["double", "half"], "bent"),  # Hendrycks and Gimpel 2016
        ("MatMul", ["bent", "narrow"], "told"), ("Add", ["told", "narrow_bias"], ""),
    )  # fmt: skip
    for kind, given, made in steps:
        inputs = [one if one.startswith("/") else f"{OWN}/{one}" for one in given]
        output, more = (f"{OWN}/{made}" if made else OWN), ({"axis": -1} if kind == "Concat" else {})
        graph.node.append(onnx.helper.make_node(kind, inputs, [output], name=f"{OWN}/{kind}/{made}", **more))
    shape = [1, "length", len(acts)]
    graph.output.append(onnx.helper.make_tensor_value_info(OWN, onnx.TensorProto.FLOAT, shape))
    known = {one.key: one.value for one in model.metadata_props}
    known["acts"] = " ".join(acts)
    del model.metadata_props[:]
    onnx.helper.set_model_props(model, dict(sorted(known.items())))
    return model


def _state(name: str) -> str:
    return f"/tagger/{name}_output_0"


def options(description: str) -> argparse.ArgumentParser:
    """What every command on states asks for."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--heard", type=Path, required=True, help="what the rules find in `train` (training.heard)")
    parser.add_argument("--heard-dev", type=Path, help="the same of `dev`")
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    return parser


def main(arguments: Sequence[str] | None = None) -> None:
    """Train the head, and print what it reaches on `dev` or write it and print the hash of the file."""
    parser = options("Train the head for acts on the states of a written file.")
    parser.add_argument("what", choices=("measure", "write"))
    parser.add_argument("--file", type=Path, default=FILE, help="of the encoder; `write` puts the head into it")
    asked = parser.parse_args(arguments)
    torch.set_num_threads(1)
    encoder = Encoder(asked.file)
    records = encoder.seen(asked.corpus, "train", asked.heard)
    if not records:
        print("No record with all layers: no head for acts. The file stays as it is.")
        return
    acts = acts_of(records)
    net = trained(records, acts)
    if asked.what == "measure":
        measure(net, encoder.seen(asked.corpus, "dev", asked.heard_dev), acts)
        return
    data = with_head(onnx.load(asked.file), net, acts).SerializeToString(deterministic=True)
    asked.file.write_bytes(data)
    print(hashlib.sha256(data).hexdigest())


if __name__ == "__main__":
    main()
