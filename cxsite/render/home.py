"""The home page, the stream of older posts after it, and the page for an address that does not exist."""

from cxsite.model.library import Shelf
from cxsite.model.output import Output
from cxsite.render import marks
from cxsite.render.letters import latest as latest_letter
from cxsite.render.letters import opening
from cxsite.render.list_views import HomeView, LinesView, NotFoundView, StreamView, TermCount
from cxsite.render.press import Leaf, Press
from cxsite.render.reached import Reached
from cxsite.render.rows import latest
from cxsite.render.teasers import full_pages, older
from cxsite.render.views import LinkView

_TOPICS = 12
_RECENT = 5


def outputs(press: Press) -> list[Output]:
    """The home page, /page/1/ (the oldest posts) and so on, and /404.html."""
    stream = [_stream_page(press, number) for number in range(1, _full_pages(press) + 1)]
    return [press.page(home_leaf(press)), *stream, press.page(lost_leaf(press))]


def touched(reached: Reached, press: Press) -> list[Output]:
    """The home page, /404.html and those pages of the stream that an edit affects."""
    stream = [_stream_page(press, number) for number in reached.stream if 0 < number <= _full_pages(press)]
    front = [press.page(home_leaf(press))] if reached.listed or reached.results else []
    return [*front, *([press.page(lost_leaf(press))] if reached.listed else []), *stream]


def _full_pages(press: Press) -> int:
    return full_pages(len(press.library.articles), _size(press))


def home_leaf(press: Press) -> Leaf:
    """The home page: the lead, the newest posts that are not on an older page yet, results, topics and series."""
    library, site, full = press.library, press.library.site, _full_pages(press)
    leading = press.picked.article(library.lead) if library.lead else None
    lead = leading.teaser if leading else None
    count = len(library.articles) - full * site.pagination
    recent = tuple(t for t in press.picked.teasers[:count] if lead is None or t.path != lead.path)
    results = latest(library.results, press.links)
    shown = (lead, *recent) if lead else recent
    letter = latest_letter(press)
    view = HomeView(
        lead=press.teasers.of(lead) if lead else None,
        posts=press.teasers.all(recent),
        results=results,
        topics=topics(press),
        series=tuple(count_of(shelf, press) for shelf in library.shelf("series")),
        older=LinkView(press.say("older_articles"), press.links.href(f"/page/{full}/")) if full else None,
        letter=letter,
        excerpt=opening(letter.paragraphs[0]) if letter else "",
        pull=leading.post.outline.pull if leading and not leading.teaser.image else "",
    )
    marked = marks.measured(*(line.measure for line in results)) or press.teasers.marked(shown)
    marked = marked or (letter is not None and marks.used(*letter.paragraphs))
    return Leaf(
        "/", press.head("home", "", site.tagline, "/"), view, kind="list", marked=marked or marks.used(site.tagline)
    )


def _stream_page(press: Press, number: int) -> Output:
    """The promise of one page of the stream. Of its neighbours it only shows whether a newer one exists."""
    shown = (number, number < _full_pages(press))
    own = press.keys.of_list(older(press.picked.teasers, _size(press), number), shown)
    return press.keyed(f"/page/{number}/", "list", own, "stream.html", stream_leaf, about=number)


def _size(press: Press) -> int:
    return press.library.site.pagination


def stream_leaf(number: int, press: Press) -> Leaf:
    """The page with the `number`-th batch of posts, counted from the oldest. Once full, no new post changes it."""
    teasers = tuple(older(press.picked.teasers, _size(press), number))
    newer = f"/page/{number + 1}/" if number < _full_pages(press) else "/"
    view = StreamView(
        number=number,
        posts=press.teasers.all(teasers),
        newer=LinkView(press.say("newer_articles"), press.links.href(newer)),
        older=LinkView(press.say("older_articles"), press.links.href(f"/page/{number - 1}/")) if number > 1 else None,
    )
    address, marked = f"/page/{number}/", press.teasers.marked(teasers)
    return Leaf(
        address,
        press.head("stream", press.say("articles_page", number=number), "", address),
        view,
        kind="list",
        marked=marked,
    )


def lost_leaf(press: Press) -> Leaf:
    """What a host shows for an address that does not exist; search engines should not index it."""
    head = press.head("not-found", press.say("page_not_found"), "", "/404.html", index=False)
    newest = press.picked.teasers[:_RECENT]
    recent = LinesView(press.say("recent"), tuple(map(press.teasers.line, newest))) if newest else None
    view = NotFoundView(topics(press), press.links.href("/archive/"), recent)
    return Leaf("/404.html", head, view, marked=marks.used(*(post.title for post in newest)))


def topics(press: Press) -> tuple[TermCount, ...]:
    """The tags with the most posts, ordered by label."""
    tags = press.library.shelf("tag")
    most = {shelf.term.slug for shelf in sorted(tags, key=lambda shelf: -len(shelf.posts))[:_TOPICS]}
    return tuple(count_of(shelf, press) for shelf in tags if shelf.term.slug in most)


def count_of(shelf: Shelf, press: Press) -> TermCount:
    """A label with the number of its posts."""
    return TermCount(shelf.term.label, press.links.href(shelf.term.address), len(shelf.posts))
