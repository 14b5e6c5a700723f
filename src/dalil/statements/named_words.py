"""Words inside names: what they would mean as words of the language says nothing of who bears the name.

A party may be called Fire Guard, Siege Brigades or Workers' Union; no rule about fire, sieges, guards or workers speaks
of it (docs/decisions/0036-words-inside-names.md).
"""

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from dalil.model.party import FIGHTING
from dalil.vocab.parties import Parties, PartyName

_NAMED = "\N{OBJECT REPLACEMENT CHARACTER}"
_NO_WORDS: frozenset[str] = frozenset()


def close_names(doc: Doc, names: Iterable[PartyName], parties: Parties) -> None:
    """Take the dictionary form from each word inside a party's name, so that no rule finds one there.

    Descriptions in lower case ("the foreign ministry") are words of the language and keep theirs, as do metonyms and
    adjectives; but not those of who fights: "security forces" may be what one side is called for short.
    """
    for one in names:
        if one.naming == "name" and (not one.described or parties.by_id[one.party].kind in FIGHTING):
            for token in doc.char_span(one.start, one.end, alignment_mode="contract") or ():
                token.lemma_ = _NAMED


def in_party_name(token: Token) -> bool:
    """Whether the word stands inside the name of a party that is known."""
    return token.lemma_ == _NAMED


def in_name(token: Token) -> bool:
    """Whether the word stands inside a party's name, or is a proper noun in an organisation's of several words."""
    if in_party_name(token):
        return True
    if token.ent_type_ != "ORG" or token.pos_ != "PROPN" or not token.text[:1].isupper():
        return False
    beside = [token.doc[at] for at in (token.i - 1, token.i + 1) if 0 <= at < len(token.doc)]
    return any(one.ent_type_ == "ORG" and one.pos_ == "PROPN" for one in beside)


def forms(token: Token) -> frozenset[str]:
    """The word as it stands and its dictionary form, in lower case; none inside a name."""
    return _NO_WORDS if in_name(token) else frozenset((token.lower_, token.lemma_.lower()))
