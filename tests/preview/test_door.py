"""Where the preview listens, and where it refuses to."""

import socket

import pytest

from cxsite.preview import door as doors
from cxsite.preview.door import Door, DoorError, opened


@pytest.fixture
def door():
    door = opened(port=0)
    yield door
    door.socket.close()


def test_any_free_port(door):
    assert door.port > 0
    assert door.url == f"http://127.0.0.1:{door.port}"


def test_small_answers_leave_at_once(door):
    assert door.socket.proto == socket.IPPROTO_TCP
    assert door.socket.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_a_port_that_was_asked_for_and_is_taken(door):
    with pytest.raises(DoorError, match=f"^port {door.port} is in use$") as caught:
        opened(port=door.port)
    assert not caught.value.wrong_use
    assert "--port" in caught.value.help


def test_without_a_wish_the_next_free_port(door, monkeypatch):
    monkeypatch.setattr(doors, "USUAL", door.port)
    other = opened()
    other.socket.close()
    assert other.moved
    assert other.port > door.port


@pytest.mark.parametrize(
    "host", ["0.0.0.0", "::", "example.org", "8.8.8.8", "128.0.0.1", "", "224.0.0.1", "255.255.255.255", "10.0.0.1/8"]
)
def test_neither_everywhere_nor_on_the_internet(host):
    with pytest.raises(DoorError, match="does not listen on") as caught:
        opened(host, 0)
    assert caught.value.wrong_use


def test_an_address_in_the_own_network_may_be_asked_for():
    with pytest.raises(DoorError, match=r"cannot listen on 10\.254\.254\.254: this computer does not have") as caught:
        opened("10.254.254.254")  # whatever the port: the reason is not that all are in use
    assert not caught.value.wrong_use
    assert "--port" not in caught.value.help


@pytest.mark.parametrize(
    ("host", "here"),
    [("127.0.0.1", True), ("localhost", True), ("::1", True), ("127.8.8.8", True), ("10.0.0.7", False)],
)
def test_who_can_come_in(host, here):
    assert Door(None, host, 8000).is_only_here is here
