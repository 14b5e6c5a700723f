import html
import re

import pytest

from dalil.model.rendition import Rendition
from dalil.readers import read


def rendition(page: str) -> Rendition:
    found = read(page.encode(), "page.html").rendition
    assert found is not None
    return found


def blocks(body: str) -> list[tuple[str, str]]:
    found = rendition(f"<html><body>{body}</body></html>")
    return [(block.kind, found.text[block.start : block.end]) for block in found.blocks]


PAGE = """<!DOCTYPE html><html lang="en-GB"><head><title>Shells hit Sarel market | Karn Courier</title>
<meta property="og:site_name" content="Karn Courier"><meta name="author" content="Ira&nbsp;Tolm">
<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": ["NewsArticle"],
"datePublished": "2034-05-09T10:00:00+03:00", "dateModified": "2034-05-10"}]}</script>
<style>p {color: red}</style></head>
<body class="nav related"><header><a href="/">Home</a><nav><ul><li><a>World</a><li><a>Sport</a></ul></nav></header>
<div class="cookie-banner">We use cookies.</div><article><header><h1>Shells hit Sarel&nbsp;market</h1></header>
<p class="byline">By Ira Tolm</p><time datetime="2034-05-09">9 May 2034</time>
<figure><img src=x><figcaption>A stall in Sarel. (file)</figcaption></figure>
<p>SAREL, 9 May &mdash; Shells   struck the
market, killing at least <b>twelve</b> people, residents said.<p>“We saw smoke,” one said.<br>He left.</p>
<blockquote><p>We deny it &amp; condemn it.</p></blockquote>
<blockquote class="twitter-tweet"><p>Ambulance here <a>pic</a></p></blockquote>
<ul><li>One fact<li>Two facts</ul>
<table><tr><td>12<td>killed</table><p hidden>secret</p>
<script>var a = "<p>no</p>";</script>
<aside>Read more</aside></article><div><a>Card one</a></div><div><a>Card two</a></div><div><a>Card three</a></div>
<footer>About us</footer></body></html>"""


def test_a_page_becomes_labelled_blocks() -> None:
    found = rendition(PAGE)
    assert [(block.kind, found.text[block.start : block.end]) for block in found.blocks] == [
        ("boilerplate", "Home"),
        ("boilerplate", "World"),
        ("boilerplate", "Sport"),
        ("boilerplate", "We use cookies."),
        ("heading", "Shells hit Sarel\u00a0market"),
        ("credit", "By Ira Tolm"),
        ("metadata", "9 May 2034"),
        ("caption", "A stall in Sarel. (file)"),
        ("paragraph", "SAREL, 9 May — Shells struck the market, killing at least twelve people, residents said."),
        ("paragraph", "“We saw smoke,” one said.\nHe left."),
        ("quotation", "We deny it & condemn it."),
        ("embed", "Ambulance here pic"),
        ("list_item", "One fact"),
        ("list_item", "Two facts"),
        ("table", "12"),
        ("table", "killed"),
        ("boilerplate", "Read more"),
        ("boilerplate", "Card one"),
        ("boilerplate", "Card two"),
        ("boilerplate", "Card three"),
        ("boilerplate", "About us"),
    ]
    assert found.notes == ("6 code points stood in hidden elements and were not read",)


def test_a_page_says_who_published_it_and_when() -> None:
    assert dict(rendition(PAGE).metadata) == {
        "author": "Ira Tolm",
        "language": "en-GB",
        "modified": "2034-05-10",
        "outlet": "Karn Courier",
        "published": "2034-05-09T10:00:00+03:00",
        "title": "Shells hit Sarel market",
    }


def test_every_word_lies_in_its_bytes() -> None:
    found, data = rendition(PAGE), PAGE.encode()
    for word in re.finditer(r"\S+", found.text):
        places = found.offsets.position(word.start(), word.end())
        source = html.unescape(b"".join(data[place.start : place.end] for place in places).decode())
        assert source == word.group() or word.group() in source.replace("&nbsp;", "\u00a0")


def test_a_title_that_no_heading_says_is_read() -> None:
    found = rendition("<html><head><title>Karn &amp; Sarel</title></head><body><p>It rained.</p></body></html>")
    assert [(block.kind, found.text[block.start : block.end]) for block in found.blocks] == [
        ("heading", "Karn & Sarel"),
        ("paragraph", "It rained."),
    ]


def test_two_line_breaks_end_a_block_and_one_does_not() -> None:
    assert blocks("One<br>two<br><br>three") == [("paragraph", "One\ntwo"), ("paragraph", "three")]


def test_preformatted_text_keeps_its_lines() -> None:
    assert blocks("<pre>a\n  b &lt; c</pre>") == [("paragraph", "a\n  b < c")]


def test_prose_in_a_layout_table_is_prose() -> None:
    prose = "The army shelled the market on Monday and nobody came to help for two days."
    assert blocks(f"<table><tr><td>{prose}</td><td>12</td></tr></table>") == [("paragraph", prose), ("table", "12")]


def test_a_paragraph_that_is_one_link_is_no_card() -> None:
    assert blocks("<p><a href=x>One.</a></p>" * 4)[0] == ("paragraph", "One.")


def test_a_page_whose_classes_mislead_is_still_read() -> None:
    prose = "Shells struck the market in the morning and the town had no water for the rest of the whole long week."
    assert blocks(f"<div class='sidebar'><div>{prose}</div></div>") == [("paragraph", prose)]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>a < b and c", "a < b and c"),
        ("<p>one</b></i></div>two", "onetwo"),
        ("<p title='>'>x</p>", "x"),
        ("<p>AT&T &bogus; &#xD800; &#128148;", "AT&T &bogus; \ufffd 💔"),
        ("<![CDATA[words]]>", "words]]>"),
        ("<!-- <p>no</p> --><p>yes", "yes"),
        ("<P CLASS=a CLASS=b>x</P>", "x"),
        ("<title>never closed<p>words</p>", "never closed"),
        ('<a href="x>words', "words"),
    ],
)
def test_broken_markup_is_read_as_far_as_it_goes(markup: str, text: str) -> None:
    assert blocks(markup)[0][1] == text


@pytest.mark.parametrize(
    "json", ["{", "[" * 5000, '{"@type": {}}', '[1, null, {"@type": ["NewsArticle", 3], "author": [[]]}]']
)
def test_broken_json_says_nothing(json: str) -> None:
    found = rendition(f'<html><script type="application/ld+json">{json}</script><p>Words.</p></html>')
    assert not found.metadata
