"""One name for all who fight: what the language model sees in place of their names, so that none is parsed otherwise.

A model parses "the Valley Brigades" otherwise than "the Norvan army": it finds another subject, or none. Who is accused
must not hang on how his name is shaped (docs/decisions/0029-one-name-for-the-parser.md).
"""

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc, Token

from dalil.model.party import FIGHTING
from dalil.statements.named_words import close_names
from dalil.vocab.parties import Parties, PartyName

_WORD = "Army"
_NO_VOICE = frozenset(("LAW", "WORK_OF_ART", "EVENT", "PRODUCT", "DATE", "FAC"))


class StandIn:
    """A text for the model, in which one word stands for each name of armed forces or of an armed group.

    `own` is the text as it is, cut into tokens; `names` are the names of parties in it (`find_in_document`).
    """

    def __init__(self, own: Doc, names: Iterable[PartyName], parties: Parties) -> None:
        self._own = own
        named = {number: end - 1 for start, end in _tokens(own, names, parties) for number in range(start, end)}
        self._named = frozenset(named)
        self._last = [named.get(number, number) for number in range(len(own))]
        """For each token the last one of its name, else itself."""

    @property
    def text(self) -> Doc:
        """What the model is to parse: the text itself where it names nobody who fights."""
        if not self._named:
            return self._own
        kept = [token for token in self._own if self._last[token.i] == token.i]
        return Doc(
            self._own.vocab,
            words=[_WORD if token.i in self._named else token.text for token in kept],
            spaces=[bool(token.whitespace_) for token in kept],
        )

    def carried_back(self, parsed: Doc) -> Doc:
        """The text in its own words, with the syntax and the entities that the model found in what it parsed.

        All but the last word of a name hang on the last one.
        """
        if not self._named:
            return parsed
        own, kept = self._own, sorted(set(self._last))
        place = {number: at for at, number in enumerate(kept)}
        stood = [parsed[place[last]] for last in self._last]
        ends = [last == number for number, last in enumerate(self._last)]
        return Doc(
            own.vocab,
            words=[token.text for token in own],
            spaces=[bool(token.whitespace_) for token in own],
            tags=[token.tag_ for token in stood],
            pos=[token.pos_ for token in stood],
            morphs=[str(token.morph) for token in stood],
            lemmas=[own[n].text if n in self._named else token.lemma_ for n, token in enumerate(stood)],
            heads=[kept[stood[n].head.i] if end else self._last[n] for n, end in enumerate(ends)],
            deps=[token.dep_ if end else "compound" for token, end in zip(stood, ends, strict=True)],
            ents=list(_entities(stood)),
        )


def with_names(doc: Doc, found: Iterable[PartyName], parties: Parties) -> Doc:
    """The text with its parties as bodies where the model takes their names for what has no voice: a law, a product.

    No word of a name is a word of the language any more (see `close_names`).
    """
    names = [one for one in found if one.naming == "name"]
    close_names(doc, names, parties)
    named = [doc.char_span(one.start, one.end, label="ORG") for one in names]
    voices = [span for span in named if span is not None and any(token.ent_type_ in _NO_VOICE for token in span)]
    if voices:
        kept = [one for one in doc.ents if not any(one.start < span.end and span.start < one.end for span in voices)]
        doc.set_ents([*kept, *voices])
    return doc


def _tokens(own: Doc, names: Iterable[PartyName], parties: Parties) -> Iterator[tuple[int, int]]:
    """The tokens [start, end) of the names of those who fight."""
    for one in names:
        if one.naming == "name" and parties.by_id[one.party].kind in FIGHTING:
            span = own.char_span(one.start, one.end)
            if span is not None:
                yield span.start, span.end


def _entities(stood: Sequence[Token]) -> Iterator[str]:
    """The entities as tags of their first and further tokens; `stood` holds a token once for each word of a name."""
    before: Token | None = None
    for token in stood:
        first = token.ent_iob_ == "B" and token != before
        yield f"{'B' if first else 'I'}-{token.ent_type_}" if token.ent_type_ else "O"
        before = token
