"""Words that may be a private person's name though the model sees none: in doubt a name is private.

In scripts with capitals every capitalised word is one that no list knows as something else: no party, place, office,
body, people, day, plain word. It is sought in every block of the text, also in those that no model reads.
"""

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from dalil.model.party import POSSIBLY, PersonMention
from dalil.statements.attribution.capital import WORD, Capital, CapitalKind, manner, opens_sentence, parts, runs
from dalil.statements.attribution.persons import Named
from dalil.statements.attribution.possible_arabic import find_possible_arabic
from dalil.statements.attribution.settled import Settled
from dalil.statements.reading import Reading
from dalil.vocab.personal_names import SHORTEST, load_personal_names, pieces

_ADDRESS = re.compile(r"[\w.+-]+(?=@)|(?<![\w.])@\w+|(?:https?://|www\.)[^\s/]+(/\S+)")
_DETERMINERS = frozenset(("the", "a", "an", "this", "that", "these", "those", "our", "their", "its", "every", "each"))
_BODILY = frozenset(("kill", "shoot", "wound", "injure", "beat", "arrest", "detain", "bury", "rape", "torture", "name"))
_TOLD_OF = frozenset(("by", "with", "for", "to", "about", "against"))
_ROLES = frozenset(("nsubj", "nsubjpass", "dobj", "poss", "pobj"))
_INNER = frozenset(("det", "compound", "amod", "nmod", "poss"))
_ACRONYM = 5
_LONG = 4
_FEW = 3


def find_possible(reading: Reading, named: tuple[Named, ...]) -> tuple[PersonMention, ...]:
    """Mentions that may name a private person, beside those in `named`; offsets are those of the rendition."""
    settled = Settled(reading, named)
    spans = {*_Search(reading, settled).spans(), *_by_syntax(reading, settled), *find_possible_arabic(reading)}
    known = {at for one in named for at in range(one.mention.start, one.mention.end)}
    new = [(start, end) for start, end in sorted(spans) if not known.issuperset(range(start, end))]
    return tuple(_mention(reading.text, start, end) for start, end in new)


def _mention(text: str, start: int, end: int) -> PersonMention:
    name = text[start:end]
    key = " ".join(name.split()).casefold()
    return PersonMention(key=key, name=name, start=start, end=end, role=POSSIBLY, public=False)


class _Search:
    """One text, gone through once, line by line."""

    def __init__(self, reading: Reading, settled: Settled) -> None:
        self.blocks = reading.rendition.blocks
        self.text = reading.text
        self.settled = settled
        self.names = load_personal_names()
        self.english = reading.report.language in (None, "en")

    def spans(self) -> Iterator[tuple[int, int]]:
        """The places [start, end) of possible names."""
        for block in self.blocks:
            for line in re.finditer(r"[^\n]+", self.text[block.start : block.end]):
                low, high = block.start + line.start(), block.start + line.end()
                for run in runs(self._capitals(low, high), self.text, self.names.particles):
                    yield from self._names_in(run)
                if self.english:
                    yield from self._small(low, high)
                yield from self._in_addresses(low, high)

    def _capitals(self, low: int, high: int) -> Iterator[Capital]:
        found = list(WORD.finditer(self.text, low, high))
        titled, loud = manner([match.group() for match in found])
        last, before = low, ("", "")
        for at, match in enumerate(found):
            word = match.group()
            opens = match is found[0] or opens_sentence(self.text[last : match.start()], before[1])
            before = ("", "") if opens else before
            if word[0].isupper():
                settled = self.settled.extents.get(match.start())
                if settled == "known" and word.lower() in self.names.given:
                    settled = "place"
                yield Capital(
                    start=match.start(),
                    end=match.end(),
                    text=word,
                    kind=settled or self._kind(word, before, loud=loud or self._is_shouted(found, at)),
                    opens=opens,
                    titled=titled or loud,
                    before=before[1],
                )
            last, before = match.end(), (before[1], word.lower())

    def _is_shouted(self, found: Sequence[re.Match[str]], at: int) -> bool:
        """Whether a word in capitals stands beside another one: then it is no acronym but a name written large."""
        if not found[at].group().isupper():
            return False
        beside = [(found[one], found[one + 1]) for one in (at - 1, at) if 0 <= one < len(found) - 1]
        return any(
            all(word.group().isupper() and len(word.group()) > 1 for word in pair)
            and self.text[pair[0].end() : pair[1].start()].isspace()
            for pair in beside
        )

    def _kind(self, word: str, before: tuple[str, str], *, loud: bool) -> CapitalKind:  # noqa: PLR0911 the first wins
        small, spelt = word.lower(), word.title() if loud else word
        if small in self.names.grammar and small not in self.settled.surnames:
            return "plain"
        if small in self.names.bodies:
            return "body"
        if small in self.names.capitalised:
            return "known"
        if self.names.is_name(small) and small not in self.settled.surnames:
            return "given"
        if self.settled.is_known(spelt):
            borne = small in self.names.given
            return "place" if borne or self.settled.is_large_place(spelt) else "known"
        if word.isupper() and not loud and len(word) <= _ACRONYM:
            return "known"
        if self.names.is_plain(small):
            return "either" if small in self.names.given else "plain"
        inside = before[1] == "in" or (before[1] == "of" and before[0] in self.names.settlements)
        return "known" if inside else "unknown"

    def _names_in(self, run: list[Capital]) -> Iterator[tuple[int, int]]:
        if any(one.kind == "body" for one in (run[0], run[-1])) and not run[0].titled:
            return
        if len(run) > 1 and self.names.is_place(self.text[run[0].start : run[-1].end], self.settled.gazetteer):
            return
        for part in parts(run):
            if any(self._is_strange(one) for one in part) or self._may_be(part):
                yield part[0].start, part[-1].end

    def _is_strange(self, one: Capital) -> bool:
        """A given name, or a word in no list; in another language than English most words are in none."""
        unknown = one.kind == "unknown" and len(one.text) > 1 and (self.english or not (one.opens or one.titled))
        return one.kind == "given" or unknown

    def _may_be(self, part: list[Capital]) -> bool:
        """Whether words that are names as well as words of English are names here."""
        first = part[0]
        if first.kind != "either" or first.before in _DETERMINERS:
            return False
        if first.titled or (first.opens and len(part) == 1):
            return first.titled and first.text.lower() not in self.names.seldom
        return True

    def _small(self, low: int, high: int) -> Iterator[tuple[int, int]]:
        """Names written small: given names and unknown words behind them; in a line without capitals any unknown."""
        line = self.text[low:high]
        bare = line.islower() and line.count(" ") >= _FEW
        last = None
        for match in WORD.finditer(self.text, low, high):
            word = match.group()
            if not word.islower() or len(word) < SHORTEST or self.names.is_plain(word):
                last = None
                continue
            beside = last is not None and self.text[last : match.start()] == " "
            named = self.names.is_name(word) and (len(word) >= _LONG or beside)
            strange = (beside or bare) and not self.settled.is_known(word.title())
            last = match.end() if named or strange else None
            if last is not None:
                yield match.span()

    def _in_addresses(self, low: int, high: int) -> Iterator[tuple[int, int]]:
        """Words of addresses and accounts, where capitals say nothing."""
        for match in _ADDRESS.finditer(self.text, low, high):
            start, end = match.span(1) if match[1] else match.span()
            for first, last in pieces(self.text[start:end]):
                word = self.text[start + first : start + last]
                if (
                    len(word) >= SHORTEST
                    and self.names.may_be_name(word.lower())
                    and not self.settled.is_known(word.title())
                    and start + first not in self.settled.extents
                ):
                    yield start + first, start + last


def _by_syntax(reading: Reading, settled: Settled) -> Iterator[tuple[int, int]]:
    """Plain words and towns that the parse takes for somebody: a name that acts, suffers or owns."""
    for passage in reading.passages if reading.report.language in (None, "en") else ():
        for token in passage.doc:
            if token.dep_ in _ROLES and token.is_title and passage.start + token.idx not in settled.extents:
                alone = not any(child.dep_ in _INNER for child in token.children)
                if alone and (_is_somebody(token, settled) or _is_struck_town(token, settled)):
                    start = passage.start + token.idx
                    yield start, start + len(token.text)


def _is_somebody(token: Token, settled: Settled) -> bool:
    """Whether a word of English is a name here, as its place in the sentence has it."""
    small = token.lower_
    given = small in settled.names.given
    if not settled.names.is_plain(small) or settled.is_known(token.text) or settled.names.is_never(small):
        return False
    if token.dep_ == "pobj" and token.head.lower_ not in _TOLD_OF:
        return False
    opens = bool(token.is_sent_start) or (token.i > 0 and not token.nbor(-1).text[-1].isalnum())
    if given and not (opens and small in settled.names.seldom):
        return token.pos_ in ("PROPN", "NOUN")
    return token.pos_ == "PROPN" and not opens and token.ent_type_ in ("", "PERSON")


def _is_struck_town(token: Token, settled: Settled) -> bool:
    """Whether the name of a town is a person's here: nobody buries a town."""
    struck = token.dep_ in ("nsubjpass", "dobj") and token.head.lemma_ in _BODILY
    return struck and token.pos_ == "PROPN" and settled.is_large_place(token.text)
