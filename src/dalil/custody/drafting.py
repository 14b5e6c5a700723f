"""Entries before they are written: who acts, when, with what, and what is only committed to."""

from collections.abc import Mapping
from dataclasses import dataclass

from dalil.custody.clock import Clock, claimed
from dalil.custody.entropy import Entropy
from dalil.custody.key import Key
from dalil.custody.openings import Openings
from dalil.custody.person import Person
from dalil.proof.canonical import JsonObject, JsonValue
from dalil.proof.key_history import PERSON

ID_BYTES = 16
MACHINE = "machine"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An entry on its way: its members so far, and what its commitments stand for."""

    members: JsonObject
    private: Mapping[str, JsonValue]

    @property
    def id(self) -> str:
        """The random id of the event."""
        return str(self.members["id"])


class Drafting:
    """Makes drafts in the name of the key of the log, or of a person; `key` is the one that signs the log now."""

    def __init__(
        self, key: Key, openings: Openings, *, tool: Mapping[str, str], clock: Clock, entropy: Entropy
    ) -> None:
        self._fingerprint = key.fingerprint
        self._openings = openings
        self._tool: JsonObject = dict(tool)
        self._clock = clock
        self._entropy = entropy

    def hand_over(self, key: Key) -> None:
        """Act in the name of another key from now on."""
        self._fingerprint = key.fingerprint

    def draft(
        self,
        kind: str,
        *,
        object_: JsonObject | None = None,
        result: Mapping[str, JsonValue] | None = None,
        private: Mapping[str, JsonValue] | None = None,
        tool: Mapping[str, JsonValue] | None = None,
        person: Person | None = None,
    ) -> Draft:
        """An event of one of `EVENT_TYPES`: `result` and `tool` are open, of `private` the entry holds commitments."""
        actor, role = (person.key.fingerprint, PERSON) if person else (self._fingerprint, MACHINE)
        members: JsonObject = {
            "id": self._entropy.draw(ID_BYTES).hex(),
            "type": kind,
            "claimed_time": claimed(self._clock.now()),
            "actor": {"key_id": actor, "role": role},
            "tool": {**self._tool, **(tool or {})},
        }
        if object_:
            members["object"] = object_
        if result:
            members["result"] = dict(result)
        if private:
            members["_sd"] = self._openings.close_over(str(members["id"]), private, self._entropy)
        return Draft(members=members, private=private or {})
