"""An edit of a few texts, or of templates, published without looking at the whole publication again.

Most saves are of this kind: a sentence, a title, a tag, a new article, a count. A whole build leaves `notes`: a row for each
article (`rows`, kept as `lines` and found by their `index`), the library around them, and in the memory the rest of each article.
The next build takes these steps (`publish` has their order):

    bench                  what was edited, and what the last build left
    scores                 edited scorecards, computed again
    texts, retold, added   edited texts: what kind of edit (`edits`) each is, with its `answers` and `labels`
    quotes, quoting        texts that nobody edited and that show a number which has changed
    judging, remarked      what the rules say of all these; what they still say of a post that has remarks
    claims                 their numbers in `claims.lock`
    spread, stock          how far the edit reaches, and the articles that it reaches, `deferred` until somebody asks for one
    reprinted, passing     in place of all these, where templates were edited: all their pages, article by article
    proof                  what is promised, held against the manifest; all other promises stand as the manifest has them
    settling               notes for the next edit

Where a step is not sure it raises `MoreError` (`unsure`): then there is no report, and the whole flow runs. What comes out is
what a clean build gives, byte for byte.
"""

from cxsite.touchup.bench import Around
from cxsite.touchup.notes import Beside, beside, keys, note
from cxsite.touchup.publish import publish

__all__ = ["Around", "Beside", "beside", "keys", "note", "publish"]
