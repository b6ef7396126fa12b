"""Every word that a reader sees comes from the strings: a theme written in Greek letters reveals those that do not."""

import json
import re
from pathlib import Path

import pytest
from lxml import etree, html

from cxsite.render.formulas import CHANGES, FORMULAS
from cxsite.render.samples import VIEWS
from tests.archive import unpack
from tests.browser.site import built
from tests.speaking import WORDS

CASE = Path(__file__).parent.parent / "cases" / "every-word.txt"
GREEK = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", "αβκδεφγηιξκλμνοπκρστυβωχυζΑΒΚΔΕΦΓΗΙΞΚΛΜΝΟΠΚΡΣΤΥΒΩΧΥΖ"
)
NAMES = ("CSV", "JSON", "RSS", "Atom", "LinkedIn", "Bluesky", "comments.example", "Optional")
SOURCES = {source for formula in (*FORMULAS.values(), CHANGES) for source in formula.sources}
SAID = ("title", "alt", "aria-label", "aria-description", "placeholder", "data-found", "data-nothing", "data-broken")
# What programs read, recognised by its form: addresses, codes, and marks of kinds.
QUIET = re.compile(r"https?://\S+|mailto:\S+|/[\w./-]*\.(?:xml|json)|\bT\d+\b|\b[\w.]+@[\w.]+\b")


def spelt(text: str) -> str:
    """An English string in Greek letters, with its placeholders unchanged."""
    return "".join(part if part[:1] == "{" else part.translate(GREEK) for part in re.split(r"(\{\w+\})", text))


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("greek")
    unpack(CASE.read_text(encoding="utf-8"), folder)
    strings: dict[str, object] = {}
    for name, text in WORDS.texts.items():
        key, _, form = name.partition("/")
        if form:
            strings.setdefault(key, {})[form] = spelt(text)
        else:
            strings[key] = spelt(text)
    (folder / "strings").mkdir()
    (folder / "strings" / "el.yaml").write_text(json.dumps(strings, ensure_ascii=False), encoding="utf-8")
    return built(folder)


def pages(site):
    return {path.relative_to(site).as_posix(): html.parse(str(path)).getroot() for path in site.rglob("*.html")}


def on_page(tree):
    """What a reader sees or hears of a page, and what its head says about it."""
    for element in tree.iter(etree.Element):
        if element.tag not in ("script", "style", "template"):
            yield element.text
        yield element.tail
        yield from (element.get(name) for name in SAID)
    for meta in tree.iter("meta"):
        if (meta.get("property") or meta.get("name")) in ("description", "og:title", "og:description", "og:image:alt"):
            yield meta.get("content")
    for script in tree.xpath("//script[@type='application/ld+json']"):
        yield from in_data(json.loads(script.text), {"name", "description", "headline", "articleSection", "jobTitle"})


def in_data(data, keys):
    """The texts under these keys, at any depth."""
    if isinstance(data, list):
        for each in data:
            yield from in_data(each, keys)
    if isinstance(data, dict):
        for key, value in data.items():
            if key in keys and isinstance(value, str):
                yield value
            else:
                yield from in_data(value, keys)


def foreign(texts):
    """Texts with a Latin word in them that is not a name."""
    found = []
    for text in filter(None, texts):
        if text.strip() in SOURCES or any(source in text for source in SOURCES):
            continue
        rest = QUIET.sub(" ", text)
        words = [word for word in re.findall(r"[A-Za-z][\w.]*[A-Za-z]", rest) if word not in NAMES]
        if words:
            found.append((" ".join(text.split())[:200], words))
    return found


def test_every_kind_of_page_is_here(site):
    kinds = {(tree.find("body").get("class") or "").removeprefix("is-") for tree in pages(site).values()}
    assert {name.removesuffix(".html") for name in VIEWS} <= kinds


def test_pages(site):
    told = {name: foreign(on_page(tree)) for name, tree in pages(site).items()}
    assert {name: found for name, found in told.items() if found} == {}


def test_feeds(site):
    told = {}
    for path in sorted(site.rglob("*.xml")):
        if path.name != "sitemap.xml":
            root = etree.parse(str(path)).getroot()
            texts = [e.text for e in root.iter() if etree.QName(e).localname in ("title", "description", "subtitle")]
            bodies = [e.text for e in root.iter() if etree.QName(e).localname in ("encoded", "content") and e.text]
            for body in bodies:
                texts += on_page(html.fromstring(f"<html><body>{body}</body></html>"))
            told[path.relative_to(site).as_posix()] = foreign(texts)
    for path in sorted(site.rglob("feed.json")):
        told[path.relative_to(site).as_posix()] = foreign(
            in_data(json.loads(path.read_text(encoding="utf-8")), {"title", "description", "summary", "user_comment"})
        )
    assert len(told) > 6
    assert {name: found for name, found in told.items() if found} == {}


def test_what_programs_read(site):
    card = json.loads((site / "scorecards/desk.json").read_text(encoding="utf-8"))
    style = (site / "assets/feeds/words.css").read_text(encoding="utf-8")
    texts = [*in_data(card, {"text", "title", "note"}), *re.findall(r'content: "(.*)"', style)]
    assert foreign(texts) == []
    assert foreign((site / "llms.txt").read_text(encoding="utf-8").splitlines()) == []
