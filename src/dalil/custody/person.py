"""Who decides: a person's name and role, told once, kept beside the key and outside every case."""

from dataclasses import dataclass, field
from pathlib import Path

from dalil.custody.disk import PRIVATE, Disk
from dalil.custody.entropy import Entropy
from dalil.custody.key import Key, create_key, load_key
from dalil.errors import InputError, IntegrityError, InvalidValueError
from dalil.proof.canonical import dump, load_object

FILE = "person.json"
PSEUDONYM_DIGITS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A name, a role in the investigation and the person's own signing key. In the log only `pseudonym` is open."""

    name: str = field(repr=False)
    role: str
    key: Key

    def __post_init__(self) -> None:
        if not self.name.strip() or not self.role.strip():
            raise InvalidValueError("A person has a name and a role.")

    @property
    def pseudonym(self) -> str:
        """What stands for the person in the log: `person-` and digits of the fingerprint."""
        return f"person-{self.key.fingerprint[:PSEUDONYM_DIGITS]}"


def introduce(
    folder: Path, *, name: str, role: str, entropy: Entropy, passphrase: str | None = None, afresh: bool = False
) -> Person:
    """Tell who is working here (`whoami`). The same name and role again changes nothing; another makes a new key.

    With `afresh` a new key is made all the same, as after the old one was revoked.
    The keys of former persons stay, since their decisions do. Raises `InputError` for an empty name or role.
    """
    if not name.strip() or not role.strip():
        raise InputError("A person has a name and a role.", "dalil whoami --name NAME --role ROLE")
    present = current_person(folder, passphrase)
    if not afresh and present and (present.name, present.role) == (name, role):
        return present
    path = folder / f"person-{entropy.draw(8).hex()}.key"
    person = Person(name=name, role=role, key=create_key(path, entropy=entropy, passphrase=passphrase))
    Disk().replace_file(folder / FILE, dump({"key": path.name, "name": name, "role": role}), PRIVATE)
    return person


def current_person(folder: Path, passphrase: str | None = None) -> Person | None:
    """The person who introduced themselves last, None if nobody has; raises `InputError` when the file is damaged."""
    try:
        data = (folder / FILE).read_bytes()
    except FileNotFoundError:
        return None
    try:
        said = load_object(data)
        key = load_key(folder / Path(str(said["key"])).name, passphrase)
        return Person(name=str(said["name"]), role=str(said["role"]), key=key)
    except (IntegrityError, KeyError, InvalidValueError) as error:
        raise InputError("The file that says who you are is damaged.", "Run `dalil whoami` again.") from error
