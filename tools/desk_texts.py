"""Bring the catalogues of the desk up to date: `python tools/desk_texts.py [FILE.po …]`.

Every text that a page can show becomes an entry; what is translated stays, what is new waits with an empty text, and
what no page shows any more goes. A test holds the files against this. What is new may be translated in further files,
such as one that a translator sends or that stands on the other side of a merge.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from dalil.web import labels, render, retold
from dalil.web.catalogue import Entry, entries, parsed, written
from dalil.web.keys import KEYS, PAGES, SELECTED
from dalil.web.language import LANGUAGES, SOURCE
from dalil.web.room import ROOMS

WEB = Path(render.__file__).parent
TEMPLATES, LOCALE = WEB / "templates", WEB / "locale"
COUNTED, IN_CONTEXT = ("ngettext",), ("pgettext",)

Said = tuple[str | None, str, str | None]


def said() -> Iterator[tuple[Said, str]]:
    """Context, text and plural of everything that a page can show, each with where it stands."""
    made = render.environment(SOURCE)
    for path in sorted(TEMPLATES.glob("*.html")):
        for _, function, message in made.extract_translations(path.read_text(encoding="utf-8")):  # type: ignore[attr-defined]  # the extension adds it
            found = _read(function, message)
            if found is not None:
                yield found, path.name
    yield from (((context, text, None), "labels.py") for context, text in labels.texts())
    yield from (((context, text, None), "sentences.yaml") for context, text in retold.texts())
    yield from (((None, room.name, None), "room.py") for room in ROOMS)
    yield from (((None, text, None), "keys.py") for text in (*_named(), SELECTED, *PAGES.values()))


def _named() -> Iterator[str]:
    """What the keys press; parts of statements have their own row."""
    return (key.does for key in KEYS if not key.part)


def _read(function: str, message: str | Sequence[str | None] | None) -> Said | None:
    """One call of a template; None where what it translates is a value, which has its own row."""
    parts = (message,) if message is None or isinstance(message, str) else tuple(message)
    texts_ = [part for part in parts if part is not None]
    if not texts_:
        return None
    if function in COUNTED:
        return None, texts_[0], texts_[1]
    if function in IN_CONTEXT:
        return (texts_[0], texts_[1], None) if len(texts_) > 1 else None
    return None, texts_[0], None


def wanted(before: Sequence[Entry], further: Sequence[Entry] = ()) -> tuple[Entry, ...]:
    """The entries of a catalogue that lacks nothing and holds nothing more, as `before`, else `further` translates."""
    header = before[0]
    known = {one.key: one for one in (*further, *before[1:]) if all(one.forms)}
    forms = max((len(one.forms) for one in before), default=1)
    places: dict[Said, list[str]] = {}
    for shown, place in said():
        places.setdefault(shown, []).append(place)
    made = []
    for (context, text, plural), found in places.items():
        old = known.get((context, text))
        empty = ("",) * (forms if plural else 1)
        kept = old.forms if old is not None and len(old.forms) == len(empty) else empty
        stands = tuple(dict.fromkeys(sorted(found)))
        made.append(Entry(text=text, context=context, plural=plural, forms=kept, places=stands))
    return header, *sorted(made, key=lambda one: (one.text.casefold(), one.text, one.context or ""))


if __name__ == "__main__":
    read = [parsed(Path(name).read_text(encoding="utf-8")) for name in sys.argv[1:]]
    for language in LANGUAGES:
        if language != SOURCE:
            ours = entries(language.code)
            sent = [one for found in read if f"Language: {language.code}\n" in found[0].forms[0] for one in found[1:]]
            fresh = wanted(ours, sent)
            (LOCALE / f"{language.code}.po").write_text(written(fresh), encoding="utf-8")
            waiting = sum(not all(one.forms) for one in fresh)
            print(f"{language.name}: {len(fresh) - 1} texts, {waiting} to translate")
