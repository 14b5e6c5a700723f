"""`dalil serve`."""

from pathlib import Path

import click

from dalil.casework.desk import Desk
from dalil.casework.new_case import open_new_case
from dalil.casework.user_keys import case_key, key_at_hand, key_of
from dalil.cli.output import print_line


@click.command("serve")
@click.option("--case", "folder", type=click.Path(path_type=Path), default=Path("case"), show_default=True)
@click.option("--port", type=click.IntRange(0, 65535), default=8421, show_default=True, help="0 takes any free one.")
@click.option("--key", type=click.Path(path_type=Path), help="The key of the case, if it is not the usual one.")
@click.option("--new", is_flag=True, help="Open a new case in the folder first; reports are taken in at the desk.")
def command(folder: Path, port: int, key: Path | None, *, new: bool) -> None:
    """Open the desk on this computer: take in, read, review, set accounts side by side, make the dossier.

    It answers on 127.0.0.1 alone. The terminal shows a code that opens it once; after 15 idle minutes it asks again.
    """
    from dalil.web.server import serve  # noqa: PLC0415 brings the web server, which no other command needs

    if new:
        open_new_case(folder, case_key(key, say=print_line))
    with Desk(folder, key_of(folder, key) if key is not None else key_at_hand(folder)) as desk:
        serve(desk, port=port, say=print_line)
