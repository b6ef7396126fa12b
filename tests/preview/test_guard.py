"""Hostile and honest requests, decided one by one."""

import pytest

from cxsite.preview.guard import Request, hosts, path_of, refusal

OURS = hosts(["localhost", "127.0.0.1", "::1"], 8000)
HOST = ("host", "127.0.0.1:8000")


def status(*headers, method="GET"):
    refused = refusal(Request(method, b"/", headers), OURS)
    return refused.status if refused else 200


@pytest.mark.parametrize("host", ["localhost:8000", "LOCALHOST:8000", "127.0.0.1:8000", "[::1]:8000"])
def test_our_own_hosts_are_answered(host):
    assert status(("host", host)) == 200


@pytest.mark.parametrize(
    "host",
    ["", "localhost", "127.0.0.1", "localhost:80", "localhost:8001", "127.1:8000", "127.0.0.2:8000", "0.0.0.0:8000", "evil.example",
     "evil.example:8000", "localhost:8000.evil.example", "localhost@evil.example:8000", "localhost:8000:8000", "localhost:8000,evil",
     " localhost:8000", "localhost.:8000", "[::1]", "::1:8000", "2130706433:8000", "localhost:08000", "xn--localhost:8000"],
)  # fmt: skip
def test_every_other_host_is_misdirected(host):
    assert status(("host", host)) == 421


def test_exactly_one_host_is_wanted():
    assert status() == 421
    assert status(HOST, HOST) == 421


def test_without_a_port_only_where_it_is_the_usual_one():
    assert "localhost" in hosts(["localhost"], 80)
    assert "localhost" not in OURS


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "get", "PROPFIND"])
def test_nothing_but_reading(method):
    assert status(HOST, method=method) == 405


@pytest.mark.parametrize(
    ("origin", "expected"),
    [("http://127.0.0.1:8000", 200), ("http://localhost:8000", 200), ("null", 403), ("", 403), ("https://localhost:8000", 403),
     ("http://localhost:8001", 403), ("http://localhost", 403), ("http://evil.example", 403), ("http://localhost:8000.evil", 403),
     ("localhost:8000", 403), ("http://localhost:8000/", 403), ("file://", 403)],
)  # fmt: skip
def test_an_origin_must_be_ours(origin, expected):
    assert status(HOST, ("origin", origin)) == expected


@pytest.mark.parametrize(
    ("site", "mode", "dest", "expected"),
    [("none", "navigate", "document", 200), ("same-origin", "cors", "empty", 200), ("same-origin", "no-cors", "image", 200),
     ("cross-site", "navigate", "document", 200), ("same-site", "navigate", "document", 200),
     ("cross-site", "navigate", "iframe", 403), ("cross-site", "no-cors", "script", 403), ("same-site", "no-cors", "script", 403),
     ("same-site", "cors", "empty", 403), ("cross-site", "navigate", "object", 403), ("odd", "no-cors", "image", 403)],
)  # fmt: skip
def test_other_sites_may_lead_here_and_nothing_else(site, mode, dest, expected):
    fetch = (("sec-fetch-site", site), ("sec-fetch-mode", mode), ("sec-fetch-dest", dest))
    assert status(HOST, *fetch) == expected


def test_a_header_sent_twice_is_refused():
    assert status(HOST, ("origin", "http://localhost:8000"), ("origin", "http://localhost:8000")) == 400


@pytest.mark.parametrize(
    ("target", "path"),
    [(b"/", "/"), (b"/posts/late/", "/posts/late/"), (b"/a?x=../../etc", "/a"), (b"/caf%C3%A9/", "/café/"), (b"/cafe%CC%81/", "/café/"),
     (b"/a%20b", "/a b"), (b"/a%2fb", "/a/b"), (b"//evil.example/", "//evil.example/"), (b"/%252e%252e/x", "/%2e%2e/x")],
)  # fmt: skip
def test_paths_are_decoded_once(target, path):
    assert path_of(target) == path


@pytest.mark.parametrize(
    "target",
    [b"", b"*", b"http://evil.example/", b"/../site.yaml", b"/%2e%2e/site.yaml", b"/..%2fsite.yaml", b"/a/%2E%2E%2Fb", b"/.env", b"/.git/config",
     b"/a/.hidden", b"/..\\..\\windows", b"/%5c%5cserver/share", b"/a%00.html", b"/a%0d%0aSet-Cookie:x", b"/%ff%fe", b"/%c0%ae%c0%ae/",
     b"/a\x7f", b"/.", b"/..", b"/%2e"],
)  # fmt: skip
def test_paths_no_page_can_have(target):
    assert path_of(target) is None
