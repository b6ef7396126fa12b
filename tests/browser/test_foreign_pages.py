"""A page on another site, open in the editor's browser beside a running preview: it learns nothing and changes nothing.

Each attack is tried from another port of the same machine (which browsers call the same site), from the same port under its
other name, and from a host of another name. The same attacks from the preview's own page show that each would work if allowed.
"""

import hashlib
import http.server
from urllib.parse import urlsplit

import pytest

from cxsite.cli import run
from tests.browser.session import POST, previewing
from tests.serving import serving

SECRET = "A sentence that only its editor may read."
PAGE = "posts/the-first-reply/"
DOT = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89\x00\x00\x00\rIDATx\x9cc\xf8\xff\xff?\x03\x00\x08\xfc\x02\xfe\xa7\x9a\xa0\xa0\x00\x00\x00\x00IEND\xaeB`\x82"

# Each returns what it could read; "nothing" if that is the case.
ATTACKS = {
    "fetch": "fetch(page).then(r => r.text())",
    "fetch with cookies": "fetch(page, {credentials: 'include'}).then(r => r.text())",
    "fetch without CORS": "fetch(page, {mode: 'no-cors'}).then(async r => await r.text() || 'nothing')",
    "fetch of the state": "fetch(base + '_cxsite/state?path=/').then(r => r.text())",
    "fetch to write": "fetch(page, {method: 'PUT', body: 'x'}).then(r => r.ok ? 'written' : 'nothing')",
    "image": "loaded('img', 'src', base + 'dot.png')",
    "script": "loaded('script', 'src', base + '_cxsite/preview.js')",
    "style": "loaded('link', 'href', base + '_cxsite/preview.css', {rel: 'stylesheet'})",
    "events": "new Promise((yes, no) => { const s = new EventSource(base + '_cxsite/events');"
    " s.onerror = no; s.onopen = () => { s.close(); yes('told'); }; })",
    "socket": "new Promise((yes, no) => { const s = new WebSocket(base.replace('http', 'ws') + '_cxsite/events');"
    " s.onerror = no; s.onopen = () => yes('open'); })",
}
EVERYWHERE = """async ([base, page, attack]) => {
    const loaded = (tag, key, address, more) => new Promise((yes, no) => {
        const it = Object.assign(document.createElement(tag), more, {onload: () => yes("loaded"), onerror: no});
        it[key] = address;
        document.body.append(it);
    });
    try { return await eval(attack); } catch { return "nothing"; }
}"""


@pytest.fixture(scope="module")
def magazine(tmp_path_factory):
    folder = tmp_path_factory.mktemp("desk") / "magazine"
    assert run(["init", str(folder)]) == 0
    (folder / "static").mkdir()
    (folder / "static/dot.png").write_bytes(DOT)
    file = folder / POST
    file.write_text(file.read_text() + f"\n{SECRET}\n")
    return folder


@pytest.fixture(scope="module")
def preview(magazine):
    with previewing(magazine) as (address, _):
        yield address


class _Blank(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<!doctype html><title>x</title><body>")

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def port():
    """The port of a foreign server on this machine."""
    with serving(_Blank) as server:
        yield server.server_port


@pytest.fixture
def foreign(context, port):
    """A function that opens a foreign page under a host name, by default one of another site."""

    def opened(host="evil.localhost"):
        page = context.new_page()
        page.goto(f"http://{host}:{port}/")
        return page

    return opened


def got(page, preview, attack):
    return page.evaluate(EVERYWHERE, [preview, preview + PAGE, attack])


def files(magazine):
    return {
        p: hashlib.sha256(p.read_bytes()).digest()
        for p in magazine.rglob("*")
        if p.is_file() and ".cxsite" not in p.parts
    }


def test_each_attack_would_work_from_within(context, preview):
    page = context.new_page()
    page.goto(preview + PAGE)
    found = {name: got(page, preview, attack) for name, attack in ATTACKS.items()}
    assert {name for name, it in found.items() if it == "nothing"} == {"fetch to write", "socket"}  # neither exists
    assert SECRET in found["fetch"]


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "evil.localhost"])
def test_a_page_of_somebody_else_gets_hold_of_nothing(foreign, magazine, preview, host):
    before, page = files(magazine), foreign(host)
    assert {name: got(page, preview, attack) for name, attack in ATTACKS.items()} == dict.fromkeys(ATTACKS, "nothing")
    assert files(magazine) == before


@pytest.mark.parametrize(("tag", "key"), [("iframe", "src"), ("object", "data"), ("embed", "src")])
def test_no_frame_shows_the_preview(foreign, preview, tag, key):
    page = foreign()
    with page.expect_event("response", lambda r: r.url == preview + PAGE) as answer:
        page.evaluate("([tag, key, a]) => document.body.append(Object.assign(document.createElement(tag), {[key]: a}))",
                      [tag, key, preview + PAGE])  # fmt: skip
    assert answer.value.status == 403


def test_a_form_changes_nothing(foreign, magazine, preview):
    before, page = files(magazine), foreign()
    with page.expect_navigation() as sent:
        page.evaluate("""a => {
            const form = Object.assign(document.createElement("form"), {method: "post", action: a});
            document.body.append(form);
            form.submit();
        }""", preview + PAGE)  # fmt: skip
    assert (sent.value.status, page.inner_text("body").strip()) == (405, "The preview is read-only.")
    assert files(magazine) == before


def test_a_link_leads_here_and_tells_nothing_back(foreign, context, preview):
    page = foreign()
    with context.expect_page() as opened:
        page.evaluate("a => { window.other = window.open(a); }", preview + PAGE)
    opened.value.get_by_text(SECRET).wait_for()
    assert page.evaluate("[other.closed, other.length]") == [True, 0]
    assert opened.value.evaluate("window.opener") is None


def test_a_name_that_leads_to_this_machine_is_no_way_in(context, preview):
    """An attacker's name resolves to this machine (DNS rebinding): then the page has the same origin as what it requests."""
    page, words = context.new_page(), "This preview only answers at its own address."
    answer = page.goto(f"http://evil.localhost:{urlsplit(preview).port}/{PAGE}")
    assert (answer.status, page.inner_text("body").strip()) == (421, words)
    heard = page.evaluate(
        "paths => Promise.all(paths.map(p => fetch(p).then(r => r.text())))", ["/", "/_cxsite/state?path=/", "/_desk/"]
    )
    assert heard == [f"{words}\n"] * 3
