"""Write a trained tagger as one ONNX file: python -m training.export WEIGHTS FILE.

Weights as 8-bit whole numbers without a sign, whose sums no kernel of the runtime cuts off; one window at a time, so
neither filling nor mask; labels, window length and vocabulary in the file's metadata. The same weights and versions of
torch, onnx and onnxruntime give the same bytes.
"""

import argparse
import hashlib
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from dalil.statements.learned.labels import LABELS
from dalil.statements.learned.windows import LENGTH
from training.encoder import Tagger, packaged_wordpiece

LARGEST = 30_000_000
OPSET = 17
SAMPLE = 100


class OneWindow(nn.Module):
    """The tagger on one window, all of whose pieces stand."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.tagger = tagger

    def forward(self, pieces: Tensor, told: Tensor) -> Tensor:
        """Scores (1, pieces, labels)."""
        return torch.as_tensor(self.tagger(pieces, told, torch.ones_like(pieces, dtype=torch.bool)))


def export(weights: Mapping[str, Tensor], target: Path) -> str:
    """Write the file and give its SHA-256. Raises `ValueError` when it is larger than what may ship."""
    tagger = Tagger()
    tagger.load_state_dict(dict(weights))
    tagger.eval()
    given = (torch.arange(1000, 1000 + SAMPLE)[None], torch.arange(SAMPLE)[None] % (len(LABELS) + 1))
    with tempfile.TemporaryDirectory() as folder:
        full, small = Path(folder) / "full.onnx", Path(folder) / "small.onnx"
        long = {name: {1: "length"} for name in ("pieces", "told", "scores")}
        torch.onnx.export(
            OneWindow(tagger).eval(), given, str(full), input_names=["pieces", "told"], output_names=["scores"],
            dynamic_axes=long, opset_version=OPSET, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(full, small, weight_type=QuantType.QUInt8)
        model = onnx.load(small)
    data = described(model).SerializeToString(deterministic=True)
    if len(data) > LARGEST:
        raise ValueError(f"the file has {len(data)} bytes, more than {LARGEST}")
    target.write_bytes(data)
    return hashlib.sha256(data).hexdigest()


def described(model: onnx.ModelProto) -> onnx.ModelProto:
    """The model with what a reader needs beside it, and nothing of the machine that made it."""
    ids = packaged_wordpiece().ids
    vocabulary = "\n".join(sorted(ids, key=ids.__getitem__))
    known = {"labels": " ".join(LABELS), "vocabulary": vocabulary, "window": str(LENGTH)}
    del model.metadata_props[:]
    onnx.helper.set_model_props(model, known)
    model.doc_string = ""
    for node in model.graph.node:
        node.doc_string = ""
    return model


def main(arguments: Sequence[str] | None = None) -> None:
    """Export, and print the hash that the code must name."""
    parser = argparse.ArgumentParser(description="Write a trained tagger as one ONNX file.")
    parser.add_argument("weights", type=Path)
    parser.add_argument("target", type=Path)
    asked = parser.parse_args(arguments)
    torch.set_num_threads(1)
    print(export(torch.load(asked.weights, weights_only=True), asked.target))


if __name__ == "__main__":
    main()
