"""The learned reader's file: found, held against the hash that is pinned here, and loaded once a process."""

import hashlib
import importlib.util
import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dalil.casework.limits import RUN
from dalil.custody.folder import CaseFolder
from dalil.errors import SettingsError
from dalil.proof.canonical import JsonObject

if TYPE_CHECKING:
    from dalil.statements.learned.path import Scores
    from dalil.statements.learned.tagger import Tagger

SHA256 = "73adb304b72ad5e4e41b8bfc240181d272e75e83b4738b282a14c531c1f471c6"
FILE = Path(__file__).parents[1] / "statements" / "learned" / "attribution.onnx"
ENVIRONMENT = "DALIL_LEARNED"
"""Names a file of one's own (training/README.md), which then reads instead of the one that ships."""
SAID = "learned"
RUNTIME = "onnxruntime"
_CPU = Path("/proc/cpuinfo")
_FAMILIES = ("amx_int8", "avx512_vnni", "avx_vnni", "avx512f", "avx2", "asimddp", "asimd")


@dataclass(frozen=True, slots=True)
class LearnedModel:
    """The file of the learned reader on this machine, or why it cannot be used: then the rules read alone.

    Finding it imports no runtime. Loading refuses every file but the one whose SHA-256 is told: that in the code, or of
    the file that the user trained, as it was when it was found.
    """

    path: Path | None
    why: str | None = None
    sha256: str = SHA256

    @property
    def digest(self) -> str | None:
        """SHA-256 of the file that reads; None where there is none."""
        return self.sha256 if self.path is not None else None

    @property
    def own(self) -> bool:
        """Whether the user trained it: it is no reader of dalil's."""
        return self.path is not None and self.sha256 != SHA256

    @property
    def facts(self) -> JsonObject:
        """What the log says of the machine that ran it, no name of one: version of the runtime, family of instructions.

        Sums of floating-point numbers may differ in their last digits from one family to another.
        """
        if self.path is None:
            return {"sha256": None, "runtime": None, "cpu": None}
        from importlib import metadata  # noqa: PLC0415 reading costs less without it

        return {"sha256": self.sha256, "runtime": f"{RUNTIME} {metadata.version(RUNTIME)}", "cpu": instruction_family()}

    def load(self) -> "Tagger | None":
        """The tagger, loaded once a process; None where there is none. Raises `SettingsError` for another file."""
        return _loaded(self.path, self.sha256) if self.path is not None else None


def find_learned(path: Path = FILE) -> LearnedModel:
    """The reader that DALIL_LEARNED names, else that of this installation.

    Raises `SettingsError` where the installed file is not the pinned one, and where the named one is not there.
    """
    if told := os.environ.get(ENVIRONMENT):
        return _of_user(Path(told))
    if not path.is_file():
        return LearnedModel(None, "the file of the learned reader is not installed")
    if importlib.util.find_spec(RUNTIME) is None:
        return LearnedModel(None, f"{RUNTIME} is not installed")
    _require(SHA256, path.read_bytes())
    return LearnedModel(path)


def _of_user(path: Path) -> LearnedModel:
    """The reader that somebody trained at home; whatever it reads names its hash."""
    if not path.is_file():
        raise SettingsError(f"{ENVIRONMENT} names no file.", f"Name a trained file, or unset {ENVIRONMENT}.")
    if importlib.util.find_spec(RUNTIME) is None:
        return LearnedModel(None, f"{RUNTIME} is not installed")
    return LearnedModel(path, sha256=hashlib.sha256(path.read_bytes()).hexdigest())


def named(engine: str) -> LearnedModel | None:
    """The learned reader where an engine of this name has one: "learned" does, "rules" does not."""
    return find_learned() if engine == SAID else None


def learned_of_latest_run(case: CaseFolder) -> LearnedModel | None:
    """The learned reader where the latest run was made with one; None where the rules read alone."""
    said: object = None
    for entry in case.entries():
        if entry.type == RUN:
            tool = entry.members.get("tool")
            said = tool.get(SAID) if isinstance(tool, dict) else None
    return find_learned() if isinstance(said, dict) and said.get("sha256") else None


def instruction_family() -> str:
    """The widest family of instructions that the runtime may choose its kernels by, with the kind of processor."""
    try:
        told = _CPU.read_text(encoding="utf-8", errors="replace").split()
    except OSError:
        told = []
    known = next((family for family in _FAMILIES if family in told), "unknown")
    return f"{platform.machine()} {known}"


def _require(sha256: str, data: bytes) -> None:
    if hashlib.sha256(data).hexdigest() != sha256:
        raise SettingsError(
            "The file of the learned reader is not the one that belongs to this version.",
            "Install dalil again, or read with --engine rules.",
        )


@cache
def _loaded(path: Path, sha256: str) -> "Tagger":
    data = path.read_bytes()
    _require(sha256, data)
    return tagger_of(data, version=sha256)


def tagger_of(data: bytes, *, version: str) -> "Tagger":
    """The tagger in the bytes of an ONNX file, on one thread, one window at a time: the only way that gives equal bits.

    Its labels and the length of its windows must be those of the code (else `SettingsError`). It may know no acts.
    """
    import numpy as np  # noqa: PLC0415 as the runtime
    import onnxruntime as runtime  # noqa: PLC0415 costs a tenth of a second; only the learned reader pays for it

    from dalil.statements.learned.labels import LABELS  # noqa: PLC0415 brings numpy
    from dalil.statements.learned.tagger import Tagger  # noqa: PLC0415 as above
    from dalil.statements.learned.windows import LENGTH  # noqa: PLC0415 as above
    from dalil.statements.learned.wordpiece import WordPiece  # noqa: PLC0415 as above

    options = runtime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.execution_mode = runtime.ExecutionMode.ORT_SEQUENTIAL
    options.use_deterministic_compute = True
    session: Any = runtime.InferenceSession(data, options, providers=["CPUExecutionProvider"])
    known = session.get_modelmeta().custom_metadata_map
    if (known.get("labels"), known.get("window")) != (" ".join(LABELS), str(LENGTH)):
        raise SettingsError("The file of the learned reader has labels of another version.", "Install dalil again.")

    acts = tuple(known.get("acts", "").split())
    asked = ["scores", "acts"] if acts else ["scores"]

    def network(pieces: Sequence[int], told: Sequence[int]) -> "tuple[Scores, Scores]":
        given = {"pieces": np.array([pieces], dtype=np.int64), "told": np.array([told], dtype=np.int64)}
        scores = session.run(asked, given)
        return scores[0][0], scores[-1][0]

    ids = {piece: number for number, piece in enumerate(known["vocabulary"].split("\n"))}
    return Tagger(network=network, wordpiece=WordPiece(ids), version=version, acts=acts)
