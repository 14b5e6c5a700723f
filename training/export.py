"""Write a trained tagger as one ONNX file: python -m training.export WEIGHTS FILE.

Weights as 8-bit whole numbers without a sign, whose sums no kernel of the runtime cuts off, with a scale a column;
one window at a time, so neither filling nor mask; labels, window length and vocabulary in the file's metadata. First
the unshortened weights are held against torch. The same weights and versions of torch, onnx and onnxruntime give the
same bytes.
"""

import argparse
import hashlib
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import onnx
import onnxruntime as runtime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from dalil.statements.learned.labels import LABELS
from dalil.statements.learned.windows import LENGTH
from training.encoder import Tagger, packaged_wordpiece

LARGEST = 30_000_000
OPSET = 17
SAMPLE = 100
EQUAL = 1e-5  # of a likelihood, 0 to 1


class OneWindow(nn.Module):
    """The tagger on one window, all of whose pieces stand."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.tagger = tagger

    def forward(self, pieces: Tensor, told: Tensor) -> Tensor:
        """Scores (1, pieces, labels)."""
        return torch.as_tensor(self.tagger(pieces, told, torch.ones_like(pieces, dtype=torch.bool)))


def export(weights: Mapping[str, Tensor], target: Path) -> str:
    """Write the file and give its SHA-256.

    Raises `ValueError` when it is larger than what may ship, or when the unshortened file and torch disagree.
    """
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
        _require_equal(full, tagger, given)
        quantize_dynamic(full, small, weight_type=QuantType.QUInt8, per_channel=True)
        model = onnx.load(small)
    data = described(model).SerializeToString(deterministic=True)
    if len(data) > LARGEST:
        raise ValueError(f"the file has {len(data)} bytes, more than {LARGEST}")
    target.write_bytes(data)
    return hashlib.sha256(data).hexdigest()


@torch.no_grad()
def _require_equal(full: Path, tagger: Tagger, given: tuple[Tensor, Tensor]) -> None:
    """Raises `ValueError` where a likelihood of the file is not that of torch."""
    session = runtime.InferenceSession(full, providers=["CPUExecutionProvider"])
    said = session.run(["scores"], {"pieces": given[0].numpy(), "told": given[1].numpy()})[0]
    own = tagger(*given, torch.ones_like(given[0], dtype=torch.bool))
    apart = (torch.as_tensor(said).softmax(-1) - own.softmax(-1)).abs().max().item()
    if apart > EQUAL:
        raise ValueError(f"the file says otherwise than torch: {apart:.1e} of a likelihood")


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
