"""Runs migrations on the connection the program hands over."""

from alembic import context

connection = context.config.attributes["connection"]
# render_as_batch: SQLite alters a table by copying it.
context.configure(
    connection=connection, target_metadata=context.config.attributes.get("metadata"), render_as_batch=True, transactional_ddl=True
)
with context.begin_transaction():
    context.run_migrations()
