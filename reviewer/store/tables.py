"""All tables, by what they hold, and the journal of every change to them.

The triggers that keep rows from being changed live in the migrations, per database.
"""

import sqlalchemy as sa

from reviewer.store import case_tables, intake_tables, review_tables
from reviewer.store.columns import at_least, metadata, number, one_of, text

__all__ = ["STATE_TABLES", "case_tables", "intake_tables", "journal", "metadata", "review_tables"]

journal = sa.Table(
    "journal",
    metadata,
    sa.Column("step", sa.Integer, primary_key=True, autoincrement=False),
    text("at"),
    text("actor"),
    text("operation"),
    text("label"),
    text("kind"),
    # Not foreign keys: the journal outlives the rows it speaks of.
    sa.Column("submission_id", sa.Integer, nullable=True, index=True),
    sa.Column("review_id", sa.Integer, nullable=True, index=True),
    sa.Column("undoes", sa.Integer, sa.ForeignKey("journal.step"), nullable=True),
    number("seals"),
    text("row_changes"),
    text("previous"),
    text("digest"),
    sa.UniqueConstraint("digest"),
    one_of("kind", "act", "undo", "redo", "record"),
    at_least("step", 1),
    sa.CheckConstraint("seals IN (0, 1)", name="truth"),
    sa.CheckConstraint("(kind IN ('undo', 'redo')) = (undoes IS NOT NULL)", name="undoes_whole"),
    sa.CheckConstraint("length(previous) = 64 AND length(digest) = 64", name="digest_length"),
)

STATE_TABLES = tuple(table for table in metadata.sorted_tables if table is not journal)
