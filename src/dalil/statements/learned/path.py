"""The best sequence of labels over a window."""

import numpy as np
import numpy.typing as npt

from dalil.statements.learned.labels import LABELS

Scores = npt.NDArray[np.float32]
_IMPOSSIBLE = -1e4
_INNER = [name.startswith("I-") for name in LABELS]
_STEPS = np.array(
    [
        [_IMPOSSIBLE if inner and before[1:] != after[1:] else 0.0 for after, inner in zip(LABELS, _INNER, strict=True)]
        for before in LABELS
    ],
    dtype=np.float32,
)
_START = np.array([_IMPOSSIBLE if inner else 0.0 for inner in _INNER], dtype=np.float32)


def best_path(scores: Scores) -> list[int]:
    """For scores (pieces, labels) the best labels in which an inner one follows one of its own part (Viterbi 1967)."""
    best, back = scores[0] + _START, []
    for row in scores[1:]:
        step = best[:, None] + _STEPS
        came = step.argmax(axis=0)
        best = step[came, np.arange(len(LABELS))] + row
        back.append(came)
    path = [int(best.argmax())]
    for came in reversed(back):
        path.append(int(came[path[-1]]))
    return path[::-1]
