"""The nouns of the field: frozen dataclasses and enums, no input or output."""
