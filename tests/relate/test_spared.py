"""What is let go of before pages are made is nothing that they show."""

from dataclasses import replace

from cxsite.model.body import Heading
from cxsite.model.place import Span, marked
from cxsite.model.wording import Said
from cxsite.relate.spared import spared
from tests.relate.making import corpus, made, post


def with_places(path, **more):
    written = post(path, anchors=("a",), **more)
    outline = replace(written.outline, said=(Said("link", "here", Span("")),), headings=(Heading(2, "a", "A"),))
    return replace(written, outline=outline, marks=marked(written.path, {"title": (2, 8, 3), "template": (3, 1, 1)}))


def test_posts_keep_what_pages_show_of_them():
    posts = (with_places("a.md", links=("b.md",)), with_places("b.md", template="wide"))
    whole, library = corpus(*posts), made(*posts)
    lighter, published = spared(whole, library)
    assert [replace(p, outline=whole.posts[n].outline) for n, p in enumerate(lighter.posts)] == list(whole.posts)
    for before, after in zip(library.articles, published.articles, strict=True):
        assert replace(after, post=before.post, related=before.related) == before
        assert after.related == tuple(before.related)
    for kept in (lighter.posts[0], next(a.post for a in published.articles if a.post.path.endswith("a.md"))):
        assert kept.outline.excerpt == ""
        assert (kept.outline.said, kept.outline.headings, kept.outline.anchors, kept.marks.at) == ((), (), (), {})
        assert kept.outline.uses == whole.posts[0].outline.uses
    assert lighter.posts[1].marks.span("template").line == 3
    assert {id(a.post) for a in published.articles} == {id(p) for p in lighter.posts}
