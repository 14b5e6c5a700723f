"""`dalil serve`."""

from pathlib import Path

import click

from dalil.casework.desk import Desk
from dalil.casework.keyring import key_at_hand, key_of
from dalil.cli.output import print_line


@click.command("serve")
@click.option("--case", "folder", type=click.Path(path_type=Path), default=Path("case"), show_default=True)
@click.option("--port", type=click.IntRange(0, 65535), default=8421, show_default=True, help="0 takes any free one.")
@click.option("--key", type=click.Path(path_type=Path), help="The key of the case, if it is not the usual one.")
def command(folder: Path, port: int, key: Path | None) -> None:
    """Open the desk on this computer: read, review and set accounts side by side in a browser.

    It answers on 127.0.0.1 alone. The terminal shows a code that opens it once; after 15 idle minutes it asks again.
    """
    from dalil.web.server import serve  # noqa: PLC0415 brings the web server, which no other command needs

    desk = Desk(folder, key_of(folder, key) if key is not None else key_at_hand(folder))
    serve(desk, port=port, say=print_line)
