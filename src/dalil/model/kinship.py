"""How a whole report stands to the other reports of the case, whatever its statements say."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinship:
    """What one report has from others, and what it tells with them; the others are named by exhibit (SHA-256).

    `group` is equal for reports that are copies of each other or name each other as their source; `taken_from` the
    report that this one took from, None where it took from none. `quotes_with` share a quotation with it and are of
    another group. `told_with` seem to tell of the same occurrence, compared as whole texts: alone it makes no
    incident and no origin.
    """

    exhibit: str
    group: str
    taken_from: str | None = None
    quotes_with: tuple[str, ...] = ()
    told_with: tuple[str, ...] = ()
