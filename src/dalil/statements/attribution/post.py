"""Words under a name: lines of a transcript or a headline ("NAME: text"), posts, captions with their credit."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from dalil.statements.attribution.draft import Draft, tidy
from dalil.statements.passage import Passage
from dalil.vocab.offices import Office
from dalil.vocab.parties import PartyName

_CLOCK = r"(?:\d{1,2}[:.h]\d{2}[ \t]+)?"
_SHARED = r"(?:\d{1,2}/[ \t]*)?(?:RT|via|repl(?:y|ied|ies) (?:from|to|by)|repost(?:ed)?(?: from| by)?)[ \t]+"
_STAMP = r"(?:[ \t]*[·•|,(–-][^\n:]{0,24}(?:\d{1,2}:\d{2})?[^\n:]{0,6})?"
_LABEL = re.compile(
    rf"^[ \t]*(?:(?P<shared>{_SHARED})?(?P<handle>@\w{{2,30}}){_STAMP}"
    rf"|{_CLOCK}(?P<name>[^\W\d_][^\n:;,!?“”\"]{{0,58}}?))"
    r"[ \t]?(?P<colon>:)[ \t]+(?=\S)",
    re.MULTILINE | re.IGNORECASE,
)
_SIGNED = re.compile(r"(?:—|–|--?)\s*(?P<name>[^\n()]{0,60}\(?@\w{2,30}\)?)|(?P<handle>@\w{2,30})")
_SIGNED_LINE = re.compile(r"[^\n@]{0,60}\(?@\w{2,30}\)?[^\S\n]*\n+(?=\S)")
_CREDIT = re.compile(
    r"\(?(?:Photo(?:graph)?|Image|Picture|Credits?|Photo Credits?)\s*(?:by|:|/)\s*(?P<who>[^)\n]+)\)?", re.IGNORECASE
)
_SLASHED = re.compile(r"(?:^|(?<=[.)]\s))(?P<who>[A-Z][^.\n]{1,60}\s?/\s?[A-Z][^.\n]{1,40})\s*$", re.MULTILINE)
_WORDS_IN_LABEL = 8
_WORDS_IN_HEAD = 3
_HEADLINE = 160
_NOT_VOICES = frozenset(
    {"photo", "image", "picture", "video", "watch", "related", "note", "update", "updated", "read", "source", "credit",
     "tags", "contact", "published", "date", "location", "subject", "topics", "share", "follow", "by", "from", "to"}
)  # fmt: skip


def turns(passages: Iterable[Passage]) -> frozenset[str]:
    """The labels that stand more than once, and all in capitals where one of several does: those of a transcript."""
    labels = Counter(_label(match) for passage in passages for match in _LABEL.finditer(passage.text))
    again = {label for label, times in labels.items() if times > 1 and _is_label(label)}
    shouted = {label for label in labels if label.isupper() and _is_label(label)}
    return frozenset(again | (shouted if len(shouted) > 1 and again & shouted else set()))


def find_labelled(
    passage: Passage, names: tuple[PartyName, ...], offices: Mapping[str, Office], speaking: frozenset[str]
) -> Iterator[Draft]:
    """Lines under the name of their speaker; the words up to the next label or the end of the passage are theirs."""
    doc = passage.doc
    labels = [
        match for match in _LABEL.finditer(passage.text) if _is_label(_label(match)) or _is_headline(match, offices)
    ]
    if not any(_label(match) in speaking or _is_voice(passage, match, names, offices) for match in labels):
        return
    for place, match in enumerate(labels):
        stop = labels[place + 1].start() if place + 1 < len(labels) else len(passage.text)
        if match["shared"]:  # what is shared ends with its line: below it who shares it goes on
            line = passage.text.find("\n", match.end())
            stop = min(stop, line) if line >= 0 else stop
        source = doc.char_span(*_place(match), alignment_mode="expand")
        words = doc.char_span(match.end(), stop, alignment_mode="expand")
        colon = doc.char_span(*match.span("colon"), alignment_mode="contract")
        content = tidy(doc, [(words.start, words.end)]) if words is not None else ()
        if source is None or not content or source.end > content[0][0]:
            continue
        yield Draft(
            passage=passage.index,
            source=(source.start, source.end),
            head=source.root.i,
            cue=((colon.start, colon.end),) if colon is not None and len(colon) else (),
            verb=None,
            content=content,
            entry=None,
            form="post",
            rule="embedded post" if match["handle"] else "label",
        )


def _is_voice(
    passage: Passage, match: re.Match[str], names: tuple[PartyName, ...], offices: Mapping[str, Office]
) -> bool:
    """Whether a label names a voice: a person, a party, an office, a handle, or Q and A."""
    if match["handle"] or _label(match) in ("Q", "A"):
        return True
    span = passage.doc.char_span(*_place(match), alignment_mode="expand")
    if span is None:
        return False
    if (len(span) > 1 and any(token.ent_type_ == "PERSON" for token in span)) or span[-1].lower_ in offices:
        return True  # a single name before a colon may be the town that a report comes from
    low, high = _place(match)
    return any(low <= one.start and one.end == high for one in names)


def _place(match: re.Match[str]) -> tuple[int, int]:
    return match.span("handle" if match["handle"] else "name")


def _label(match: re.Match[str]) -> str:
    return str(match["handle"] or match["name"]).strip()


def _is_label(label: str) -> bool:
    """Whether the words before a colon can be a name: few, each with a capital, none of the page's own labels."""
    words = label.split()
    fitting = len(words) <= _WORDS_IN_LABEL and words[0].lower() not in _NOT_VOICES
    return label.startswith("@") or (fitting and all(_is_titled(word) for word in words))


def _is_headline(match: re.Match[str], offices: Mapping[str, Office]) -> bool:
    """Whether it is the voice of a headline in lower case: "Rights group: soldiers shot dead 23"."""
    words, line = _label(match).split(), match.string
    opens = match.start() == 0 and len(line) <= _HEADLINE and line.rstrip()[-1:].isalnum() and "\n" not in line.strip()
    return (
        opens and len(words) <= _WORDS_IN_HEAD and (words[-1].lower() in offices or words[-1].lower()[:-1] in offices)
    )


def _is_titled(word: str) -> bool:
    return word[:1].isupper() or word in ("of", "the", "for", "and", "de", "al", "to") or not word[:1].isalpha()


def find_posts(passage: Passage) -> Iterator[Draft]:
    """A post that the document embeds, or copies under a line with its account: its words, and who signs it."""
    doc = passage.doc
    if not len(doc) or (passage.block.kind != "embed" and not _SIGNED_LINE.match(passage.text)):
        return
    signed = _SIGNED.search(passage.text)
    source = doc.char_span(*signed.span(signed.lastgroup or 0), alignment_mode="expand") if signed is not None else None
    before = signed is not None and "\n" not in passage.text[: signed.start()].strip() and _heads(passage.text, signed)
    low, high = (source.end, len(doc)) if before and source is not None else (0, source.start if source else len(doc))
    if before and (line := _SIGNED_LINE.match(passage.text)):
        low = next(token.i for token in doc if token.idx + len(token) > line.end())
    content = tidy(doc, [(low, high)])
    if content:
        yield Draft(
            passage=passage.index,
            source=(source.start, source.end) if source is not None else None,
            head=source.root.i if source is not None else None,
            cue=(),
            verb=None,
            content=content,
            entry=None,
            form="post",
            rule="embedded post",
        )


def _heads(text: str, signed: re.Match[str]) -> bool:
    """Whether the signature stands before the words: nothing before it, or a name in its line and the words below."""
    head = text[: signed.start()].strip()
    return not head or (_SIGNED_LINE.match(text) is not None and len(head) < _WORDS_IN_LABEL * _WORDS_IN_LABEL)


def find_credits(passage: Passage) -> Iterator[Draft]:
    """A caption with the credit beside it. Whoever took the picture stands for the picture, not for the caption."""
    doc = passage.doc
    if passage.block.kind not in ("caption", "credit", "paragraph", "heading") or "/" not in passage.text + "/" * (
        passage.block.kind == "caption"
    ):
        return
    match = _CREDIT.search(passage.text) or (_SLASHED.search(passage.text) if passage.block.kind == "caption" else None)
    if match is None:
        return
    source = doc.char_span(*match.span("who"), alignment_mode="expand")
    cue = doc.char_span(match.start(), match.start("who"), alignment_mode="contract")
    content = tidy(doc, [(0, source.start if cue is None or not len(cue) else cue.start)]) if source is not None else ()
    if source is not None and content and source.start < source.end:
        yield Draft(
            passage=passage.index,
            source=(source.start, source.end),
            head=source.root.i,
            cue=((cue.start, cue.end),) if cue is not None and len(cue) else (),
            verb=None,
            content=content,
            entry=None,
            form="caption",
            rule="credit",
        )
