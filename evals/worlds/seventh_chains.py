"""How a printed paper travels: copied whole, cut, lightly edited. What is retold anew is written at the desk."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from worlds import seventh_english as english
from worlds.nouns import Paper, Sentence, Testimony
from worlds.seventh_cast import one_of
from worlds.seventh_papers import Block, House


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A paper with its house and with what it lets its readers know: testimonies by event.

    `closed`: the paper names another outlet and nobody else, so that who retells it cannot name more.
    """

    paper: Paper
    house: House
    told: Mapping[str, tuple[Testimony, ...]]
    main: str
    closed: bool = False


def visible(blocks: Sequence[Block], known: Sequence[Testimony]) -> dict[str, tuple[Testimony, ...]]:
    """Which of the testimonies these paragraphs tell."""
    roots = {root for block in blocks for one in block if one.tells for root in one.roots}
    found: dict[str, tuple[Testimony, ...]] = {}
    for one in known:
        if one.root in roots:
            found[one.event] = (*found.get(one.event, ()), one)
    return found


def passed(random: Random, parent: Printed, house: House, published: date, *, how: str, name: str) -> Printed:
    """The parent's paper in another house: `how` is copy, cut or edit."""
    blocks = list(parent.paper.paragraphs)
    if how == "cut":
        blocks = _cut(random, blocks)
    if how == "edit":
        blocks = _edited(random, blocks)
    credit = one_of(random, english.TAKEN).format(agency=parent.house.name, label=parent.house.label)
    blocks = [*blocks, (Sentence(text=credit),)] if blocks[-1][0].text != credit and random.random() < 0.75 else blocks
    paper = Paper(
        name=name, outlet=house.name, language=parent.paper.language, published=published, paragraphs=tuple(blocks),
        depth=parent.paper.depth + 1, hop=how,
    )  # fmt: skip
    known = [one for those in parent.told.values() for one in those]
    told = visible(blocks, known)
    return replace(parent, paper=paper, house=house, told=told)


def _cut(random: Random, blocks: list[Block]) -> list[Block]:
    """The head of a paper, never so short that its first source stays without a name."""
    least = 3 if not blocks[0][0].roots else 2
    return blocks[: max(least, len(blocks) - 1 - random.randrange(3))]


def _edited(random: Random, blocks: list[Block]) -> list[Block]:
    """Other words here and there; a sentence that tells of nothing may go."""
    chosen = [pair for pair in english.EDITS if random.random() < 0.6]
    kept: list[Block] = []
    for block in blocks:
        lines = tuple(_reworded(one, chosen) for one in block if one.event is not None or random.random() < 0.5)
        if lines:
            kept.append(lines)
    return kept


def _reworded(line: Sentence, chosen: Sequence[tuple[str, str]]) -> Sentence:
    text = line.text
    for old, new in chosen:
        text = text.replace(old, new)
    return replace(line, text=text)
