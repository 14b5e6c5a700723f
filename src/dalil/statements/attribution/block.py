"""Speech announced by a line that names the speaker, and given in paragraphs without quotation marks."""

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Token

from dalil.statements.attribution.draft import Draft, Interval
from dalil.statements.attribution.persons import Named
from dalil.statements.passage import Passage
from dalil.vocab.cues import Cue, Cues
from dalil.vocab.parties import PartyName

_LONGEST_LINE = 30
_REACH = 3
_ADDRESSED = frozenset({"you", "your", "yours", "yourself", "yourselves"})
_OWN = frozenset({"i", "we", "my", "our", "me", "us"})
_VOICES = frozenset({"person", "state", "un_body", "armed_group", "office", "ngo"})
_TEXT = frozenset({"paragraph", "quotation", "list_item"})


def find_blocks(
    passages: Sequence[Passage], named: Sequence[Named], names: Mapping[int, tuple[PartyName, ...]], cues: Cues
) -> Iterator[Draft]:
    """Announced speeches: the announcing line is source and cue, the paragraphs of the speaker are the content.

    The first paragraph behind the line is the speaker's. From there on a paragraph that names the speaker, or speaks
    of "her remarks", is the author's; one that addresses somebody ("you") is the speaker's; one that does neither goes
    with the next one that does.
    """
    by_passage: dict[int, list[Named]] = {}
    for one in named:
        by_passage.setdefault(one.passage, []).append(one)
    for place, passage in enumerate(passages):
        announced = _announcement(passage, by_passage.get(passage.index, ()), names[passage.index], cues)
        if announced is None:
            continue
        cue, words, source, head, key = announced
        spoken = _paragraphs(passages, place, key, by_passage, cues)
        if spoken:
            yield Draft(
                passage=passage.index,
                source=source,
                head=head,
                cue=(words,),
                verb=words[0],
                content=(),
                further=tuple((index, (0, len(passages[index].doc))) for index in spoken),
                entry=cue,
                form="block",
                rule="announced",
            )


def _announcement(
    passage: Passage, persons: Sequence[Named], names: Sequence[PartyName], cues: Cues
) -> tuple[Cue, Interval, Interval, int, str | None] | None:
    """The announcing cue, its tokens, the source, its head and the speaker's key, where a line is an announcement."""
    doc = passage.doc
    last = next(iter(reversed(list(doc.sents))), None) if len(doc) < 4 * _LONGEST_LINE else None
    if last is None or len(last) > _LONGEST_LINE or last.text.rstrip()[-1:] not in ".:":
        return None
    cue = _opener(last[0], cues.announcements)
    if cue is None:
        return None
    words = (last.start, last.start + len(cue.words))
    for one in persons:
        if one.start >= words[1]:
            return cue, words, (one.start, one.end), doc[one.start : one.end].root.i, one.mention.key
    for name in names:
        span = doc.char_span(name.start, name.end, alignment_mode="expand")
        if span is not None and span.start >= words[1] and name.naming == "name":
            return cue, words, (span.start, span.end), span.root.i, None
    return None


def _opener(first: Token, announcements: Mapping[str, tuple[Cue, ...]]) -> Cue | None:
    doc = first.doc
    for cue in announcements.get(first.lemma_.lower(), ()):
        if [token.lemma_.lower() for token in doc[first.i : first.i + len(cue.words)]] == list(cue.words):
            return cue
    return None


def _paragraphs(
    passages: Sequence[Passage], place: int, key: str | None, by_passage: Mapping[int, list[Named]], cues: Cues
) -> list[int]:
    """The indexes of the speaker's paragraphs behind the announcing line."""
    spoken: list[int] = []
    undecided: list[int] = []
    author = 0
    for passage in passages[place + 1 :]:
        if passage.block.kind not in _TEXT or author >= _REACH:
            break
        third = any(one.mention.key == key for one in by_passage.get(passage.index, ()))
        if third or _returns(passage, cues):
            author, undecided = author + 1, []
        elif not spoken and not author and not undecided:
            spoken.append(passage.index)
        elif _addresses(passage, own=not author):
            spoken += [*(() if author else undecided), passage.index]
            author, undecided = 0, []
        else:
            undecided.append(passage.index)
            if len(undecided) > _REACH:
                break
    return spoken


def _returns(passage: Passage, cues: Cues) -> bool:
    """Whether the author speaks of the speech as such."""
    doc = passage.doc
    for token in doc:
        for cue in cues.returns.get(token.lower_, ()):
            if [word.lemma_.lower() for word in doc[token.i : token.i + len(cue.words)]][1:] == list(cue.words)[1:]:
                return True
    return False


def _addresses(passage: Passage, *, own: bool) -> bool:
    """Whether somebody is addressed; while the speech still runs, the speaker's "I" and "we" tell as much."""
    wanted = _ADDRESSED | _OWN if own else _ADDRESSED
    return any(token.lower_ in wanted and token.text != "US" for token in passage.doc)
