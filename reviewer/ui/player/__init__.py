"""The player: film and photos of the current moment, their sound, and what was said."""
