"""Markup cut into tags and text, by the rules of WHATWG HTML (section 13.2.5) as far as words depend on them.

Each step goes forward, so that any input takes linear time. Nothing is an error: broken markup is read as text.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_OPEN = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
_ATTRIBUTE = re.compile(r"""[\s/]*([^\s/>=][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"'][^\s>]*)))?""")
_GAP = re.compile(r"[\s/]*")
_RAW = ("script", "style", "xmp", "iframe", "noembed", "noframes", "template", "noscript")
_ESCAPABLE = ("title", "textarea")  # their content is text with character references, but no tags
_MOST_ATTRIBUTES = 200


class Words(NamedTuple):
    """Text between tags: code points [start, end) of the source, character references not yet decoded."""

    start: int
    end: int


class Tag(NamedTuple):
    """A start or end tag; `attributes` in lower case, the first of each name."""

    name: str
    closing: bool
    attributes: dict[str, str]
    start: int
    end: int


class Raw(NamedTuple):
    """The content of an element that holds no markup: a script, a style, a title."""

    name: str
    attributes: dict[str, str]
    start: int
    end: int


Token = Words | Tag | Raw


def tokens(text: str) -> Iterator[Token]:
    """The tokens of the markup in order; comments, declarations and processing instructions give none."""
    position = begin = 0
    unclosed: set[str] = set()
    while (opening := text.find("<", position)) >= 0:
        stop = _declaration(text, opening)
        if stop is None:
            tag = _tag(text, opening)
            if tag is None:
                position = opening + 1
                continue
            if tag.end > len(text):
                break
        if begin < opening:
            yield Words(begin, opening)
        if stop is None and tag is not None:
            yield tag
            raw = _raw(text, tag, unclosed)
            if raw is not None:
                yield raw
            stop = raw.end if raw is not None else tag.end
        assert stop is not None
        position = begin = stop
    if begin < len(text):
        yield Words(begin, len(text))


def _declaration(text: str, start: int) -> int | None:
    """The end of a comment, declaration or instruction that begins here; None where none begins."""
    if text.startswith("<!--", start):
        stop = text.find("-->", start + 2)
        return len(text) if stop < 0 else stop + 3
    if text.startswith("<![CDATA[", start):
        return start + 9
    if text.startswith(("<!", "<?"), start):
        stop = text.find(">", start)
        return len(text) if stop < 0 else stop + 1
    return None


def _tag(text: str, start: int) -> Tag | None:
    """The tag that begins here; None where `<` is text. One that never ends has its end behind the text."""
    opening = _OPEN.match(text, start)
    if opening is None:
        return None
    attributes: dict[str, str] = {}
    position = opening.end()
    while position < len(text):
        gap = _GAP.match(text, position)
        position = gap.end() if gap else position
        if text.startswith(">", position):
            return Tag(opening[2].lower(), opening[1] == "/", attributes, start, position + 1)
        found = _ATTRIBUTE.match(text, position)
        if found is None:
            position += 1
            continue
        position = found.end()
        if len(attributes) < _MOST_ATTRIBUTES:
            value = next((group for group in found.groups()[1:] if group is not None), "")
            attributes.setdefault(found[1].lower(), value)
    return Tag(opening[2].lower(), opening[1] == "/", attributes, start, len(text) + 1)


def _raw(text: str, tag: Tag, unclosed: set[str]) -> Raw | None:
    """The content up to the matching end tag; an unclosed title or text area is read on as ordinary markup.

    `unclosed` remembers the names that have no end tag further on, so that none is looked for twice.
    """
    if tag.closing or tag.name not in _RAW + _ESCAPABLE or tag.name in unclosed:
        return None
    closing = re.compile(rf"</{tag.name}(?=[\s/>])", re.IGNORECASE).search(text, tag.end)
    if closing is not None:
        return Raw(tag.name, tag.attributes, tag.end, closing.start())
    if tag.name in ("script", "style"):
        return Raw(tag.name, tag.attributes, tag.end, len(text))
    unclosed.add(tag.name)
    return None
