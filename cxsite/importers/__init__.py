"""Survey answers, in files or in a database, become counts: how many people chose what.

    dates, scores, encodings, providers    what exports look like
    delimited, parquet                     a file → rows of text
    counting, duplicates                   rows → how often each combination was seen, in bounded memory
    files, warehouse                       a source, with all its quirks → the same
    settling, segments                     what was seen → rows of a counts file
    pulling, counts                        a scorecard → its counts file, and that file onto the disk
    remarks, refusing                      what the editor is told, and what stops the import

A build imports none of this. Raw answers are read, counted and discarded: no text of an answer is kept, except a few short ones
that are not scores, which are shown to the editor.
"""

from cxsite.importers.counts import write
from cxsite.importers.pulling import Pulled, Wish, pulled

__all__ = ["Pulled", "Wish", "pulled", "write"]
