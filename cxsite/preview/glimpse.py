"""The page of one edited document, made from the relations of the last look: what its author sees first.

The whole publication is looked at right afterwards, and what that gives is the truth. A glimpse only comes sooner; where it could
be wrong in what it shows of the document itself, there is none.
"""

from pathlib import Path

from cxsite.build import Look
from cxsite.keys.digest import of_bytes
from cxsite.keys.memory import Memory
from cxsite.model.output import Output, Plan
from cxsite.parse.documents import PAGE, POST
from cxsite.relate.renewal import renewed_article, renewed_page


def glimpse(root: Path, path: str, look: Look, plan: Plan, memory: Memory) -> Output | None:
    """The new promise for the page of the document at `path`; None where there is nothing new, or it takes a whole look."""
    article = next((a for a in look.library.articles if a.teaser.path == path), None)
    free = next((p for p in look.library.pages if p.page.path == path), None) if article is None else None
    if plan.anew is None or (article is None and free is None):
        return None
    data = (root / path).read_bytes()
    if of_bytes(data) == look.digests.get(path):
        return None
    parsed = (POST if article else PAGE).parse(path, data, look.corpus.site, memory.keep_body)
    if parsed.value is None or parsed.problems:
        return None
    renewed = renewed_article(article, parsed.value) if article else free and renewed_page(free, parsed.value)
    return plan.anew(renewed) if renewed else None
