"""Posts and free pages: what each shows around its body, and the promise of its file."""

from dataclasses import replace

from cxsite.model.articles import Article, FreePage, Step, Teaser
from cxsite.model.fills import Fill, Linked
from cxsite.model.output import Output
from cxsite.model.post import Page, Post
from cxsite.render import marks
from cxsite.render.bodies import for_page
from cxsite.render.card_drawing import HEIGHT, WIDTH
from cxsite.render.copies import in_text
from cxsite.render.corrections import corrections
from cxsite.render.dates import date_view, held_words, machine
from cxsite.render.dressing import dressed
from cxsite.render.feedback import SCORES, links
from cxsite.render.languages import others, views
from cxsite.render.letters import letters
from cxsite.render.links import encoded
from cxsite.render.picture_views import ImageView
from cxsite.render.press import Leaf, Press, Text
from cxsite.render.reached import Reached
from cxsite.render.references import references
from cxsite.render.reprint import Reprint
from cxsite.render.rows import quoted
from cxsite.render.said_did import said_did
from cxsite.render.site import direction
from cxsite.render.text_views import CommentsView, FeedbackView, PageView, PostView, SeriesView
from cxsite.render.views import Head, LinkView

_USUAL = "post.html"


def outputs(press: Press) -> list[Output]:
    """A promise for every public post and page."""
    posts = [_promise(article, press) for article in press.library.articles]
    return posts + [press.page(page_leaf(page, press)) for page in press.library.pages]


def touched(reached: Reached, press: Press) -> list[Output]:
    """The promises of those posts and pages that an edit affects."""
    posts = [_promise(press.picked.article(path), press) for path in reached.posts]
    pages = [page for page in press.library.pages if page.page.path in reached.pages]
    return posts + [press.page(page_leaf(page, press)) for page in pages]


def again(reprint: Reprint, press: Press) -> list[Output]:
    """The promises of all posts and pages when only templates have changed. No article is looked at."""
    posts = [
        press.keyed(post.address, "page", "", _named(post.template) or _USUAL, _leaf_at, about=post.path, of=post.path)
        for post in reprint.posts
    ]
    return posts + [press.page(page_leaf(page, press)) for page in press.library.pages]


def _leaf_at(path: str, press: Press) -> Leaf:
    return post_leaf(press.picked.article(path), press)


def _promise(article: Article, press: Press) -> Output:
    template = _named(article.post.template) or _USUAL
    own = press.keys.of_article(article, press.cards.address(article), *press.inside(article.post.language)[1])
    address, path = article.teaser.address, article.post.path
    return press.keyed(address, "page", own, template, post_leaf, about=article, of=path)


def anew(text: Article | FreePage, press: Press) -> Output:
    """The promise for one post or page whose text changed after the others were promised."""
    if isinstance(text, FreePage):
        return press.page(page_leaf(text, press))
    return press.page(post_leaf(text, press))


def post_leaf(article: Article, press: Press) -> Leaf:
    """A post's page."""
    post, words = article.post, (article.teaser.title, article.teaser.description)
    return Leaf(
        address=article.teaser.address,
        head=_post_head(article, press),
        view=post_view(article, press),
        of=post.path,
        marked=marks.used(*words) or press.teasers.marked(article.related) or marks.quoted(article.fills, press.rows),
        text=_text(post, article.fills, press, first=not article.teaser.image),
        template=_named(post.template),
        asked=post.marks.span("template") if post.template else None,
    )


def page_leaf(free: FreePage, press: Press) -> Leaf:
    """A free page's page."""
    page, picture = free.page, _picture(free.page, press)
    updated = date_view(page.updated, press.words.grammar) if page.updated else None
    description = page.description or page.outline.excerpt
    return Leaf(
        address=free.address,
        head=_head(page, free, description, picture, press),
        view=PageView(page.title, page.description, updated, picture, page.extra),
        of=page.path,
        marked=marks.used(page.title, page.description) or marks.quoted(free.fills, press.rows),
        text=_text(page, free.fills, press, first=not picture),
        template=_named(page.template),
        asked=page.marks.span("template") if page.template else None,
    )


def post_view(article: Article, press: Press) -> PostView:
    """What surrounds a post's body. What lists also show of the post is taken from its cached teaser."""
    post, teaser, shown = article.post, article.teaser, press.teasers.of(article.teaser)
    return PostView(
        title=post.title,
        description=post.description,
        date=shown.date,
        updated=date_view(post.updated, press.words.grammar) if post.updated and post.updated > post.date else None,
        minutes=teaser.minutes,
        bylines=shown.bylines,
        authors=tuple([press.people[each.id] for each in teaser.bylines if each.id in press.people]),
        category=press.links.term(teaser.category) if teaser.category else None,
        tags=tuple([press.links.term(tag) for tag in teaser.tags]),
        image=shown.image,
        series=_series(article, press),
        quoted=quoted(article.fills, press.rows, press.links, press.words),
        corrections=corrections(article, press),
        translations=others(article, press.links),
        letters=letters(article, press),
        comments=_comments(press),
        said_did=said_did(post, press),
        feedback=_feedback(article, press),
        newer=_step(article.newer, press),
        older=_step(article.older, press),
        related=press.teasers.all(article.related),
        share=_share(post.title, _canonical(post, teaser.address, press), press),
        extra=post.extra,
    )


def _post_head(article: Article, press: Press) -> Head:
    post, teaser = article.post, article.teaser
    picture = _card(article, press) or press.teasers.of(teaser).image
    return replace(
        _head(post, teaser, teaser.description, picture, press),
        published=machine(post.date),
        modified=machine(post.updated) if post.updated and post.updated > post.date else "",
        alternates=views(article, press.links, press.library.site.language),
    )


def _card(article: Article, press: Press) -> ImageView | None:
    """The drawn picture of a post that has none of its own to share."""
    address = press.cards.address(article)
    return ImageView(press.links.href(address), article.post.title, WIDTH, HEIGHT) if address else None


def _head(
    document: Post | Page, at: Teaser | FreePage, description: str, picture: ImageView | None, press: Press
) -> Head:
    """What the heads of posts and free pages have in common. `at` has the address; `picture` is what networks show."""
    held, language = held_words(at.held, press.words), document.language or press.library.site.language
    return Head(
        kind="post" if isinstance(document, Post) else "page",
        title=document.title,
        description=description,
        canonical=_canonical(document, at.address, press),
        feeds=press.feeds,
        image=press.links.complete(picture.href) if picture else "",
        index=not held,
        held=held,
        language=language,
        direction=direction(language),
        image_alt=picture.alt if picture else "",
        image_width=picture.width if picture else 0,
        image_height=picture.height if picture else 0,
    )


def _text(document: Post | Page, fills: tuple[Fill, ...], press: Press, *, first: bool) -> Text:
    """The body's promise: the hashes of itself, of the answers it shows and its pictures. `first`: no picture is above it."""
    outline, links, bodies, gallery = document.outline, press.links, press.bodies, press.gallery
    words, spoken = press.inside(document.language)
    inputs = (("body", outline.digest), ("references", references(fills, press.digests)), *spoken)
    shown = tuple([gallery.view(href, "") for href, _ in in_text(outline.uses, fills)])

    def html() -> str:
        return for_page(bodies(outline.digest), outline.uses, fills, links, words)

    if not shown:
        return Text(inputs, html)
    seen = ("pictures", press.digests.of((shown, first)))
    return Text((*inputs, seen), lambda: dressed(html(), gallery, first=first))


def _named(name: str) -> str:
    """The file name of the template an author asks for: "letter" and "letter.html" are the same."""
    return name if not name or name.endswith(".html") else f"{name}.html"


def _picture(page: Page, press: Press) -> ImageView | None:
    """A page's picture, if there is one to show."""
    answer = press.library.keyed.get((page.path, "image/src"))
    return press.gallery.view(answer.href, page.image.alt) if page.image and isinstance(answer, Linked) else None


def _canonical(document: Post | Page, address: str, press: Press) -> str:
    return document.canonical or press.links.absolute(address)


def _series(article: Article, press: Press) -> SeriesView | None:
    place = article.series
    if place is None:
        return None
    parts = tuple(
        LinkView(
            part.title, press.links.href(part.address) if part.address else "", number == place.position, part.language
        )
        for number, part in enumerate(place.parts, 1)
    )
    return SeriesView(place.term.label, press.links.href(place.term.address), place.position, parts)


def _feedback(article: Article, press: Press) -> FeedbackView | None:
    site, post = press.library.site, article.post
    found = links(post, article.teaser.address, site)
    if not found:
        return None
    ask, note = (site.feedback.ask, site.feedback.note) if site.feedback else ("", "")
    scores = tuple(map(LinkView, SCORES, found))
    return FeedbackView(
        post.ask or ask or press.say("ask"), scores, LinkView(press.say("write_to_us"), found[-1]), note
    )


def _comments(press: Press) -> CommentsView | None:
    settings = press.library.site.comments
    if settings is None:
        return None
    host = settings.origin.partition("//")[2]
    return CommentsView(settings.script, host, settings.attributes, press.links.href("/assets/comments/load.js"))


def _step(step: Step | None, press: Press) -> LinkView | None:
    return press.teasers.link(step) if step else None


def _share(title: str, url: str, press: Press) -> tuple[LinkView, ...]:
    """Plain links for sharing the article: no request is sent before the reader clicks."""
    name, where = encoded(title), encoded(url)
    return (
        LinkView(press.say("by_mail"), f"mailto:?subject={name}&body={where}"),
        LinkView("LinkedIn", f"https://www.linkedin.com/sharing/share-offsite/?url={where}"),
        LinkView("Bluesky", f"https://bsky.app/intent/compose?text={name}%20{where}"),
    )
