"""How Alembic runs here: on the caller's connection, within the caller's transaction, on SQLite too."""

from alembic import context

connection = context.config.attributes["connection"]
context.configure(connection=connection, transactional_ddl=True, render_as_batch=True)
context.run_migrations()
