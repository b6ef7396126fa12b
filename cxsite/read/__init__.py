"""The author's files on disk: which exist, their kind (by their place), and their bytes on request."""

from cxsite.read.desk import Desk
from cxsite.read.excerpts import lines
from cxsite.read.files import GoneError, bytes_of, folder, later

__all__ = ["Desk", "GoneError", "bytes_of", "folder", "later", "lines"]
