"""Words outside the texts that may be names: in file names, in addresses, in the name of the case.

Capitals say nothing there, so every word is taken for a name that is no word of English and that no list knows.
"""

from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from dalil.dossier.roster import fold_name
from dalil.model.account import PROTECTED, Account
from dalil.vocab.lexicon import Lexicon
from dalil.vocab.personal_names import SHORTEST, load_personal_names, pieces


def names_elsewhere(account: Account, case: str, lexicon: Lexicon) -> frozenset[str]:
    """The words that may be names, folded, in whatever a page shows beside the texts."""
    settled = _settled(account, lexicon)
    names = load_personal_names()
    found = set()
    for shown in (case, *_shown(account)):
        parties = lexicon.parties.find(shown)
        for start, end in pieces(shown):
            word = shown[start:end]
            named = any(one.start <= start < one.end for one in parties)
            plain = not names.may_be_name(word.lower()) or (
                word.isascii() and names.is_known(word.title(), lexicon.gazetteer)
            )
            if len(word) >= SHORTEST and not named and not plain and fold_name(word) not in settled:
                found.add(fold_name(word))
    return frozenset(found)


def kept_whole(account: Account) -> frozenset[str]:
    """Names of parties and places, as the statements have them, in which no word is masked."""
    parties = {one.name for statement in account.statements for one in statement.speakers if one.party is not None} | {
        one.name for statement in account.statements for one in statement.perpetrators if one.party is not None
    }
    places = {statement.place.name for statement in account.statements if statement.place is not None}
    return frozenset(parties | places)


def texts_of(account: Account) -> Iterator[str]:
    """Every text that a page may show or quote: those of the reports, and their names, titles and addresses."""
    for report in account.reports:
        yield from (one for one in (report.title, report.outlet, report.author) if one)
        if report.url:
            yield unquote(report.url)
        yield from (claim.words for claim in report.claims)
        if report.rendition is not None:
            yield report.rendition.text
    yield from _shown(account)


def _settled(account: Account, lexicon: Lexicon) -> frozenset[str]:
    """The folded words of the parties and places of the case and of the public persons."""
    own = [name for party in lexicon.parties.rows for name in (party.name, *party.aliases, *party.metonyms)]
    public = [one.name for persons in account.persons.values() for one in persons if one.public]
    return frozenset(word for name in (*own, *public, *kept_whole(account)) for word in fold_name(name).split())


def _shown(account: Account) -> Iterator[str]:
    for report in account.reports:
        yield from report.exhibit.names
        yield report.document
        if report.url:
            address = urlsplit(report.url)
            yield unquote(f"{address.path} {address.query} {address.fragment} {address.username or ''}")
    yield from (one.path for one in account.refused if one.why != PROTECTED)
