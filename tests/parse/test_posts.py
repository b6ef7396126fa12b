import pytest

from cxsite.model.post import Erratum, Image, SaidDid
from cxsite.model.site import Feeds, Site
from cxsite.parse.authors import author
from cxsite.parse.pages import page
from cxsite.parse.posts import feed_id, post
from tests.parse.told import told

SITE = Site("T", "https://example.org", "Europe/London")
ADD_DATE = "write, for example, `date: 2026-10-01`, or start the file name with 2026-10-01-"
ADD_TITLE = "write, for example, `title: Late refunds cost twice`"
BEGIN = "start the file with ---, then title: and date:, each on its own line, then --- again"


def read(front, path="content/posts/late.md", site=SITE):
    return post(path, f"---\n{front}\n---\nText.\n".encode(), site)


def value(front, **more):
    outcome = read("title: T\ndate: 2026-10-01\n" + front, **more)
    assert [p for p in outcome.problems if p.severity == "error"] == []
    return outcome.value[0]


def test_a_post_with_everything():
    found = value(
        "updated: 2026-10-02\nexpires: 2027-10-01\nsummary: Short.\nauthors: [priya, tom]\ntags: [no, 012]\ncategory: Service\n"
        "series: Waiting\nseries_order: 2\nfeatured: yes\nimage: {src: a.png, alt: A}\nlang: de\ntranslation_key: late\n"
        "layout: wide\nurl: /old/late\ncanonical: https://example.org/x\nredirect_from: [/a, /b.html]\nscorecards: [support]\n"
        "feedback: {ask: Useful?, form: desk@example.org}\nextra: {colour: 007}\nid: tag:x\nslug: 消費者"
    )
    assert (found.title, found.slug, found.id, found.language, found.template) == ("T", "消費者", "tag:x", "de", "wide")
    assert (found.tags, found.authors, found.featured, found.series_order) == (("no", "012"), ("priya", "tom"), True, 2)
    assert (found.description, found.image, found.ask) == ("Short.", Image("a.png", "A"), "Useful?")
    assert found.form == "desk@example.org"
    assert (found.permalink, found.aliases, found.extra) == ("/old/late/", ("/a/", "/b.html"), (("colour", "007"),))
    assert (found.updated.local, found.expires.local) == ("2026-10-02T00:00:00+01:00", "2027-10-01T00:00:00+01:00")
    assert found.marks.at["description"] == (6, 10, 6)
    assert found.marks.at["tags/1"] == (8, 12, 3)


def test_a_list_as_it_was_meant():
    outcome = read("title: T\ndate: 2026-10-01\ntags:\n- a,\n-\n- “b c”\n- '“d”,'\nauthors: [x;]")
    found = outcome.value[0]
    assert (found.tags, found.authors) == (("a", "b c", "“d”,"), ("x",))
    assert [found.marks.at[f"tags/{at}"][0] for at in range(3)] == [5, 7, 8]
    assert told(outcome.problems) == [
        '5:3 note list-as-text: "a," is read without the characters around it; write a',
        '7:3 note list-as-text: "“b c”" is read without the characters around it; write b c',
        '9:11 note list-as-text: "x;" is read without the characters around it; write x',
    ]


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        ("Why *we* count", "*we*"),
        ("**So** it is", "**So**"),
        ("A _gift_", "_gift_"),
        ("Use `pull`", "`pull`"),
        ("[Late](late.md) refunds", "](late.md)"),
        ("Terms &amp; more", "&amp;"),
        ("One<br>two", "<br>"),
        ("We are at {{ support.recommend }}", "{{ support.recommend }}"),
        *(
            (words, "")
            for words in (
                "C*-suite, f*ck and s*it",
                "2 * 3 * 4",
                "a_b_c",
                "R&D; A&B",
                "a<b and c>d",
                "I <3 you",
                "[Draft] x",
            )
        ),
    ],
)
def test_markup_that_readers_would_see_as_typed(words, seen):
    problems = read(f"title: T\ndate: 2026-10-01\ndescription: '{words}'").problems
    advice = "the description is plain text: remove the markup, and type characters themselves, & and not &amp;"
    told = (f"readers will see “{seen}” in the description exactly as typed", advice)
    assert [(p.message, p.help) for p in problems] == ([told] if seen else [])


@pytest.mark.parametrize(
    ("lang", "title", "body"),
    [
        ("en", "Moore’s “law” – and ours", "“a”"),
        ("de", "Moore’s „law“ – and ours", "„a“"),
        ("fr", "Moore’s «\u202flaw\u202f» – and ours", "«\u202fa\u202f»"),
    ],
)
def test_title_and_text_have_the_signs_of_their_own_language(lang, title, body):
    front = f'title: Moore\'s "law" -- and ours\ndate: 2026-10-01\nlang: {lang}\ndescription: It\'s "x"'
    written, text = post("content/posts/late.md", f'---\n{front}\n---\n"a"\n'.encode(), SITE).value
    assert written.title == title
    assert "’" in written.description
    assert "".join(text.pieces).strip() == f"<p>{body}</p>"


@pytest.mark.parametrize(
    ("front", "path", "draft"),
    [
        ("", "content/posts/a.md", False),
        ("draft: true", "content/posts/a.md", True),
        ("draft: ", "content/posts/a.md", False),
        ("published: false", "content/posts/a.md", True),
        ("status: draft", "content/posts/a.md", True),
        ("draft: true\npublished: false\nstatus: draft", "content/posts/a.md", True),
        ("draft: true\npublished: true", "content/posts/a.md", True),
        ("published: false\nstatus: published", "content/posts/a.md", True),
        ("status: published", "content/posts/a.md", False),
        ("draft: false", "content/drafts/a.md", True),
    ],
)
def test_ways_to_say_draft(front, path, draft):
    assert value(front, path=path).draft is draft


def test_slug_and_date_come_from_the_files_name():
    found = read("title: T", path="content/posts/2026-10-01-Late_Refunds/index.md").value[0]
    assert (found.slug, found.date.local) == ("late-refunds", "2026-10-01T00:00:00+01:00")


def test_a_post_without_an_id_has_one_for_ever():
    seeded = Site("T", "https://example.org", "UTC", feeds=Feeds("6ba7b810-9dad-11d1-80b4-00c04fd430c8"))
    assert value("", site=seeded).id == feed_id("content/posts/late.md", "6ba7b810-9dad-11d1-80b4-00c04fd430c8")
    assert value("", site=seeded).id == "urn:uuid:4d96608a-6426-5ee6-8745-6369b92b52bf"
    assert value("").id != value("", path="content/posts/other.md").id


def test_the_same_post_whatever_the_line_ends():
    plain = b"---\ntitle: T\ndate: 2026-10-01\n---\n\nOne\n\ntwo [x](y.md).\n"
    expected = post("content/posts/a.md", plain, SITE)
    for data in (plain.replace(b"\n", b"\r\n"), plain.replace(b"\n", b"\r"), b"\xef\xbb\xbf" + plain):
        assert post("content/posts/a.md", data, SITE) == expected
    assert expected.value[0].outline.uses[0].span.line == 8


def test_keys_of_another_tool_are_passed_over():
    site = Site("T", "https://example.org", "UTC", ignored_keys=("comments", "layout", "draft"))
    found = read("title: T\ndate: 2026-10-01\ncomments: true\nlayout: single\ndraft: true", site=site)
    assert found.problems == ()
    assert found.value
    assert (found.value[0].template, found.value[0].draft) == ("", True)  # a key of ours is never ignored


FRONTS = {
    "tittle: T\ndate: 2026-10-01": ['2:1 error unknown-key: the key "tittle" is not known here; did you mean "title"?'],
    "title: T\ndtae: 2026-10-01": ['3:1 error unknown-key: the key "dtae" is not known here; did you mean "date"?'],
    "title: T\ndate: 2026-10-01\nfeatured-image: a.png": [
        '4:1 error unknown-key: the key "featured-image" is not known here; did you mean "image"?'
    ],
    "date: 2026-10-01": [f"1:1 error missing-key: title is missing; {ADD_TITLE}"],
    "title:\ndate: 2026-10-01": [f"2:7 error missing-key: title is empty; {ADD_TITLE}"],
    'title: ""\ndate: 2026-10-01': [f"2:8 error missing-key: title is empty; {ADD_TITLE}"],
    'title: " "\ndate: 2026-10-01': [f"2:8 error missing-key: title is empty; {ADD_TITLE}"],
    "title: T": [f"1:1 error missing-key: date is missing; {ADD_DATE}"],
    "title: T\ndate: 2026-02-30": [
        '3:7 error bad-date: date is "2026-02-30": February 2026 has 28 days; correct the day'
    ],
    "title: T\ndate: 2026-10-01\npublishDate: 2026-10-02": [
        "4:1 error duplicate-key: publishDate means the same as date on line 3; keep one of the two"
    ],
    "title: T\ndate: 2026-10-01\ntags: a, b": [
        "4:7 note list-as-text: tags is text with commas; it is read as a list; write [a, b]"
    ],
    "title: T\ndate: 2026-10-01\ntags:\n  -a\n  -b": [
        '5:3 error wrong-type: tags is "-a -b": the hyphens in a list need a space after them; write - a'
    ],
    "title: T\ndate: 2026-10-01\ntags: {a: 1}": [
        "4:7 error wrong-type: tags should be a list, but this is a mapping; "
    ],
    "title: [T]\ndate: 2026-10-01": [
        "2:8 error wrong-type: title should be text, but this is a list; write only one: title: T"
    ],
    "title: T\ndate: 2026-10-01\nimage: a.png": [
        (
            "4:8 error wrong-type: image should be a mapping with src and alt, but this is text; "
            "write, for example, image: {src: queue.jpg, alt: Five people in a queue}"
        )
    ],
    "title: T\ndate: 2026-10-01\nimage: {src: the queue.png, alt: A queue}": [
        '4:14 error bad-link: src is "the queue.png": this is not an address; write the%20queue.png'
    ],
    "title: {T}\ndate: 2026-10-01": [
        (
            "2:8 error wrong-type: title should be text, but this is a mapping; "
            "put text that starts with { or contains a colon in quotes"
        )
    ],
    "title: T\ndate_published: 2026-10-01": [
        '3:1 error unknown-key: the key "date_published" is not known here; did you mean "date"?'
    ],
    "title: T\ndate: 2026-10-01\npublished: 2026-10-01": [
        (
            '4:12 error wrong-type: published is "2026-10-01": this is neither true nor false; '
            "write true or false; a day belongs in `date`"
        )
    ],
    "title: T\ndate: 2026-10-01\nimage: {src: a.png}": [
        "4:1 error missing-key: alt is missing in image; write, for example, `alt: A queue`"
    ],
    "title: T\ndate: 2026-10-01\nimage: {src: 'javascript:x', alt: A}": [
        (
            '4:14 error bad-link: src is "javascript:x": links cannot start with javascript:; '
            "use https:, http:, mailto:, tel:, or a place on this site"
        )
    ],
    "title: T\ndate: 2026-10-01\ndraft: maybe": [
        '4:8 error wrong-type: draft is "maybe": this is neither true nor false; write true or false'
    ],
    "title: T\ndate: 2026-10-01\nstatus: hidden": [
        '4:9 error unknown-choice: status is "hidden": this is not a known value; use one of: draft, published'
    ],
    "title: T\ndate: 2026-10-01\nextra: {a: [1]}": [
        "4:12 error wrong-type: a should be text, but this is a list; write only one: a: 1"
    ],
    "- a": [
        "2:1 error wrong-type: this should be lines of `key: value`, but is a list; write, for example, title: Late refunds"
    ],
    "": [
        f"1:1 error missing-key: title is missing; {ADD_TITLE}",
        f"1:1 error missing-key: date is missing; {ADD_DATE}",
    ],
}


@pytest.mark.parametrize("front", FRONTS)
def test_a_mistake_in_front_matter(front):
    assert told(read(front).problems) == FRONTS[front]


FILES = {
    b"": [f"1:1 error empty-file: this file is empty; {BEGIN}"],
    b"\xef\xbb\xbf": [f"1:1 error empty-file: this file is empty; {BEGIN}"],
    b"Text.": [f"1:1 error front-matter-missing: this file has no front matter; {BEGIN}"],
    b"---\ntitle: T\n": [
        "1:1 error front-matter-open: the front matter that starts here is never closed; add a line with --- after its last line"
    ],
    b"---": [
        "1:1 error front-matter-open: the front matter that starts here is never closed; add a line with --- after its last line"
    ],
    b'+++\ntitle = "T"\n+++\n': [
        (
            "1:1 error front-matter-toml: TOML front matter (+++) is not supported; "
            "write YAML between --- lines: title: …, not title = …"
        )
    ],
    b"\n---\ntitle: T\n---\n": [
        "2:1 error front-matter-missing: the front matter must start on the first line, in the first column; delete everything before it"
    ],
    "\u2014\ntitle: T\n\u2014\n".encode(): [
        (
            "1:1 error front-matter-missing: the front matter must start with exactly three hyphens: ---; "
            "type them again; if your editor turns them into a dash, switch that off"
        )
    ],
    b"Title: T\nDate: 2026-10-01\n\nText": [
        (
            "1:1 error front-matter-missing: the front matter has no --- line before it; "
            "put a line with --- before these lines and one after them"
        )
    ],
}


@pytest.mark.parametrize("data", FILES)
def test_a_file_without_front_matter(data):
    outcome = post("content/posts/a.md", data, SITE)
    assert outcome.value is None
    assert told(outcome.problems) == FILES[data]


@pytest.mark.parametrize(
    "slug", ["../x", "%2e%2e", "a/b", "C:", "\\\\srv", ".hidden", "Late", "a b", "a--b", "con", "aux", "é" * 100, "!!"]
)
def test_a_slug_that_leads_elsewhere(slug):
    outcome = read(f"title: T\ndate: 2026-10-01\nslug: '{slug}'")
    assert [p.rule for p in outcome.problems] == ["bad-slug"]
    assert outcome.value[0].slug == "late"


@pytest.mark.parametrize(
    "place", ["../x", "x", "/../x/", "/a\\b/", "/%2e%2e/", "/a:b/", "/con/", "/aux.txt", "/a./", "/.git/", "/a?b"]
)
def test_a_permalink_that_leads_elsewhere(place):
    assert [p.rule for p in read(f"title: T\ndate: 2026-10-01\npermalink: '{place}'").problems] == ["bad-address"]


@pytest.mark.parametrize("path", ["content/posts/!!!.md", "content/posts/😀.md"])
def test_a_file_name_without_a_slug(path):
    outcome = read("title: T\ndate: 2026-10-01", path=path)
    assert outcome.value is None
    message = "this file name gives no slug: it has no letter or digit; set a slug, or rename it"
    assert told(outcome.problems) == [f"1:1 error bad-slug: {message}"]


def test_a_page_needs_no_date_and_keeps_its_folder():
    found = page("content/pages/legal/privacy.md", b"---\ntitle: P\nupdated: 2026-10-01\n---\nText.\n", SITE).value[0]
    assert (found.slug, found.title, found.updated.local[:10]) == ("privacy", "P", "2026-10-01")
    assert [p.rule for p in page("content/pages/!/a.md", b"---\ntitle: P\n---\n", SITE).problems] == ["bad-slug"]


def test_faults_of_front_matter_and_text_are_told_together():
    found = post("content/posts/a.md", b"---\ntitle: T\ndate: soon\n---\n<script>\n", SITE)
    assert [problem.rule for problem in found.problems] == ["bad-date", "raw-script"]


def test_a_page_with_the_keys_of_an_article():
    problems = page("content/pages/a.md", b"---\ntitle: P\ndate: 2026-10-01\nauthor: x\n---\n", SITE).problems
    advice = "only articles have one: remove it, or move the file to content/posts/"
    assert told(problems) == [
        f'3:1 error unknown-key: the key "date" is not known here; {advice}',
        f'4:1 error unknown-key: the key "author" is not known here; {advice}',
    ]


def test_an_author():
    data = b"name: Priya Nair\nrole: Head\nlinks:\n  Web: https://example.org\npicture: p.jpg\n"
    found = author("content/authors/priya-nair.yaml", data).value
    assert (found.id, found.name, found.links) == ("priya-nair", "Priya Nair", (("Web", "https://example.org"),))
    assert told(author("content/authors/x.yaml", b"").problems) == [
        "1:1 error missing-key: name is missing; write, for example, `name: Priya Nair`"
    ]


def test_what_an_author_corrects_and_what_was_done():
    found = value(
        "corrections:\n  - {date: 2026-10-09, text: It was 2003.}\n"
        "said_did:\n  - {said: Slow., did: Faster., state: Not doing, since: 2026-10-05, watch: support.recommend}\n"
    )
    assert found.errata == (Erratum("2026-10-09", "It was 2003."),)
    assert found.said_did == (SaidDid("Slow.", "Faster.", "not doing", "", "2026-10-05", "support.recommend"),)


@pytest.mark.parametrize(
    ("front", "message"),
    [
        ("corrections: [{date: 2026-10-09}]", "text is missing in corrections"),
        ("corrections: wrong", "corrections should be a list, but this is text"),
        ("said_did: [{said: a, did: b, watch: support}]", 'watch is "support": this does not name a measure'),
        ("said_did: [{said: a, did: b, state: gone}]", 'state is "gone": this is not a known value'),
        (
            "said_did: [{said: a, did: b, since: 2026-10-05 09:00}]",
            'since is "2026-10-05 09:00": only the day is needed',
        ),
        ("feedback: {form: javascript:x}", 'form is "javascript:x": this does not start with https:// or http://'),
    ],
)
def test_faults_in_what_an_author_answers_for(front, message):
    assert [p.message for p in read("title: T\ndate: 2026-10-01\n" + front).problems] == [message]
