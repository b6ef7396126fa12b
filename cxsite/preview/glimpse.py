"""The page of one edited document, made with the relations from the last look: what its author sees first.

The whole publication is looked at right afterwards, and that result is what counts. A glimpse is only faster; if it could show
something wrong about the document itself, there is none.
"""

from datetime import datetime
from pathlib import Path

from cxsite.build import Look
from cxsite.keys.digest import of_bytes
from cxsite.keys.memory import Memory
from cxsite.model.articles import Article, FreePage
from cxsite.model.output import Output, Plan
from cxsite.model.post import Page, Post
from cxsite.model.standing import Show
from cxsite.parse.documents import PAGE, POST, Kind
from cxsite.read.files import kind_of
from cxsite.relate.renewal import renewed_article, renewed_page

_KINDS: dict[str, Kind] = {"post": POST, "page": PAGE}


def glimpse(
    root: Path, path: str, look: Look, plan: Plan, memory: Memory, *, now: datetime, show: Show
) -> Output | None:
    """The new output for the page of the document at `path`; None if nothing is new, or if it takes a complete look."""
    kind, file = _KINDS.get(kind_of(path)), root / path
    if plan.anew is None or kind is None or file.resolve() != root.resolve() / path:
        return None  # symbolic links are left to the complete look
    if not file.is_file():
        return None  # also for a pipe, since opening one would block
    data = file.read_bytes()
    if of_bytes(data) == look.digests.get(path):
        return None
    parsed = kind.parse(path, data, look.corpus.site, memory.keep_body)
    if parsed.value is None or parsed.problems:
        return None
    renewed = _renewed(parsed.value, look, now, show)
    made = renewed and plan.anew(renewed)
    return made if made and (path in look.digests or _is_free(made, plan)) else None


def _renewed(text: Post | Page, look: Look, now: datetime, show: Show) -> Article | FreePage | None:
    if isinstance(text, Post):
        return renewed_article(text, look.corpus, look.library, now, show)
    free = next((free for free in look.library.pages if free.page.path == text.path), None)
    return renewed_page(text, free, look.corpus, look.library) if free else None


def _is_free(made: Output, plan: Plan) -> bool:
    """Whether a new document's address is not used yet."""
    return all(output.address != made.address for output in plan.outputs)
