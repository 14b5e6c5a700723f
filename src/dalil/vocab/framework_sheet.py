"""The YAML rows of a framework package, with every problem collected instead of stopping at the first."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import yaml

from dalil.errors import InvalidValueError
from dalil.model.provision import Element, Forum, Provision
from dalil.vocab.features import is_feature

Row = Mapping[str, Any]
FRAMEWORK_KEYS = {"id", "title", "version", "source_citation", "note", "hint_sets", "forums"}
PROVISION_KEYS = {
    "id", "title", "conflict", "valid_from", "valid_to", "source_citation", "kind", "twin", "instead", "context",
    "hooks", "verified", "note",
}  # fmt: skip
FORUM_KEYS = {
    "id", "title", "applies", "why", "frameworks", "countries", "provisions", "own_law", "valid_from",
    "source_citation", "verified",
}  # fmt: skip
ELEMENT_KEYS = {"id", "type", "text", "hints", "against"}


@dataclass(slots=True)
class Sheet:
    """One package while it is read: its id, its named hint sets and the problems found so far."""

    framework: str = ""
    hint_sets: Mapping[str, Any] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def document(self, name: str, data: bytes) -> Row:
        """The mapping that a YAML file holds; empty, with a problem noted, where it holds none."""
        try:
            text = data.decode("utf-8")
            found = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 both are safe loaders
        except (UnicodeDecodeError, yaml.YAMLError, RecursionError) as error:
            self.problems.append(f"{name}: no readable YAML ({type(error).__name__})")
            return {}
        if not isinstance(found, dict):
            self.problems.append(f"{name}: holds no mapping")
            return {}
        return found

    def rows(self, document: Row, key: str, where: str) -> tuple[Row, ...]:
        """The mappings of a list; what is none is noted as a problem."""
        found = document.get(key) or ()
        if not isinstance(found, list | tuple) or not all(isinstance(row, dict) for row in found):
            self.problems.append(f"{where}: {key} is no list of rows")
            return ()
        return tuple(found)

    def texts(self, row: Row, key: str, where: str) -> tuple[str, ...]:
        """The texts of a list."""
        found = row.get(key) or ()
        if not isinstance(found, list | tuple) or not all(isinstance(text, str) for text in found):
            self.problems.append(f"{where}: {key} is no list of texts")
            return ()
        return tuple(found)

    def complete(self, row: Row, needed: tuple[str, ...], known: set[str], where: str) -> bool:
        """Whether the row holds what it needs as texts; missing and unknown columns are noted."""
        missing = [key for key in needed if not (isinstance(row.get(key), str) and row[key].strip())]
        unknown = sorted(str(key) for key in row if key not in known)
        self.problems.extend(f"{where}: {key} is missing or no text" for key in missing)
        self.problems.extend(f"{where}: the column {key} is unknown" for key in unknown)
        return not missing and not unknown

    def hints(self, row: Row, key: str, where: str) -> tuple[str, ...]:
        """The features a row looks for, with the named sets (@name) put in; unknown ones are noted."""
        found: list[str] = []
        for hint in self.texts(row, key, where):
            if hint.startswith("@") and hint[1:] not in self.hint_sets:
                self.problems.append(f"{where}: there is no hint set {hint}")
            found.extend(self.texts(self.hint_sets, hint[1:], where) if hint.startswith("@") else (hint,))
        self.problems.extend(f"{where}: no statement carries {hint}" for hint in found if not is_feature(hint))
        return tuple(dict.fromkeys(found))

    def day(self, row: Row, key: str, where: str) -> str | None:
        """An ISO 8601 day, or None; anything else is noted."""
        value = row.get(key)
        if value is None:
            return None
        try:
            return date.fromisoformat(value).isoformat()
        except (TypeError, ValueError):
            self.problems.append(f'{where}: {key} is no day of the calendar in quotes, like "2002-07-01"')
            return None

    def element(self, row: Row, owner: str, *, verified: bool) -> Element | None:
        """One row of the elements under the id of its owner (a provision, or a context set of the package)."""
        where = f"{owner}/{row.get('id')}"
        if not self.complete(row, ("id", "type", "text"), ELEMENT_KEYS, where):
            return None
        try:
            return Element(
                id=f"{self.framework}:{owner}/{row['id']}",
                type=row["type"],
                text=row["text"],
                hints=self.hints(row, "hints", where),
                against=self.hints(row, "against", where),
                verified=verified,
            )
        except InvalidValueError as error:
            self.problems.append(f"{where}: {error}")
            return None

    def provision(self, row: Row, elements: tuple[Element, ...]) -> Provision | None:
        """One row of the provisions with its elements; ids without a framework belong to this one."""
        where = str(row.get("id"))
        whole = self.complete(row, ("id", "title", "conflict", "valid_from", "source_citation"), PROVISION_KEYS, where)
        first, last = self.day(row, "valid_from", where), self.day(row, "valid_to", where)
        if not whole or first is None:
            return None
        try:
            return Provision(
                id=f"{self.framework}:{row['id']}",
                framework=self.framework,
                title=row["title"],
                conflict=row["conflict"],
                valid_from=first,
                valid_to=last,
                source=row["source_citation"],
                twins=tuple(f"{self.framework}:{twin}" for twin in self.texts(row, "twin", where)),
                elements=elements,
                verified=row.get("verified") is True,
                kind=row.get("kind", "crime"),
                hooks=self.texts(row, "hooks", where),
                instead=tuple(f"{self.framework}:{other}" for other in self.texts(row, "instead", where)),
                note=row.get("note"),
            )
        except InvalidValueError as error:
            self.problems.append(f"{where}: {error}")
            return None

    def forum(self, row: Row) -> Forum | None:
        """One row of the forums."""
        where = f"forum {row.get('id')}"
        if row.get("applies", "") not in (True, False, None):
            self.problems.append(f"{where}: applies is true, false or null")
        if not self.complete(row, ("id", "title", "why", "source_citation"), FORUM_KEYS, where):
            return None
        return Forum(
            id=row["id"],
            title=row["title"],
            applies=row.get("applies"),
            why=row["why"],
            frameworks=self.texts(row, "frameworks", where),
            countries=self.texts(row, "countries", where),
            provisions=self.texts(row, "provisions", where) or ("*",),
            own_law=row.get("own_law") is True,
            valid_from=self.day(row, "valid_from", where),
            source=row["source_citation"],
            verified=row.get("verified") is True,
        )
