"""What is freed before pages are made is not needed by any of them."""

from copy import deepcopy
from dataclasses import replace

from cxsite.model.body import Link
from cxsite.model.place import Span, marked
from cxsite.model.wording import Said, Wording, noted
from cxsite.relate.spared import spare
from tests.relate.making import corpus, made, post


def with_places(path, **more):
    written = post(path, anchors=("a",), **more)
    outline = replace(written.outline, said=noted(path, [Said("link", "here", Span(""))]), headings="A")
    return replace(written, outline=outline, marks=marked(written.path, {"title": (2, 8, 3), "template": (3, 1, 1)}))


def test_posts_keep_what_pages_show_of_them():
    posts = (with_places("a.md", links=("b.md",)), with_places("b.md", template="wide"))
    whole, library = corpus(*posts), made(*posts)
    before, written = deepcopy(library.articles), deepcopy(whole.posts)
    related = [tuple(article.related) for article in before]
    spare(whole, library)
    assert [replace(p, outline=written[n].outline) for n, p in enumerate(whole.posts)] == list(written)
    both = zip(library.articles, before, strict=True)
    assert [replace(after, post=own.post, related=own.related) for after, own in both] == list(before)
    assert [article.related for article in library.articles] == related
    assert whole.posts[1].marks.span("template").line == 3


def test_what_only_links_and_opinions_ask_for_goes():
    posts = (with_places("a.md", links=("b.md",)), with_places("b.md"))
    whole, library = corpus(*posts), made(*posts)
    linked = deepcopy(posts[0].outline.uses)
    spare(whole, library)
    for kept in (whole.posts[0], next(a.post for a in library.articles if a.post.path.endswith("a.md"))):
        assert kept.outline.excerpt == ""
        assert (kept.outline.said, kept.outline.headings, kept.outline.anchors, kept.marks.at) == (
            Wording(),
            "",
            "",
            {},
        )
        assert kept.outline.uses == linked
        assert [use.span for use in kept.outline.uses] == [Span(kept.path)]


def test_pictures_in_texts_keep_their_places():
    here = Span("content/posts/a.md", 7, 3, 12)
    written = post("a.md")
    shown = replace(written, outline=replace(written.outline, uses=(Link("bar.png", True, here),)))
    spare(corpus(shown), made())
    assert shown.outline.uses[0].span == here
