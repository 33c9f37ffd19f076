"""Two reviews compared: on decisions, on totals, and on where the evidence lies."""
