"""Editorial rules on texts as authors write them, and what the editors may configure about rules."""

import pytest

from cxsite import check
from cxsite.model.result import Results
from cxsite.model.scorecard import Measure, Scorecard
from cxsite.model.standing import Show
from cxsite.parse.letter_files import letter as parse_letter
from cxsite.parse.posts import post as parse_post
from cxsite.parse.site import site as parse_site
from cxsite.relate.library import library
from cxsite.rules import names
from tests.relate.making import NOW, corpus, post

SETTINGS = "title: T\naddress: https://example.org\ntime_zone: UTC\n"


def looked(*bodies, front="", settings="", cards=()):
    """(reported, waived) for posts with these bodies, each as "rule line:column"."""
    site = parse_site("site.yaml", (SETTINGS + settings).encode()).value
    texts = [f"---\ntitle: A\ndate: 2026-01-01\nslug: a{n}\n{front}---\n{body}" for n, body in enumerate(bodies)]
    parsed = [parse_post(f"content/posts/a{n}.md", text.encode(), site) for n, text in enumerate(texts)]
    assert all(p.value for p in parsed), [p.problems for p in parsed]
    written = corpus(*(p.value[0] for p in parsed), site=site, scorecards=cards, static={"static/q.png": "its digest"})
    related = library(written, Results(), NOW, Show())
    found = [p for one in parsed for p in one.problems] + list(check.corpus(written, related, related.results, NOW))
    settled = check.settled(found, written, names)
    waived = [(w.problem.rule, w.reason) for w in settled.waived]
    return [(p.rule, p.severity) for p in settled.problems], waived


def rules(*bodies, **more):
    return [rule for rule, _ in looked(*bodies, **more)[0]]


WRONG = {
    "left-as-typed": ['{{< figure src="q.png" >}}', "{% include x %}", '{{ "a" | upcase }}', "{{ .Title }}", "{{/* a */}}", "{{- a -}}", "See [[late]].", "![[q.png]]", "[x] (a1.md)", "[x](a1.md", "![x](q.png and", "It was **late again.", "**So** it was **late.", "See [it][1].", "[it][]", "[a *b*][c d]\n\n[c]: /tags/", "> [!HINT]\n> x", "[toc]", "A\n[TOC]\n\n## B", "- [TOC]\n\n## A", "[[_TOC_]]", "* Contents\n{:toc}", "{: toc }", "## One\n{: .no_toc }\n\nA", "|a|\n|-|\n|1|\n\n{:.wide}", "It is ~~gone~~ kept.", "- [ ] a\n- [x] b", "• a\n• b", "```\ncode",
                      "1. ~~~\n   code", "{ support.recommend @2026-Q3 }", "{{ support.recommend @2026-Q3 }", "{support.recommend @2026-Q3}}",
                      "A ==mark==.", "==*a* b==, c", ":::note\nx\n:::", "::: {.x}\nx\n\n:::", "> ::: warning Mind\n> x", "<div>[[x]]</div>", "{% raw %}, in code too\n\n    {{< x >}}",
                      "(it)[https://a.example/x]", "(late)[late.md]", "![Bars] (q.png)", "A\\\nb", "> A\\\n> b", "It costs \\$5.", "\\==a==", "**so **it is", "It is **very late ** **now**", "** so**", "1) a\n2) b", "1) a\n\n2) b", "-\u00a0a\n-\u00a0b", "1.\u00a0a",
                      "|a|b|c|\n|-|-|\n|1|2|3|", "A\n\n| a | b |\n| 1 | 2 |", "|a|b|\n|=|=|", "|a|b|\n|-|-|\n|`p \\| q`|x|", "> |a|b|\n> |1|2|\n\n|a|\n|-|\n|1|",
                      "{{ chrt support.recommend trend }}", "{{ support/recommend @2026-Q3 }}", "{{chart support.recommend trend\n", "{{ support.recommend @2026-Q3\n\nEnd"],
    "cells-lost": ["|a|b|\n|-|-|\n|1|2|3|", "A\n\n> a | b\n> --|--\n> 1 | 2\n> 1 | 2 | `c|d`", "| a | b |\n|:--|--:|\n| 1 | 2 | | 4 |"],
    "bare-address": ["See https://a.example/x.", "*https://a.example/a_(b)*", "[^1]\n\n[^1]: A survey, http://a.example", "> https://a.example/?a=1&b=2#c", "## a.example https://a.example"],
    "own-address": ["[x](https://example.org/posts/a/)", "[x](http://localhost:8000/posts/a/)", "<http://127.0.0.1:8000>"],
    "heading-level-one": ["# One", "One\n===", "## A\n\n# B"],
    "heading-skipped": ["### Three", "## Two\n\n#### Four"],
    "image-without-alt": ["![](/q.png)", "<img src=/q.png>"],
    "link-text": ["See [here](https://a.example).", "[Click here!](/tags/)", "[*Read more*](/tags/)", "[this link][a]\n\n[a]: https://a.example"],
    "benchmark-without-source": ["The industry average is 41.", "Our 33 beats the sector\nbenchmark.", "Against a market median of 12.5 %."],
    "promise-without-owner": ["We promise to answer.", "Today we pledge that\nnobody waits.", "And we commit to\nan hour."],
    "quote-without-consent": ["> Thank you.\n> — a customer in Leeds", "> Danke.\n> -- Kundin aus Ulm", "> Ta.\n>\n> — Maria, patient"],
}  # fmt: skip
RIGHT = {
    "left-as-typed": ["`{{< x >}}`", "```\n[[x]]\n```", "a [b] (c)", "[b](/tags/\n'c')", "a](b.md)", "It was **so\nlate**.", "Late**\n\n**By a day.", "2**3", "`a **b`", "[it][1]\n\n[1]: /tags/", "[It][]\n\n[it]: /tags/", "x[a][b]", "a[^b][^c]\n\n[^b]: d\n\n[^c]: e", "[1][0]", "[a][B  c]\n\n> [b c]: /tags/", "> [!TIP]\n> x", "a • b", "a ~~ b ~~ c", "`~~x~~` and \\\\~~x~~", "~~~\n~~x~~\n~~~", "- a [ ] b", "[x] a", "[TOC]\n\n## A", "## A\n\n[TOC]\n\n## B", "Write \\[TOC]\n\n## A", "    a\n    [TOC]", "> [TOC]\n\n## A", "`{:toc}`", "    {:toc}", "A\n{: .wide }", "## One {: #one }", "A :{: and {:}", "- ```\n  code\n  ```", "~~~~\n~~~\n~~~~", "{{ this }}", "{{ it | goes }}", "`{{ .x }}`",
                      "\\[[x]]", "desk@example.org {.x}", "a[0][1]", "<!-- [[x]] -->", "the set {a.b}",
                      "a\n\n    [[x]] ==a==\n    :::note", "- a\n\n        [[x]]", "a == b, c==d and e==f", "A ==== line", "One\n===\n\nTwo\n==", "x !==y== z", "`==a==`", "A\\\n\nb", "`\\$5`", "**So:** it", "**„So“**-so", "a :::note", "std:::x", ":::", "std::vector",
                      "[x](/tags/ '==a==')", "**so** and **so**", "2 ** 3 ** 4", "**a *b* c** d **e**", "\\** so**", "`** so**`", "f(x)[0] (a)[b]", "So 1) a\n2) b", "1) a", "a -\u00a0b", "-\u00a0", "##\u00a0A", "`1) a`\n2) b",
                      "|a|b|\n|-|-|\n|1|2|", "|a\\|b|c|\n|-|-|\n|1|2|", "Text\n| a |\n| b |", "    | a |\n    | b |", "```\n|a|\n|b|\n```", "|a|", "{{ this }} and {{ 2026 }}", "`{{ chrt a.b }}`", "\\{{ a.b @",
                      "|a|b|\n|-|-|\n|`p | q`|p \\| q|", "|a|b|\n|-|-|\n|`p` \\| `q`|x|", "`p \\| q`", "{{ support.recommend @2026-Q3\nfull }}", "> So {{ support.recommend @2026-Q3\n> full }}", "{{ chart support.recommend\ntrend }}"],
    "cells-lost": ["|a|b|\n|-|-|\n|1|\n|1|2|\n|1|2||\n\n|1|2|3|", "|a|b|\n|-|-|\n|a\\|b|2|", "```\n|a|\n|-|\n|1|2|\n```", "|a|\n|-|\n|`1|2`|", "a | b", "|-|-|"],
    "bare-address": ["<https://a.example>", "[a](https://a.example)", "[https://a.example](https://a.example 'https://a.example')", "[a]\n\n[a]: https://a.example", "`https://a.example`", "    curl https://a.example",
                     "![https://a.example](/q.png)", '<a href="https://a.example">https://a.example</a>', "<div>https://a.example</div>", "<div>\n</div>\nhttps://a.example", "<!-- b -->https://a.example", "~~~https://a.example", "<!-- https://a.example -->", "http://localhost:8000/ or http://127.0.0.1", "https:// or http://desk",
                     "git+https://a.example", "https://a.example/{id} and https://a.example/?a[0]=1", "https://a.example/straße", "https://a.example/x\\_y", "https://a.example\n\n    https://a.example"],
    "own-address": ["[x](https://example.org)", "[x](https://example.org/)", "[x](https://example.organic/a)", "[x](https://localhost.example/)", "`<http://localhost/>`"],
    "heading-level-one": ["## Two", "\\# no heading"],
    "heading-skipped": ["## Two\n\n### Three\n\n#### Four\n\n## Two", "# One\n\n### Three", "`### code`"],
    "image-without-alt": ["![A queue](/q.png)", '<img src="/q.png" alt="">', "`![](/q.png)`"],
    "link-text": ["See [how we count](/tags/).", "`[here](x)`", "```\n[here](x)\n```", "![here](https://a.example/x.png)", "<!-- [here](x) -->",
                  "a [hereditary](/tags/) link", "\\[here](x)"],
    "benchmark-without-source": ["The [industry average](https://a.example) is 41.", "The industry average is 41.[^1]\n\n[^1]: A survey.", "A benchmark is a comfort.",
                                 "Benchmarks since 1998 are dear.", "> The industry average is 41.\n> — a vendor"],
    "promise-without-owner": ["We promised to answer.", "What we promise to do is little.", "If we promise to call, we call.", "> We promise to answer.", "They promise to answer.",
                              "`We promise to answer.`", "| What we promise | Then |\n|---|---|\n| a | b |"],
    "quote-without-consent": ["> Serve first.\n> — Robert Greenleaf", "> Ask.\n> — our head of customer care", "> Calls.\n> — Priya, customer service", "Said a customer: thanks."],
}  # fmt: skip


@pytest.mark.parametrize(("rule", "body"), [(r, b) for r, bodies in WRONG.items() for b in bodies])
def test_what_is_meant_is_found(rule, body):
    assert rules(body) == [rule]


@pytest.mark.parametrize(("rule", "body"), [(r, b) for r, bodies in RIGHT.items() for b in bodies])
def test_what_is_in_order_is_left_alone(rule, body):
    assert rule not in rules(body)


MAIL, NUMBER = "an email address: ines.b+x@keys.example", "a long number: "


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Write to ines.b+x@keys.example, please.", [MAIL]),
        ("I am ines.b+x@keys.example or\n  020 7946 0018.", [MAIL, f"{NUMBER}020 7946 0018"]),
        ("Call +44 (0)20 7946-0018.", [f"{NUMBER}+44 (0)20 7946-0018"]),
        ("My order 1234567890 and my card 4111 1111 1111 1111.", [f"{NUMBER}1234567890"]),
        (
            "Since 2026-10-03 09:30, 03.10.2026-04.10.2026 or 2019/2020; 12,345,678 or 1 000 000 of @us, 3.14159.",
            [],
        ),
    ],
)
def test_what_a_reader_wrote_for_the_editors_alone(words, told):
    assert in_letter(f"publish: without-name\nletter: |\n  {words}\n") == told
    assert in_letter(f"publish: no\nletter: |\n  {words}\n") == []


@pytest.mark.parametrize(("publish", "told"), [("with-name", [MAIL]), ("without-name", []), ("no", [])])
def test_the_name_of_a_reader_is_no_address(publish, told):
    assert in_letter(f"name: ines.b+x@keys.example\npublish: {publish}\nletter: Hello.\n") == told


def in_letter(lines):
    text = f"---\nletter_to: a\nreceived: 2026-10-03\n{lines}---\n"
    made, _ = parse_letter(
        "content/letters/a.md", text.encode(), parse_site("site.yaml", SETTINGS.encode()).value
    ).value
    written = corpus(post("a.md"), letters=(made,))
    found = check.corpus(written, library(written, Results(), NOW, Show()), Results(), NOW)
    return [p.message.removeprefix("readers will see ") for p in found if p.rule == "letter-personal-data"]


@pytest.mark.parametrize(
    ("settings", "found"),
    [
        ("", ["left-as-typed"] * 4 + ["bare-address"]),
        ("markdown: {engine: commonmark}\n", ["left-as-typed"] * 3 + ["bare-address"]),
        ("markdown: {extensions: [pymdownx.mark]}\n", ["left-as-typed"]),
    ],
)
def test_what_an_engine_or_an_extension_may_read_is_left_to_it(settings, found):
    assert rules("[[a]] ==b== ~~c~~ https://d.example\n:::note\nx\n:::", settings=settings) == found


@pytest.mark.parametrize(
    ("body", "markdown", "commonmark"),
    [
        ("A\\\nb", ["left-as-typed"], []),
        ("\\$5", ["left-as-typed"], []),
        ("**So:**it", [], ["left-as-typed"]),
        ("So**(it)**s", [], ["left-as-typed"]),
        ("|a|b|\n|-|-|\n|`c|d`|e|", [], ["cells-lost"]),
        ("|a|b|\n|-|-|\n|`c\\|d`|e|", ["left-as-typed"], []),
    ],
)
def test_what_one_engine_reads_and_the_other_does_not(body, markdown, commonmark):
    assert rules(body) == markdown
    assert rules(body, settings="markdown: {engine: commonmark}\n") == commonmark


@pytest.mark.parametrize(
    "body",
    [
        "It was ==late==.",
        "One\n:::note\nTwo\n:::",
        "One\n\n:::note\nTwo\n:::",
        "At https://a.example/a--b_c_d, and",
        "(https://a.example)",
    ],
)
@pytest.mark.parametrize("engine", ["markdown", "commonmark"])
def test_neither_engine_reads_them(engine, body):
    assert len(rules(body, settings=f"markdown: {{engine: {engine}}}\n")) == 1


def test_owner_and_consent_settle_it():
    body = "We promise to answer.\n\n> Thank you.\n> — a customer"
    assert rules(body, front="owner: Priya Nair\nconsent: Maria G., by letter\n") == []


@pytest.mark.parametrize(
    ("language", "body", "found"),
    [
        ("de", "Wir versprechen, jeden Brief zu beantworten.", "promise-without-owner"),
        ("de-CH", "Und wir verpflichten uns\nzu einer Stunde.", "promise-without-owner"),
        ("de", "Der Branchendurchschnitt liegt bei 41.", "benchmark-without-source"),
        ("de", "Mehr [hier](/tags/).", "link-text"),
        ("fr", "Nous vous garantissons d’appeler.", "promise-without-owner"),
        ("fr", "Nous nous engageons à répondre.", "promise-without-owner"),
        ("fr", "La moyenne du secteur est de 41.", "benchmark-without-source"),
        ("es", "Prometemos responder cada carta.", "promise-without-owner"),
        ("es", "El promedio del sector es de 41.", "benchmark-without-source"),
    ],
)
def test_other_languages_have_their_own_words(language, body, found):
    assert rules(body, front=f"lang: {language}\n") == [found]


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("de", "Der Satz *we promise to answer* ist ein Zitat."),
        (
            "de",
            "Wir versprechen uns viel davon. Was wir versprechen, halten wir; wir haben versprochen, dass wir anrufen.",
        ),
        ("de", "Der [Branchenschnitt](https://a.example) liegt bei 41. Ein Benchmark tröstet."),
        ("fr", "Ce que nous promettons de faire est peu. Nous promettions beaucoup."),
        ("es", "Lo que les prometemos a todos es poco. Prometieron responder."),
        ("pl", "We promise to answer. The industry average is 41."),
    ],
)
def test_and_what_is_in_order_in_them_is_left_alone(language, body):
    assert rules(body, front=f"lang: {language}\n") == []


def test_a_target_is_a_promise():
    measure = Measure("recommend", "nps", "Would recommend", target=35.0)
    card = Scorecard("content/scorecards/s.yaml", "s", "S", "quarters", measures=(measure,))
    written = corpus(scorecards=(card,))
    found = check.corpus(written, library(written, Results(), NOW, Show()), Results(), NOW)
    assert [p.message for p in found if p.rule == "promise-without-owner"] == ["recommend has a target but no owner"]


JARGON = "jargon: {FCR: first contact resolution, churn: customers who leave}\n"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("FCR fell.", ["unexplained-jargon"]),
        ("FCR (first contact resolution) fell. FCR rose.", []),
        ("First contact resolution (FCR) fell.", []),
        ("The [FCR](/tags/) fell.", []),
        ("Churn: customers\nwho leave.", []),
        ("Churning is not the word, nor is fcr.", []),
        ("FCR fell.\n\nFCR (first contact resolution) rose.", ["unexplained-jargon"]),
        ("## FCR\n\nFCR (first contact resolution) fell.", []),
        ("`FCR` and <!-- churn --> are code.", []),
    ],
)
def test_jargon_is_explained_where_it_is_first_used(body, expected):
    assert rules(body, settings=JARGON) == expected


def test_no_list_no_jargon():
    assert rules("FCR fell.") == []


def tagged(*tags):
    return [post(f"p{n}.md", tags=own) for n, own in enumerate(tags)]


def told(posts):
    written = corpus(*posts)
    found = check.corpus(written, library(written, Results(), NOW, Show()), Results(), NOW)
    return [(p.rule, p.message.split('"')[1], p.instead) for p in found]


@pytest.mark.parametrize(
    ("one", "other"),
    [("refunds", "refund"), ("stories", "story"), ("e-mail", "email"), ("organization", "organisation"),
     ("boxes", "box"), ("R & D", "R and D"), ("branches", "branch"), ("promises", "promise"), ("cases", "case"), ("movies", "movie"),
     ("caches", "cache"), ("processes", "process")],
)  # fmt: skip
def test_tags_that_look_alike(one, other):
    assert told(tagged((other,), (one,), (other,))) == [("near-duplicate-tags", one, other)]


@pytest.mark.parametrize(
    ("one", "other"),
    [("stress", "stres"), ("bus", "bu"), ("process", "procession"), ("size", "sise"), ("Reise", "Reis"), ("lie", "ly")],
)
def test_tags_that_do_not(one, other):
    assert told(tagged((other,), (one,), (other,))) == []


def test_the_tag_to_write_is_spelled_as_most_posts_spell_it():
    posts = tagged(("NPS",), ("NPS",), ("N.P.S.",), ("nps",))
    assert [each for each in told(posts) if each[0] == "near-duplicate-tags"] == [
        ("near-duplicate-tags", "N.P.S.", "NPS")
    ]


def test_a_lonely_tag_is_worth_a_note_in_a_large_publication():
    few, many = tagged(("a",), ("b",)), tagged(("only",), *[("shared",)] * 29)
    assert told(few) == []
    assert told(many) == [("lonely-tags", "only", "")]


def test_a_long_description():
    assert rules("Text.", front=f"description: {'word ' * 41}\n") == ["description-length"]
    assert rules("Text.", front=f"description: {'word ' * 39}\n") == []


def test_a_missing_description_only_where_it_is_asked_for():
    assert rules("Text.") == []
    assert looked("Text.", settings="rules: {description-missing: error}\n")[0] == [("description-missing", "error")]
    assert looked("Text.", settings="rules: {description-missing: note}\n")[0] == [("description-missing", "note")]


def test_settings_say_how_grave_a_rule_is():
    assert looked("[here](/tags/)", settings="rules: {link-text: error}\n")[0] == [("link-text", "error")]
    assert looked("[here](/tags/)", settings="rules: {link-text: off}\n")[0] == []
    assert looked("# One\n\ntext", settings="rules: {heading-level-one: off}\n")[0] == []
    assert looked("[x](gone.md)", settings="rules: {broken-link: warning}\n")[0] == [("broken-link", "warning")]


BROKEN = {
    **{rule: bodies[0] for rule, bodies in WRONG.items()},
    "list-will-not-nest": "- a\n  - b",
    "list-needs-blank-line": "Text\n- a",
}


@pytest.mark.parametrize(("rule", "body"), BROKEN.items())
def test_whoever_finds_it_editors_and_authors_have_their_say(rule, body):
    assert looked(body, settings=f"rules: {{{rule}: note}}\n")[0] == [(rule, "note")]
    assert looked(body, settings=f"rules: {{{rule}: error}}\n")[0] == [(rule, "error")]
    assert looked(body, settings=f"rules: {{{rule}: off}}\n") == ([], [])
    assert looked(body, front=f"allow: {{{rule}: shown as it was}}\n") == ([], [(rule, "shown as it was")])
    assert looked(f"<!-- allow {rule}: a reason -->\n\n{body}") == ([], [(rule, "a reason")])


def test_a_text_may_break_a_rule_with_a_reason():
    found, waived = looked("[here](/tags/)", front="allow: {link-text: it is the example}\n")
    assert (found, waived) == ([], [("link-text", "it is the example")])


def test_a_waiver_stands_for_the_next_paragraph_alone():
    body = (
        "<!-- allow link-text: shown as\nit was -->\n\nSee [here](/tags/)\nand [here](/tags/).\n\nSee [here](/tags/).\n"
    )
    found, waived = looked(body)
    assert found == [("link-text", "warning")]
    assert waived == [("link-text", "shown as it was")] * 2


def test_a_waiver_is_not_published():
    site = parse_site("site.yaml", SETTINGS.encode()).value
    text = b"---\ntitle: A\ndate: 2026-01-01\n---\n<!-- allow link-text: secret -->\n\nText <!-- kept -->\n"
    body = parse_post("content/posts/a.md", text, site).value[1]
    assert "secret" not in repr(body)
    assert "kept" in repr(body)


def test_what_is_firm_stays():
    two = ("A.", "B.")
    settings = "rules: {address-clash: off}\npermalink: /{slug}/\n"
    found = looked(*two, front="permalink: /same/\n", settings=settings)[0]
    assert ("address-clash", "error") in found
    assert ("firm-rule", "warning") in found


@pytest.mark.parametrize(
    ("front", "body"),
    [("", "<!-- allow link-text -->\n\n[here](/tags/)"), ("", "<!-- allow link-text: -->\n\n[here](/tags/)"), ('allow: {link-text: ""}\n', "[here](/tags/)")],
)  # fmt: skip
def test_a_waiver_without_a_reason_waives_nothing_and_is_told(front, body):
    assert looked(body, front=front) == ([("link-text", "warning"), ("waiver-without-reason", "warning")], [])


def test_a_comment_that_only_looks_like_a_waiver_is_a_comment():
    assert rules("<!-- allow comments -->\n\nA.") == []


@pytest.mark.parametrize(
    ("front", "settings", "body"),
    [("", "rules: {link-tezt: off}\n", "A."), ("allow: {link-tezt: r}\n", "", "A."), ("", "", "<!-- allow link-tezt: r -->\nA.")],
)  # fmt: skip
def test_a_rule_that_does_not_exist(front, settings, body):
    assert rules(body, front=front, settings=settings) == ["unknown-rule"]


def test_every_editorial_rule_has_a_page_with_wrong_and_right():
    for rule in [
        *WRONG,
        "unexplained-jargon",
        "near-duplicate-tags",
        "lonely-tags",
        "description-length",
        "unknown-rule",
        "waiver-without-reason",
    ]:
        page = check.MANUAL[rule]
        assert "Wrong" in page, rule
        assert "Right" in page, rule
