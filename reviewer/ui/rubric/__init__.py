"""The rubric panel: dimensions, items, verdicts."""
