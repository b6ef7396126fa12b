"""The short path: publish an edit of a few texts, or of templates, without processing the whole publication again.

Most saves are of this kind: a sentence, a title, a tag, a new article, a count. A full build leaves `notes`: a row for each
article (`rows`, stored as `lines` and found by their `index`), the library around them, and the rest of each article in the
memory. The next build takes these steps (in the order given in `publish`):

    bench                  what was edited, and what the last build left
    scores                 edited scorecards, computed again
    texts, retold, added   edited texts: the kind of each edit (`edits`), with its `answers` and `labels`
    quotes, quoting        unedited texts that show a number which has changed
    judging, remarked      the problems that the rules find in these texts; those that a post already had
    claims                 their numbers in `claims.lock`
    spread, stock          how far the edit reaches, and the articles that it reaches, loaded lazily (`deferred`)
    reprinted, passing     instead of all these, if templates were edited: all pages, one article at a time
    proof                  the planned outputs compared with the manifest; all other outputs stay as the manifest has them
    settling               notes for the next edit

A step that is not sure raises `MoreError` (`unsure`): then there is no report, and the full build runs. The result equals that
of a clean build, byte for byte.
"""

from cxsite.touchup.bench import Around
from cxsite.touchup.notes import Beside, beside, keys, note
from cxsite.touchup.publish import publish

__all__ = ["Around", "Beside", "beside", "keys", "note", "publish"]
