"""Tags and text to blocks: each block a kind and the pieces of the source that its text comes from."""

import html
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from dalil.model.rendition import BlockKind
from dalil.readers.html.markup import Raw, Tag, Token, Words
from dalil.readers.html.rules import (
    BLOCK,
    BREAKS_OUT,
    CLOSES_PARAGRAPH,
    RANK,
    SIBLINGS,
    SKIPPED,
    VOID,
    is_hidden,
    kind_of_element,
)

_REFERENCE = r"&(?:#[xX][0-9a-fA-F]{1,7};?|#[0-9]{1,8};?|[A-Za-z][A-Za-z0-9]{1,31};?)"
_PIECES = re.compile(
    rf"(?P<space>[ \t\n\r\f]+)|(?P<reference>{_REFERENCE})|(?P<text>&|[^& \t\n\r\f]+(?: [^& \t\n\r\f]+)*)"
)
_PIECES_PRE = re.compile(rf"(?P<reference>{_REFERENCE})|(?P<text>&|[^&]+)")


class Part(NamedTuple):
    """Text of a block and the code points [start, end) of the source that it stands for.

    `same`: the text is exactly what stands there.
    """

    text: str
    start: int
    end: int
    same: bool


@dataclass(slots=True)
class Flow:
    """A block in the making. `element` is the innermost block element; `linked` counts code points inside links."""

    kind: BlockKind
    element: str
    by_class: bool
    parts: list[Part] = field(default_factory=list)
    linked: int = 0

    @property
    def text(self) -> str:
        """The text of the block."""
        return "".join(part.text for part in self.parts)


class _Frame(NamedTuple):
    """An open element with what it and those around it say of the text inside."""

    name: str
    kind: BlockKind
    by_class: bool
    skipped: bool
    hidden: bool
    pre: bool
    linked: bool
    inside: frozenset[str]
    element: str


_ROOT = _Frame("", "paragraph", False, False, False, False, False, frozenset(), "")
_CONTEXTS = frozenset(("article", "main", "blockquote"))


class Page:
    """Builds the blocks of a page from its tokens; keeps scripts, titles and what metadata may be in."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._stack = [_ROOT]
        self._open: Counter[str] = Counter()
        self._flow = Flow("paragraph", "", False)
        self._breaks = 0
        self.flows: list[Flow] = []
        self.raw: list[Raw] = []
        self.tags: list[Tag] = []
        self.hidden = 0

    def read(self, found: Iterable[Token]) -> None:
        """Take all tokens and close the page."""
        for token in found:
            if isinstance(token, Words):
                self._words(token.start, token.end)
            elif isinstance(token, Raw):
                self.raw.append(token)
            elif token.closing:
                self._close(token)
            else:
                self._start(token)
        self._flush()

    def _start(self, tag: Tag) -> None:
        if tag.name in ("meta", "html", "time", "link", "base"):
            self.tags.append(tag)
        if tag.name == "br":
            self._line_break(tag)
        if tag.name in CLOSES_PARAGRAPH and self._open["p"]:
            self._close_inside("p", ("table", "td", "th", "li", "div", "blockquote", "button"))
        if tag.name in SIBLINGS:
            names, barrier = SIBLINGS[tag.name]
            for name in names:
                if self._open[name]:
                    self._close_inside(name, barrier)
        if tag.name in BLOCK:
            self._flush()
        if tag.name not in VOID:
            self._push(tag)
        if tag.name in BLOCK:
            self._begin()

    def _push(self, tag: Tag) -> None:
        parent = self._stack[-1]
        kind, by_class = kind_of_element(tag.name, tag.attributes, parent.inside)
        if tag.name in BREAKS_OUT and not parent.by_class:
            kept: BlockKind = "heading"
        elif kind is None or RANK.index(parent.kind) < RANK.index(kind):
            kept, by_class = parent.kind, parent.by_class
        else:
            kept = kind
        self._stack.append(
            _Frame(
                tag.name,
                kept,
                by_class,
                parent.skipped or tag.name in SKIPPED,
                parent.hidden or is_hidden(tag.attributes),
                parent.pre or tag.name in ("pre", "textarea"),
                parent.linked or tag.name == "a",
                parent.inside | {tag.name} if tag.name in _CONTEXTS else parent.inside,
                tag.name if tag.name in BLOCK else parent.element,
            )
        )
        self._open[tag.name] += 1

    def _close(self, tag: Tag) -> None:
        """An end tag closes its element and those inside; one for an inline element never closes a block."""
        if tag.name == "br":
            self._line_break(tag)
        if not self._open[tag.name]:
            return
        if tag.name in BLOCK:
            self._flush()
            self._pop_to(lambda frame: frame.name == tag.name)
            self._begin()
            return
        for back in range(len(self._stack) - 1, 0, -1):
            if self._stack[back].name == tag.name:
                self._pop(back)
                return
            if self._stack[back].name in BLOCK:
                return

    def _close_inside(self, name: str, barrier: tuple[str, ...]) -> None:
        """Close the nearest open element of the name, unless one of the barrier stands between."""
        for back in range(len(self._stack) - 1, 0, -1):
            if self._stack[back].name == name:
                self._flush()
                self._pop(back)
                self._begin()
                return
            if self._stack[back].name in barrier:
                return

    def _pop_to(self, matches: Callable[[_Frame], bool]) -> None:
        back = len(self._stack) - 1
        while not matches(self._stack[back]):
            back -= 1
        self._pop(back)

    def _pop(self, back: int) -> None:
        self._open.subtract(frame.name for frame in self._stack[back:])
        del self._stack[back:]

    def _begin(self) -> None:
        top = self._stack[-1]
        self._flow = Flow(top.kind, top.element, top.by_class)
        self._breaks = 0

    def _flush(self) -> None:
        while self._flow.parts and not self._flow.parts[-1].text.strip(" \n"):
            self._flow.parts.pop()
        if self._flow.parts:
            self.flows.append(self._flow)
        self._begin()

    def _line_break(self, tag: Tag) -> None:
        """One break is a line end in the block, a second one ends the block as on old pages."""
        self._breaks += 1
        if self._breaks > 1:
            self._flush()
        elif self._flow.parts:
            self._flow.parts.append(Part("\n", tag.start, tag.end, False))

    def _words(self, start: int, end: int) -> None:
        top = self._stack[-1]
        if top.skipped or top.hidden:
            self.hidden += 0 if top.skipped else len(self._text[start:end].strip())
            return
        for found in (_PIECES_PRE if top.pre else _PIECES).finditer(self._text, start, end):
            self._piece(found, top)

    def _piece(self, found: re.Match[str], top: _Frame) -> None:
        parts = self._flow.parts
        text = found.group()
        if found.lastgroup == "space":
            if parts and not parts[-1].text.endswith((" ", "\n")):
                parts.append(Part(" ", found.start(), found.end(), text == " "))
            return
        if not parts:
            # Inline elements do not begin a block, but a span of class "credit" that holds all of it says what it is.
            self._flow.kind, self._flow.by_class = top.kind, top.by_class
        self._breaks = 0
        decoded = html.unescape(text) if found.lastgroup == "reference" else text
        parts.append(Part(decoded, found.start(), found.end(), decoded == text))
        if top.linked:
            self._flow.linked += len(decoded)
