"""The address that the preview listens on."""

import errno
import ipaddress
import socket
import sys

from cxsite.model.frozen import dataclass

USUAL, TRIES = 8000, 20
LOOPBACK = ("localhost", "127.0.0.1", "::1")


class DoorError(Exception):
    """The preview cannot listen on an address. `wrong_use` means that the request was wrong, rather than that the machine
    refused; `in_use` means that another program has the port, so the next one may be free.
    """

    def __init__(self, words: str, help: str, *, wrong_use: bool = False, in_use: bool = False) -> None:
        super().__init__(words)
        self.words, self.help, self.wrong_use, self.in_use = words, help, wrong_use, in_use


@dataclass(frozen=True, slots=True)
class Door:
    """An open socket, the host requested, its port, and whether that is a different port from the usual one."""

    socket: socket.socket
    host: str
    port: int
    moved: bool = False

    @property
    def is_only_here(self) -> bool:
        """Whether only this machine can connect."""
        return self.host in LOOPBACK or _is_loopback(self.host)

    @property
    def url(self) -> str:
        """What to type into a browser, without the site's base path."""
        return f"http://[{self.host}]:{self.port}" if ":" in self.host else f"http://{self.host}:{self.port}"


def opened(host: str = "127.0.0.1", port: int | None = None) -> Door:
    """Listen on `host`; without a port, on 8000 or the next free one; with port 0, on any.

    Raises DoorError if the host is neither this machine nor its address in a private network, if the port is in use, or if the
    system refuses.
    """
    _only_near(host)
    if port is not None:
        return _at(host, port)
    for number in range(USUAL, USUAL + TRIES):
        try:
            door = _at(host, number)
        except DoorError as why:
            if why.in_use:
                continue
            raise
        return Door(door.socket, door.host, door.port, moved=number != USUAL)
    raise DoorError(
        f"ports {USUAL} to {USUAL + TRIES - 1} are all in use",
        "choose another with --port, or use --port 0 for any free one",
    )


def _only_near(host: str) -> None:
    """Allow this machine, or one of its addresses in a private network; never all addresses at once, never a public one."""
    if host in LOOPBACK or _is_near(host):
        return
    raise DoorError(
        f"the preview shows drafts, so it does not listen on {host or 'an empty address'}",
        "leave out --host, or give this computer's address on your network (192.168.1.7, say) to open it on a phone with a key",
        wrong_use=True,
    )


def _is_near(host: str) -> bool:
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    return address.is_private and not address.is_unspecified and not address.is_multicast and not address.is_reserved


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _at(host: str, port: int) -> Door:
    """A listening socket that sends small answers at once: asyncio leaves one without a protocol number with a 40 ms delay."""
    family, numeric = (
        (socket.AF_INET6, host) if ":" in host else (socket.AF_INET, "127.0.0.1" if host == "localhost" else host)
    )
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if sys.platform != "win32":  # there it would steal a port that is in use
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        listening.bind((numeric, port))
        listening.listen(128)
    except OSError as why:
        listening.close()
        raise _why_not(why, host, port) from None
    return Door(listening, host, listening.getsockname()[1])


def _why_not(why: OSError, host: str, port: int) -> DoorError:
    if why.errno == errno.EADDRINUSE:
        remedy = "stop the program that uses it, choose another with --port, or leave out --port for the next free one"
        return DoorError(f"port {port} is in use", remedy, in_use=True)
    if why.errno == errno.EADDRNOTAVAIL:
        remedy = "look up its address in your network settings: it may have changed"
        return DoorError(f"cannot listen on {host}: this computer does not have that address", remedy)
    return DoorError(f"cannot listen on {host}, port {port}: {why.strerror or why}", "choose another port with --port")
