"""How the outputs of a run came about, as an in-toto statement with SLSA provenance."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from dalil.errors import IntegrityError, InvalidValueError
from dalil.proof.canonical import JsonObject, JsonValue, dump, load_object
from dalil.proof.digest import is_sha256
from dalil.proof.dsse import Envelope, read_envelope, seal
from dalil.proof.verifier_key import VerifierKey

PAYLOAD_TYPE = "application/vnd.in-toto+json"
STATEMENT = "https://in-toto.io/Statement/v1"
PROVENANCE = "https://slsa.dev/provenance/v1"
BUILD_TYPE = "dalil:derivation/1"
BUILDER = "dalil:rules"
ROOT = "rfc6962Sha256"  # a digest set takes names of one's own (in-toto attestation, DigestSet)
OBJECTS = "objects/sha256/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """What a run was made of and with, and what came out (in-toto Statement v1, SLSA provenance v1).

    `exhibits` SHA-256 of each exhibit read; `parts` name and SHA-256 of whatever else went in: language model,
    vocabulary, rules of law, own tables, log lines of decisions; `parameters` what the user set; `outputs_root` the
    Merkle root over the outputs (hex). Nothing in it depends on the time or the place of the run.
    """

    run: str
    version: str
    outputs_root: str
    exhibits: tuple[str, ...]
    parts: tuple[tuple[str, str], ...] = ()
    parameters: Mapping[str, JsonValue] = field(default_factory=dict)

    def __post_init__(self) -> None:
        digests = (self.outputs_root, *self.exhibits, *(digest for _, digest in self.parts))
        if not all(map(is_sha256, digests)) or not self.run or not self.version:
            raise InvalidValueError("A derivation names a run, a version, and SHA-256 digests of what went in.")
        if any(name.startswith(OBJECTS) for name, _ in self.parts):
            raise InvalidValueError("Exhibits are named by their digest alone.")

    def statement(self) -> bytes:
        """The statement as canonical JSON."""
        named = (*((f"{OBJECTS}{one}", one) for one in sorted(self.exhibits)), *self.parts)
        went_in: list[JsonValue] = [{"name": name, "digest": {"sha256": digest}} for name, digest in named]
        definition: JsonObject = {
            "buildType": BUILD_TYPE,
            "externalParameters": dict(self.parameters),
            "resolvedDependencies": went_in,
        }
        builder: JsonObject = {"id": BUILDER, "version": {"dalil": self.version}}
        details: JsonObject = {"builder": builder, "metadata": {"invocationId": self.run}}
        return dump(
            {
                "_type": STATEMENT,
                "subject": [{"name": f"derived/{self.run}", "digest": {ROOT: self.outputs_root}}],
                "predicateType": PROVENANCE,
                "predicate": {"buildDefinition": definition, "runDetails": details},
            }
        )

    def sealed(self, keyid: str, sign: Callable[[bytes], bytes]) -> Envelope:
        """The statement in a signed envelope."""
        return seal(PAYLOAD_TYPE, self.statement(), keyid, sign)


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOrigin:
    """What a run was made of: exhibits by SHA-256, other parts by name and SHA-256, parameters set by the user."""

    exhibits: tuple[str, ...]
    parts: tuple[tuple[str, str], ...] = ()
    parameters: Mapping[str, JsonValue] = field(default_factory=dict)

    def derivation(self, run: str, outputs_root: str, version: str) -> Derivation:
        """The statement that these things went into the run and these outputs came out."""
        return Derivation(
            run=run,
            version=version,
            outputs_root=outputs_root,
            exhibits=self.exhibits,
            parts=self.parts,
            parameters=self.parameters,
        )


def read_statement(payload: bytes) -> Derivation:
    """Read a statement; raises `IntegrityError` unless it is one that `Derivation.statement` would write."""
    members = load_object(payload)
    try:
        read = _read(members)
    except (KeyError, TypeError, ValueError, AttributeError, InvalidValueError) as error:
        raise IntegrityError("It is not a statement about a derivation.") from error
    if read.statement() != payload:
        raise IntegrityError("The statement says something that this version does not know.")
    return read


def read_attestation(data: bytes, keys: Iterable[VerifierKey]) -> tuple[Envelope, Derivation]:
    """Read an envelope and its statement; raises `IntegrityError` unless one of `keys` signed it."""
    envelope = read_envelope(data)
    if envelope.payload_type != PAYLOAD_TYPE:
        raise IntegrityError("The envelope holds no in-toto statement.")
    signers = [key for key in keys if envelope.signed_by(key)]  # every one is asked: a bad signature refuses the whole
    if not signers:
        raise IntegrityError("No key of this log signed the envelope.")
    return envelope, read_statement(envelope.payload)


def _read(members: JsonObject) -> Derivation:
    (subject,) = _objects(members["subject"])
    predicate = _object(members["predicate"])
    definition, details = _object(predicate["buildDefinition"]), _object(predicate["runDetails"])
    named = [(str(one["name"]), str(_object(one["digest"])["sha256"])) for one in _objects_of(definition)]
    return Derivation(
        run=str(subject["name"]).partition("/")[2],
        version=str(_object(_object(details["builder"])["version"])["dalil"]),
        outputs_root=str(_object(subject["digest"])[ROOT]),
        exhibits=tuple(digest for name, digest in named if name.startswith(OBJECTS)),
        parts=tuple((name, digest) for name, digest in named if not name.startswith(OBJECTS)),
        parameters=_object(definition["externalParameters"]),
    )


def _objects_of(definition: JsonObject) -> Iterator[JsonObject]:
    return _objects(definition["resolvedDependencies"])


def _objects(value: JsonValue) -> Iterator[JsonObject]:
    if not isinstance(value, list):
        raise TypeError
    return map(_object, value)


def _object(value: JsonValue) -> JsonObject:
    if not isinstance(value, dict):
        raise TypeError
    return value
