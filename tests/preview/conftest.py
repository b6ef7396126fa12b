"""A running preview of a fake publication, and raw requests to it."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

PAGE = b'<!doctype html><title>%s</title><link rel="stylesheet" href="/assets/site.css"><body><img src="bar.png" alt=""><p>%s</p></body>'


class Preview:
    def __init__(self, folder, *args):
        self.folder = folder
        command = [sys.executable, "-m", "tests.preview.theatre", str(folder), *args]
        self.process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
        self.lines = []
        while not (line := self.process.stdout.readline()).startswith("http"):
            assert line, "the preview did not start"
            self.lines.append(line.strip())
        self.url = line.strip()
        self.port = int(self.url.split(":")[2].split("/")[0])
        self.host = f"127.0.0.1:{self.port}"

    def raw(self, request: bytes, timeout=30) -> tuple[int, dict, bytes]:
        with socket.create_connection(("127.0.0.1", self.port), timeout) as wire:
            wire.sendall(request)
            data = b""
            while part := wire.recv(65536):
                data += part
        return parsed(data)

    def get(self, target, *headers, method="GET", host=None):
        lines = [f"{method} {target} HTTP/1.1", f"Host: {host or self.host}", "Connection: close", *headers]
        return self.raw(("\r\n".join(lines) + "\r\n\r\n").encode("latin-1"))

    def state(self, path):
        return json.loads(self.get(f"/_cxsite/state?path={path}")[2])

    def until(self, check, seconds=30.0):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if found := check():
                return found
            time.sleep(0.01)
        raise AssertionError("it did not happen in time")

    def stop(self, number=signal.SIGINT):
        start = time.monotonic()
        self.process.send_signal(number)
        code = self.process.wait(60)
        return code, time.monotonic() - start


def parsed(data: bytes):
    head, _, body = data.partition(b"\r\n\r\n")
    lines = head.decode("latin-1").split("\r\n")
    headers = dict(line.lower().split(": ", 1) for line in lines[1:] if ": " in line)
    return (int(lines[0].split(" ")[1]) if lines[0] else 0), headers, body


def write(folder, name, data):
    path = folder / "content" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = folder / "beside"
    beside.write_bytes(data)
    beside.replace(path)  # atomic: nobody ever sees half of it


@pytest.fixture
def folder(tmp_path):
    write(tmp_path, "index.html", PAGE % (b"Home", b"first"))
    write(tmp_path, "posts/a/index.html", PAGE % (b"A", b"a"))
    write(tmp_path, "posts/a/bar.png", b"PNG")
    write(tmp_path, "404.html", PAGE % (b"Not found", b"nowhere"))
    write(tmp_path, "assets/site.css", b"p{}")
    (tmp_path / ".env").write_text("SECRET")
    (tmp_path / "secret.txt").write_text("SECRET")
    return tmp_path


@pytest.fixture
def preview(folder):
    preview = Preview(folder)
    yield preview
    preview.process.kill()
    preview.process.wait()
    preview.process.stdout.close()
