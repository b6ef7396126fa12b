"""The whole site as promises: what files there will be and what each depends on. Nothing is rendered yet."""

from collections.abc import Callable, Mapping

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
from cxsite.render.press import Press, press
from cxsite.render.themes import Theme

# Everything made from the library. A new kind of output is a module with `outputs` and a line here.
KINDS: tuple[Callable[[Press], list[Output]], ...] = (
    pages.outputs,
    home.outputs,
    lists.outputs,
    archive.outputs,
    scorecards.outputs,
    datasets.outputs,
    methods.outputs,
    corrections.outputs,
    letters.outputs,
    feeds.outputs,
    results_feed.outputs,
    sitemap.outputs,
    redirects.outputs,
    headers.outputs,
    llms.outputs,
    security.outputs,
    search.outputs,
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
    touched: frozenset[str] | None = None,
) -> Plan:
    """All outputs of a publication, sorted by address.

    `bodies` gives a body by its outline's digest, `files` a file's bytes by its content path, `engine` is the digest of cxsite
    and what it renders with. `digests` are those of the files beside the texts (`Corpus.assets`), where they are known;
    `pictures` is what is known of those that are pictures. `sources` are digests of the posts' files by path: with them a
    plan makes no view of a post before that is needed.
    `fingerprints` are left out of stylesheet addresses in the preview, so that a stylesheet can be swapped in an open page.

    With `touched` there are only the promises of these texts' pages and of the feeds that hold them, and the library need hold no
    more than these show.

    Where two claim one address (which the checks report), the author's own file stands before what cxsite makes.
    """
    pictures = pictures or Pictures()
    gallery = Gallery(library, pictures, digests or {}, Links(library.site))
    shared = press(library, theme, bodies, engine, fingerprints=fingerprints, gallery=gallery, sources=sources)
    if touched is not None:
        return Plan((*pages.touched(touched, shared), *feeds.touched(touched, shared)))
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
    bundles = (search.bundle(shared),) if search.is_due(library) else ()
    return Plan(tuple(first[address] for address in sorted(first)), bundles, lambda text: pages.anew(text, shared))
