"""Ids of parties that the vocabulary does not know: keyed, so that an id never tells a name."""

import hmac
from dataclasses import dataclass, field, replace

from dalil.model.relation import Relation
from dalil.model.statement import Participant, Perpetrator, Statement

DIGITS = 16
PREFIX = "party_"


@dataclass(frozen=True, slots=True)
class Pseudonyms:
    """HMAC-SHA-256 over the folded name, under the random key of the case; without a key such parties have no id.

    Equal names in one case get equal ids; ids of two cases, or of two dossiers, cannot be compared.
    """

    key: bytes | None = field(default=None, repr=False)

    def of(self, name: str) -> str | None:
        """The id for a name; None without a key."""
        if self.key is None:
            return None
        folded = " ".join(name.casefold().split()).removeprefix("the ")
        return f"{PREFIX}{hmac.digest(self.key, folded.encode(), 'sha256').hex()[:DIGITS]}"

    def applied(self, statement: Statement) -> Statement:
        """The statement with an id for each voice, addressee and perpetrator that has none."""
        return replace(
            statement,
            speakers=tuple(self._voice(one) for one in statement.speakers),
            addressees=tuple(self._voice(one) for one in statement.addressees),
            perpetrators=tuple(self._perpetrator(one) for one in statement.perpetrators),
        )

    def related(self, relation: Relation) -> Relation:
        """The relation with an id for each end and voice that has none."""
        return replace(
            relation,
            party=self._voice(relation.party),
            other=self._voice(relation.other),
            speakers=tuple(self._voice(one) for one in relation.speakers),
        )

    def _voice(self, one: Participant) -> Participant:
        return one if one.party is not None else replace(one, party=self.of(one.name))

    def _perpetrator(self, one: Perpetrator) -> Perpetrator:
        return one if one.party is not None else replace(one, party=self.of(one.name))
