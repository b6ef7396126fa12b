"""The author's files as they lie on disk: which there are, of what kind by their place, and their bytes when asked for."""

from cxsite.read.desk import Desk
from cxsite.read.excerpts import lines
from cxsite.read.files import GoneError, bytes_of, folder, later

__all__ = ["Desk", "GoneError", "bytes_of", "folder", "later", "lines"]
