"""Speech announced by a line that names the speaker, and given in paragraphs without quotation marks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from dalil.statements.attribution.draft import Draft, Interval
from dalil.statements.attribution.persons import Named
from dalil.statements.passage import Passage
from dalil.vocab.cues import Cue, Cues
from dalil.vocab.offices import Office
from dalil.vocab.parties import Parties, PartyName

_LONGEST_LINE = 30
_REACH = 3
_ADDRESSED = frozenset({"you", "your", "yours", "yourself", "yourselves"})
_OWN = frozenset({"i", "we", "my", "our", "me", "us"})
_TEXT = frozenset({"paragraph", "quotation", "list_item"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Announced:
    """An announcing line: the cue, its tokens, the source, its head, and who it is: key of the person, side."""

    cue: Cue
    words: Interval
    source: Interval
    head: int
    key: str | None
    side: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What is known of the passages: persons and parties named in each, and the vocabulary."""

    persons: Mapping[int, Sequence[Named]]
    names: Mapping[int, Sequence[PartyName]]
    cues: Cues
    parties: Parties
    offices: Mapping[str, Office]
    entries: Sequence[int] = ()


def find_blocks(passages: Sequence[Passage], around: Surroundings) -> Iterator[Draft]:
    """Announced speeches: the announcing line is source and cue, the paragraphs of the speaker are the content.

    The first paragraph behind the line is the speaker's. From there on a paragraph that names the speaker, or speaks
    of "her remarks", is the author's; one that addresses somebody ("you") is the speaker's; one that does neither goes
    with the next one that does.
    """
    for place, passage in enumerate(passages):
        announced = _announcement(passage, around)
        spoken = _paragraphs(passages[place + 1 :], announced, around) if announced is not None else ()
        if announced is not None and spoken:
            yield Draft(
                passage=passage.index,
                source=announced.source,
                head=announced.head,
                cue=(announced.words,),
                verb=announced.words[0],
                content=(),
                further=tuple((one.index, (0, len(one.doc))) for one in spoken),
                entry=announced.cue,
                form="block",
                rule="announced",
            )


def _announcement(passage: Passage, around: Surroundings) -> _Announced | None:
    """The announcement that a line is; None where it is none."""
    doc = passage.doc
    last = next(iter(reversed(list(doc.sents))), None) if len(doc) < 4 * _LONGEST_LINE else None
    if last is None or len(last) > _LONGEST_LINE or last.text.rstrip()[-1:] not in (".", ":"):
        return None
    cue = _opener(last[0], around.cues.announcements)
    if cue is None:
        return None
    words = (last.start, last.start + len(cue.words))
    for one in around.persons.get(passage.index, ()):
        if one.start >= words[1]:
            side = around.parties.by_id[one.party].side if one.party else None
            source, head = (one.start, one.end), doc[one.start : one.end].root.i
            return _Announced(cue=cue, words=words, source=source, head=head, key=one.mention.key, side=side)
    for name in around.names.get(passage.index, ()):
        span = doc.char_span(name.start, name.end, alignment_mode="expand")
        if span is not None and span.start >= words[1] and name.naming == "name":
            source = (span.start, span.end)
            return _Announced(cue=cue, words=words, source=source, head=span.root.i, key=None, side=name.party)
    return None


def _opener(first: Token, announcements: Mapping[str, tuple[Cue, ...]]) -> Cue | None:
    doc = first.doc
    for cue in announcements.get(first.lemma_.lower(), ()):
        if [token.lemma_.lower() for token in doc[first.i : first.i + len(cue.words)]] == list(cue.words):
            return cue
    return None


def _paragraphs(passages: Sequence[Passage], announced: _Announced, around: Surroundings) -> list[Passage]:
    """The speaker's paragraphs behind the announcing line."""
    spoken: list[Passage] = []
    undecided: list[Passage] = []
    author = 0
    for passage in passages:
        if (
            passage.index in around.entries
            or passage.block.kind not in _TEXT
            or author >= _REACH
            or len(undecided) > _REACH
        ):
            break
        if _is_author(passage, announced, around):
            author, undecided = author + 1, []
        elif not spoken and not author and not undecided:
            spoken.append(passage)
        elif _addresses(passage, own=not author):
            spoken += [*(() if author else undecided), passage]
            author, undecided = 0, []
        else:
            undecided.append(passage)
    return spoken


def _is_author(passage: Passage, announced: _Announced, around: Surroundings) -> bool:
    """Whether the paragraph speaks of the speaker in the third person, by name, by office, or of the speech."""
    if any(one.mention.key == announced.key for one in around.persons.get(passage.index, ())):
        return True
    return _names_office(passage, announced, around) or _returns(passage, around.cues)


def _names_office(passage: Passage, announced: _Announced, around: Surroundings) -> bool:
    """Whether "the Xian ambassador" stands there where the speaker speaks for X."""
    for name in around.names.get(passage.index, ()):
        span = passage.doc.char_span(name.start, name.end, alignment_mode="expand")
        if span is None or name.party != announced.side:
            continue
        office = around.offices.get(span.root.head.lower_)
        if (
            office is not None
            and office.public
            and span.root.head.i >= span.end
            and span.root.head.tag_ in ("NN", "NNP")
        ):
            return True
    return False


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
