"""The way in: Ctrl-C is answered from the first moment on, then the command line is loaded."""

from dalil.cli.interrupt import leave_at_once, listen


def main() -> None:
    """Run the command line."""
    leave_at_once()
    from dalil.cli.main import main as command_line  # noqa: PLC0415 what it imports takes as long as a short command

    listen()
    command_line()


if __name__ == "__main__":
    main()
