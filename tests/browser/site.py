"""A built site served over HTTP, with the headers it asks for, so that a browser sees what a reader's would."""

import gzip
import http.server
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from tests.serving import serving

TEXT = {".css", ".html", ".js", ".json", ".svg", ".txt", ".xml"}


def headers(rules: str, path: str) -> dict[str, str]:
    """The headers that a host takes from the file `_headers` for `path`: of two with one name the last counts."""
    found: dict[str, str] = {}
    for block in rules.split("\n\n"):
        where, *lines = block.strip().splitlines()
        if path.startswith(where.removesuffix("*")):
            found |= dict(line.strip().split(": ", 1) for line in lines if ": " in line)
    return found


class _Handler(http.server.SimpleHTTPRequestHandler):
    def __init__(self, *arguments, rules, **named):
        self.rules = rules
        super().__init__(*arguments, **named)

    def do_GET(self):
        if self.path == "/favicon.ico":  # which browsers request by themselves
            self.send_response(204)
            self.end_headers()
        elif (file := self._text()) and "gzip" in self.headers.get("Accept-Encoding", ""):
            self._send_compressed(file)
        else:
            super().do_GET()

    def _text(self):
        """The requested text file, None for anything else."""
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if self.path.partition("?")[0].endswith("/") else file
        return file if file.suffix in TEXT and file.is_file() else None

    def _send_compressed(self, file):
        body = gzip.compress(file.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(file))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self):
        for name, value in headers(self.rules, self.path).items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_):
        pass


@contextmanager
def served(folder):
    """The address at which `folder` is served."""
    rules = (folder / "_headers").read_text(encoding="utf-8")
    handler = partial(_Handler, directory=str(folder), rules=rules)
    with serving(handler) as server:
        yield f"http://127.0.0.1:{server.server_port}"


def built(folder, *arguments):
    """Build the publication in `folder` as on an author's own machine; the folder of its site."""
    import os
    import subprocess
    import sys

    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1795392000", "PYTHONUTF8": "1", "CI": ""}
    command = [sys.executable, "-m", "cxsite", "build", *arguments]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "public"
