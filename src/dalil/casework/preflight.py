"""What a person should know before a dossier is handed on. Nothing here stops it: a person decides."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from dalil.casework.account import read_account
from dalil.casework.case import STATEMENTS, Case
from dalil.dossier.elsewhere import kept_whole, names_elsewhere
from dalil.dossier.masking import Masking
from dalil.model.account import Account
from dalil.model.incident import Incident
from dalil.model.record import from_record
from dalil.model.statement import Statement
from dalil.vocab.lexicon import Lexicon
from dalil.vocab.parties import Parties


@dataclass(frozen=True, slots=True, kw_only=True)
class Unheard:
    """An incident, and the parties accused in it of whose side no word about it is in the case."""

    incident: str
    title: str
    parties: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alone:
    """An incident that rests on one origin at most."""

    incident: str
    title: str
    reports: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Words that are a name of a private person elsewhere and are not masked here, and in how many texts they stand."""

    words: str
    number: str
    texts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A person who appears by name, as one known for an office or a public role."""

    name: str
    role: str | None
    mentions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Preflight:
    """What a dossier of this run would say unreviewed, from one origin, without the accused, and whom it would name.

    `masked` counts the numbers that stand for private persons, and for words that only might be names.
    """

    run: str
    statements: int
    unreviewed: int
    single_origin: tuple[Alone, ...]
    unheard: tuple[Unheard, ...]
    masked: int
    standing: tuple[Standing, ...]
    shown: tuple[Shown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What a preflight needs of a run and no decision changes: its account, and what masking leaves of its names.

    `kept` are the names of parties and places that masking left whole: others, and the rest is looked for anew.
    """

    account: Account
    kept: frozenset[str]
    masked: int
    standing: tuple[Standing, ...]
    shown: tuple[Shown, ...]


def preflight(case: Case, lexicon: Lexicon) -> Preflight:
    """The case as it stands, with the decisions of people laid over it. Raises `IncompleteError` without a run."""
    return preflight_over(None, case, lexicon)[0]


def preflight_over(ground: Ground | None, case: Case, lexicon: Lexicon) -> tuple[Preflight, Ground]:
    """The same, on the ground of an earlier one where it is of the same run; and the ground for the next."""
    name, run = case.folder.root.resolve().name, case.derived.folder.name
    account = ground.account if ground is not None and ground.account.run == run else read_account(case.derived)
    touched = frozenset(subject for one in case.decisions for subject in one.subjects)
    own = {one.id: one for one in account.statements if one.id not in touched}
    rows = case.records(STATEMENTS) if touched else ()
    decided = tuple(own[row["id"]] if row["id"] in own else from_record(Statement, row) for row in rows)
    now = replace(account, statements=decided) if touched else account
    if ground is None or ground.account is not account or ground.kept != kept_whole(now):
        ground = _ground(account, now, name, lexicon)
    return _over(ground, now, lexicon), ground


def looked_over(account: Account, case: str, lexicon: Lexicon) -> Preflight:
    """The same of an account by itself; `case` is the name that stands on the dossier."""
    return _over(_ground(account, account, case, lexicon), account, lexicon)


def _ground(account: Account, now: Account, case: str, lexicon: Lexicon) -> Ground:
    kept = kept_whole(now)
    masking = Masking.of(now.persons, elsewhere=names_elsewhere(now, case, lexicon), kept=kept)
    return Ground(
        account=account,
        kept=kept,
        masked=len(masking.roles),
        standing=_standing(account, masking),
        shown=_shown(account),
    )


def _over(ground: Ground, account: Account, lexicon: Lexicon) -> Preflight:
    said = {one.id: one for one in account.statements if one.review != "rejected"}
    return Preflight(
        run=account.run,
        statements=len(account.statements),
        unreviewed=sum(one.review == "open" for one in account.statements),
        single_origin=tuple(
            Alone(incident=one.id, title=one.title, reports=len(one.documents))
            for one in account.incidents
            if one.origins.high <= 1
        ),
        unheard=tuple(_unheard(account.incidents, said, lexicon.parties)),
        masked=ground.masked,
        standing=ground.standing,
        shown=ground.shown,
    )


def _unheard(incidents: tuple[Incident, ...], said: Mapping[str, Statement], parties: Parties) -> Iterator[Unheard]:
    sides = {party.id: party.side or party.id for party in parties.rows}
    for incident in incidents:
        told = [said[identifier] for identifier in incident.statements if identifier in said]
        heard = {sides.get(one.party, one.party) for each in told for one in each.speakers if one.party is not None}
        accused = {
            one.party: one.name
            for each in told
            if each.polarity == "pos" and each.status != "denied"
            for one in each.perpetrators
            if one.party is not None
        }
        missing = tuple(sorted(name for party, name in accused.items() if sides.get(party, party) not in heard))
        if missing:
            yield Unheard(incident=incident.id, title=incident.title, parties=missing)


def _standing(account: Account, masking: Masking) -> tuple[Standing, ...]:
    """The private names that a search finds in what is left after masking: as a common word, or within another name."""
    strict = replace(masking, single=frozenset(), kept=frozenset())
    found: Counter[tuple[str, str]] = Counter()
    for text in sorted({*_texts(account)}):
        left = masking.text(text)
        found.update({(left[start:end], number) for start, end, number in strict.found(left)})
    ordered = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(Standing(words=words, number=number, texts=texts) for (words, number), texts in ordered)


def _texts(account: Account) -> Iterator[str]:
    for report in account.reports:
        yield from (report.document, *(text for text in (report.outlet, report.title) if text))
        if report.rendition is not None:
            yield from (report.rendition.text[block.start : block.end] for block in report.rendition.blocks)


def _shown(account: Account) -> tuple[Shown, ...]:
    public = [one for persons in account.persons.values() for one in persons if one.public]
    counts = Counter(one.name for one in public)
    roles = {one.name: one.role for one in sorted(public, key=lambda one: one.role is not None)}
    return tuple(
        Shown(name=name, role=roles[name], mentions=number)
        for name, number in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    )
