"""`cxsite schema KIND`: what a kind of file may hold, for editors that complete and check while one types."""

import json
from difflib import get_close_matches

import click

from cxsite.cli.ending import Wrong
from cxsite.cli.options import speaking
from cxsite.cli.voice import out

KINDS = ("site", "post", "page", "author", "scorecard")


def schema(kind: str) -> dict[str, object]:
    """The JSON Schema of a kind of file, made from the declaration that the parser uses. `kind` is one of KINDS."""
    import cxsite.parse.authors
    import cxsite.parse.pages
    import cxsite.parse.posts
    import cxsite.parse.scorecards
    import cxsite.parse.site

    record = {
        "site": cxsite.parse.site.SITE,
        "post": cxsite.parse.posts.POST,
        "page": cxsite.parse.pages.PAGE,
        "author": cxsite.parse.authors.AUTHOR,
        "scorecard": cxsite.parse.scorecards.SCORECARD,
    }[kind]
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"cxsite: {kind}"}
    return head | record.schema()


@click.command("schema", epilog="Example: cxsite schema post > post.schema.json")
@click.argument("kind", required=False)
@speaking
def command(kind: str | None, **_: object) -> int:
    """Print the JSON Schema of KIND: site, post, page, author or scorecard."""
    if kind not in KINDS:
        near = get_close_matches(kind or "", KINDS, n=1)
        words = f'there is no schema of "{kind}"' if kind else "of which kind of file?"
        raise Wrong(words, f"did you mean {near[0]}?" if near else f"write one of {', '.join(KINDS)}")
    out(json.dumps(schema(kind), indent=2, ensure_ascii=False))
    return 0
