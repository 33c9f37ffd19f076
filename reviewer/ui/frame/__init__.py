"""What stands around the panels: top bar, status line, palette, sheet of keys."""
