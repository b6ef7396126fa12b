"""A built site served for real, with the headers it asks for, so that a browser sees what a reader's would."""

import http.server
import threading
from contextlib import contextmanager
from functools import partial

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; script-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


class _Handler(http.server.SimpleHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/favicon.ico":  # which browsers ask for unasked
            self.send_response(204)
            self.end_headers()
        else:
            super().do_GET()

    def end_headers(self):
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *_):
        pass


@contextmanager
def served(folder):
    """The address under which `folder` can be read."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def built(folder, *arguments):
    """Build the publication in `folder`; the folder of its site."""
    import os
    import subprocess
    import sys

    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1795392000", "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "cxsite", "build", *arguments]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "public"
