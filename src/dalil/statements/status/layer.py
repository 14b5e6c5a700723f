"""What one word makes of an event: a layer between it and the author."""

from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Token

from dalil.model.statement import Modality

LayerKind = Literal[
    "negated", "future", "conditional", "possibility", "obligation", "counterfactual", "request", "question",
    "condition", "purpose", "likely", "reported", "believed", "doubted", "ahead", "factive", "flipped", "unreal",
    "generic", "nominal",
]  # fmt: skip
VERBAL = {"VERB", "AUX"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """One layer and the token that makes it."""

    kind: LayerKind
    token: Token


MODALITIES: dict[LayerKind, Modality] = {
    "future": "future",
    "ahead": "future",
    "purpose": "future",
    "conditional": "conditional",
    "condition": "conditional",
    "possibility": "possibility",
    "likely": "possibility",
    "counterfactual": "counterfactual",
    "obligation": "obligation",
    "request": "obligation",
}
