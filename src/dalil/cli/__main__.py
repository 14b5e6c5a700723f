"""Run the command line as a module."""

from dalil.cli.main import main

if __name__ == "__main__":
    main()
