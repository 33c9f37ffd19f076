"""The playback engine: clock, mixer and films of one visit, without a window."""
