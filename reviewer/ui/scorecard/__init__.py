"""Before signing: what stands in the way, who signs, and the scorecard that comes of it."""
