"""From the layers over an event to a number: how surely the author puts it."""

from collections.abc import Iterable
from dataclasses import dataclass

from dalil.statements.status.layer import Layer, LayerKind

_SURE = 3.0
# What is left of the commitment under a layer: the scale of FactBank (CT, PR, PS, U) as thirds of three.
_KEPT: dict[LayerKind, float] = {
    "negated": -1.0,
    "flipped": -1.0,
    "reported": 1 / 3,
    "believed": 2 / 3,
    "likely": 2 / 3,
    "possibility": 1 / 3,
    "doubted": -1 / 3,
    "generic": 1 / 3,
    "unreal": 1 / 6,
    "future": 1 / 3,
    "obligation": 0.0,
    "request": 0.0,
    "question": 0.0,
    "conditional": 0.0,
    "condition": 0.0,
    "purpose": 0.0,
    "ahead": 0.0,
    "counterfactual": -5 / 6,
    "factive": 1.0,
    "nominal": 1.0,
}
# Whether it has come about by the time of writing: what lies ahead, is only wished, asked or supposed, has not.
_NOT_YET: dict[LayerKind, float] = {
    "future": -2.0,
    "ahead": -1.5,
    "obligation": -2.0,
    "request": -2.0,
    "purpose": 0.0,
    "conditional": -0.5,
    "condition": -0.5,
    "possibility": -1.0,
    "question": 0.0,
    "counterfactual": -2.5,
    "unreal": -0.5,
    "generic": 0.0,
    "doubted": -0.5,
}
_KEPT_IF_HAPPENED: dict[LayerKind, float] = {
    "negated": -0.1, "flipped": -0.5, "reported": 0.8, "believed": 0.7, "likely": 0.6,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """`value`: the author's commitment, -3 to 3. `happened`: the same on whether it has come about by now."""

    value: float
    happened: float


def commitment(layers: Iterable[Layer]) -> Commitment:
    """The author's commitment under these layers, inner first; a factive predicate cuts off what lies outside it."""
    value, happened = _SURE, _SURE
    for layer in layers:
        if layer.kind == "factive":
            break
        value *= _KEPT[layer.kind]
        if layer.kind in _NOT_YET:
            happened = min(happened, _NOT_YET[layer.kind])
        elif happened > 0 or layer.kind != "negated":
            happened *= _KEPT_IF_HAPPENED.get(layer.kind, 1.0)
    return Commitment(value=round(value, 3), happened=round(happened, 3))
