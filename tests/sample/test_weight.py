"""What a reader has to load before the first word."""

import gzip

MOST = 14 * 1024  # about what one round trip transfers: https://datatracker.ietf.org/doc/html/rfc6928


def weight(site, href):
    """Bytes of a page with its stylesheets, each compressed as hosts do by default."""
    tree = site.pages[href]
    files = [site.file(href), *map(site.file, tree.xpath("//link[@rel='stylesheet']/@href"))]
    return sum(len(gzip.compress(file.read_bytes(), 6)) for file in files)


def test_an_article_with_all_it_needs_to_be_read_fits_into_the_first_packets(site):
    articles = {
        href: weight(site, href) for href, tree in site.pages.items() if tree.find("body").get("class") == "is-post"
    }
    assert len(articles) >= 15
    assert {href: size for href, size in articles.items() if size > MOST} == {}


def test_all_scripts_together_weigh_little(site):
    """Those of the theme; the search library, only on /search/, is not ours."""
    scripts = [*site.folder.glob("assets/*.js"), *site.folder.glob("assets/*/*.js")]
    own = [script for script in scripts if "pagefind" not in script.name]
    assert len(own) >= 3
    assert sum(len(gzip.compress(script.read_bytes(), 6)) for script in own) < 6 * 1024


def test_no_page_asks_anybody_else_for_anything(site):
    for href, tree in site.pages.items():
        asked = tree.xpath(
            "//img/@src | //script/@src | //link[@rel='stylesheet' or @rel='icon' or @rel='preload']/@href"
        )
        assert [link for link in asked if not link.startswith("/")] == [], href


def test_no_page_needs_an_inline_script_or_style(site):
    for href, tree in site.pages.items():
        scripts = tree.xpath("//script[not(@src) and not(@type='application/ld+json')]")
        assert not scripts + tree.xpath("//style | //@style"), href
        assert not tree.xpath("//@*[starts-with(name(), 'on')]"), href
