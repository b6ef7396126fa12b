"""Each rule on a small publication that breaks it, with the exact message that an author reads."""

from dataclasses import replace
from decimal import Decimal

import pytest

from cxsite import check
from cxsite.check.checked_number import same, same_change
from cxsite.model.body import Binding, Embed, Link, Number, Ref
from cxsite.model.place import Marks, Span
from cxsite.model.post import SaidDid
from cxsite.model.scorecard import DataSource, Measure, NpsCounts, PeriodValue, Scorecard
from cxsite.model.site import Feedback, MenuLink
from cxsite.model.standing import Show
from cxsite.model.words import Numerals
from cxsite.relate.library import library
from cxsite.relate.results import results
from tests.relate.making import NOW, SITE, author, corpus, link, page, post
from tests.speaking import WORDS

Q2 = PeriodValue("2026-Q2", NpsCounts(96, 56, 48))
Q3 = PeriodValue("2026-Q3", NpsCounts(120, 60, 45))
FEW = PeriodValue("2026-Q3", NpsCounts(3, 2, 1))
CARD = Scorecard(
    "content/scorecards/support.yaml", "support", "Support", "quarters", sources=(DataSource("pulse", "Pulse"),),
    measures=(Measure("recommend", "nps", "Would recommend", "pulse", values=(Q2, Q3)),
              Measure("rare", "nps", "Rare", "pulse", values=(FEW,))),
    marks=Marks("content/scorecards/support.yaml"),
)  # fmt: skip


# What is reported about CARD itself in every case; tests/check/test_scorecard_rules.py tests these rules
OF_CARD = {"few-answers", "unused-scorecard"}


def said(*documents, rule="", cards=(CARD,), **more):
    """ "severity path: message; help" of every problem (of one rule only, if `rule` names it)."""
    written = corpus(*documents, scorecards=cards, **more)
    related = library(written, results(cards, NOW, WORDS), NOW, Show())
    found = [
        p
        for p in check.corpus(written, related, related.results, NOW)
        if p.rule == rule or (not rule and p.rule not in OF_CARD)
    ]
    assert all(p.rule in check.MANUAL for p in found)
    return [f"{p.severity} {p.span.path}: {p.message}; {p.help}" for p in found]


def bind(measure="recommend", period="2026-Q3", kind=Binding, **more):
    return kind(Ref("support", measure, period=period, **more), Span("content/posts/a.md", 9, 3, 5))


def typed(words, **more):
    return Number(words, bind(**more).ref, "", Span("content/posts/a.md", 9, 3, 5))


def test_a_sound_publication_has_no_problems():
    assert not said(
        post("a.md", authors=("priya",), tags=("NPS",), scorecards=("support",), series="S", links=(
            "b.md#why", "/tags/nps/", link("pic.png", image=True), bind(), typed("33 points"), "https://example.org",
            Embed("chart", Ref("support", "recommend", form="trend"), Span("")),
        )),
        post("b.md", "2026-02-01", anchors=("why",), updated="2026-02-01", tags=("NPS",)),
        page("about.md", "../posts/a.md", bind(period="")),
        author("priya"),
        assets=("content/posts/pic.png",), static=("static/CNAME", "static/assets/extra.css"),
    )  # fmt: skip


A = "content/posts/a.md"
CASES = {
    "broken-link": (
        [post("a.md", links=("late-refund.md",)), post("late-refunds.md")],
        ['error : the link points to content/posts/late-refund.md, which does not exist; did you mean "late-refunds.md"?'],
    ),
    "broken-anchor": (
        [post("a.md", links=("b.md#reasons",)), post("b.md", anchors=("why", "how"))],
        ["error : there is no #reasons on that page; anchors there: why, how"],
    ),
    "broken-image": (
        [post("a.md", links=(link("que.png", image=True),), image="hero.jpg")],
        [
            ("error : the picture content/posts/que.png does not exist; put the picture beside this file, "
            "or into static/ with an address that starts with /"),
            (f"error {A}: the picture content/posts/hero.jpg does not exist; put the picture beside this file, "
            "or into static/ with an address that starts with /"),
        ],
    ),
    "link-to-held": (
        [post("a.md", links=("b.md", "c.md")), post("b.md", "2099-12-01", links=("c.md",)), post("c.md", draft=True)],
        [
            ("warning : the link points to content/posts/b.md, which will be public on 2099-12-01: "
            "readers see the link text only; the link appears by itself when the day comes"),
            ("warning : the link points to content/posts/c.md, which is a draft: "
            "readers see the link text only; the link appears by itself when it is published"),
        ],
    ),
    "unknown-author": (
        [post("a.md", authors=("pria", "zoe", "Zoe B.", "nair, p.")), replace(author("priya"), name="Nair, P.")],
        [
            f'error {A}: there is no author "pria"; did you mean "priya"?',
            f'error {A}: there is no author "zoe"; add content/authors/zoe.yaml, or name an author who exists',
            f'error {A}: there is no author "Zoe B."; add content/authors/zoe-b.yaml, or name an author who exists',
            f'error {A}: there is no author "nair, p."; did you mean "priya"?',
        ],
    ),
    "unknown-scorecard": (
        [post("a.md", scorecards=("suport",))],
        [f'error {A}: there is no scorecard "suport"; did you mean "support"?'],
    ),
    "unknown-measure": (
        [post("a.md", said_did=(SaidDid("Slow.", "Faster.", watch="support.recomend"), SaidDid("a", "b", watch="support.rare")))],
        [f'error {A}: there is no measure "support.recomend"; did you mean "support.recommend" or "support.rare"?'],
    ),
    "unknown-binding": (
        [post("a.md", links=(bind("recomend"), bind(period="2025-Q3")))],
        [
            f'error {A}: there is no measure "recomend"; did you mean "recommend"? Measures there: recommend, rare',
            f'error {A}: there is no period "2025-Q3"; did you mean "2026-Q3" or "2026-Q2"? Periods there: 2026-Q3, 2026-Q2',
        ],
    ),
    "unpinned-period": (
        [post("a.md", links=(bind(period=""), bind(period="latest"), typed("33", period=""))), page("p.md", bind(period=""))],
        [
            f"error {A}: a dated post has to say which period; add one of: @2026-Q3, @2026-Q2",
            (f"warning {A}: this number will change with each new period, though the post is dated; "
            "name the period, for example @2026-Q3"),
            f"error {A}: a dated post has to say which period; add one of: @2026-Q3, @2026-Q2",
        ],
    ),
    "withheld-binding": (
        [post("a.md", links=(bind("rare"),))],
        [
            (f'warning {A}: this number is withheld; readers see "not shown (fewer than 10 responses)"; '
            "rewrite the sentence so that it needs no number")
        ],
    ),
    "checked-number": (
        [post("a.md", links=(typed("+34"), typed("33"), typed("+50", measure="rare"), typed("fell by 9 points", field="change")))],
        [
            f'error {A}: "+34" is typed here, but the scorecard says +33; correct one of the two',
            (f'error {A}: "+50" is typed here, but the scorecard withholds this number; '
            "remove the number: too few people answered to publish it"),
            f'error {A}: "fell by 9 points" is typed here, but the scorecard says up 9 points; correct one of the two',
        ],
    ),
    "address-clash": (
        [post("a.md"), post("b.md", slug="A"), page("posts/a.md"), post("c.md", slug="é"), post("d.md", slug="e\u0301"),
         post("old.md", slug="a", draft=True), page("support.md", permalink="/scorecards/support/")],
        [
            ("error content/posts/b.md: content/posts/b.md would be at /posts/A/, but content/posts/a.md is there already; "
            "give one of them another slug or permalink"),
            ("error content/posts/d.md: content/posts/d.md would be at /posts/é/, but content/posts/c.md is there already; "
            "give one of them another slug or permalink"),
            ("warning content/posts/old.md: content/posts/old.md would be at /posts/a/, but content/posts/a.md "
            "is there already; give one of them another slug or permalink"),
            ("error content/pages/posts/a.md: content/pages/posts/a.md would be at /posts/a/, but content/posts/a.md "
            "is there already; give one of them another slug or permalink"),
            ("error content/scorecards/support.yaml: content/scorecards/support.yaml would be at /scorecards/support/, "
            "but content/pages/support.md is there already; rename one of them"),
        ],
    ),
    "alias-clash": (
        [
            post("a.md", aliases=("/posts/b/", "/posts/a/")),
            post("b.md", aliases=("/old/",)),
            page("p.md", aliases=("old",)),
        ],
        [
            f"error {A}: the alias /posts/b/ already belongs to content/posts/b.md; take it out of aliases",
            f"error {A}: the alias /posts/a/ already belongs to this file itself; take it out of aliases",
        ],
    ),
    "reserved-address": (
        [page(name) for name in ("tags.md", "methods.md", "archive/2026.md", "tags/about.md")] + [page("x.md", permalink="/page/2/")],
        [
            f"error content/pages/{name}: content/pages/{name} would be at {address}, which cxsite writes itself; "
            "choose another name"
            for name, address in (
                ("tags.md", "/tags/"),
                ("methods.md", "/methods/"),
                ("archive/2026.md", "/archive/2026/"),
                ("x.md", "/page/2/"),
            )
        ],
    ),
    "unportable-name": (
        [page("con.md")],
        [
            ('error content/pages/con.md: this would make the file "con/index.html", which Windows does not allow; '
            "give it another name or slug")
        ],
    ),
    "duplicate-id": (
        [post("a.md", id="x"), post("b.md", id="x"), post("c.md", id="x", draft=True),
         post("d.md", "2099-01-01", id="y"), post("e.md", id="y", draft=True),
         post("f.md", id="z", draft=True), post("g.md", "2099-01-01", id="z")],
        [
            f'error content/posts/b.md: the id "x" is also the id of {A}; delete the id from the newer post',
            f'warning content/posts/c.md: the id "x" is also the id of {A}; delete the id from the newer post',
            'warning content/posts/e.md: the id "y" is also the id of content/posts/d.md; delete the id from the newer post',
            'warning content/posts/g.md: the id "z" is also the id of content/posts/f.md; delete the id from the newer post',
        ],
    ),
    "tag-variants": (
        [post("a.md", tags=("NPS",)), post("b.md", tags=("NPS",)), post("c.md", tags=("nps",))],
        ['warning content/posts/c.md: the tag "nps" is written "NPS" elsewhere; both are treated as one; write "NPS" here too'],
    ),
    "tag-clash": (
        [post("a.md", tags=("C++",)), post("b.md", tags=("C#",)), post("c.md", tags=("C#",))],
        [(f'error content/posts/b.md: the tag "C#" and "C++" in {A} would share the address "c"; '
         "write both alike, or give one another name")],
    ),
    "label-without-address": (
        [post("a.md", tags=("!!!",))],
        [f'error {A}: the tag "!!!" contains no letter or digit; write it in words'],
    ),
    "updated-before-date": (
        [post("a.md", "2026-03-02", updated="2025-03-09"), post("b.md", "2026-03-02T12:00:00", updated="2026-03-02")],
        [f"warning {A}: updated 2025-03-09 is before the date 2026-03-02; correct one of the two"],
    ),
    "expires-before-date": (
        [post("a.md", "2026-03-02", expires="2026-02-28")],
        [f"warning {A}: expires 2026-02-28 is not after the date 2026-03-02: nobody will ever see this; correct one of the two"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("rule", CASES)
def test_rule(rule):
    documents, expected = CASES[rule]
    assert said(*documents, rule=rule) == expected


def test_an_anchor_on_a_page_without_any():
    (words,) = said(post("a.md", links=("b.md#why",)), post("b.md"), rule="broken-anchor")
    assert words.endswith("leave out #why, or give a heading there this id: ## Words {#why}")


def test_a_sign_that_ends_a_name():
    (words,) = said(post("a.md", links=(link("queue #1.png", image=True),)), rule="broken-image")
    assert words.endswith("a # ends the name of a file here: rename the file, or write %23 instead")


FILE_WANTED = "put the file beside this one, or into static/ with an address that starts with /"
PATH_WANTED = "write the path of a file beside this one, or an address on the site that starts with /"


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("www.example.org", "write https://www.example.org"),
        ("desk@example.org", "write mailto:desk@example.org"),
        ("x\\a.md", "write x/a.md: separate folders with /"),
        ("example.org/hours/?x#y", "write https://example.org/hours/?x#y if it is a web address"),
        ("cafe.co.uk", "write https://cafe.co.uk if it is a web address"),
        ("+44 (0)20 7946-0000", "write tel:+4402079460000"),
        ("“https://example.org”", "leave out the quotation marks"),
        ("{filename}two.md", "write two.md: {filename} is how another tool names its own addresses"),
        ("__GHOST_URL__/about/", "write /about/: __GHOST_URL__ is how another tool names its own addresses"),
        *((name, FILE_WANTED) for name in ("report.docx", "x.js", "quarter/2026.pdf", "/report.pdf")),
        *((name, PATH_WANTED) for name in ("report.md", "e.g./a", "1.5")),
    ],
)
def test_an_address_as_people_say_it(written, instead):
    (words,) = said(post("a.md", links=(written,)), rule="broken-link")
    assert words.endswith(f"which does not exist; {instead}")


def test_a_fault_in_a_draft_does_not_stop_the_rest():
    drafts = [
        post("a.md", draft=True, links=("gone.md",), authors=("nobody",)),
        post("b.md", expires="2026-02-01", links=("x.md",)),
    ]
    assert {line.partition(" ")[0] for line in said(*drafts)} == {"warning"}
    assert said(post("a.md", "2099-01-01", links=("gone.md",)))[0].startswith("error")


def test_nothing_is_said_of_what_could_not_be_read():
    unread = ("content/authors/priya.yaml", "content/scorecards/support.yaml", "content/posts/b.md")
    one = post("a.md", authors=("priya",), scorecards=("support",), links=("b.md", bind(), typed("33")))
    assert said(one, cards=(), unread=unread) == []


def test_links_in_the_settings():
    site = replace(SITE, navigation=(MenuLink("About", "content/pages/abut.md"),), logo="/logo.png")
    assert said(page("about.md"), site=site) == [
        'error site.yaml: the link points to content/pages/abut.md, which does not exist; did you mean "content/pages/about.md"?',
        (
            "error site.yaml: the picture /logo.png does not exist; put the picture beside this file, "
            "or into static/ with an address that starts with /"
        ),
    ]


def test_a_form_that_is_not_told_the_article():
    google = replace(SITE, feedback=Feedback("google", "https://forms.example/f"))
    assert [line.partition(" ")[0] for line in said(site=google)] == ["error", "warning"]
    plain = replace(SITE, feedback=Feedback("plain", "https://forms.example/f?s={score}"))
    assert said(site=plain) == [
        "error site.yaml: the form is not told which article an answer is about; put {post} into the link"
    ]
    for provider in ("typeform", "tally", "mailto"):
        assert said(site=replace(SITE, feedback=Feedback(provider, "https://forms.example/f"))) == []
    filled = "{post} would stay in the link as typed: with `provider: tally`, nothing is filled in"
    assert said(site=replace(SITE, feedback=Feedback("tally", "https://tally.so/r/abc?post={post}"))) == [
        f"error site.yaml: {filled}; remove it, or write `provider: plain`"
    ]


def test_a_review_that_is_due():
    overdue = replace(CARD, next_review="2026-01-15")
    assert [line.partition(";")[0] for line in said(cards=(overdue,))] == [
        "warning content/scorecards/support.yaml: review was due 15 January 2026"
    ]


def test_a_file_where_a_folder_is_needed():
    assert said(page("about.md"), static=("static/about",)) == [
        (
            "error static/about: static/about would be at /about, but content/pages/about.md needs a folder of that name; "
            "rename one of them"
        )
    ]


@pytest.mark.parametrize(
    ("typed", "shown", "alike"),
    [
        ("33", "+33", True),
        ("+33", "+33", True),
        ("33 points", "+33", True),
        ("33.0", "+33", True),
        ("33.4", "+33", False),
        ("nine", "up 9 points", True),
        ("twelve", "12", False),
        ("-12", "−12", True),
        ("12", "−12", False),
        ("1,234", "1234", True),
        ("Too close to call", "too close to call", True),
        ("a clear change", "too close to call", False),
        ("33%", "+33", False),
        ("78 per cent", "78%", True),
        ("+33 (+23 to +43)", "+33 (95% interval +23 to +43, n = 225)", True),
        ("+33 (95% interval +30 to +36)", "+33 (95% interval +23 to +43, n = 225)", False),
        ("33 in 2026", "+33", True),
        ("twenty-nine", "9", False),
        ("seven hundred", "7", False),
    ],
)
def test_what_counts_as_the_same_number(typed, shown, alike):
    assert same(typed, shown) is alike


@pytest.mark.parametrize(
    ("typed", "shown", "moved", "alike"),
    [
        ("9 points", "down 9 points", "-9", True),
        ("−9", "down 9 points", "-9", True),
        ("fell by nine points", "down 9 points", "-8.867", True),
        ("um 9 Punkte gefallen", "um 9 Punkte gesunken", "-9", True),
        ("+9", "down 9 points", "-9", False),
        ("rose by 9 points", "down 9 points", "-9", False),
        ("en hausse de 9 points", "en baisse de 9 points", "-9", False),
        ("down 9 points", "up 9 points", "9", False),
        ("3%", "up 3 percentage points", "2.9206", False),
        ("up 3 percentage points", "up 3 percentage points", "2.9206", True),
        ("up 1 point", "up less than 1 point", "0.3", False),
        ("up less than 1 point", "up less than 1 point", "0.3", True),
        ("up 9 points (−6 to +24)", "up 9 points; too close to call (−6 to +24)", "9", True),
        ("unchanged", "unchanged", "0", True),
    ],
)
def test_a_typed_change_goes_the_way_it_went(typed, shown, moved, alike):
    assert same_change(typed, shown, Decimal(moved)) is alike


def test_every_rule_has_its_page_in_the_manual():
    assert {check.name(rule) for rule in check.RULES} <= set(check.MANUAL)
    for name, text in check.MANUAL.items():
        assert len(text.split("\n\n")) >= 3, f"{name}: say what it means, and show a wrong and a right example"


def test_uses_without_a_link_need_no_answer():
    exempt = Number("500", None, "Forbes, 2012", Span(A, 3, 1))
    assert said(post("a.md", links=(exempt, Link("#", False, Span(A, 3, 1))))) == []


@pytest.mark.parametrize(
    ("typed", "alike"),
    [("4,2", True), ("4.2", False), ("1140", True), ("1.140", True), ("1,140", False), ("−12", False)],
)
def test_typed_numbers_are_read_as_the_publication_writes_them(typed, alike):
    german = Numerals(",", ".")
    shown = "4,2 Stunden" if typed[0] == "4" else "1.140"
    assert same(typed, shown, german) is alike
