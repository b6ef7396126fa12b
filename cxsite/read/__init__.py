"""The author's files as they lie on disk: which there are, of what kind by their place, and their bytes when asked for."""

from cxsite.read.desk import Desk
from cxsite.read.excerpts import lines
from cxsite.read.files import bytes_of, folder

__all__ = ["Desk", "bytes_of", "folder", "lines"]
