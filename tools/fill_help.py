"""Put the help of the command line into the README, between its marks: `python tools/fill_help.py [--check]`."""

import difflib
import sys
from pathlib import Path

import click

from dalil.cli.main import COMMANDS, dalil

README = Path(__file__).parents[1] / "README.md"
BEGIN, END = "<!-- help -->", "<!-- /help -->"
WIDTH = 100


def pages() -> str:
    """The help of `dalil` and of each command below it, as it is printed."""
    return "\n".join(f"```\n$ {title} --help\n{text}\n```\n" for title, text in _help("dalil", dalil))


def _help(title: str, command: click.Command, parent: click.Context | None = None) -> list[tuple[str, str]]:
    context = click.Context(command, info_name=title.rsplit(" ", 1)[-1], parent=parent, terminal_width=WIDTH)
    found = [(title, command.get_help(context))]
    if isinstance(command, click.Group):
        for name in COMMANDS if parent is None else command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            found.extend(_help(f"{title} {name}", below, context))
    return found


def filled(text: str) -> str:
    """The README with the help of now between its marks."""
    head, _, rest = text.partition(BEGIN)
    return f"{head}{BEGIN}\n{pages()}{END}{rest.partition(END)[2]}"


def main() -> int:
    """Write the README, or with `--check` say where it differs."""
    before = README.read_text(encoding="utf-8")
    after = filled(before)
    if "--check" not in sys.argv:
        README.write_text(after, encoding="utf-8")
        return 0
    difference = "\n".join(
        difflib.unified_diff(before.splitlines(), after.splitlines(), "README.md", "help", lineterm="")
    )
    if difference:
        print(f"{difference}\nRun `python tools/fill_help.py`.", file=sys.stderr)
    return 1 if difference else 0


if __name__ == "__main__":
    sys.exit(main())
