"""The command `dalil`: commands are imported when they are called, errors become exit codes here and nowhere else."""

import importlib
import os
import sys
from collections.abc import Sequence

import click

from dalil import __version__
from dalil.casework.bug import write_report
from dalil.cli.interrupt import INTERRUPTED, leave
from dalil.cli.output import print_line
from dalil.errors import REFUSALS, DalilError, StorageError, UsageError

COMMANDS = {
    "build": "preserve and read reports, and make the dossier",
    "extract": "print the statements of files, without a case",
    "check": "hold a draft of yours against a case: what supports each claim of it",
    "show": "list documents, statements, origins, incidents, parties, law or the log",
    "review": "decide on what the machine proposes",
    "law": "say which kind of conflict a place and period belong to",
    "dossier": "make the account of a case into a folder that a stranger can check",
    "corpus": "use what people decided as annotation, to train a reader of your own",
    "verify": "check a case or a dossier: VALID, INVALID or INCOMPLETE",
    "witness": "cosign checkpoints of others, and have yours cosigned",
    "prove": "hand over one entry of the log with its proof",
    "timestamp": "have outside authorities say since when the log was there",
    "key": "list, rotate and revoke the keys of a case",
    "rebuild": "make everything derived anew from the preserved bytes",
    "gazetteer": "use a GeoNames dump of your own beside the places that ship",
    "doctor": "say what is installed and what is missing",
    "serve": "open the desk in a browser on this computer",
    "whoami": "say who you are, once, so that your decisions can be signed",
}
BUG = 70
NOT_ALLOWED = "A file or folder could not be read or written"
NOBODY_READS = 141  # as a shell reports SIGPIPE: whoever read the output left early


class Commands(click.Group):
    """The commands by name; the module of a command is imported when it is called or its own help is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order of the way of the data."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command; None where there is none of this name."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(f"dalil.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=(
        "Exit codes: 0 done; 3 done, but an input was refused or could not be read; 64 usage; 65 a path, table or id "
        "is wrong; 70 a bug; 75 the case is locked; 77 refused by a rule; 130 interrupted. Of `verify`: 0 VALID, "
        "1 INVALID, 2 INCOMPLETE."
    ),
)
@click.version_option(__version__, prog_name="dalil")
def dalil() -> None:
    """Turn reports about atrocities into an account that others can check, down to preserved bytes."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit code. What it writes holds names: no other user may read it."""
    os.umask(0o077)
    code = run(arguments)
    if code == INTERRUPTED:
        leave()
    sys.exit(code)


def run(arguments: Sequence[str] | None = None) -> int:
    """Exit code of the command line with these arguments; the only place where every error is caught."""
    try:
        outcome = dalil.main(args=arguments, prog_name="dalil", standalone_mode=False)
    except (DalilError, click.ClickException) as error:
        return _explain(error)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Interrupted. Nothing half-written was left; run the same command again to go on.", err=True)
        return INTERRUPTED
    except (BrokenPipeError, SystemExit):  # click leaves by SystemExit(1) where nobody reads on, and 1 means INVALID
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NOBODY_READS
    except OSError as error:
        return _explain(StorageError.of(error, NOT_ALLOWED)) if error.errno in REFUSALS else _is_bug(error)
    except Exception as error:  # noqa: BLE001 the boundary of the job: a bug is reported without any text of the case
        return _is_bug(error)
    return outcome if isinstance(outcome, int) else 0


def _explain(error: DalilError | click.ClickException) -> int:
    """Say what went wrong and what to do next; click's own codes become the documented ones."""
    if isinstance(error, click.ClickException):
        for line in error.format_message().expandtabs().splitlines():
            print_line(line, err=True)
        return UsageError.exit_code
    for line in (*error.diagnosis.splitlines(), error.remedy):
        if line:
            print_line(line, err=True)
    return error.exit_code


def _is_bug(error: Exception) -> int:
    click.echo(f"This is a bug in dalil. A report without any text of your case: {write_report(error)}", err=True)
    return BUG
