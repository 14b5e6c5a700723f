"""Bodies of law as pluggable packages: a folder of framework.yaml, provisions.yaml and elements.yaml each."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from dalil.errors import NotFoundError, SettingsError
from dalil.model.provision import Element, Framework, Provision
from dalil.vocab.features import is_feature
from dalil.vocab.framework_sheet import FRAMEWORK_KEYS, Row, Sheet

FILES = ("framework.yaml", "provisions.yaml", "elements.yaml")
FILE_LIMIT = 1_000_000
_SHIPPED = "data/frameworks"


@cache
def load_frameworks() -> tuple[Framework, ...]:
    """The packages that ship with dalil, in the order of their ids. Raises `SettingsError` with every problem."""
    folder = resources.files("dalil.vocab").joinpath(_SHIPPED)
    return plugged(
        read_framework(
            {name: place.joinpath(name).read_bytes() for name in FILES if place.joinpath(name).is_file()}, name
        )
        for name, place in sorted((place.name, place) for place in folder.iterdir() if place.is_dir())
    )


def load_framework_folder(folder: Path) -> Framework:
    """A package of the user's own. Raises `NotFoundError` without a framework.yaml, else as `read_framework`."""
    if not (folder / "framework.yaml").is_file():
        raise NotFoundError(
            f"{folder.name} holds no framework.yaml.", "Name a folder like those described in CONTRIBUTING.md."
        )
    files = [folder / name for name in FILES if (folder / name).is_file()]
    large = tuple(f"{file.name}: more than {FILE_LIMIT} bytes" for file in files if file.stat().st_size > FILE_LIMIT)
    if large:
        raise SettingsError(f"The framework {folder.name} is too large.", "Split it into packages.", large)
    return read_framework({file.name: file.read_bytes() for file in files}, folder.name)


def plugged(frameworks: Iterable[Framework]) -> tuple[Framework, ...]:
    """Packages that work together: a later one replaces an earlier one of its id; what they name in each other exists.

    Raises `SettingsError` with every hook, twin or other reference that leads nowhere.
    """
    by_id = {framework.id: framework for framework in frameworks}
    known = {provision.id for framework in by_id.values() for provision in framework.provisions}
    problems = [
        f"{provision.id}: {hook} leads nowhere"
        for framework in by_id.values()
        for provision in framework.provisions
        for hook in provision.hooks
        if hook not in known and not (is_feature(hook) and not hook.startswith("hook."))
    ]
    if problems:
        raise SettingsError("Frameworks name what is not there.", "Add the package or mend the row.", tuple(problems))
    return tuple(by_id[key] for key in sorted(by_id))


def read_framework(files: Mapping[str, bytes], where: str) -> Framework:
    """The package whose files have these bytes. Raises `SettingsError` naming every wrong row at once.

    `sha256` is over the lines `name, two spaces, SHA-256 of the file`, sorted by name, as `sha256sum` would print them
    the other way round; it is printed in every dossier.
    """
    sheet = Sheet()
    documents = {name: sheet.document(name, files[name]) for name in FILES if name in files}
    head = documents.get("framework.yaml", {})
    named = sheet.complete(head, ("id", "title", "version", "source_citation"), FRAMEWORK_KEYS, "framework.yaml")
    sheet.framework = str(head.get("id", where))
    hint_sets = head.get("hint_sets") or {}
    sheet.hint_sets = hint_sets if isinstance(hint_sets, dict) else {}
    provisions = _provisions(sheet, documents.get("provisions.yaml", {}), documents.get("elements.yaml", {}))
    forums = tuple(forum for row in sheet.rows(head, "forums", "framework.yaml") if (forum := sheet.forum(row)))
    sheet.problems.extend(_crossed(provisions))
    if sheet.problems or not named:
        raise SettingsError(
            f"The framework {where} holds wrong rows.", "Mend these rows.", tuple(dict.fromkeys(sheet.problems))
        )
    return Framework(
        id=sheet.framework,
        title=head["title"],
        version=head["version"],
        sha256=_package_hash(files),
        provisions=provisions,
        forums=forums,
        note=head.get("note"),
    )


def _package_hash(files: Mapping[str, bytes]) -> str:
    lines = "".join(f"{name}  {hashlib.sha256(files[name]).hexdigest()}\n" for name in sorted(files))
    return hashlib.sha256(lines.encode()).hexdigest()


def _provisions(sheet: Sheet, rows: Row, elements: Row) -> tuple[Provision, ...]:
    sets = _mapping(elements.get("sets"))
    own: dict[str, Row] = {}
    for group in sheet.rows(elements, "crimes", "elements.yaml"):
        for name in sheet.texts(group, "for", "elements.yaml"):
            if name in own:
                sheet.problems.append(f"elements.yaml: {name} is entered twice")
            own[name] = group
    found = []
    listed = sheet.rows(rows, "provisions", "provisions.yaml")
    for row in listed:
        entered = _elements(sheet, row, own, sets)
        if (provision := sheet.provision(row, entered)) is not None:
            found.append(provision)
    sheet.problems.extend(
        f"elements.yaml: there is no provision {name}"
        for name in own
        if name not in {str(row.get("id")) for row in listed}
    )
    return tuple(found)


def _elements(sheet: Sheet, row: Row, own: Mapping[str, Row], sets: Row) -> tuple[Element, ...]:
    name = str(row.get("id"))
    found: list[Element | None] = []
    if name in own:
        group = own[name]
        verified = name in sheet.texts(group, "verified", name)
        found.extend(sheet.element(each, name, verified=verified) for each in sheet.rows(group, "rows", name))
    for key in sheet.texts(row, "context", name):
        if key not in sets:
            sheet.problems.append(f"{name}: there is no set {key}")
            continue
        shared = _mapping(sets[key])
        owner = key if shared.get("scope") == "case" else name
        found.extend(sheet.element(each, owner, verified=False) for each in sheet.rows(shared, "rows", key))
    return tuple(element for element in found if element is not None)


def _mapping(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _crossed(provisions: tuple[Provision, ...]) -> list[str]:
    by_id = {provision.id: provision for provision in provisions}
    counted = Counter(provision.id for provision in provisions)
    problems = [f"{name}: stands there {count} times" for name, count in counted.items() if count > 1]
    for provision in provisions:
        named = (*provision.twins, *provision.instead)
        problems.extend(f"{provision.id}: there is no {other}" for other in named if other not in by_id)
        for twin in provision.twins:
            if twin in by_id and provision.id not in by_id[twin].twins:
                problems.append(f"{provision.id}: its twin {twin} does not name it back")
            if twin in by_id and {provision.conflict, by_id[twin].conflict} != {"IAC", "NIAC"}:
                problems.append(f"{provision.id}: {twin} is of the same kind of conflict, no twin")
        ids = Counter(element.id for element in provision.elements)
        problems.extend(f"{name}: stands there {count} times" for name, count in ids.items() if count > 1)
    return problems
