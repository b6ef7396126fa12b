"""A connection named in site.yaml → a database that can be queried. Ibis and its drivers are imported lazily.

Secrets are in the environment only: a setting written as `$NAME` has the value of the variable NAME.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cxsite.importers.refusing import Refused
from cxsite.model.site import Connection

if TYPE_CHECKING:
    from ibis.backends import BaseBackend

_CONNECT_SECONDS = 20
_NAMES = ("host", "user", "password", "database", "schema")


def opened(connection: Connection, root: Path, environ: Mapping[str, str] = os.environ) -> "BaseBackend":
    """The database. Raises Refused if a variable is not set, a package is not installed, or the database does not respond."""
    settings = {name: _meant(name, text, connection, environ) for name, text in connection.settings}
    try:
        import ibis
    except ImportError:
        raise _not_installed(connection, "warehouse") from None
    try:
        match connection.kind:
            case "postgres":
                return ibis.postgres.connect(**_postgres(settings))
            case "spark":
                return ibis.pyspark.connect(_spark(settings))
            case _:
                return _duckdb(ibis, settings, root)
    except ImportError:
        raise _not_installed(connection, "spark" if connection.kind == "spark" else "warehouse") from None
    except Refused:
        raise
    except Exception as fault:  # noqa: BLE001 (each driver has exceptions of its own)
        raise failed(connection.name, "cannot be reached", fault, settings) from None


def failed(name: str, what: str, fault: BaseException, secrets: Mapping[str, str]) -> Refused:
    """The error of a database, on one line and without any of the settings that may be secret."""
    words = " ".join(str(fault).split())[:200]
    for setting in ("password", "user"):
        if secrets.get(setting):
            words = words.replace(secrets[setting], "…")
    remedy = "the counts are unchanged; check `connections` in site.yaml and whether the database is up"
    return Refused(
        "answers-connection",
        "site.yaml",
        f'connection "{name}" {what}: {type(fault).__name__}: {words}',
        remedy,
        blame="machine",
    )


def _postgres(settings: dict[str, str]) -> dict[str, Any]:
    """The arguments for Ibis and libpq: read-only, UTC, and a limited time to connect."""
    port = int(settings.get("port", "5432"))
    known: dict[str, Any] = {name: settings[name] for name in _NAMES if name in settings}
    options = "-c default_transaction_read_only=on -c timezone=UTC"
    return {**known, "port": port, "connect_timeout": _CONNECT_SECONDS, "options": options, "autocommit": True}


def _spark(settings: dict[str, str]) -> Any:  # noqa: ANN401 (pyspark has no types that we could name without importing it)
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.appName("cxsite pull").config("spark.sql.session.timeZone", "UTC")
    builder = (
        builder.config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .master(settings.get("master", "local[*]"))
    )
    if "warehouse" in settings:
        builder = builder.config("spark.sql.warehouse.dir", settings["warehouse"])
    return builder.getOrCreate()


def _duckdb(ibis: Any, settings: dict[str, str], root: Path) -> "BaseBackend":  # noqa: ANN401 (the module)
    """A database file, opened read-only."""
    file = root / settings.get("file", "private/answers.duckdb")
    if not file.is_file():
        raise Refused(
            "answers-missing",
            settings.get("file", "private/answers.duckdb"),
            "this database does not exist",
            "write the path of the database file",
        )
    backend: BaseBackend = ibis.duckdb.connect(str(file), read_only=True)
    return backend


def _meant(name: str, text: str, connection: Connection, environ: Mapping[str, str]) -> str:
    if not text.startswith("$"):
        return text
    if text[1:] in environ:
        return environ[text[1:]]
    message = f'connection "{connection.name}" takes its {name} from {text[1:]}, but this variable is not set'
    raise Refused("answers-connection", "site.yaml", message, f"set it: export {text[1:]}=…", blame="machine")


def _not_installed(connection: Connection, extra: str) -> Refused:
    message = f'connection "{connection.name}" ({connection.kind}) needs software that is not installed'
    return Refused("extra-missing", "site.yaml", message, f"install it: pip install 'cxsite[{extra}]'", blame="machine")
