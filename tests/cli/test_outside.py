"""External links, checked against a local server that responds in every possible way."""

import threading
from collections import Counter
from http.server import BaseHTTPRequestHandler

import pytest

from cxsite.model.body import Outline
from cxsite.model.place import Span
from cxsite.model.wording import Said, noted
from cxsite.outside import external, remembered
from cxsite.read.outside import DAY, Heard, Manners, asked
from tests.relate.making import corpus, post
from tests.serving import serving


class Odd(BaseHTTPRequestHandler):
    def answer(self):
        self.server.seen[self.command, self.path] += 1
        name = self.path.strip("/").partition("?")[0]
        number = self.server.seen[self.command, self.path]
        if name == "moved":
            self.send_response(301)
            self.send_header("Location", "/here")
        elif name == "flaky":
            self.send_response(503 if number < 2 else 200)
            self.send_header("Retry-After", "3")
        elif name == "waits-oddly":
            self.send_response(503)
            self.send_header("Retry-After", "²")  # a digit to `str.isdigit`, but no number
        elif name == "slow":
            self.server.goes_on.wait(60)
            self.send_response(200)
        elif name == "no-head":
            self.send_response(405 if self.command == "HEAD" else 200)
        elif name == "seen-once":
            self.send_response(404 if number < 2 else 200)
        else:
            self.send_response(int(name) if name.isdigit() else 200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_HEAD = answer  # noqa: N815  # the names that http.server asks for

    def log_message(self, *_):
        pass


@pytest.fixture
def server():
    with serving(Odd, poll=0.01) as made:
        made.seen, made.url = Counter(), f"http://127.0.0.1:{made.server_port}"
        made.goes_on = threading.Event()
        yield made


@pytest.fixture
def waits():
    return []


def heard(server, name, waits, before=None, now=1000.0):
    manners = Manners(patience=60, sleep=waits.append)
    return asked([f"{server.url}/{name}"], before or {}, now, manners)[f"{server.url}/{name}"]


@pytest.mark.parametrize(
    ("name", "state", "words"),
    [
        ("here", "fine", ""),
        ("no-head", "fine", ""),
        ("flaky", "fine", ""),
        ("seen-once", "fine", ""),
        ("caf%C3%A9/ü?q=ä#x", "fine", ""),
        ("404", "broken", "the server says 404 Not Found"),
        ("410", "broken", "the server says 410 Gone"),
        ("403", "unknown", "the server says 403 Forbidden"),
        ("429", "unknown", "the server says 429 Too Many Requests"),
        ("500", "unknown", "the server says 500 Internal Server Error"),
        ("waits-oddly", "unknown", "the server says 503 Service Unavailable"),
    ],
)
def test_every_kind_of_answer(server, waits, name, state, words):
    found = heard(server, name, waits)
    assert (found.state, found.words) == (state, words)


def test_an_address_of_ipv6_keeps_its_port(monkeypatch):
    requested = []

    def refuse(question, timeout):
        requested.append(question.full_url)
        raise OSError

    monkeypatch.setattr("urllib.request.urlopen", refuse)
    asked(["http://[::1]:8080/x"], {}, 0, Manners(tries=1))
    assert requested == ["http://[::1]:8080/x"]


def test_what_moved_says_where(server, waits):
    assert heard(server, "moved", waits) == Heard("moved", f"{server.url}/here", 1000.0)


def test_a_server_may_ask_us_to_wait(server, waits):
    server.seen["HEAD", "/flaky"] = server.seen["GET", "/flaky"] = -5
    assert heard(server, "flaky", waits).state == "unknown"
    assert waits == [3, 4]


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:9/", "http://no-such-name.invalid/", "http://[::bad/", "ftp://x.example/"]
)
def test_no_answer_is_unknown(address, waits):
    assert asked([address], {}, 0, Manners(patience=1, tries=1, sleep=waits.append))[address].state == "unknown"


def test_one_server_is_asked_in_turn_with_a_pause(server, waits):
    addresses = [f"{server.url}/a{n}" for n in range(4)]
    assert all(h.state == "fine" for h in asked(addresses, {}, 0, Manners(sleep=waits.append)).values())
    assert waits == [1, 1, 1]


def test_who_is_interrupted_waits_for_no_answer(server):
    """One server keeps us waiting when Ctrl-C comes; once it responds, nothing more is requested from it."""
    came = []

    def interrupted(_):
        if not came:
            came.append("Ctrl-C")
            raise KeyboardInterrupt

    slow = server.url.replace("127.0.0.1", "localhost")
    with pytest.raises(KeyboardInterrupt):
        asked(
            [f"{server.url}/a", f"{server.url}/b", f"{slow}/slow", f"{slow}/next"],
            {},
            0,
            Manners(60, sleep=interrupted),
        )
    assert not server.goes_on.is_set()
    server.goes_on.set()
    for thread in threading.enumerate():
        if thread.name.startswith("outside"):
            thread.join()
    assert ("HEAD", "/next") not in server.seen


def test_what_was_heard_holds_for_a_while(server, waits):
    address = f"{server.url}/here"
    before = {address: Heard("fine", "", 1000.0)}
    assert asked([address], before, 1000.0 + 6 * DAY, Manners())[address] == before[address]
    assert server.seen == {}
    asked([address], before, 1000.0 + 8 * DAY, Manners())
    assert server.seen == {("HEAD", "/here"): 1}
    assert heard(server, "500", waits, {f"{server.url}/500": Heard("unknown", "", 999.0)}).at == 1000.0


def test_each_link_is_told_where_it_stands_and_kept(server, tmp_path):
    said = tuple(
        Said("outside", f"{server.url}/{name}", Span("content/posts/a.md", n, 1, 5))
        for n, name in enumerate(["here", "404", "moved", "403"], 5)
    )
    written = corpus(post("a.md", outline=Outline(said=noted("content/posts/a.md", said))))
    manners = Manners(sleep=lambda _: None)
    found = external(tmp_path, written, 1000.0, manners)
    assert [(p.rule, p.severity, p.span.line) for p in found] == [
        ("external-broken", "warning", 6), ("external-moved", "note", 7), ("external-unknown", "note", 8),
    ]  # fmt: skip
    assert found[0].message == f"{server.url}/404 is gone: the server says 404 Not Found"
    assert {h.state for h in remembered(tmp_path).values()} == {"fine", "broken", "moved", "unknown"}
    server.seen.clear()
    external(tmp_path, written, 1001.0, manners)
    assert {path for _, path in server.seen} == {"/403"}
