"""Signs that nobody sees, made visible: a quote that reads otherwise than it is written is an attack."""

from collections.abc import Mapping

from markupsafe import Markup

NAMES: Mapping[str, str] = {
    "\u061c": "ALM",
    "\u200e": "LRM",
    "\u200f": "RLM",
    "\u202a": "LRE",
    "\u202b": "RLE",
    "\u202c": "PDF",
    "\u202d": "LRO",
    "\u202e": "RLO",
    "\u2066": "LRI",
    "\u2067": "RLI",
    "\u2068": "FSI",
    "\u2069": "PDI",
}
_CODES = {chr(code): f"{code:02X}" for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n\r"}
_SHOWN = str.maketrans({sign: f'<span class="control">{name}</span>' for sign, name in {**NAMES, **_CODES}.items()})


def visible(escaped: Markup) -> Markup:
    """The text, escaped for HTML already, with bidirectional (Unicode Annex 9) and other controls as marked blocks."""
    return Markup(str(escaped).translate(_SHOWN))  # noqa: S704 only constants are put in
