"""The key for other machines: valid once, then a cookie; nothing without it."""

import itertools
import socket

import pytest

from cxsite.preview.lock import Lock
from tests.preview.conftest import Preview


@pytest.fixture
def told():
    return []


@pytest.fixture
def lock(told):
    numbers = itertools.count()
    return Lock(lambda: f"secret-{next(numbers)}", told.append)


def test_a_key_is_good_once_and_gives_a_cookie(lock, told):
    entry = lock.entry(b"/posts/a/?key=secret-0", [])
    assert entry.to == "/posts/a/"
    assert entry.cookie == "cxsite=secret-1; HttpOnly; SameSite=Strict; Path=/"
    assert lock.entry(b"/?key=secret-0", []).to == ""
    assert told == ["secret-2"]
    assert lock.entry(b"/?key=secret-2", []).cookie.startswith("cxsite=secret-3;")
    assert lock.entry(b"/anything", ["other=1; cxsite=secret-1"]).allowed
    assert lock.entry(b"/anything", ["cxsite=secret-3"]).allowed


@pytest.mark.parametrize(
    ("target", "cookies"),
    [(b"/", []), (b"/?key=", []), (b"/?key=secret", []), (b"/?key=secret-0x", []), (b"/?key=secret-0&key=x", []), (b"/?Key=secret-0", []),
     (b"/?key=\xff", []), (b"/?key=secret-0" + b"&a=1" * 20, []), (b"/", ["cxsite="]), (b"/", ["cxsite=secret-0"]), (b"/", ["xcxsite=secret-1"]), (b"/", ["cxsite=\xff"])],
)  # fmt: skip
def test_everything_else_stays_outside(lock, target, cookies, told):
    entry = lock.entry(target, cookies)
    assert (entry.allowed, entry.to, entry.cookie, told) == (False, "", "", [])


@pytest.mark.parametrize(
    "path", [b"//evil.example/", b"/\\evil.example", b"http://evil.example/", b"/%0d%0aSet-Cookie:x"]
)
def test_nobody_is_sent_elsewhere(path):
    to = Lock(lambda: "k", lambda _: None).entry(path + b"?key=k", []).to
    assert to.startswith("/")
    assert not to.startswith(("//", "/\\"))
    assert "\r" not in to


def near() -> str:
    """A non-loopback address of this machine, or ""."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as wire:
        try:
            wire.connect(("10.255.255.255", 9))  # nothing is sent
            found = wire.getsockname()[0]
        except OSError:
            return ""
    return "" if found.startswith("127.") else found


@pytest.mark.skipif(not near(), reason="this machine has no address but its own")
def test_a_preview_on_the_network(folder):
    preview = Preview(folder, near())
    try:
        address, _, key = preview.url.partition("?key=")
        host = address.removeprefix("http://").strip("/")
        port = int(host.rpartition(":")[2])

        def get(target, *headers, named=host):
            with socket.create_connection((near(), port), 30) as wire:
                lines = [f"GET {target} HTTP/1.1", f"Host: {named}", "Connection: close", *headers]
                wire.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
                return b"".join(iter(lambda: wire.recv(65536), b"")).decode()

        for target in ("/", "/posts/a/", "/_cxsite/events", "/_cxsite/state", "/_desk/", "/nowhere"):
            assert get(target).startswith("HTTP/1.1 403 "), target
        assert get("/", named=f"localhost:{port}").startswith("HTTP/1.1 421 ")
        entered = get(f"/posts/a/?key={key}")
        assert entered.startswith("HTTP/1.1 302 ")
        assert "location: /posts/a/\r\n" in entered
        cookie = entered.partition("set-cookie: ")[2].partition(";")[0]
        assert get("/posts/a/", f"Cookie: {cookie}").startswith("HTTP/1.1 200 ")
        assert get("/posts/a/", f"Cookie: {cookie}", "Origin: http://evil.example").startswith("HTTP/1.1 403 ")
        assert get(f"/?key={key}").startswith("HTTP/1.1 403 ")
    finally:
        preview.stop()
        preview.process.stdout.close()
