"""`cxsite version`: one line."""

import click

from cxsite import __version__
from cxsite.cli.options import speaking
from cxsite.cli.voice import out


@click.command("version", epilog="Example: cxsite version")
@speaking
def command(**_: object) -> int:
    """Print the version."""
    out(f"cxsite {__version__}")
    return 0
