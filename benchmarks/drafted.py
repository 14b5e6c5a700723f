"""How long a draft takes to be held against a case: `python benchmarks/drafted.py [REPORTS [PAGES]]`, 500 and 20.

The reports are the papers of an invented world, the draft is of its testimonies with errors planted, 500 words a page.
The case is built as a user builds one. Seconds are of processor time, by stage, the language model being loaded before;
asked are at most 30 seconds for what follows once the case is open. Nothing here fails a test.
"""

import csv
import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "evals")]

from drafts.fourth import FOURTH  # noqa: E402 after the path of the source
from drafts.planting import drafts  # noqa: E402
from run import Watch, worked  # noqa: E402
from worlds.invention import world  # noqa: E402
from worlds.nouns import World  # noqa: E402
from worlds.reading import parties_of, places_of  # noqa: E402

from dalil.casework.build import Order, build  # noqa: E402
from dalil.casework.check.use import check_draft  # noqa: E402
from dalil.casework.language import find_model  # noqa: E402
from dalil.casework.stated import read_table  # noqa: E402
from dalil.casework.user_keys import case_key  # noqa: E402

SEED, A_PAGE = 7, 500
OPENING = "Opening the case"


def papers(folder: Path, count: int) -> World:
    """Write so many papers of a world into the folder `papers`, and beside it what is stated of them."""
    made, events = world(SEED, 20), 20
    while len(made.papers) < count:
        events += 20
        made = world(SEED, events)
    (folder / "papers").mkdir()
    with (folder / "stated.csv").open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream)
        table.writerow(("path", "published", "outlet", "language"))
        for paper in made.papers[:count]:
            (folder / "papers" / paper.name).write_text(paper.text, encoding="utf-8")
            table.writerow((paper.name, paper.published or "", paper.outlet, paper.language))
    (folder / "places.csv").write_text(places_of(made), encoding="utf-8")
    (folder / "parties.csv").write_text(parties_of(made), encoding="utf-8")
    return made


def draft(of: World, pages: int) -> str:
    """So many pages of claims about the world."""
    words, parts = 0, []
    for one in drafts(of, FOURTH, seed=SEED, count=pages * A_PAGE):
        parts.append(one.text)
        words += len(one.text.split())
        if words >= pages * A_PAGE:
            break
    return "\n".join(parts)


def main(arguments: list[str]) -> None:
    """Build the case, check the draft twice: the first check writes what the index holds of the case."""
    reports, pages = (*map(int, arguments), 500, 20)[:2] if len(arguments) < 2 else map(int, arguments)  # noqa: PLR2004 two sizes
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        os.environ["XDG_CONFIG_HOME"] = str(folder / "settings")
        made = papers(folder, reports)
        text = draft(made, pages)
        (folder / "draft.txt").write_text(text, encoding="utf-8")
        find_model().load()
        order = Order(
            paths=[folder / "papers"],
            case=folder / "case",
            table=read_table(folder / "stated.csv"),
            gazetteer=folder / "places.csv",
            parties=folder / "parties.csv",
        )
        begun = worked()
        account = build(order, case_key(None, say=lambda _: None), Watch()).account
        print(
            f"{len(account.reports)} reports, {len(account.statements)} statements: built in {worked() - begun:.1f} s"
        )
        print(f"the draft: {len(text.split()):,} words")
        for time in ("first", "second"):
            check(folder, time)


def check(folder: Path, time: str) -> None:
    """One check of the draft, by stage."""
    watch = Watch()
    checked, _ = check_draft(folder / "draft.txt", folder / "case", published="2031-06-30", progress=watch)
    watch.stage("", None)
    stages = {name: round(seconds, 1) for name, seconds in watch.seconds.items() if name}
    after = sum(seconds for name, seconds in watch.seconds.items() if name not in ("", OPENING))
    claims = sum(len(one.claims) for one in checked.sentences)
    print(f"{time} check: {after:.1f} s once open ({len(checked.sentences)} sentences, {claims} claims); {stages}")


if __name__ == "__main__":
    main(sys.argv[1:])
