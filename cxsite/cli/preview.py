"""`cxsite preview`: the flags of a preview."""

import gc
import sys

import click

from cxsite.cli import options
from cxsite.preview.door import USUAL

# How long a thread may keep the others waiting. A check is busy for seconds; a page request takes turns with it a dozen times.
TURN = 0.0002


@click.command("preview", epilog="Example: cxsite preview --open")
@options.root
@click.option(
    "-p",
    "--port",
    type=click.IntRange(0, 65535),
    help=f"The port (default: {USUAL} or the next free one; 0: any free one).",
)
@click.option(
    "-b",
    "--host",
    "--bind",
    "host",
    default="127.0.0.1",
    help="This computer's address on your network, to open the preview on a phone with the key it prints.",
)
@click.option("-O", "--open", "open_it", is_flag=True, help="Open the preview in a browser.")
@click.option("--navigate-to-changed", "navigate", is_flag=True, help="Take open pages to the article being edited.")
@click.option("--poll", is_flag=True, help="Look for changes twice a second, for systems that do not report them.")
@click.option(
    "-u", "--base-url", default="", metavar="URL", help="Use this site address instead of the one in site.yaml."
)
@click.option("-q", "--quiet", is_flag=True, help="Print problems only.")
@options.showing_anyway
@options.speaking
def command(*, root: str, port: int | None, host: str, base_url: str, **flags: bool) -> int:
    """Show the site, with drafts and scheduled articles, and keep open pages up to date."""
    gc.disable()  # until everything is imported and checked for the first time
    sys.setswitchinterval(TURN)
    from cxsite.cli.previewing import Asked, preview  # noqa: PLC0415  # a hundred modules, best without collecting garbage

    del flags["debug"]
    return preview(Asked(root, port, host, base_url, **flags))
