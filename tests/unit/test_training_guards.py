"""What can be checked of the trainer without torch: it trains on the corpus alone and pins what it starts from."""

import ast
import re
from pathlib import Path

TRAINING = Path(__file__).parent.parent.parent / "training"


def literals(path: Path) -> list[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]


def test_the_trainer_names_no_evaluation_set_as_data() -> None:
    words = " ".join(text for path in sorted(TRAINING.glob("*.py")) for text in literals(path)).lower()
    assert [name for name in ("polnear", "riqua", "muc4", "gold.jsonl") if name in words] == []


def test_the_encoder_is_pinned_by_its_hash() -> None:
    hashes = [text for text in literals(TRAINING / "encoder.py") if re.fullmatch(r"[0-9a-f]{64}", text)]
    assert len(hashes) == 1


def test_training_needs_no_framework_but_torch() -> None:
    imported = set()
    for path in sorted(TRAINING.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {one.name.split(".")[0] for one in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                imported.add(node.module.split(".")[0])
    assert imported <= {
        "argparse", "collections", "corpus", "dalil", "dataclasses", "functools", "hashlib", "importlib", "itertools",
        "json", "numpy", "onnx", "onnxruntime", "pathlib", "predict", "random", "safetensors", "sys", "tempfile",
        "time", "torch", "training", "typing",
    }  # fmt: skip
