"""What a page says of itself: meta elements, JSON-LD, `time`; the first source in each list that has a value wins."""

import html
import json
from typing import Any

from dalil.readers.html.markup import Raw, Tag, tokens

# Keys of `Rendition.metadata` and the names that meta elements give them, most trusted first (Open Graph protocol;
# Dublin Core, ISO 15836-2; schema.org; WHATWG HTML, section 4.2.5).
META: dict[str, tuple[str, ...]] = {
    "title": ("og:title", "dc.title", "dcterms.title", "twitter:title"),
    "author": ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "byl", "sailthru.author"),
    "published": (
        "article:published_time",
        "datepublished",
        "og:published_time",
        "dc.date.issued",
        "dcterms.issued",
        "dc.date",
        "dcterms.date",
        "date",
        "pubdate",
        "publishdate",
        "publish-date",
        "parsely-pub-date",
        "sailthru.date",
        "citation_publication_date",
    ),
    "modified": (
        "article:modified_time",
        "datemodified",
        "og:updated_time",
        "dcterms.modified",
        "last-modified",
        "revised",
    ),
    "url": ("og:url", "twitter:url"),
    "language": ("og:locale", "content-language", "dc.language", "language"),
    "outlet": ("og:site_name", "publisher", "dc.publisher", "application-name"),
}
# Where schema.org objects hold the same keys.
JSON_LD: dict[str, tuple[str, ...]] = {
    "title": ("headline", "name"),
    "author": ("author", "creator"),
    "published": ("datePublished", "dateCreated"),
    "modified": ("dateModified",),
    "url": ("url", "mainEntityOfPage"),
    "language": ("inLanguage",),
    "outlet": ("publisher", "sourceOrganization"),
}
ARTICLES = frozenset(
    [
        "Article",
        "NewsArticle",
        "BlogPosting",
        "LiveBlogPosting",
        "OpinionNewsArticle",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "BackgroundNewsArticle",
        "Report",
        "SocialMediaPosting",
        "WebPage",
    ]
)
_LONGEST = 1000
_MOST_OBJECTS = 500


def page_metadata(text: str, tags: list[Tag], raw: list[Raw]) -> dict[str, str]:
    """Metadata of the page by key; values are as the page gives them, character references decoded."""
    found = _from_meta(tags)
    for script in raw:
        if script.name == "script" and "ld+json" in script.attributes.get("type", "").lower():
            for key, value in _from_json(text[script.start : script.end]).items():
                found.setdefault(key, value)
    for tag in tags:
        if tag.name == "html" and tag.attributes.get("lang"):
            found["language"] = tag.attributes["lang"]
        if tag.name == "link" and tag.attributes.get("rel", "").lower() == "canonical" and tag.attributes.get("href"):
            found.setdefault("url", tag.attributes["href"])
        if tag.name == "time" and tag.attributes.get("datetime"):
            role = " ".join(tag.attributes.get(key, "") for key in ("class", "itemprop")).lower()
            found.setdefault(
                "modified" if "modif" in role or "updat" in role else "published", tag.attributes["datetime"]
            )
    return {key: _clean(value) for key, value in sorted(found.items()) if _clean(value)}


def declared_encoding(head: str) -> str | None:
    """The encoding that a page's first bytes declare (WHATWG HTML, section 13.2.3.2); `head` is decoded as Latin-1."""
    for token in tokens(head):
        if isinstance(token, Tag) and token.name == "meta":
            if token.attributes.get("charset"):
                return token.attributes["charset"]
            _, mark, label = token.attributes.get("content", "").lower().partition("charset=")
            if mark and token.attributes.get("http-equiv", "").lower() == "content-type":
                return label.split(";")[0].strip()
    return None


def _from_meta(tags: list[Tag]) -> dict[str, str]:
    given: dict[str, str] = {}
    for tag in tags:
        if tag.name == "meta":
            for key in ("property", "name", "itemprop", "http-equiv"):
                if tag.attributes.get(key) and tag.attributes.get("content"):
                    given.setdefault(tag.attributes[key].strip().lower(), tag.attributes["content"])
    found = {}
    for key, names in META.items():
        value = next((given[name] for name in names if name in given), None)
        if value is not None and not (key == "author" and value.startswith("http")):
            found[key] = value
    return found


def _from_json(text: str) -> dict[str, str]:
    """Metadata of the first article object; broken JSON says nothing."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    for item in _objects(data):
        if _kinds(item) & ARTICLES:
            found = {key: next((v for n in names if (v := _value(item.get(n)))), "") for key, names in JSON_LD.items()}
            return {key: value for key, value in found.items() if value}
    return {}


def _kinds(item: dict[str, Any]) -> frozenset[str]:
    named = item.get("@type")
    return frozenset(kind for kind in (named if isinstance(named, list) else [named]) if isinstance(kind, str))


def _objects(data: Any) -> list[dict[str, Any]]:  # noqa: ANN401  (JSON from a page is any value)
    """The objects at the top, in lists and in `@graph`, in order; no deeper."""
    found: list[dict[str, Any]] = []
    waiting = [data]
    while waiting and len(found) < _MOST_OBJECTS:
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting = item[:_MOST_OBJECTS] + waiting
        elif isinstance(item, dict):
            found.append(item)
            if isinstance(item.get("@graph"), list):
                waiting = item["@graph"][:_MOST_OBJECTS] + waiting
    return found


def _value(value: Any) -> str:  # noqa: ANN401  (JSON from a page is any value)
    """A plain value: a string, the name or address of an object, or those of a list, joined."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        inner = value.get("name") or value.get("@id") or ""
        return inner if isinstance(inner, str) else ""
    if isinstance(value, list):
        return ", ".join(name for one in value[:20] if not isinstance(one, list) and (name := _value(one)))
    return ""


def _clean(value: str) -> str:
    return " ".join(html.unescape(value[:_LONGEST]).split())
