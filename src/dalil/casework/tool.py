"""What the log says of the program that wrote an entry."""

from collections.abc import Mapping

from dalil import __version__

TOOL: Mapping[str, str] = {"name": "dalil", "version": __version__}
