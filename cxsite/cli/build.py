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
@click.option("--why", is_flag=True, help="Say for each file written which input differed.")
@click.option(
    "--locked/--no-locked",
    default=None,
    help="Do not write claims.lock, and stop where it is out of date (the default where CI=true).",
)
@click.option("--clean", is_flag=True, help="Forget what is remembered of earlier builds first.")
@options.speaking
def command(
    *, root: str, output: str | None, base_url: str | None, form: str | None, locked: bool | None, **flags: bool
) -> int:
    """Make the site: in public/, or in the folder that --output names."""
    del flags["debug"]
    return build(Asked(root, output or "", base_url or "", is_locked(locked), form=form or "", **flags))
