"""Rows in, frozen domain objects out."""
