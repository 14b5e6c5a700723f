"""The built scripts and styles of the desk, under names that hold their content's hash."""

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources

ENTRY = "src/desk.ts"
ADDRESS = "/static/built/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assets:
    """Addresses of what a page loads; empty in a checkout that built none: then every page reads without scripts."""

    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()


@cache
def built() -> Assets:
    """What `make web` built, as Vite's manifest names it."""
    manifest = resources.files("dalil.web").joinpath("static/built/manifest.json")
    if not manifest.is_file():
        return Assets()
    entry = json.loads(manifest.read_text(encoding="utf-8"))[ENTRY]
    return Assets(scripts=(ADDRESS + entry["file"],), styles=tuple(ADDRESS + name for name in entry.get("css", ())))
