"""Heads for status, polarity and modality at a trigger, measured beside the rules: they do not ship (see README.md).

    python -m training.judgement --heard train.jsonl --heard-dev dev.jsonl

Like the head for acts they see the states of the shipped encoder, which stays as it is. Nothing is written.
"""

from collections.abc import Sequence
from typing import get_args

import torch
from torch import Tensor, nn

from dalil.model.statement import Modality, Polarity, Status
from training.attribution import SEED
from training.encoder import WIDTH
from training.heads import DROPOUT, TOP, Encoder, Seen, fitted, options

JUDGEMENTS: tuple[tuple[str | None, ...], ...] = (get_args(Status), get_args(Polarity), (None, *get_args(Modality)))


class Judgement(nn.Module):
    """Status, polarity and modality from the mean state of a trigger and from what the rules say of it."""

    def __init__(self) -> None:
        super().__init__()
        self.sizes = [len(known) for known in JUDGEMENTS]
        self.linear, self.dropout = nn.Linear(WIDTH * len(TOP), sum(self.sizes)), nn.Dropout(DROPOUT)
        self.heard = nn.Embedding(sum(self.sizes) + 1, sum(self.sizes), padding_idx=0)
        with torch.no_grad():
            self.heard.weight.copy_(torch.cat([torch.zeros(1, sum(self.sizes)), torch.eye(sum(self.sizes))]))

    def forward(self, states: Tensor, heard: Tensor) -> tuple[Tensor, ...]:
        """Scores of each of the three; `heard` (triggers, 3) is 0 where nothing is told."""
        scores = self.linear(self.dropout(states)) + self.heard(heard).sum(1)
        return tuple(scores.split(self.sizes, dim=-1))


def judgements(records: Sequence[Seen]) -> tuple[Tensor, Tensor, Tensor]:
    """States of all gold triggers, what the rules say of them (0 nothing) and what is annotated, three columns each."""
    states, heard, gold = [], [], []
    offsets = [0, len(JUDGEMENTS[0]), len(JUDGEMENTS[0]) + len(JUDGEMENTS[1])]
    for one in records:
        for event, judged in zip(one.row["events"], one.heard["judged"], strict=True):
            states.append(one.top[one.at(*event["trigger"])].mean(0))
            own = (event["status"], event["polarity"], event["modality"])
            gold.append([known.index(value) for known, value in zip(JUDGEMENTS, own, strict=True)])
            heard.append(
                [1 + off + known.index(value) for off, known, value in zip(offsets, JUDGEMENTS, judged, strict=True)]
            )
    return torch.stack(states), torch.tensor(heard), torch.tensor(gold)


@torch.no_grad()
def measure_judgements(net: nn.Module, records: Sequence[Seen], commonest: Tensor) -> None:
    """Accuracy of status, polarity and modality: the rules, the head, and always the value commonest in training."""
    states, heard, gold = judgements(records)
    said = net(states, heard)
    offset = 0
    for at, name in enumerate(("status", "polarity", "modality")):
        own = heard[:, at] - 1 - offset
        right = [(one == gold[:, at]).float().mean().item() for one in (own, said[at].argmax(-1), commonest[at])]
        print(f"{name}: rules {right[0]:.3f}, head {right[1]:.3f}, the commonest {right[2]:.3f}")
        offset += len(JUDGEMENTS[at])


def main(arguments: Sequence[str] | None = None) -> None:
    """Train the heads and print what they reach on `dev`."""
    asked = options("Measure heads for status, polarity and modality.").parse_args(arguments)
    torch.set_num_threads(1)
    encoder = Encoder()
    train = encoder.seen(asked.corpus, "train", asked.heard)
    dev = encoder.seen(asked.corpus, "dev", asked.heard_dev)
    torch.manual_seed(SEED)
    states, heard, values = judgements(train)
    head = fitted(Judgement(), [states, heard], list(values.T), epochs=20, batch=32)
    measure_judgements(head, dev, values.mode(0).values)


if __name__ == "__main__":
    main()
