"""Which element is what kind of text, as data (WHATWG HTML, sections 4.3 to 4.11 and 15.3; the embeds' own markup)."""

import re
from typing import NamedTuple

from dalil.model.rendition import BlockKind


def _set(names: str) -> frozenset[str]:
    """The names, written with spaces between."""
    return frozenset(names.split())


VOID = _set("area base br col embed hr img input link meta param source track wbr")
BLOCK = _set(
    "address article aside blockquote body button center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html label legend li main menu nav ol option p pre search "
    "section select summary table tbody td tfoot th thead tr ul caption textarea title"
)
CLOSES_PARAGRAPH = BLOCK - frozenset(("button", "label", "option", "select", "textarea", "title", "legend"))
SIBLINGS = {  # a start tag closes an open element of these names, up to the nearest element of the barrier
    "li": (("li",), ("ul", "ol", "menu", "dir")),
    "dt": (("dt", "dd"), ("dl",)),
    "dd": (("dt", "dd"), ("dl",)),
    "td": (("td", "th"), ("tr", "table")),
    "th": (("td", "th"), ("tr", "table")),
    "tr": (("tr",), ("table", "tbody", "thead", "tfoot")),
    "option": (("option",), ("select",)),
}
SKIPPED = _set(
    "script style template noscript iframe object applet svg math canvas audio video map datalist rp noframes noembed"
)

# Where an element of one kind stands in another, the earlier kind in this list wins.
RANK: tuple[BlockKind, ...] = (
    "boilerplate",
    "embed",
    "caption",
    "quotation",
    "heading",
    "credit",
    "metadata",
    "table",
    "list_item",
    "paragraph",
)


class Rule(NamedTuple):
    """An element of these names whose class, id, role or data-testid has one of these words holds text of this kind.

    Empty `words`: each element of the names. `inside`: the rule does not hold inside one of these.
    """

    kind: BlockKind
    names: frozenset[str]
    words: frozenset[str] = frozenset()
    inside: frozenset[str] = frozenset()


_ANY: frozenset[str] = frozenset()
_ARTICLE = frozenset(("article", "main", "blockquote"))
RULES = (
    Rule("boilerplate", _set("nav aside form button select textarea dialog menu search label")),
    Rule("boilerplate", frozenset(("header", "footer")), inside=_ARTICLE),
    Rule("boilerplate", _ANY, _set("navigation banner contentinfo search menubar dialog alertdialog")),
    Rule(
        "boilerplate",
        _ANY,
        _set(
            "nav navbar menu breadcrumb breadcrumbs cookie cookies consent gdpr sidebar related recommended "
            "recirculation newsletter subscribe subscription paywall promo promoted sponsored advert "
            "advertisement ads sharing share sharebar footer pagination popup modal comments disqus trending "
            "outbrain taboola skip mostread toolbar"
        ),
    ),
    Rule(
        "embed",
        frozenset(("blockquote", "div", "section", "figure")),
        _set("twitter tweet instagram facebook fb tiktok telegram bluesky mastodon reddit"),
    ),
    Rule("caption", frozenset(("figcaption", "caption"))),
    Rule("caption", _ANY, _set("caption imagecaption photocaption")),
    Rule(
        "credit",
        _set("span div p cite figcaption small"),
        _set("credit copyright byline author"),
    ),
    Rule("metadata", _set("time div p span"), _set("dateline timestamp pubdate publishdate")),
    Rule("quotation", frozenset(("blockquote", "q"))),
    Rule("heading", _set("h1 h2 h3 h4 h5 h6")),
    Rule("list_item", _set("li dt dd")),
    Rule("table", frozenset(("td", "th"))),
)
NEVER_BY_CLASS = _set("html body main article p q span a em strong b i h1")  # whole pages carry such classes
BREAKS_OUT = frozenset(("h1",))  # a page's own title often stands in its header
TABLE_WORDS = 12  # a cell with more words than that is prose in a table used for layout
HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
WORD = re.compile(r"[a-z]+(?=[A-Z])|[A-Z]?[a-z]+|[A-Z]+|\d+")


def words_of(attributes: dict[str, str]) -> frozenset[str]:
    """The words in what an element is called: class, id and role, cut at signs and capitals."""
    called = " ".join(attributes.get(key, "") for key in ("class", "id", "role", "data-testid"))[:1000]
    return frozenset(word.lower() for word in WORD.findall(called)) if called.strip() else frozenset()


def kind_of_element(name: str, attributes: dict[str, str], inside: frozenset[str]) -> tuple[BlockKind | None, bool]:
    """The kind that an element gives its text, and whether its class alone says so; None: that of its parent."""
    words = words_of(attributes)
    for rule in RULES:
        if rule.names and name not in rule.names:
            continue
        if rule.inside & inside:
            continue
        if not rule.words:
            return rule.kind, False
        if rule.words & words and not (rule.kind == "boilerplate" and name in NEVER_BY_CLASS):
            return rule.kind, True
    return None, False


def is_hidden(attributes: dict[str, str]) -> bool:
    """Whether a browser shows nothing of the element (as far as its own attributes say)."""
    return "hidden" in attributes or bool(HIDDEN_STYLE.search(attributes.get("style", "")))
