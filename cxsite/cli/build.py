"""`cxsite build`: the flags of a build."""

import click

from cxsite.cli import options
from cxsite.cli.building import Asked, build
from cxsite.cli.surroundings import is_locked


@click.command("build", epilog="Example: cxsite build --drafts --output drafts")
@options.root
@options.placing
@options.showing
@options.telling
@options.as_json
@click.option("--why", is_flag=True, help="Print, for each file written, which inputs changed.")
@click.option(
    "--locked/--no-locked",
    default=None,
    help="Do not write claims.lock, and stop if it is out of date (default if CI=true).",
)
@click.option("--clean", is_flag=True, help="Clear the build cache first.")
@options.speaking
def command(
    *, root: str, output: str | None, base_url: str | None, form: str | None, locked: bool | None, **flags: bool
) -> int:
    """Build the site in public/, or in the folder given with --output."""
    del flags["debug"]
    return build(Asked(root, output or "", base_url or "", is_locked(locked), form=form or "", **flags))
