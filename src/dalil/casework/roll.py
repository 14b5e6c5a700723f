"""The parties of a case: who speaks, who is accused, who denies."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from dalil.model.statement import Statement, voices
from dalil.vocab.parties import Parties


def roll(statements: Iterable[Statement], parties: Parties) -> tuple[dict[str, Any], ...]:
    """One record a party, by id: the names used in the texts, and in how many statements it takes each part.

    `accused` counts statements that name it as the one who acted, whoever says so and however; it is no finding.
    """
    names: dict[str, Counter[str]] = {}
    parts: dict[str, Counter[str]] = {}
    for one in statements:
        for part, mentions in (("speaks", one.speakers), ("accused", one.perpetrators), ("addressed", one.addressees)):
            for mention in mentions:
                if mention.party is not None:
                    names.setdefault(mention.party, Counter())[mention.name] += 1
                    parts.setdefault(mention.party, Counter())[part] += 1
        for denying in voices(one.speakers)[-1:] if one.status == "denied" else ():
            for party in (who.party for who in denying if who.party is not None):
                parts[party]["denies"] += 1
    known = {party.id: party for party in parties.rows}
    return tuple(
        {
            "id": identifier,
            "name": known[identifier].name if identifier in known else names[identifier].most_common(1)[0][0],
            "kind": known[identifier].kind if identifier in known else None,
            "names": sorted(names[identifier]),
            **{part: parts[identifier][part] for part in ("speaks", "accused", "denies", "addressed")},
        }
        for identifier in sorted(names)
    )
