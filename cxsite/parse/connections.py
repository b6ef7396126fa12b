"""`connections` in `site.yaml`: databases with answers. Secrets are given as names of environment variables, never as text."""

import re
from typing import Any

from cxsite.model.site import Connection
from cxsite.parse.values.fields import Field, Leaf, Reading, Record, Value
from cxsite.parse.values.nodes import Node, Text
from cxsite.parse.values.numbers import whole
from cxsite.parse.values.texts import LINE, choice

_ENVIRONMENT = re.compile(r"\$[A-Za-z_][A-Za-z0-9_]*")
_SETTINGS = ("file", "host", "port", "database", "schema", "user", "password", "master", "warehouse")


def _connection(values: dict[str, Any], key: str, _reading: Reading) -> Connection:
    settings = tuple((name, values[name]) for name in _SETTINGS if name in values)
    return Connection(key.rpartition("/")[2], values.get("kind", "duckdb"), settings, values.get("timeout", 300))


class _Secret(Leaf):
    """The name of an environment variable. Any other text may be the secret itself, so its line is not shown."""

    def read(self, node: Node, key: str, reading: Reading) -> Value:
        """The name, including its dollar sign."""
        if type(node) is Text and not _ENVIRONMENT.fullmatch(node.text):
            section, connection, name = key.split("/")
            remedy = (
                f"write the name of an environment variable, for example $CRM_{name.upper()}, and change this {name}"
            )
            message = f"the {name} of {connection} is written in plain text: a secret does not belong in a file"
            reading.tell(self.rule, f"{section}/?", message, remedy)
            return None
        return super().read(node, key, reading)


_PASSWORD = _Secret(
    "the name of an environment variable",
    lambda text, _zone: text,
    {"type": "string", "pattern": f"^{_ENVIRONMENT.pattern}$"},
    "secret",
)
CONNECTION = Record(
    (
        Field("kind", choice("duckdb", "postgres", "spark"), "The kind of database.", default="duckdb"),
        Field("file", LINE, "The file of a DuckDB database.", example="private/answers.duckdb"),
        Field("host", LINE, "The PostgreSQL server.", example="db.example.org"),
        Field("port", LINE, "Its port.", default="5432"),
        Field("database", LINE, "The database there.", example="crm"),
        Field("schema", LINE, "The schema, if not the default one.", example="surveys"),
        Field("user", LINE, "The database user; a read-only role is enough.", example="$CRM_USER"),
        Field(
            "password",
            _PASSWORD,
            "The environment variable that holds the password.",
            example="$CRM_PASSWORD",
        ),
        Field("master", LINE, "The Spark cluster.", example="spark://cluster.example.org:7077"),
        Field("warehouse", LINE, "The folder of Spark's tables, if not the default one."),
        Field("timeout", whole(1, 86_400), "How many seconds a query may take.", default=300),
    ),
    make=_connection,
    words="a mapping with kind and where the database is",
    hint="write, for example, crm: {kind: postgres, host: db.example.org, database: crm}",
)
