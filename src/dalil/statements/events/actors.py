"""Which words of a document name a party of the vocabulary or of the case."""

from spacy.tokens import Token

from dalil.statements.passage import Passage
from dalil.statements.reading import Reading
from dalil.vocab.parties import Parties, PartyName

_ACTING = {"nsubj", "nsubjpass", "poss", "dobj", "appos", "conj", "attr"}


def parties_by_token(reading: Reading) -> tuple[dict[int, str], ...]:
    """For each passage the party id of each token in a party's name.

    Metonyms count only where they act, adjectives only before a noun. A description without a proper name ("regime
    forces") names a party of a country only in a document that names that country's parties otherwise: nobody is
    accused by a word that fits any war.
    """
    parties = reading.lexicon.parties
    named = [(passage, _names(parties, passage, reading.party_names[passage.index])) for passage in reading.passages]
    countries = {
        parties.by_id[name.party].country for passage, names in named for name in names if _is_proper(passage, name)
    }
    found = []
    for passage, names in named:
        tokens: dict[int, str] = {}
        for name in names:
            country = parties.by_id[name.party].country
            if country is None or country in countries or _is_proper(passage, name):
                tokens.update((token.i, name.party) for token in _tokens(passage, name))
        found.append(tokens)
    return tuple(found)


def _names(parties: Parties, passage: Passage, known: tuple[PartyName, ...]) -> tuple[PartyName, ...]:
    """The names of parties, also of one whose first letter is a capital only because a sentence begins there.

    `known` are those of the document, with what it calls them for short.
    """
    text = passage.text
    named = parties.find(text)
    short = [one for one in known if not any(one.start < other.end and other.start < one.end for other in named)]
    found = (*named, *short)
    starts = [sentence.start_char for sentence in passage.doc.sents if text[sentence.start_char].isupper()]
    letters = list(text)
    for start in starts:
        letters[start] = lower if len(lower := text[start].lower()) == 1 else text[start]
    opening = [name for name in parties.find("".join(letters)) if name.start in starts]
    fresh = [name for name in opening if not any(name.start < one.end and one.start < name.end for one in found)]
    return (*found, *fresh)


def _is_proper(passage: Passage, name: PartyName) -> bool:
    """Whether the words hold a capital behind their first letter's place at the head of a sentence."""
    words = passage.text[name.start : name.end]
    return any(part[:1].isupper() for part in words.split()[1:]) or (words[:1].isupper() and not _opens(passage, name))


def _opens(passage: Passage, name: PartyName) -> bool:
    """Whether the name is a word of the language that begins a sentence ("Rebels …")."""
    span = passage.doc.char_span(name.start, name.end, alignment_mode="expand")
    return span is not None and span[0].is_sent_start is True and span[0].pos_ != "PROPN"


def _tokens(passage: Passage, name: PartyName) -> tuple[Token, ...]:
    span = passage.doc.char_span(name.start, name.end, alignment_mode="contract")
    if span is None or (name.naming == "metonym" and not _acts(span.root)):
        return ()
    if name.naming == "adjective" and span.root.dep_ not in {"amod", "compound", "nmod"}:
        return ()
    return tuple(span)


def _acts(head: Token) -> bool:
    """Whether a capital or a seat stands for whoever sits there: as subject, possessor, object or agent of a verb."""
    return head.dep_ in _ACTING or (head.dep_ == "pobj" and head.head.lower_ == "by")
