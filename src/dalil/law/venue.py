"""Which courts and bodies may take a candidate up."""

from collections.abc import Iterable, Sequence
from datetime import date

from dalil.law.occasion import Occasion
from dalil.model.provision import Forum, Framework, Provision
from dalil.vocab.features import fits


def forums_for(
    provision: Provision,
    applies: bool | None,
    at: Iterable[Occasion],
    frameworks: Sequence[Framework],
    countries: Sequence[str],
) -> tuple[Forum, ...]:
    """The forums whose data names the provision and one of the countries (ISO 3166-1), those that are closed included.

    A row for a country takes the place of the general row of its id. Where the provision is barred, only forums with a
    law of their own remain; a forum that began after all that is told is left out.
    """
    occasions = tuple(at)
    rows: dict[str, Forum] = {}
    everywhere = [forum for framework in frameworks for forum in framework.forums if not forum.countries]
    there = [forum for framework in frameworks for forum in framework.forums if set(forum.countries) & set(countries)]
    for forum in (*everywhere, *there):
        rows[forum.id] = forum
    return tuple(
        rows[name]
        for name in sorted(rows)
        if _hears(rows[name], provision)
        and (applies is not False or rows[name].own_law)
        and _since(rows[name], occasions)
    )


def _hears(forum: Forum, provision: Provision) -> bool:
    bare = provision.id.removeprefix(f"{provision.framework}:")
    return provision.framework in forum.frameworks and any(fits(pattern, bare) for pattern in forum.provisions)


def _since(forum: Forum, occasions: tuple[Occasion, ...]) -> bool:
    if forum.valid_from is None:
        return True
    begin = date.fromisoformat(forum.valid_from)
    return any(each.last is None or each.last >= begin for each in occasions)
