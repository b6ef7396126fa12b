"""An edit of a few texts, or of templates, published without looking at the whole publication again.

Most saves are of this kind: a sentence, a title, a tag, a new article, a count. A whole build leaves notes (`notes`: a row for
each article, the library around them, and the rest of each article in the memory). The next one parses what was edited, judges
whether this way does (`edits`), computes scorecards anew (`scores`), finds out how far the edit reaches (`quoting`, `spread`),
and promises that from articles which are made when asked for (`stock`); all other promises stand as the manifest has them.
Edited templates go this way too (`reprinted`): every page that they make is promised as it was but for its template, and articles
are made for their pages and let go of (`passing`).
Wherever one of these steps is not sure, there is no report, and the whole flow runs. What comes out is what a clean build gives,
byte for byte.
"""

from cxsite.touchup.bench import Around
from cxsite.touchup.notes import Beside, beside, note
from cxsite.touchup.publish import publish

__all__ = ["Around", "Beside", "beside", "note", "publish"]
