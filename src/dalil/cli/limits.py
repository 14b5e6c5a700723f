"""The documented limits, each as an option."""

from collections.abc import Callable, Mapping

import click

from dalil.casework.limits import BuildLimits
from dalil.readers.limits import DEFAULT, Limits

_USUAL = BuildLimits()
OPTIONS = (
    ("exhibit", "BYTES", _USUAL.exhibit, "Larger files are refused and listed."),
    ("depth", "N", _USUAL.depth, "Folders further down are listed and not entered."),
    ("text", "BYTES", DEFAULT.text, "Longer texts are preserved and listed as too long to read."),
    ("block", "N", DEFAULT.block, "Longest block of text read at once, in code points."),
    ("seconds", "N", DEFAULT.seconds, "Time that a parser has for one file."),
    ("memory", "BYTES", DEFAULT.memory, "Memory that a parser has."),
)


def limit_options(command: Callable[..., int]) -> Callable[..., int]:
    """The command with an option `--limit-NAME` for each limit, in the order of the table."""
    for name, metavar, usual, text in reversed(OPTIONS):
        option = click.option(
            f"--limit-{name}",
            name,
            type=click.IntRange(min=1),
            metavar=metavar,
            default=usual,
            show_default=True,
            help=text,
        )
        command = option(command)
    return command


def limits_from(values: Mapping[str, int]) -> BuildLimits:
    """The limits that the options give."""
    reading = {name: values[name] for name in ("text", "block", "seconds", "memory")}
    return BuildLimits(exhibit=values["exhibit"], depth=values["depth"], reading=Limits(**reading))
