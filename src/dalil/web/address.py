"""Addresses of the desk: the state of a page is its address, and a link is that address with one thing changed."""

from functools import lru_cache
from urllib.parse import quote_plus

from starlette.datastructures import QueryParams

PART = "part"  # asks for a part of a page alone; it never stands in a link
PASSING = ("page", "at")  # where one stands in a list, which another filter makes meaningless


class Address:
    """The address of a page at `path`, asked for with `query`."""

    def __init__(self, path: str, query: QueryParams) -> None:
        self._path = path
        self._query = QueryParams([pair for pair in query.multi_items() if pair[0] != PART])

    def toggled(self, name: str, value: str) -> str:
        """With a value of a facet chosen, or no longer chosen; from the first page."""
        pairs = [pair for pair in self._query.multi_items() if pair[0] not in PASSING]
        chosen = (name, value)
        return self._to([pair for pair in pairs if pair != chosen] if chosen in pairs else [*pairs, chosen])

    def page(self, number: int) -> str:
        """Another page of the same."""
        return self.put("at", page=str(number))

    def put(self, *without: str, **values: str) -> str:
        """With these values instead of what stood there, and without the names given."""
        gone = {*without, *values}
        return self._to([*(pair for pair in self._query.multi_items() if pair[0] not in gone), *values.items()])

    def narrowed(self, since: str, until: str, **values: str) -> str:
        """The list of what touches these days, of the values given; from the first page."""
        return f"{self.put(*PASSING, since=since, until=until, **values)}#table"

    def _to(self, pairs: list[tuple[str, str]]) -> str:
        return f"{self._path}?{'&'.join(map(_pair, pairs))}" if pairs else self._path


def _pair(pair: tuple[str, str]) -> str:
    return f"{_quoted(pair[0])}={_quoted(pair[1])}"


# As `application/x-www-form-urlencoded` has it; kept, because a page repeats the same values in all its links.
_quoted = lru_cache(4096)(quote_plus)


def local(address: str) -> str:
    """An address of this desk as it is; for any other, which a form could name to lead away from it, its first page."""
    leads_away = not address.startswith("/") or address[1:2] in ("/", "\\") or not address.isprintable()
    return "/" if leads_away else address
