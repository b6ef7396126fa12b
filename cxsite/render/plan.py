"""The whole site as promises: which files there will be and what each depends on. Nothing is rendered yet."""

from collections.abc import Callable, Mapping

from cxsite.model.addresses import file_of
from cxsite.model.body import Body
from cxsite.model.library import Library
from cxsite.model.output import Output, Plan
from cxsite.render import (
    archive,
    assets,
    cards,
    copies,
    corrections,
    datasets,
    feeds,
    headers,
    home,
    letters,
    lists,
    llms,
    methods,
    pages,
    redirects,
    results_feed,
    scorecards,
    search,
    security,
    sitemap,
)
from cxsite.render.gallery import Gallery, Pictures
from cxsite.render.links import Links
from cxsite.render.press import Press, afresh, press
from cxsite.render.reached import Reached
from cxsite.render.reprint import Anew, Reprint
from cxsite.render.rows import rows
from cxsite.render.themes import Theme

# Everything made from the library. A new kind of output is a module with `outputs` and a line here; in `PRINTED` if it makes
# pages, so that editing a template affects them.
PRINTED: tuple[Callable[[Press], list[Output]], ...] = (
    home.outputs,
    lists.outputs,
    archive.outputs,
    scorecards.outputs,
    methods.outputs,
    corrections.outputs,
    letters.outputs,
    search.outputs,
)
KINDS: tuple[Callable[[Press], list[Output]], ...] = (
    pages.outputs,
    *PRINTED,
    datasets.outputs,
    feeds.outputs,
    results_feed.outputs,
    sitemap.outputs,
    redirects.outputs,
    headers.outputs,
    llms.outputs,
    security.outputs,
)
# Those of them that editing a post affects, beside the few that are always rebuilt whole.
TOUCHED: tuple[Callable[[Reached, Press], list[Output]], ...] = (
    pages.touched,
    home.touched,
    lists.touched,
    archive.touched,
    feeds.touched,
    sitemap.touched,
)
# What editing a scorecard affects, beside the texts that quote it.
MEASURED: tuple[Callable[[Press], list[Output]], ...] = (
    scorecards.outputs,
    datasets.outputs,
    methods.outputs,
    results_feed.outputs,
)


def plan(
    library: Library,
    theme: Theme,
    bodies: Callable[[str], Body],
    files: Callable[[str], bytes],
    engine: str,
    *,
    digests: Mapping[str, str] | None = None,
    pictures: Pictures | None = None,
    sources: Mapping[str, str] | None = None,
    fingerprints: bool = True,
    reached: Anew | None = None,
) -> Plan:
    """All outputs of a publication, sorted by address.

    `bodies` returns a body by its outline's hash, `files` a file's bytes by its content path; `engine` is the hash of cxsite
    and of what it renders with. `digests` are the known hashes of the files beside the texts (`Corpus.assets`); `pictures` is
    what is known of those that are pictures. `sources` are hashes of the posts' files by path: with them, no view of a post is
    made before it is needed. The preview leaves `fingerprints` out of stylesheet addresses, so that a stylesheet can be swapped
    in an open page.

    With `reached` there are only the promises that an edit may have changed; with a `Reprint`, that only templates have
    changed.

    If two outputs claim one address (which the checks report), the author's own file wins over what cxsite generates.
    """
    pictures = pictures or Pictures()
    gallery = Gallery(library, pictures, digests or {}, Links(library.site))
    shared = press(
        library, theme, bodies, engine, fingerprints=fingerprints, gallery=gallery, sources=sources, anew=reached
    )
    if reached is not None:
        return _reached(reached, shared, theme, pictures)
    authored = (*assets.of_static(library, files), *assets.of_content(library, files, digests or {}))
    found = [
        *(copies.original(output, pictures) for output in authored),
        *copies.outputs(library, gallery, pictures, files),
        *cards.outputs(library, shared.cards, pictures.kept),
        *(output for outputs in KINDS for output in outputs(shared)),
        *assets.of_theme(theme, engine),
    ]
    first: dict[str, Output] = {}
    for output in found:
        first.setdefault(output.address, output)
    shared.keys.forget()
    return Plan(
        tuple(first[address] for address in sorted(first)),
        search.bundles(shared),
        lambda text: pages.anew(text, afresh(shared, theme)),
    )


def made(plan: Plan) -> set[str]:
    """The keys under which `Kept` caches the expensive parts of the plan: pictures and cards."""
    return {key for output in plan.outputs for name, key in output.inputs if name in ("picture", "card")}


def _reached(reached: Anew, press: Press, theme: Theme, pictures: Pictures) -> Plan:
    if isinstance(reached, Reprint):
        return Plan((*pages.again(reached, press), *(each for outputs in PRINTED for each in outputs(press))))
    return _touched(reached, press, theme, pictures)


def _touched(reached: Reached, press: Press, theme: Theme, pictures: Pictures) -> Plan:
    """The promises that an edit affects. No other output depends on a post's words, labels or dates."""
    drawn = [press.picked.article(path) for path in reached.drawn]
    outputs = (
        *cards.promises(drawn, press.cards, pictures.kept),
        *(output for touched in TOUCHED for output in touched(reached, press)),
        *(output for outputs in MEASURED if reached.results for output in outputs(press)),
        *(corrections.outputs(press) if reached.corrected else ()),
        *(llms.outputs(press) if reached.listed or reached.results else ()),
        *(search.outputs(press) if reached.counted else ()),
    )
    former = cards.Cards(press.library, theme, rows(reached.results), press.words) if reached.results else press.cards
    dropped = {file_of(cards.address(card)) for article in reached.former if (card := former.of(article))}
    return Plan(outputs, search.touched(reached, press), dropped=dropped - {output.address for output in outputs})
