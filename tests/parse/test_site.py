import pytest

from cxsite.model.site import Feedback, Feeds, MarkdownSettings, MenuLink
from cxsite.parse.site import site
from tests.parse.told import told

NEEDED = "title: T\naddress: https://example.org\ntime_zone: Europe/London\n"


def read(more):
    return site("site.yaml", (NEEDED + more).encode())


def test_three_keys_are_enough():
    found = read("")
    assert found.problems == ()
    assert (found.value.title, found.value.address, found.value.time_zone) == (
        "T",
        "https://example.org",
        "Europe/London",
    )
    assert (found.value.permalink, found.value.feeds, found.value.pagination) == ("/posts/{slug}/", Feeds(), 10)


def test_every_key():
    found = read(
        "tagline: Words\nlanguage: en-GB\ntheme: mine\nnavigation: [{title: A, link: /a/}]\nfollow: [{title: F, link: /feed.xml}]\n"
        "icon: /i.svg\nlogo: /l.svg\npermalink: pelican\nfeeds: {id: x, items: 5}\npagination: 7\n"
        "feedback: {provider: plain, link: 'https://e.org/{post}', ask: Q?, fields: {post: p}, note: N, write: a@example.org}\n"
        "markdown: {engine: markdown, extensions: [x]}\nfront_matter: {ignore: [layout]}\n"
    )
    assert found.problems == ()
    value = found.value
    assert (value.navigation, value.follow) == ((MenuLink("A", "/a/"),), (MenuLink("F", "/feed.xml"),))
    assert value.feedback == Feedback("plain", "https://e.org/{post}", "Q?", (("post", "p"),), "N", "a@example.org")
    assert (value.permalink, value.feeds, value.pagination) == ("/{slug}.html", Feeds("x", 5), 7)
    assert (value.markdown, value.ignored_keys) == (MarkdownSettings("markdown", ("x",)), ("layout",))


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("https://example.org/", "https://example.org"),
        ("HTTPS://Example.ORG/Blog/", "https://example.org/Blog"),
        ("http://localhost:8000", "http://localhost:8000"),
    ],
)
def test_an_address_has_no_slash_at_its_end(written, kept):
    assert site("site.yaml", f"title: T\ntime_zone: UTC\naddress: {written}".encode()).value.address == kept


MISTAKES = {
    "tittle: X": '4:1 error unknown-key: the key "tittle" is not known here; did you mean "title"?',
    "pagination: ten": '4:13 error not-a-number: pagination is "ten": this is not a whole number; write a number from 1 to 1000',
    "pagination: 0": '4:13 error not-a-number: pagination is "0": this is out of range; write a number from 1 to 1000',
    "language: English": '4:11 error bad-language: language is "English": this is not a language code; '
    "write, for example, en, en-GB or de",
    "permalink: /x/": '4:12 error bad-address: permalink is "/x/": {slug} is missing: all posts would have the same address; '
    "write, for example, /posts/{slug}/, or jekyll",
    "permalink: /{slg}/{slug}/": '4:12 error bad-address: permalink is "/{slg}/{slug}/": {slg} is not known; did you mean "slug"?',
    "permalink: /:year/:title/": '4:12 error bad-address: permalink is "/:year/:title/": :year is how Jekyll and Hugo write it; '
    "write /{year}/{slug}/",
    "permalink: /%year%/%postname%/": '4:12 error bad-address: permalink is "/%year%/%postname%/": %year% is how WordPress writes it; '
    "write /{year}/{slug}/",
    "permalink: wordpress": '4:12 error bad-address: permalink is "wordpress": this is neither an address nor the name of a tool '
    "whose addresses are known; use one of: jekyll, pelican, hugo; or write, for example, /{year}/{slug}/",
    "language: en_GB": '4:11 error bad-language: language is "en_GB": this is not a language code; write en-GB',
    "theme: ../x": '4:8 error bad-name: theme is "../x": names have letters, digits, dots, - and _; write, for example, default',
    "navigation: [{title: A}]": "4:14 error missing-key: link is missing in navigation; write, for example, `link: /about/`",
    "feedback: {provider: goggle, link: x}": '4:22 error unknown-choice: provider is "goggle": this is not a known value; '
    'did you mean "google"? Use one of: google, microsoft, typeform, tally, surveymonkey, qualtrics, mailto, plain',
    "feedback: {provider: mailto, link: desk}": '4:36 error bad-link: link is "desk": this is not an email address; '
    "write, for example, desk@example.org",
    "feedback: {provider: plain, link: 'https://e.org/{posts}'}": "4:35 error unknown-choice: {posts} is not known in link; "
    'did you mean "post"?',
    "markdown: {engine: commonmark, extensions: [toc]}": "4:44 warning extensions-ignored: the commonmark engine has no extensions; "
    "remove them, or write engine: markdown",
    "markdown: {extensions: [toc, pymdownx.snippets]}": "4:24 warning extension-reads-files: pymdownx.snippets reads other files, "
    "and pages do not follow when these change; after such a change, run cxsite build --clean",
    "time_zone: UTC": "4:1 error duplicate-key: time_zone is already set on line 3; keep one of the two",
}


@pytest.mark.parametrize("line", MISTAKES)
def test_a_mistake_is_told_and_the_rest_is_read(line):
    outcome = read(line)
    assert told(outcome.problems) == [MISTAKES[line]]
    assert outcome.value.title == "T"


def test_what_is_missing_is_told_at_the_top():
    outcome = site("site.yaml", b"")
    assert told(outcome.problems) == [
        "1:1 error missing-key: title is missing; write, for example, `title: The Service Desk`",
        "1:1 error missing-key: address is missing; write, for example, `address: https://example.org/magazine`",
        "1:1 error missing-key: time_zone is missing; write, for example, `time_zone: Europe/London`",
    ]
    assert outcome.value.time_zone == "UTC"


def test_yaml_that_cannot_be_read_gives_no_site():
    assert site("site.yaml", b"title: [").value is None
    assert site("site.yaml", b"- a").value is None


@pytest.mark.parametrize(
    "address",
    [
        "example.org",
        "ftp://example.org",
        "https://",
        "https://u:p@e.org",
        "https://e.org/?x",
        "https://[e",
        "https://e.org//a",
        "https://e.org/a/../b",
    ],
)
def test_an_address_that_is_none(address):
    outcome = site("site.yaml", f"title: T\ntime_zone: UTC\naddress: '{address}'".encode())
    assert [(p.rule, p.span.line) for p in outcome.problems] == [("bad-link", 3)]
