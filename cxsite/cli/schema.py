"""`cxsite schema KIND`: what a kind of file may contain, for editors that complete and check as you type."""

import click

from cxsite.cli import options
from cxsite.cli.ending import UseError
from cxsite.cli.schemas import FOLDER, write_schemas
from cxsite.cli.surroundings import root_of
from cxsite.cli.voice import out, out_json
from cxsite.keys.near import meant
from cxsite.parse.schema import DOCUMENTS, schema


@click.command("schema", epilog="Example: cxsite schema post > post.schema.json")
@click.argument(
    "kind", required=False, shell_complete=lambda _, __, typed: [k for k in DOCUMENTS if k.startswith(typed)]
)
@click.option(
    "--write",
    is_flag=True,
    help="Write all of them to .vscode/cxsite/, where the editor settings from `init` find them.",
)
@options.root
@options.speaking
def command(kind: str | None, write: bool, root: str, **_: object) -> int:
    """Print the JSON Schema for KIND: site, post, page, scorecard, author, tags or letter."""
    if write:
        write_schemas(root_of(root))
        out(f"{FOLDER}: {len(DOCUMENTS)} schemas written")
        return 0
    if kind is None or kind not in DOCUMENTS:
        words = f'there is no schema for "{kind}"' if kind else "which kind of file?"
        raise UseError(words, meant(kind or "", DOCUMENTS, f"choose one of {', '.join(DOCUMENTS)}"))
    out_json(schema(kind))
    return 0
