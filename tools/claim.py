"""Print a page that holds one incident of a dossier: the one in which most reports count least. `claim.py INDEX`."""

import re
import sys
from pathlib import Path

SECTION = re.compile(r'<section class="incident".*?(?=<section class="incident"|<h2 id="reports"|</main>)', re.DOTALL)
COUNT = re.compile(r"<strong>(\d+) reports?, (?:\d+ to )?(\d+) origin")


def one_incident(page: str) -> str:
    """The page's head with the incident that has most reports beyond its origins."""
    head, _, _ = page.partition("<body>")
    incident = max(SECTION.findall(page), key=_beyond)
    return f"{head}<body>\n<main>\n{incident}\n</main>\n</body>\n</html>\n"


def _beyond(section: str) -> int:
    found = COUNT.search(section)
    return int(found[1]) - int(found[2]) if found else 0


if __name__ == "__main__":
    sys.stdout.write(one_incident(Path(sys.argv[1]).read_text(encoding="utf-8")))
