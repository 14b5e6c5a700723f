"""Marks in a text as an annotator writes them: `{S1|The ministry} {Q1|said} {C1|{E1=act.kill;denied|killing} nobody}`.

A mark is a brace, one letter, one or more numbers joined by `+`, where needed `=` and values joined by `;`, a bar, the
marked words, a brace. Marks nest and never cross. Taking all marks away gives the text of the report, to the letter.
"""

import re
from dataclasses import dataclass

LETTERS = {
    "S": "source",
    "Q": "cue",
    "C": "content",
    "E": "event",
    "H": "hedge",
    "B": "perpetrator",
    "V": "victim",
    "W": "weapon",
    "G": "target",
    "F": "figure",
    "T": "time",
    "P": "place",
}
_OPEN = re.compile(r"\{([A-Z])([0-9]+(?:\+[0-9]+)*)(?:=([^|{}\n]*))?\|")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One mark: letter, the numbers it serves, its values, and its range in code points (end exclusive)."""

    letter: str
    numbers: tuple[int, ...]
    values: tuple[str, ...]
    start: int
    end: int


class MarksError(ValueError):
    """The braces of a text do not pair or a mark is not well formed; `problems` names each with its line."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


def read_marks(marked: str) -> tuple[str, tuple[Mark, ...]]:
    """The text without its marks, and the marks in order of their start (outer ones first).

    Raises `MarksError` with every problem found: a stray brace, an unknown letter, an empty mark, blanks at its edge.
    """
    text: list[str] = []
    length = 0
    stack: list[tuple[re.Match[str], int]] = []
    found: list[Mark] = []
    problems: list[str] = []
    position = 0
    while position < len(marked):
        sign = marked[position]
        opening = _OPEN.match(marked, position) if sign == "{" else None
        if opening:
            stack.append((opening, length))
            position = opening.end()
            continue
        if sign == "{" or (sign == "}" and not stack):
            problems.append(f"line {_line(marked, position)}: a brace that is no mark")
        elif sign == "}":
            mark, wrong = _close(stack.pop(), "".join(text))
            found.append(mark)
            problems += [f"line {_line(marked, position)}: {one}" for one in wrong]
        else:
            text.append(sign)
            length += 1
        position += 1
    problems += [f"line {_line(marked, one.start())}: {one.group()} is never closed" for one, _ in stack]
    if problems:
        raise MarksError(problems)
    return "".join(text), tuple(sorted(found, key=lambda one: (one.start, -one.end, one.letter)))


def _close(opened: tuple[re.Match[str], int], text: str) -> tuple[Mark, list[str]]:
    """The mark that ends where the text read so far ends, and what is wrong with it."""
    opening, start = opened
    letter, numbers, values = opening.groups()
    words = text[start:]
    wrong = [] if letter in LETTERS else [f"{opening.group()} has an unknown letter"]
    if not words or words != words.strip():
        wrong.append(f"{opening.group()} is empty or has a blank at its edge")
    mark = Mark(
        letter=letter,
        numbers=tuple(map(int, numbers.split("+"))),
        values=tuple(values.split(";")) if values else (),
        start=start,
        end=len(text),
    )
    return mark, wrong


def _line(marked: str, position: int) -> int:
    return marked.count("\n", 0, position) + 1
