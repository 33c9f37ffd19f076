"""The headless twin: the same operations and queries without Qt."""
