"""The reason that every decision is given with."""

import click

from dalil.errors import UsageError


def _said(_context: click.Context, _option: click.Parameter, reason: str) -> str:
    if not reason.strip():
        raise UsageError("The reason is empty.", "Say in your own words why you decide so.")
    return reason


REASON = click.option(
    "--reason", required=True, callback=_said, help="Why, in your words; it is kept sealed and signed."
)
