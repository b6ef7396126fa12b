"""A Parquet file of answers → its header and its rows as text, by DuckDB, which is imported lazily.

Every column is read as text, so that the rows are handled like those of a CSV file, and give the same counts.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from cxsite.importers.delimited import Heard, Rows
from cxsite.importers.refusing import Refused

if TYPE_CHECKING:
    import duckdb

_CHUNK = 8192


class Parquet:
    """One Parquet file. `header` are its columns; `chunks` may be called repeatedly."""

    def __init__(self, file: Path, path: str) -> None:
        self.path, self._file = path, file
        self._connection = _duckdb(path)
        shape = self._asked("SELECT * FROM read_parquet(?) LIMIT 0", [str(file)]).description
        self.header = [str(column[0]) for column in shape or ()]

    def chunks(self, columns: tuple[int, ...] | None = None, heard: Heard = lambda _: None) -> Iterator[Rows]:
        """All rows in lists of some thousand; only the cells of `columns` are read, the others are ""."""
        shown = [_as_text(name) if columns is None or at in columns else "''" for at, name in enumerate(self.header)]
        query = f"SELECT {', '.join(shown)} FROM read_parquet(?)"  # noqa: S608 (names of columns, quoted)
        found = self._asked(query, [str(self._file)])
        size, told = self._file.stat().st_size, 0
        whole = self._asked("SELECT count(*) FROM read_parquet(?)", [str(self._file)], apart=True).fetchone()
        while rows := found.fetchmany(_CHUNK):
            share = size * len(rows) // max(1, whole[0] if whole else 1)
            told += share
            heard(share)
            yield [list(row) for row in rows]
        heard(size - told)

    def _asked(self, query: str, values: list[str], *, apart: bool = False) -> "duckdb.DuckDBPyConnection":
        import duckdb

        try:
            return (self._connection.cursor() if apart else self._connection).execute(query, values)
        except duckdb.Error as fault:
            raise Refused(
                "answers-malformed", self.path, f"this cannot be read as Parquet ({_short(fault)})", "export it again"
            ) from None


def _as_text(column: str) -> str:
    quoted = column.replace('"', '""')
    return f"""coalesce(CAST("{quoted}" AS VARCHAR), '')"""


def _duckdb(path: str) -> "duckdb.DuckDBPyConnection":
    """A connection of our own without network access: no extension is downloaded, and times are in UTC."""
    try:
        import duckdb
    except ImportError:
        remedy = "install it: pip install 'cxsite[parquet]'"
        raise Refused(
            "extra-missing",
            path,
            "reading Parquet needs DuckDB, which is not installed",
            remedy,
            blame="machine",
        ) from None
    return duckdb.connect(
        ":memory:", config={"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
    )


def _short(fault: Exception) -> str:
    return str(fault).partition("\n")[0][:120]
