"""Where the preview listens, and where it refuses to."""

import socket

import pytest

from cxsite.preview import door as doors
from cxsite.preview.door import DoorError, opened


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


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.7", "example.org", "128.0.0.1", ""])
def test_only_this_machine(host):
    with pytest.raises(DoorError, match="listens only on this machine") as caught:
        opened(host, 0)
    assert caught.value.wrong_use
