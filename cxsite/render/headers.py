"""`_headers`: the security policy under which a host should serve the site. Netlify, Cloudflare and several others read this
file.

Everything comes from the site itself and no inline script or style is allowed, so that nothing injected into a page can run.
The search index is WebAssembly, which needs its own keyword in the policy: on /search/ and nowhere else. Hosts differ if two
rules match one path: some take the last, others join the values, and would keep the stricter one. On those, the line with "!"
removes the first value; the others ignore it.

An author's own static/_headers replaces this file as a whole: two partial policies would be hard to reason about.
"""

from cxsite.keys import digest
from cxsite.model.addresses import SEARCH
from cxsite.model.output import Output
from cxsite.model.problem import Outcome
from cxsite.render.press import Press

FILE = "_headers"
_DIRECTIVES = (
    ("default-src", "'none'"),
    ("style-src", "'self'"),
    ("img-src", "'self'"),
    ("font-src", "'self'"),
    ("script-src", "'self'"),
    ("connect-src", "'self'"),
    ("form-action", "'self'"),
    ("base-uri", "'none'"),
    ("frame-ancestors", "'none'"),
)
_OTHERS = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Permissions-Policy", "geolocation=(), camera=(), microphone=()"),
)
_GUEST = ("style-src", "img-src", "font-src", "script-src", "connect-src")
_POLICY = "Content-Security-Policy"


def outputs(press: Press) -> list[Output]:
    """The file, for the site's base path on its host."""
    site = press.library.site
    base, guest = site.base_path, site.comments.origin if site.comments else ""
    inputs = (("engine", press.engine), ("view", digest.of((base, guest))))
    return [Output(FILE, "list", inputs, lambda: Outcome(text(base, guest).encode()))]


def text(base: str, guest: str = "") -> str:
    """The rules, for a site below `base` ("" or "/blog"). `guest` is the origin of the comments, "" if there are none."""
    everywhere = ((_POLICY, policy(guest=guest)), *_OTHERS)
    searching = ((_POLICY, policy("'self' 'wasm-unsafe-eval'")),)
    return "\n".join(
        (f"{base}/*", *_lines(everywhere), "", f"{base}{SEARCH}*", f"  ! {_POLICY}", *_lines(searching), "")
    )


def policy(scripts: str = "'self'", guest: str = "") -> str:
    """The Content-Security-Policy, with what `script-src` allows; a guest may load what it needs from its own origin only."""
    directives = dict(_DIRECTIVES) | {"script-src": scripts}
    if guest:
        directives |= {name: f"{directives[name]} {guest}" for name in _GUEST} | {"frame-src": guest}
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())


def _lines(headers: tuple[tuple[str, str], ...]) -> list[str]:
    return [f"  {name}: {value}" for name, value in headers]
