"""`dalil witness`."""

from pathlib import Path

import click

from dalil.casework import witness
from dalil.cli.output import JSON, print_either, print_json_lines, print_line
from dalil.model.record import as_record

FILE = click.Path(path_type=Path)
FOLDER = click.option("--case", "folder", type=FILE, default=Path("case"), show_default=True)
KEY = click.option("--key", type=FILE, help="The key of the case, if it is not the usual one.")
OUT = click.option("--out", type=FILE, required=True, help="The file to write; it must not exist.")


@click.group("witness")
def command() -> None:
    """Cosign checkpoints of other organisations, and have yours cosigned.

    Files travel by any way, a stick too: the witness gives its key (key), the owner of the case names it (enrol); the
    owner gives the key of the log, the witness takes it on (accept); then, as often as wanted: request, cosign, add. A
    witness sees and keeps the name, size and root hash of a log, and nothing else of it.
    """


@command.command("key")
@click.option("--name", help="Who you are as a witness, such as org.example/w1; needed once.")
@JSON
def key(name: str | None, as_json: bool) -> None:
    """Witness: print your keys, to be given to the owner of a case. The first line is the one to enrol."""
    keys = witness.introduce_witness(name)
    if as_json:
        print_json_lines([{"vkeys": [one.vkey for one in keys], "fingerprint": keys[0].fingerprint}])
        return
    for one in keys:
        click.echo(one.vkey)


@command.command("accept")
@click.argument("vkey")
@JSON
def accept(vkey: str, as_json: bool) -> None:
    """Witness: watch over a log from now on. VKEY is the line in keys/log.vkey of the case.

    It must come by another way than the requests will; after a rotation accept the new key too.
    """
    origin = witness.accept(vkey)
    print_either(f"Accepted: {origin}", {"origin": origin}, as_json=as_json)


@command.command("cosign")
@click.argument("request", type=FILE)
@OUT
@JSON
def cosign(request: Path, out: Path, as_json: bool) -> None:
    """Witness: answer a REQUEST, if the log continues the one that you cosigned before.

    Refused with the numbers of tlog-witness: 404 unknown log, 403 no trusted signature, 400 malformed, 409 another size
    was cosigned last or another root for the same size, 422 the proof does not hold.
    """
    origin, size = witness.cosign(request, out)
    said = f"Cosigned: {origin}, {size} entries. Give {out.name} back."
    print_either(said, {"origin": origin, "size": size, "reply": out.name}, as_json=as_json)


@command.command("list")
@JSON
def listed(as_json: bool) -> None:
    """Witness: the logs that you watch over, and the size that you cosigned last."""
    rows = witness.witnessed()
    if as_json:
        print_json_lines(rows)
        return
    for row in rows:
        print_line(f"{row['size']:>9}  {row['origin']}")


@command.command("enrol")
@click.argument("vkey")
@click.option("--quorum", type=click.IntRange(min=0), help="How many of the enrolled must have cosigned. 0: none.")
@FOLDER
@KEY
@JSON
def enrol(vkey: str, quorum: int | None, folder: Path, key: Path | None, as_json: bool) -> None:
    """Owner: name the witness with this VKEY in the log and in policy.txt of the case."""
    witness.enrol(folder, key, vkey, quorum)
    names = list(witness.enrolled(folder))
    print_either(f"Enrolled: {', '.join(names)}", {"enrolled": names}, as_json=as_json)


@command.command("request")
@OUT
@click.option("--witness", "name", help="Which witness is asked, if several are enrolled.")
@click.option("--old", type=click.IntRange(min=0), help="The size that it cosigned last, if the case does not know.")
@FOLDER
@JSON
def request(out: Path, name: str | None, old: int | None, folder: Path, as_json: bool) -> None:
    """Owner: write the request for the latest checkpoint, with the proof that it continues the one cosigned last."""
    size = witness.request(folder, out, name, old)
    print_either(f"Request for {size} entries: {out.name}", {"size": size, "request": out.name}, as_json=as_json)


@command.command("add")
@click.argument("reply", type=FILE)
@FOLDER
@KEY
@JSON
def add(reply: Path, folder: Path, key: Path | None, as_json: bool) -> None:
    """Owner: take the REPLY of a witness in."""
    found = witness.add(folder, key, reply)
    said = f"{found.witness} cosigned {found.size} entries at {found.time}."
    print_either(said, as_record(found), as_json=as_json)
