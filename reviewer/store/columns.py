"""What tables are made of. Values are integers, text or NULL only, so that a row's image is plain JSON; every constraint has a name.

Decimals are text, moments are ISO 8601 text in UTC with microseconds, spans are two integers in microseconds, truth is 0 or 1.
"""

import sqlalchemy as sa

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def key() -> sa.Column[int]:
    return sa.Column("id", sa.Integer, primary_key=True)


def number(name: str, *, optional: bool = False, grows: bool = False) -> sa.Column[int]:
    # BIGINT: microseconds pass 2^31 after 36 minutes. A column that grows is a counter that undo leaves alone.
    return sa.Column(name, sa.BigInteger, nullable=optional, info={"grows": grows})


def text(name: str, *, optional: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=optional)


def later_text(name: str, *, absent: str | None = "") -> sa.Column[str]:
    """A column that a migration added: rows recorded before it hold `absent`, and so does a row that does not name it."""
    return sa.Column(name, sa.Text, nullable=absent is None, server_default=absent, info={"absent": absent})


def later_number(name: str, *, absent: int | None = None) -> sa.Column[int]:
    """As `later_text`, for integers."""
    default = None if absent is None else str(absent)
    return sa.Column(name, sa.BigInteger, nullable=absent is None, server_default=default, info={"absent": absent})


def later_reference(name: str, table: str) -> sa.Column[int]:
    """As `later_text`, for a row of another table or none."""
    return sa.Column(name, sa.Integer, sa.ForeignKey(f"{table}.id"), nullable=True, info={"absent": None})


def refers(name: str, table: str, *, optional: bool = False, index: bool = True) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, sa.ForeignKey(f"{table}.id"), nullable=optional, index=index)


def one_of(column: str, *values: str) -> sa.CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    return sa.CheckConstraint(f"{column} IN ({listed})", name=f"{column}_known")


def at_least(column: str, least: int) -> sa.CheckConstraint:
    return sa.CheckConstraint(f"{column} >= {least}", name=f"{column}_range")


def table(name: str, *parts: sa.schema.SchemaItem) -> sa.Table:
    # Keys are never given twice: the journal speaks of rows that an undo may bring back.
    return sa.Table(name, metadata, key(), *parts, sqlite_autoincrement=True)
