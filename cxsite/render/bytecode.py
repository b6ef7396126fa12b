"""Compiled templates cached between builds, each verified when it is read: a damaged file is recompiled."""

import os
from hashlib import blake2b
from io import BytesIO
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

from cxsite.render.lean import RECIPE

_SIZE = 16


class Compiled(BytecodeCache):
    """Files in one folder, named by template, each starting with the hash of the rest.

    Jinja's own file cache trusts what it reads; a changed byte there could crash the interpreter. The name includes the version
    of Jinja and of our code generator, so that an upgrade never loads code compiled by the previous version.
    """

    def __init__(self, folder: str) -> None:
        self._folder = Path(folder)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Load the bucket from its file if that is intact; otherwise leave it empty."""
        try:
            data = self._path(bucket).read_bytes()
        except OSError:
            return
        if blake2b(data[_SIZE:], digest_size=_SIZE).digest() == data[:_SIZE]:
            bucket.load_bytecode(BytesIO(data[_SIZE:]))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Store the bucket's code; if the folder is not writable, that only costs time, so no error is raised."""
        data = bucket.bytecode_to_string()
        path = self._path(bucket)
        beside = path.with_suffix(f".{os.getpid()}")
        try:
            path.parent.mkdir(exist_ok=True)
            try:
                beside.write_bytes(blake2b(data, digest_size=_SIZE).digest() + data)
                beside.replace(path)
            finally:
                beside.unlink(missing_ok=True)  # on a full disk, a partial file would take up the last space for good
        except OSError:
            return

    def _path(self, bucket: Bucket) -> Path:
        return self._folder / f"{bucket.key}-{jinja2.__version__}-{RECIPE}"
