"""Long lists a page at a time; which one stands in the address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request

from dalil.errors import UsageError
from dalil.web.address import Address

A_PAGE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Paged:
    """One page of a list with its number, how many pages and rows there are, and the addresses of the others."""

    rows: Sequence[Mapping[str, Any]]
    number: int
    pages: int
    total: int
    with_: Address


def paged(rows: Sequence[Mapping[str, Any]], request: Request) -> Paged:
    """The page that the address asks for. Raises `UsageError` where its number is none."""
    number = counted(request.query_params.get("page", "1"))
    return Paged(
        rows=rows[(number - 1) * A_PAGE : number * A_PAGE],
        number=number,
        pages=max(1, -(-len(rows) // A_PAGE)),
        total=len(rows),
        with_=Address(request.url.path.removesuffix(".json"), request.query_params),
    )


def counted(given: str) -> int:
    """The number of a page as an address gives it. Raises `UsageError` where it is none."""
    if not given.isascii() or not given.isdigit() or int(given) < 1:
        raise UsageError("This page number is none.", "Pages are counted from 1.")
    return int(given)
