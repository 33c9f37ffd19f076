"""Revisions, in order of their numbers; a package so that wheels carry it."""
