"""A table row has more cells than the table has columns, so readers miss some.

The first row sets the number of columns. Often the cause is a | in the text of a cell, which splits the cell in two. With the
`commonmark` engine, a | in code does too.

Wrong:

    | Day | Hours |
    |-----|-------|
    | Sat | 9-12 | by phone |

Right:

    | Day | Hours | How |
    |-----|-------|-----|
    | Sat | 9-12 | by phone |
"""

from collections.abc import Iterator

from cxsite.check.publication import Publication
from cxsite.model.problem import Problem, warning

_REMEDY = "give the table another column, or write \\| for a | within a cell"


def problems(publication: Publication) -> Iterator[Problem]:
    """Warn of each row."""
    for _, row in publication.said("cells"):
        here, table = row.figure.split()
        message = f"this row has {here} cells, but its table has {table} columns: readers will not see “{row.words}”"
        yield warning("cells-lost", row.span, message, _REMEDY)
