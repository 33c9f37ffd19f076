"""Alembic migrations. Each is self-contained: it uses nothing of the program, so that it still runs when the program has moved on."""
