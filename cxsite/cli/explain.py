"""`cxsite explain RULE`: a rule's page of the manual, from the rule itself."""

from collections.abc import Mapping

import click

from cxsite import check, rules
from cxsite.check.settled import LOWERABLE
from cxsite.cli.ending import UseError
from cxsite.cli.options import speaking
from cxsite.cli.voice import out
from cxsite.keys.near import near, perhaps
from cxsite.parse.manual.html import DIALECT
from cxsite.preview import manual as preview

_ALLOWED = """

To allow it in one paragraph, write the first of these lines above it; in a whole post or page, the second in its front
matter. To turn the rule off everywhere, write the third in site.yaml.

    <!-- allow RULE: the reason -->
    allow: {RULE: the reason}
    rules: {RULE: off}"""


def manual() -> Mapping[str, str]:
    """Every rule's page by the rule's name: those of builds, and those that only a running preview can report."""
    return dict(sorted({**rules.MANUAL, **preview.MANUAL}.items()))


@click.command("explain", epilog="Example: cxsite explain broken-link")
@click.argument(
    "rule", required=False, shell_complete=lambda _, __, typed: [n for n in manual() if n.startswith(typed)]
)
@speaking
def command(rule: str | None, **_: object) -> int:
    """Print the manual page of RULE; without RULE, list all rules."""
    pages = manual()
    if rule is None:
        width = max(map(len, pages))
        out("\n".join(f"{name:<{width}}  {_first(page)}" for name, page in pages.items()))
        return 0
    name = rule.strip("[]").lower()
    if name not in pages:
        likely = near(name, pages) or [page for page in pages if name and name in page][:3]
        raise UseError(f'there is no rule "{rule}"', perhaps(likely, "`cxsite explain` lists all rules"))
    out(f"{name}\n\n{pages[name].strip()}{_agreement(name)}")
    return 0


def _agreement(rule: str) -> str:
    """How a text or a publication waives or lowers the rule; "" if that is not possible."""
    editorial = {check.name(module) for module in check.EDITORIAL}
    return _ALLOWED.replace("RULE", rule) if rule in editorial | LOWERABLE | DIALECT.keys() else ""


def _first(page: str) -> str:
    return page.strip().partition("\n")[0]
