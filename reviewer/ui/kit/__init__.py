"""Dumb widgets and painters: they know tokens and shapes, never the workbench or the field."""
