"""The queue: every shop in the workspace, and submissions coming in."""
