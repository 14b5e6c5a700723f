"""`dalil timestamp`."""

from collections.abc import Sequence
from pathlib import Path

import click

from dalil.casework import timestamp
from dalil.cli.output import JSON, print_either, print_json_lines, print_line
from dalil.errors import UnreadableError
from dalil.model.record import as_record

FILE = click.Path(path_type=Path)
FOLDER = click.option("--case", "folder", type=FILE, default=Path("case"), show_default=True)
KEY = click.option("--key", type=FILE, help="The key of the case, if it is not the usual one.")


@click.group("timestamp")
def command() -> None:
    """Have outside authorities say since when the log was there (RFC 3161).

    Requests are queued (request, renew) and stay in the case until you send them (send) or carry them over (export,
    add). Only `send` uses the network; an authority sees a hash and nothing else.
    """


@command.command("authority")
@click.argument("name")
@click.argument("certificate", type=FILE)
@click.option("--url", required=True, help="Where it answers, http or https; kept sealed.")
@click.option("--required", type=click.IntRange(min=0), help="How many authorities policy.txt asks for. 0: none.")
@FOLDER
@KEY
@JSON
def authority(
    name: str, certificate: Path, url: str, required: int | None, folder: Path, key: Path | None, as_json: bool
) -> None:
    """Name an authority in the case. CERTIFICATE is its root in PEM form, obtained and checked by another way."""
    fingerprint = timestamp.name_authority(folder, key, name=name, url=url, pem=certificate, required=required)
    said = f"Fingerprint of the certificate: {fingerprint}"
    print_either(said, {"fingerprint": fingerprint}, as_json=as_json)


@command.command("request")
@click.option("--size", type=click.IntRange(min=1), help="A kept checkpoint by its number of entries; else the latest.")
@FOLDER
@KEY
@JSON
def request(size: int | None, folder: Path, key: Path | None, as_json: bool) -> None:
    """Queue a request to each authority for a checkpoint. Nothing is sent."""
    _queued(len(timestamp.queue(folder, key, size)), as_json)


@command.command("renew")
@click.option("--all", "everything", is_flag=True, help="Also those whose certificate counts for longer than a year.")
@FOLDER
@KEY
@JSON
def renew(everything: bool, folder: Path, key: Path | None, as_json: bool) -> None:
    """Queue a renewal for each token whose certificate ends within a year. Nothing is sent."""
    _queued(len(timestamp.renew(folder, key, everything=everything)), as_json)


@command.command("send")
@FOLDER
@KEY
@JSON
def send(folder: Path, key: Path | None, as_json: bool) -> int:
    """Send what is queued, each request to its authority, and keep the answers. What fails stays queued (exit 3)."""
    return _tell(timestamp.send(folder, key), as_json)


@command.command("export")
@click.option("--out", type=FILE, required=True, help="The folder for the .tsq files.")
@FOLDER
@JSON
def export(out: Path, folder: Path, as_json: bool) -> None:
    """Write what is queued to a folder, to be carried to a computer that reaches the authorities.

    There, for each file: curl -H 'Content-Type: application/timestamp-query' --data-binary @N.tsq URL > N.tsr
    """
    names = [path.name for path in timestamp.export(folder, out)]
    if as_json:
        print_json_lines([{"files": names}])
        return
    for name in names:
        print_line(name)


@command.command("add")
@click.argument("files", type=FILE, nargs=-1, required=True)
@FOLDER
@KEY
@JSON
def add(files: tuple[Path, ...], folder: Path, key: Path | None, as_json: bool) -> int:
    """Keep answers (.tsr FILES) that were carried over; what answers no request is refused (exit 3)."""
    return _tell(timestamp.add(folder, key, files), as_json)


@command.command("anchor")
@click.argument("what")
@click.option("--time", required=True, help="When it became known, such as 2031-05-09T08:00:00Z.")
@click.option("--file", type=FILE, help="What it is: a checkpoint of a public log, the front page of a paper …")
@click.option("--sha256", help="Its SHA-256, or the hash of a block of a public chain, in hex.")
@FOLDER
@KEY
@JSON
def anchor(
    what: str, time: str, file: Path | None, sha256: str | None, folder: Path, key: Path | None, as_json: bool
) -> None:
    """Log something recent that nobody could know earlier: all entries from now on are no older. WHAT is logged openly.

    Whoever checks the case has to look the time up; `verify` and `show log` say so.
    """
    seq = timestamp.anchor(folder, key, what=what, time=time, file=file, sha256=sha256)
    print_either(f"Entry {seq}", {"entry": seq}, as_json=as_json)


@command.command("list")
@FOLDER
@JSON
def listed(folder: Path, as_json: bool) -> None:
    """List tokens and queued requests: about how many entries, which time, who says it, until when that counts."""
    rows = timestamp.listed(folder)
    if as_json:
        print_json_lines(rows)
        return
    for row in rows:
        said = f"{row['time']}  by {row['authority']}, counts until {row['ends']}" if row["time"] else ""
        print_line(f"{row['file']:<20}{row['state']:<12}{said}")


def _queued(count: int, as_json: bool) -> None:
    said = f"{count} queued. Send them: dalil timestamp send; or carry them over: dalil timestamp export"
    print_either(said, {"queued": count}, as_json=as_json)


def _tell(taken: Sequence[timestamp.Taken], as_json: bool) -> int:
    if as_json:
        print_json_lines(as_record(one) for one in taken)
    else:
        for one in taken:
            print_line(f"{one.what}: {one.time or one.why}")
        if not taken:
            click.echo("Nothing is queued.")
    return UnreadableError.exit_code if any(one.why for one in taken) else 0
