"""`cxsite config`: every setting with its value, and where the value came from."""

import os
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import click

from cxsite.cli import options
from cxsite.cli.ending import UseError
from cxsite.cli.surroundings import now, output_of, root_of, site_address
from cxsite.cli.telling import Manner, code_of, tell
from cxsite.cli.voice import out, out_json
from cxsite.keys.near import meant
from cxsite.parse.settings_shown import Shown, settings_shown

_ENVIRONMENT = {
    "CXSITE_OUTPUT": "the output folder",
    "CXSITE_ADDRESS": "the site's address",
    "CXSITE_EDITOR": "the editor in which links in the preview open files",
    "SOURCE_DATE_EPOCH": "the time of the build",
    "CI": "true: claims.lock is read but not written",
    "GITHUB_ACTIONS": "true: problems are reported as GitHub annotations",
    "NO_COLOR": "no colour",
}


class Value(NamedTuple):
    """A setting, its value as text, and its source in words."""

    key: str
    value: str
    source: str


@click.command("config", epilog="Example: cxsite config feeds")
@click.argument("key", required=False)
@click.option("--origin", is_flag=True, hidden=True, expose_value=False)  # the origin is shown in any case
@options.root
@options.as_json
@options.speaking
def command(*, key: str | None, root: str, as_json: bool, no_colour: bool, **_: object) -> int:
    """Show every setting (or KEY and those below it), its value and where that came from."""
    folder = root_of(root)
    settings = settings_shown("site.yaml", (folder / "site.yaml").read_bytes())
    if settings.value is None:
        tell(settings.problems, folder, Manner(no_colour=no_colour))
        return code_of(settings.problems, strict=False)
    values = [*_written(settings.value, os.environ)]
    values.append(Value("(output)", str(output_of("", folder)), _from("CXSITE_OUTPUT", os.environ, "default")))
    values.append(Value("(now)", now().isoformat(timespec="seconds"), _from("SOURCE_DATE_EPOCH", os.environ, "clock")))
    shown = [v for v in values if not key or v.key == key or v.key.startswith(f"{key}.")]
    if not shown:
        known = {part for v in values for part in (v.key, v.key.partition(".")[0])}
        remedy = "`cxsite config` lists all settings, `cxsite schema site` says what each means"
        raise UseError(f'there is no setting "{key}"', meant(key or "", known, remedy))
    if as_json:
        out_json([v._asdict() for v in shown])
    else:
        out(_table(shown, os.environ))
    return 0


def _written(settings: tuple[Shown, ...], environ: Mapping[str, str]) -> Iterator[Value]:
    address = site_address("", environ)
    for shown in settings:
        if shown.key == "address" and address:
            yield Value("address", address, f"CXSITE_ADDRESS (site.yaml:{shown.line} says {shown.value})")
        else:
            default = "default" if shown.value else "not set"
            yield Value(shown.key, shown.value, f"site.yaml:{shown.line}" if shown.line else default)


def _from(name: str, environ: Mapping[str, str], otherwise: str) -> str:
    return name if environ.get(name) else otherwise


def _table(values: list[Value], environ: Mapping[str, str]) -> str:
    wide, wider = max(len(v.key) for v in values), min(60, max(len(v.value) for v in values))
    rows = [f"{v.key:<{wide}}  {v.value:<{wider}}  {v.source}" for v in values]
    given = [f"{name}={environ[name]}  {what}" for name, what in _ENVIRONMENT.items() if environ.get(name)]
    return "\n".join([*rows, *(["", "from the environment:", *given] if given else [])])
