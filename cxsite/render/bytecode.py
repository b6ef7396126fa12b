"""Compiled templates kept between builds, each verified when it is read: a damaged file is compiled anew."""

import os
from hashlib import blake2b
from io import BytesIO
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

from cxsite.render.lean import RECIPE

_SIZE = 16


class Compiled(BytecodeCache):
    """Files in one folder, named by template, each beginning with the digest of the rest.

    Jinja's own file cache trusts what it reads; a changed byte there could crash the interpreter. The version of Jinja and
    our way to compile are in the name, so that an upgrade never meets code of the version before.
    """

    def __init__(self, folder: str) -> None:
        self._folder = Path(folder)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket from its file where that is whole; leave it empty otherwise."""
        try:
            data = self._path(bucket).read_bytes()
        except OSError:
            return
        if blake2b(data[_SIZE:], digest_size=_SIZE).digest() == data[:_SIZE]:
            bucket.load_bytecode(BytesIO(data[_SIZE:]))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the bucket's code; a folder that cannot be written only costs time, so it stops nothing."""
        data = bucket.bytecode_to_string()
        path = self._path(bucket)
        beside = path.with_suffix(f".{os.getpid()}")
        try:
            path.parent.mkdir(exist_ok=True)
            try:
                beside.write_bytes(blake2b(data, digest_size=_SIZE).digest() + data)
                beside.replace(path)
            finally:
                beside.unlink(missing_ok=True)  # where the disk is full, half of it would take its last room for good
        except OSError:
            return

    def _path(self, bucket: Bucket) -> Path:
        return self._folder / f"{bucket.key}-{jinja2.__version__}-{RECIPE}"
