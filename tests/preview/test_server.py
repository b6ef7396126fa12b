"""The running preview, tested over a raw socket."""

import contextlib
import re
import signal
import socket
import time

import pytest

from cxsite.preview.app import HEADERS
from cxsite.preview.events import MOST
from tests.preview.conftest import PAGE, Preview, write


def test_a_page_with_its_script_and_headers(preview):
    status, headers, body = preview.get("/posts/a/")
    assert status == 200
    assert headers["content-type"] == "text/html; charset=utf-8"
    assert int(headers["content-length"]) == len(body)
    assert re.search(
        rb'<script src="/_cxsite/preview.js" defer data-state="[^"]+" data-path="/posts/a/"></script>\n</body>', body
    )
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["x-frame-options"] == "deny"
    assert "server" not in headers
    assert not any(name.startswith("access-control") for name in headers)


def test_other_files_are_served_as_they_are(preview):
    assert preview.get("/posts/a/bar.png")[1:] == (preview.get("/posts/a/bar.png")[1], b"PNG")
    assert preview.get("/assets/site.css")[1]["content-type"] == "text/css; charset=utf-8"
    status, headers, body = preview.get("/posts/a/bar.png", method="HEAD")
    assert (status, headers["content-length"], body) == (200, "3", b"")


def test_the_sites_own_page_for_what_is_not_there(preview):
    status, _, body = preview.get("/posts/none/")
    assert status == 404
    assert b"<title>Not found</title>" in body


def test_a_missing_slash_is_added_without_naming_a_host(preview):
    status, headers, _ = preview.get("/posts/a?from=mail")
    assert (status, headers["location"]) == (302, "/posts/a/")


def test_under_a_base_path(folder):
    write(folder, "base", b"/blog")
    preview = Preview(folder)
    try:
        assert preview.url.endswith("/blog/")
        assert preview.get("/")[1]["location"] == "/blog/"
        assert preview.get("/blog")[1]["location"] == "/blog/"
        assert preview.get("/blog/posts/a/")[0] == 200
        assert preview.get("/posts/a/")[0] == 404
        assert preview.get("/_cxsite/preview.js")[0] == 200
    finally:
        preview.stop()
        preview.process.stdout.close()


HOSTILE = [
    b"GET /%2e%2e/secret.txt HTTP/1.1", b"GET /../secret.txt HTTP/1.1", b"GET /..%2fsecret.txt HTTP/1.1", b"GET /%252e%252e/secret.txt HTTP/1.1",
    b"GET /..\\secret.txt HTTP/1.1", b"GET /%5c..%5csecret.txt HTTP/1.1", b"GET //etc/passwd HTTP/1.1", b"GET ///etc/passwd HTTP/1.1",
    b"GET /.env HTTP/1.1", b"GET /%2eenv HTTP/1.1", b"GET /.git/config HTTP/1.1", b"GET /site.yaml HTTP/1.1", b"GET /secret.txt HTTP/1.1",
    b"GET /content/index.html HTTP/1.1", b"GET /index.html%00.png HTTP/1.1", b"GET /%ff%fe HTTP/1.1", b"GET /%c0%ae%c0%ae/secret.txt HTTP/1.1",
    b"GET /posts/a/../../../secret.txt HTTP/1.1", b"GET /posts/a/%2e%2e/%2e%2e/%2e%2e/secret.txt HTTP/1.1", b"GET /posts/ HTTP/1.1",
    b"GET /posts HTTP/1.1", b"GET /#/../secret.txt HTTP/1.1", b"GET /c:/windows/win.ini HTTP/1.1", b"GET /\\\\server\\share HTTP/1.1",
    b"GET http://evil.example/ HTTP/1.1", b"GET file:///etc/passwd HTTP/1.1", b"GET /_cxsite/../secret.txt HTTP/1.1", b"GET /_cxsite/app.py HTTP/1.1",
    b"GET /_cxsite/..%2fapp.py HTTP/1.1", b"GET /_cxsite/ HTTP/1.1", b"GET /" + b"a" * 5000 + b" HTTP/1.1", b"GET /%0d%0aX-Bad:1 HTTP/1.1",
    b"GET //posts/a HTTP/1.1", b"GET /.%2e/secret.txt HTTP/1.1", b"GET /%2e%2e%5csecret.txt HTTP/1.1", b"GET /..;/secret.txt HTTP/1.1",
    b"GET /posts/a/..%c0%af..%c0%afsecret.txt HTTP/1.1", b"GET /%u002e%u002e/secret.txt HTTP/1.1", b"GET /content%2findex.html HTTP/1.1",
    b"GET /?key=x&path=/../secret.txt#/../secret.txt HTTP/1.1",
    b"GET /%22%3E%3Cscript%3Ealert(1)%3C/script%3E HTTP/1.1",
]  # fmt: skip
REFUSED = [
    b"POST / HTTP/1.1", b"PUT / HTTP/1.1", b"DELETE / HTTP/1.1", b"OPTIONS / HTTP/1.1", b"TRACE / HTTP/1.1", b"CONNECT evil.example:443 HTTP/1.1",
    b"POST /_cxsite/state HTTP/1.1",
]  # fmt: skip


def test_a_battery_of_hostile_requests(preview):
    """One process survives them all; none learns anything about the files around the site."""
    host = f"\r\nHost: {preview.host}\r\nConnection: close\r\n\r\n".encode()
    for line in HOSTILE:
        status, headers, body = preview.raw(line + host)
        assert status in ((200,) if b"?key" in line else (400, 404)), line[:99]
        assert b"SECRET" not in body, line
        assert str(preview.folder).encode() not in body, line
        assert "x-bad" not in headers, line
        assert b"<script>alert" not in body, line
        assert "location" not in headers, line
    assert [preview.raw(line + host)[0] for line in REFUSED] == [405] * len(REFUSED)
    assert preview.get("/")[0] == 200


def test_every_answer_whatever_it_is_has_the_protective_headers(preview):
    asked = [
        preview.get("/"),
        preview.get("/posts/a"),
        preview.get("/posts/a/bar.png"),
        preview.get("/posts/none/"),
        preview.get("/../secret.txt"),
        preview.get("/_cxsite/state?path=/../secret.txt"),
        preview.get("/_cxsite/preview.css"),
        preview.get("/_desk/"),
        preview.get("/", host="evil.example"),
        preview.get("/", method="POST"),
        preview.get("/", "Origin: null"),
    ]
    assert [status for status, *_ in asked] == [200, 302, 200, 404, 404, 200, 200, 404, 421, 405, 403]
    for status, headers, body in asked:
        found = {name: headers.get(name) for name, _ in HEADERS}
        assert found == {name: value.lower() for name, value in HEADERS}, status
        assert not any(name.startswith(("access-control", "server", "date", "etag")) for name in headers), headers
        assert b"SECRET" not in body


def test_a_range_is_not_taken_up(preview):
    """Neither a part of a file nor two thousand of them: every response is complete."""
    for wanted in ("bytes=0-0", "bytes=" + ",".join(["0-"] * 2000), "bytes=-1", "bytes=9999999999999-"):
        status, headers, body = preview.get("/posts/a/bar.png", f"Range: {wanted}", "If-None-Match: *")
        assert (status, body) == (200, b"PNG")
        assert "content-range" not in headers


def test_nobody_speaks_for_another_host(preview):
    forwarded = (f"X-Forwarded-Host: {preview.host}", "X-Forwarded-For: 127.0.0.1", "Forwarded: host=localhost")
    assert preview.get("/", *forwarded, host="evil.example")[0] == 421
    status, headers, _ = preview.get("/posts/a", "X-Forwarded-Host: evil.example", "X-Forwarded-Proto: https")
    assert (status, headers["location"]) == (302, "/posts/a/")


def test_too_many_streams_leave_the_pages_alone(preview):
    wires = [listening(preview)[0] for _ in range(MOST)]
    assert preview.get("/_cxsite/events")[0] == 503
    assert preview.get("/")[0] == 200
    for wire in wires:
        wire.close()
    preview.until(lambda: answers(preview))


def answers(preview):
    with asking_for_events(preview) as wire:
        return wire.recv(12) == b"HTTP/1.1 200"


def test_malformed_requests_do_no_harm(preview):
    for request in (b"\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"\x16\x03\x01\x02\x00", b"GET /\r\n\r\n", b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                    b"GET / HTTP/1.1\r\n\r\n", b"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", b"GET / HTTP/1.1\r\nX: " + b"a" * 200_000 + b"\r\n\r\n",
                    b"GET /" + b"a" * 300_000 + b" HTTP/1.1\r\n\r\n"):  # fmt: skip
        with socket.create_connection(("127.0.0.1", preview.port), 30) as wire:
            answer = b""
            with contextlib.suppress(OSError):  # a closed connection is an answer too
                wire.sendall(request)
                wire.shutdown(socket.SHUT_WR)
                answer = b"".join(iter(lambda: wire.recv(65536), b""))
        assert not answer.startswith(b"HTTP/1.1 200"), request[:40]
    assert preview.get("/")[0] == 200


def test_foreign_hosts_and_origins(preview):
    assert preview.get("/", host="evil.example")[0] == 421
    assert preview.get("/", host="127.0.0.1:1")[0] == 421
    assert preview.get("/", host=f"localhost:{preview.port}")[0] == 200
    for target in ("/", "/_cxsite/events", "/_cxsite/state", "/_cxsite/preview.js"):
        assert preview.get(target, "Origin: http://evil.example")[0] == 403
        assert (
            preview.get(target, "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors", "Sec-Fetch-Dest: script")[0]
            == 403
        )
    assert preview.get("/", "Origin: http://evil.example")[1]["x-frame-options"] == "deny"


def test_a_websocket_is_not_spoken(preview):
    upgrade = ("Upgrade: websocket", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==")
    assert preview.get("/_cxsite/events2", "Connection: Upgrade", *upgrade)[0] != 101


def test_a_changed_page_has_another_print_and_its_neighbour_has_not(preview, folder):
    home, a = preview.state("/"), preview.state("/posts/a/")
    write(folder, "posts/a/index.html", PAGE % (b"A", b"changed"))
    preview.until(lambda: preview.state("/posts/a/")["print"] != a["print"])
    assert preview.state("/")["print"] == home["print"]


def test_a_changed_picture_is_a_change_of_the_page_that_shows_it(preview, folder):
    home, a = preview.state("/"), preview.state("/posts/a/")
    write(folder, "posts/a/bar.png", b"PNG2")
    preview.until(lambda: preview.state("/posts/a/")["print"] != a["print"])
    assert preview.state("/")["print"] == home["print"]


def test_a_changed_stylesheet_leaves_the_page_and_is_named(preview, folder):
    before = preview.state("/")
    write(folder, "assets/site.css", b"p{color:red}")
    after = preview.until(lambda: (now := preview.state("/"))["styles"] != before["styles"] and now)
    assert after["print"] == before["print"]
    assert list(after["styles"]) == ["/assets/site.css"]


def test_the_same_bytes_saved_again_are_no_news(preview, folder):
    before = preview.state("/")
    (folder / "content/index.html").write_bytes((folder / "content/index.html").read_bytes())
    time.sleep(0.3)
    assert preview.state("/") == before


def test_a_page_that_cannot_be_made_keeps_its_last_good_version(preview, folder):
    good = preview.get("/")[2]
    write(folder, "index.html", b"BROKEN")
    told = preview.until(lambda: preview.state("/")["told"])
    assert told == [
        {"severity": "error", "text": "error: index.html is <b>broken</b> [template-fails]", "place": "", "href": ""}
    ]
    status, _, body = preview.get("/")
    assert (status, body.count(b"<p>first</p>"), body.count(b"<b>broken</b>")) == (200, good.count(b"<p>first</p>"), 0)
    write(folder, "index.html", PAGE % (b"Home", b"mended"))
    preview.until(lambda: not preview.state("/")["told"])
    assert b"mended" in preview.get("/")[2]


def test_with_errors_the_last_good_plan_stays_up(preview, folder):
    before = preview.state("/posts/a/")
    write(folder, "error", b"error: <script>alert(1)</script>")
    after = preview.until(lambda: (now := preview.state("/posts/a/"))["told"] and now)
    assert after["print"] == before["print"]
    status, _, body = preview.get("/posts/a/")
    assert status == 200
    assert b"<script>alert" not in body
    (folder / "content/error").unlink()
    assert preview.until(lambda: (now := preview.state("/posts/a/"))["told"] == [] and now)["print"] == before["print"]


def test_what_ends_the_keeping_fresh_ends_the_preview_with_it(preview, folder):
    with asking_for_events(preview):
        write(folder, "warning", b"FALL")
        assert preview.process.wait(30) == 1


def test_before_there_is_a_good_plan_every_page_tells_the_problems(folder):
    write(folder, "error", b"error: title is <missing>")
    preview = Preview(folder)
    try:
        status, _, body = preview.get("/posts/a/")
        assert status == 500
        assert b"title is &lt;missing&gt;" in body
        shown = preview.state("/posts/a/")["print"]
        (folder / "content/error").unlink()
        preview.until(lambda: preview.state("/posts/a/")["print"] != shown)
        assert preview.get("/posts/a/")[0] == 200
    finally:
        preview.stop()
        preview.process.stdout.close()


def test_a_failure_of_ours_is_told_and_survived(preview, folder):
    assert not preview.state("/")["told"]  # the page was made once, so there is something to show it over
    write(folder, "index.html", b"FAULT")
    preview.until(lambda: "a slip of ours" in str(preview.state("/")["told"]))
    assert preview.get("/posts/a/")[0] == 200


def test_a_page_that_is_deleted_and_comes_back(preview, folder):
    before = preview.state("/posts/a/")["print"]
    data = (folder / "content/posts/a/index.html").read_bytes()
    (folder / "content/posts/a/index.html").unlink()
    preview.until(lambda: preview.state("/posts/a/")["print"] != before)
    assert preview.get("/posts/a/")[0] == 404
    write(folder, "posts/a/index.html", data)
    preview.until(lambda: preview.state("/posts/a/")["print"] == before)


def asking_for_events(preview):
    wire = socket.create_connection(("127.0.0.1", preview.port), 30)
    wire.sendall(f"GET /_cxsite/events HTTP/1.1\r\nHost: {preview.host}\r\n\r\n".encode())
    return wire


def listening(preview):
    wire, data = asking_for_events(preview), b""
    while b"data:" not in data:
        data += wire.recv(4096)
    return wire, data


def rest(wire):
    with wire:
        return b"".join(iter(lambda: wire.recv(4096), b""))


def test_the_stream_tells_of_each_edition(preview, folder):
    wire, data = listening(preview)
    assert b"content-type: text/event-stream" in data
    assert b"data: theatre-1\n\n" in data
    write(folder, "index.html", PAGE % (b"Home", b"second"))
    data = b""
    while b"data:" not in data:
        data += wire.recv(4096)
    assert b"event: edition\ndata: theatre-2\n\n" in data
    wire.close()


def test_from_saving_to_the_event_takes_little_time(preview, folder):
    wire, _ = listening(preview)
    taken = []
    for number in range(5):
        start = time.monotonic()
        write(folder, "index.html", PAGE % (b"Home", b"%d" % number))
        assert b"data:" in wire.recv(4096)
        taken.append(time.monotonic() - start)
        time.sleep(0.1)
    wire.close()
    assert min(taken) < 0.15  # the machine may be busy now and then


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_at_once_with_open_streams(preview, number):
    wires = [listening(preview)[0] for _ in range(3)]
    code, taken = preview.stop(number)
    assert all(rest(wire).endswith(b"0\r\n\r\n") for wire in wires)  # finished properly, not cut off
    assert code == number
    assert taken < 10


def test_small_answers_come_quickly(preview):
    with socket.create_connection(("127.0.0.1", preview.port), 30) as wire:
        taken = []
        for _ in range(20):
            start = time.monotonic()
            wire.sendall(f"GET /assets/site.css HTTP/1.1\r\nHost: {preview.host}\r\n\r\n".encode())
            while not wire.recv(65536).endswith(b"p{}"):
                pass
            taken.append(time.monotonic() - start)
    assert min(taken) < 0.02  # 0.04 if responses are delayed
