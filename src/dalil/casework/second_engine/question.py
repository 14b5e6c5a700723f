"""What a second engine is asked: one passage of one report, in words that are versioned with dalil."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from string import Template
from typing import get_args

from dalil.casework.stated import Stated
from dalil.model.report import Report
from dalil.model.span import Range
from dalil.model.statement import Status
from dalil.proof.canonical import dump
from dalil.vocab.terms import Terms

PROMPT = "second-engine-1"
SEED = 20_310_509
LONGEST_PASSAGE = 6_000
MOST_TOKENS = 4_000
_SILENT = ("metadata", "boilerplate", "table")
_FAMILIES = ("act", "harm", "dip", "legal")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A passage [start, end) of a report's rendition, and the exact bytes that ask about it."""

    report: Report
    place: Range
    body: bytes
    prompt: str

    @property
    def passage(self) -> str:
        """The words that are asked about."""
        assert self.report.rendition is not None
        return self.report.rendition.text[self.place.start : self.place.end]

    @property
    def sent(self) -> str:
        """SHA-256 of what leaves, by which an answer is found again."""
        return hashlib.sha256(self.body).hexdigest()


def acts_of(terms: Terms) -> tuple[str, ...]:
    """The ids that may be given as an act, in the order of the vocabulary."""
    return tuple(term.id for family in _FAMILIES for term in terms.family(family))


def prompt_of(terms: Terms) -> str:
    """What the engine is told before each passage: the text of the prompt's version with the closed lists filled in."""
    acts = "\n".join(f"{one}: {terms.by_id[one].label}" for one in acts_of(terms))
    return _template().substitute(statuses=", ".join(get_args(Status)), acts=acts)


@cache
def _template() -> Template:
    path = resources.files(__package__).joinpath(f"prompts/{PROMPT}.txt")
    return Template(path.read_text(encoding="utf-8"))


def questions(reports: Sequence[Report], *, model: str, terms: Terms) -> Iterator[Question]:
    """The questions about these reports, in their order. About a protected one, and what came with it, none is made."""
    prompt = prompt_of(terms)
    digest = hashlib.sha256(prompt.encode()).hexdigest()
    kept_back = protected(reports)
    for report in reports:
        if report.rendition is None or report.exhibit.sha256 in kept_back:
            continue
        for place in _passages(report):
            words = report.rendition.text[place.start : place.end]
            yield Question(report=report, place=place, body=_body(model, prompt, words), prompt=digest)


def protected(reports: Iterable[Report]) -> frozenset[str]:
    """The exhibits that must not leave: those stated to be protected under any name, and their attachments."""
    found = list(reports)
    held = {
        one.exhibit.sha256
        for one in found
        if any(Stated(values=came.stated).protected for came in one.exhibit.acquisitions)
    }
    while more := {one.exhibit.sha256 for one in found if one.parent in held} - held:
        held |= more
    return frozenset(held)


def _body(model: str, prompt: str, words: str) -> bytes:
    message = json.dumps({"passage": words}, ensure_ascii=True)  # data, told apart from the orders by its form
    return dump(
        {
            "model": model,
            "temperature": 0,
            "seed": SEED,
            "max_tokens": MOST_TOKENS,
            "stream": False,
            "messages": [{"role": "system", "content": prompt}, {"role": "user", "content": message}],
        }
    )


def _passages(report: Report) -> Iterator[Range]:
    """The blocks that hold words of the report, the longest ones cut between words."""
    assert report.rendition is not None
    text: str = report.rendition.text
    for block in report.rendition.blocks:
        start = block.start
        while block.kind not in _SILENT and start < block.end:
            end = min(block.end, start + LONGEST_PASSAGE)
            if end < block.end and (space := text.rfind(" ", start + 1, end)) > 0:
                end = space
            if any(sign.isalpha() for sign in text[start:end]):
                yield Range(start=start, end=end)
            start = end
