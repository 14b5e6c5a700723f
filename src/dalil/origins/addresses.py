"""Two reports that rest on one page or one post: the same address stands beside what they say."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from dalil.model.link import LinkKind
from dalil.model.span import Span
from dalil.origins.sources import Voices
from dalil.origins.tie import Tie, tie
from dalil.origins.utterance import Utterance
from dalil.origins.words import Words

_ADDRESS = re.compile(r"(?:https?://|www\.|(?:t\.me|x\.com|twitter\.com)/)[^\s<>\"“”«»()\[\]{}]{3,500}", re.IGNORECASE)
# A post has a number of its own: /user/status/1, t.me/channel/1, /posts/1, /videos/1, /p/code.
_POST = re.compile(r"(?:/status(?:es)?/|t\.me/(?:s/)?[a-z0-9_]+/|/posts/|/videos/|/reel/|/p/)([\w-]+)", re.IGNORECASE)
_TRACKING = re.compile(r"utm_.*|fbclid|gclid|igshid|ref|ref_src|single|s|t", re.IGNORECASE)
_SAME_HOST = {"twitter.com": "x.com", "mobile.twitter.com": "x.com"}


@dataclass(frozen=True, slots=True)
class _Cited:
    """An address beside what an utterance says: where it leads, whether to a post, and where it stands."""

    key: str
    post: bool
    span: Span


def same_addresses(said: Sequence[Utterance], texts: Mapping[str, Words], voices: Voices) -> Iterator[Tie]:
    """Ties of utterances whose paragraphs name one address: certain for one post or a report that is held.

    They tell of one matter, or of one act where no matter is known. One page may hold several sources: possible.
    """
    by_key: dict[str, list[tuple[int, _Cited]]] = defaultdict(list)
    for number, utterance in enumerate(said):
        for cited in _beside(utterance, texts):
            by_key[cited.key].append((number, cited))
    for key in sorted(by_key):
        for (one, ours), (two, theirs) in combinations(by_key[key], 2):
            if said[one].exhibit != said[two].exhibit and _together(said[one], said[two]):
                kind: LinkKind = "same_post" if ours.post else "same_url"
                what = "post" if ours.post else "page"
                reason = f"Both reports name the same {what} beside what they say."
                spans = (ours.span, theirs.span)
                yield tie(said, one, two, kind, f"{kind}.named", reason=reason, spans=spans, certain=ours.post)
    yield from _held(said, by_key, voices)


def _held(said: Sequence[Utterance], by_key: Mapping[str, list[tuple[int, _Cited]]], voices: Voices) -> Iterator[Tie]:
    """Reports that name the address of a report of the case."""
    own: dict[str, list[int]] = defaultdict(list)
    for number, utterance in enumerate(said):
        url = voices.reports[utterance.exhibit].url
        if url and utterance.source.own:
            own[address(url)].append(number)
    for key in sorted(own.keys() & by_key.keys()):
        for one, cited in by_key[key]:
            for two in own[key]:
                if said[one].exhibit != said[two].exhibit and _together(said[one], said[two]):
                    reason = "The report names the address of the other one beside what it says."
                    yield tie(
                        said, one, two, "citation", "citation.url", reason=reason, spans=(cited.span,), directed=True
                    )


def _together(one: Utterance, two: Utterance) -> bool:
    if one.matters and two.matters:
        return bool(one.matters & two.matters)
    acts = {statement.act for statement in one.statements} & {statement.act for statement in two.statements}
    return bool(acts - {None})


def _beside(utterance: Utterance, texts: Mapping[str, Words]) -> Iterator[_Cited]:
    """The addresses in the paragraphs in which the utterance says something."""
    words = texts.get(utterance.exhibit)
    for block in words.rendition.blocks if words is not None else ():
        if words is not None and any(block.start <= one.start < block.end for one in utterance.statements):
            for match in _ADDRESS.finditer(words.rendition.text, block.start, block.end):
                found = match[0].rstrip(".,;:!?'’”")
                span = Span(rendition=words.identifier, start=match.start(), end=match.start() + len(found), text=found)
                yield _Cited(address(found), _POST.search(found) is not None, span)


def address(url: str) -> str:
    """Where an address leads, told the same whatever its scheme, `www.`, marks of tracking and part of the page."""
    path, _, query = url.partition("#")[0].partition("://")[-1 if "://" in url else 0].partition("?")
    host, _, path = path.partition("/")
    host = host.casefold().rpartition("@")[2].removeprefix("www.").removeprefix("m.")
    asked = sorted(one for one in query.split("&") if one and not _TRACKING.fullmatch(one.partition("=")[0]))
    return "/".join((_SAME_HOST.get(host, host), path.strip("/"), "&".join(asked))).rstrip("/")
