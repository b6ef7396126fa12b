"""`_headers`: under which policy a host is to serve the site. Netlify, Cloudflare and several others read this file.

Everything comes from the site itself and no inline script or style is allowed, so that whatever slips into a page cannot run.
The search index is WebAssembly, which needs a word of its own in the policy: on /search/ and nowhere else. Hosts differ where
two rules fit one path: some take the last, others join the values, which would keep the stricter. The line with "!" takes the
first value back on those; the others pass over it.

An author's own static/_headers stands instead of this file, whole: two half policies would be hard to reason about.
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
    """The file, for the site's place on its host."""
    site = press.library.site
    base, guest = site.base_path, site.comments.origin if site.comments else ""
    inputs = (("engine", press.engine), ("view", digest.of((base, guest))))
    return [Output(FILE, "list", inputs, lambda: Outcome(text(base, guest).encode()))]


def text(base: str, guest: str = "") -> str:
    """The rules, for a site below `base` ("" or "/blog"). `guest` is where the comments come from, "" where there are none."""
    everywhere = ((_POLICY, policy(guest=guest)), *_OTHERS)
    searching = ((_POLICY, policy("'self' 'wasm-unsafe-eval'")),)
    return "\n".join(
        (f"{base}/*", *_lines(everywhere), "", f"{base}{SEARCH}*", f"  ! {_POLICY}", *_lines(searching), "")
    )


def policy(scripts: str = "'self'", guest: str = "") -> str:
    """The Content-Security-Policy, with what `script-src` allows; a guest may load what it needs from its own place alone."""
    directives = dict(_DIRECTIVES) | {"script-src": scripts}
    if guest:
        directives |= {name: f"{directives[name]} {guest}" for name in _GUEST} | {"frame-src": guest}
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())


def _lines(headers: tuple[tuple[str, str], ...]) -> list[str]:
    return [f"  {name}: {value}" for name, value in headers]
